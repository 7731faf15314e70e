//! The geometry of growth charts: WHO's lines, axis ticks, scales and SVG paths. Nothing here draws.

mod curves;
mod path;
mod scale;

pub use curves::{Curve, Line, Lines, Point, curves};
pub use path::{area, polyline};
pub use scale::{Scale, month_ticks, ticks};
