//! Growth charts as SVG, drawn by hand from the geometry in `tumbuh::chart`.

mod axes;
mod dots;
mod frame;
mod gesture;
mod lines;
mod series;
mod table;
mod window;

pub use frame::{AllCharts, ChartTabs, GrowthChart};
pub use series::{Dot, Kind, Seen, Series};
