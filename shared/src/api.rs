//! What crosses the wire besides mutations and rows: sign-in, sync batches, problems, the operator.

pub mod operator;
pub mod problem;
pub mod session;
pub mod sync;
