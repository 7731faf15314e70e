//! The formats of other programs.

pub mod anthro;
