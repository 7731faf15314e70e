//! What crosses the wire besides mutations and rows: assessments, sign-in, people, sync batches, problems, the operator.

pub mod access_log;
pub mod areas;
pub mod assess;
pub mod audits;
pub mod care;
pub mod detail;
pub mod exports;
pub mod handover;
pub mod join;
pub mod me;
pub mod operator;
pub mod pack;
pub mod people;
pub mod problem;
pub mod reference;
pub mod refusals;
pub mod registers;
pub mod requests;
pub mod session;
pub mod stock;
pub mod sync;
pub mod villages;
