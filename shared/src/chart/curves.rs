//! WHO's lines of an indicator: SD lines or percentiles.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::growth::{Indicator, Standard, distribution, rows};
use crate::sex::Sex;

/// A point in the units of the data.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Point {
    /// Days, months or millimetres, as [`crate::growth::rows`] says.
    pub x: f64,
    /// In the indicator's unit.
    pub y: f64,
}

/// Which family of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Lines {
    /// -3 to +3 SD.
    Sd,
    /// 3rd, 15th, 50th, 85th and 97th percentile, as WHO's percentile charts.
    Percentiles,
}

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "at", rename_all = "camelCase")]
pub enum Line {
    /// A whole number of SD from the median.
    Sd(i8),
    /// A percentile.
    Percentile(u8),
}

/// A line with its points, x rising.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Curve {
    /// Which line.
    pub line: Line,
    /// Its points.
    pub points: Vec<Point>,
}

/// z of the percentiles that WHO draws: the quantiles of the normal distribution.
const PERCENTILES: [(u8, f64); 5] = [
    (3, -1.880_793_608_151_250_9),
    (15, -1.036_433_389_493_789_8),
    (50, 0.0),
    (85, 1.036_433_389_493_789_8),
    (97, 1.880_793_608_151_250_9),
];

impl Lines {
    fn with_z(self) -> impl Iterator<Item = (Line, f64)> {
        let sd = (-3..=3).map(|sd| (Line::Sd(sd), f64::from(sd)));
        let percentiles = PERCENTILES.map(|(at, z)| (Line::Percentile(at), z));
        sd.filter(move |_| self == Self::Sd)
            .chain(percentiles.into_iter().filter(move |_| self == Self::Percentiles))
    }
}

/// The lines from row `first` to row `last` (held within the table) at every `step`th row and the last one, lowest line
/// first. Empty when the standard has no such table or the range misses it; a step of 0 is one of 1.
#[must_use]
pub fn curves(
    indicator: Indicator,
    standard: Standard,
    sex: Sex,
    (first, last): (u32, u32),
    step: u32,
    lines: Lines,
) -> Vec<Curve> {
    let Some(range) = rows(indicator, standard) else {
        return Vec::new();
    };
    let (first, last) = (first.max(range.first), last.min(range.last));
    let step = usize::try_from(step.max(1)).unwrap_or(usize::MAX);
    let end = (first <= last).then_some(last);
    let keys = (first..last).step_by(step).chain(end);
    let table: Vec<_> =
        keys.filter_map(|key| Some((f64::from(key), distribution(indicator, standard, sex, key)?))).collect();
    if table.is_empty() {
        return Vec::new();
    }
    lines
        .with_z()
        .map(|(line, z)| Curve {
            line,
            points: table.iter().map(|&(x, row)| Point { x, y: row.value(z) }).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::growth::percentile;

    fn weight(range: (u32, u32), step: u32, lines: Lines) -> Vec<Curve> {
        curves(Indicator::WeightForAge, Standard::Who2006, Sex::Male, range, step, lines)
    }

    #[test]
    fn lines_are_in_order_and_reach_both_ends() {
        for lines in [Lines::Sd, Lines::Percentiles] {
            let curves = weight((0, 9_999), 30, lines);
            for pair in curves.windows(2) {
                for (lower, upper) in pair[0].points.iter().zip(&pair[1].points) {
                    assert!(lower.y < upper.y && lower.x.to_bits() == upper.x.to_bits());
                }
            }
            let points = &curves[0].points;
            assert_eq!((points[0].x, points[points.len() - 1].x), (0.0, 1826.0));
            assert!(points.is_sorted_by(|left, right| left.x < right.x));
        }
    }

    #[test]
    fn lines_are_those_who_publishes() {
        // WHO weight-for-age, boys, 12 months (day 365): SD-3 6.9, SD-2 7.7, median 9.6, SD+2 12.0 kg, as printed.
        let year = weight((365, 365), 1, Lines::Sd);
        let printed: Vec<_> = year.iter().map(|curve| (curve.points[0].y * 10.0).round() / 10.0).collect();
        assert_eq!(printed, [6.9, 7.7, 8.6, 9.6, 10.8, 12.0, 13.3]);
        for (at, z) in PERCENTILES {
            assert!((percentile(z) - f64::from(at)).abs() < 2e-5);
        }
    }

    #[test]
    fn what_is_not_in_the_table_is_not_drawn() {
        assert!(weight((1_900, 2_000), 1, Lines::Sd).is_empty());
        assert!(weight((20, 10), 0, Lines::Sd).is_empty());
        assert!(
            curves(Indicator::HeadForAge, Standard::Who2007, Sex::Male, (60, 228), 1, Lines::Sd).is_empty()
        );
        assert_eq!(weight((0, 10), 0, Lines::Sd)[0].points.len(), 11);
    }
}
