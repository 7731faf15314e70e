//! The CSV columns of WHO's Anthro and `AnthroPlus`, cell by cell; splitting a file into cells is the caller's.

mod cells;
pub mod school;
pub mod under_five;

pub use cells::CellError;
