//! What crosses the wire besides mutations and rows: assessments, sign-in, sync batches, problems, the operator.

pub mod assess;
pub mod operator;
pub mod problem;
pub mod reference;
pub mod session;
pub mod sync;
