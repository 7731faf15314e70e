//! The part of the x axis that is seen, and how fingers, wheel and keys move it. The y axis follows.

use tumbuh::chart::{Curve, Lines, Scale, curves};

use super::series::Series;
use crate::i18n::fixed;

/// Size of the drawing in its own units; CSS scales it to the screen or the paper.
pub const WIDTH: f64 = 340.0;
/// Height of the drawing.
pub const HEIGHT: f64 = 320.0;
/// Where the plot begins and ends.
pub const LEFT: f64 = 34.0;
/// Right end of the plot; the names of the lines stand beyond it.
pub const RIGHT: f64 = WIDTH - 26.0;
/// Top of the plot.
pub const TOP: f64 = 10.0;
/// Bottom of the plot; the ticks stand below it.
pub const BOTTOM: f64 = HEIGHT - 36.0;

/// A place in the drawing, to a tenth.
#[must_use]
pub fn px(place: f64) -> String {
    fixed(place, 1)
}

/// What is seen now.
#[derive(Clone, Debug, PartialEq)]
pub struct Seeing {
    /// The lines inside the window.
    pub curves: Vec<Curve>,
    /// Table to drawing.
    pub x: Scale,
    /// Values to drawing.
    pub y: Scale,
}

impl Seeing {
    /// The lines and scales of a window of the x axis.
    #[must_use]
    pub fn new(series: &Series, (from, to): (f64, f64)) -> Self {
        let step = whole((to - from) / 90.0).max(1);
        let rows = (whole(from.floor()), whole(to.ceil()));
        let curves = curves(series.indicator, series.standard, series.sex, rows, step, Lines::Sd);
        let inside = series.dots.iter().map(|dot| dot.at).filter(|at| at.x >= from && at.x <= to);
        let values =
            curves.iter().flat_map(|curve| curve.points.iter().copied()).chain(inside).map(|at| at.y);
        let (low, high) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| (low.min(y), high.max(y)));
        let margin = ((high - low) * 0.03).max(0.1);
        Self {
            curves,
            x: Scale::new((from, to), (LEFT, RIGHT)),
            y: Scale::new((low - margin, high + margin), (BOTTOM, TOP)),
        }
    }
}

/// The window zoomed by `factor` around a place on the x axis, kept inside the table and not closer than an eighth.
#[must_use]
pub fn zoomed(series: &Series, window: (f64, f64), factor: f64, around: f64) -> (f64, f64) {
    let closest = (f64::from(series.range.last) - f64::from(series.range.first)) / 16.0;
    let factor = factor.min((window.1 - window.0) / closest).max(0.01);
    let (from, to) = Scale::new(window, (LEFT, RIGHT)).zoomed(factor, around).range();
    held(series, (from, to))
}

/// The window moved by a share of its width.
#[must_use]
pub fn moved(series: &Series, (from, to): (f64, f64), share: f64) -> (f64, f64) {
    let by = (to - from) * share;
    held(series, (from + by, to + by))
}

fn held(series: &Series, (from, to): (f64, f64)) -> (f64, f64) {
    let (first, last) = (f64::from(series.range.first), f64::from(series.range.last));
    let width = (to - from).min(last - first);
    // `clamp` can panic, and its message brings the printing of floats: 4 kB that a phone would download.
    let from = from.min(last - width).max(first);
    (from, from + width)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held between 0 and the end of a table"
)]
fn whole(value: f64) -> u32 {
    value.clamp(0.0, 10_000.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Kind;
    use tumbuh::sex::Sex;

    #[test]
    fn a_window_stays_inside_the_table() {
        let series = Series::new(Kind::Weight, Sex::Male, &[]).unwrap();
        let all = (0.0, 1826.0);
        assert_eq!(zoomed(&series, all, 0.5, 900.0), all);
        let close = zoomed(&series, all, 1000.0, 0.0);
        assert!(close.0.abs() < 1e-9 && (close.1 - 1826.0 / 16.0).abs() < 1e-6, "{close:?}");
        let end = moved(&series, close, 1000.0);
        assert!((end.1 - 1826.0).abs() < 1e-6);
        let seeing = Seeing::new(&series, close);
        assert_eq!(seeing.curves.len(), 7);
    }
}
