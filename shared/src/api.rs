//! What crosses the wire besides mutations and rows: sign-in, sync batches, problems.

pub mod problem;
pub mod session;
pub mod sync;
