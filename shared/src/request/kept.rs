//! What stays when a child's record is erased: counts by month that name nobody.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::child::Child;
use crate::growth::{Category, Indicator, LengthStatus, NutritionStatus, WeightStatus, assess};
use crate::sync::MeasurementRow;

/// Children of a month and what they were found to be. Counts of several children add up, and a report that was sent stays
/// true after one of them is erased (Permenkes 2/2020 and Perpres 72/2021 count children, they do not name them).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MonthCounts {
    /// The month, counted from year 0 ([`crate::age::CivilDate::month_index`]).
    pub month: i32,
    /// Measured: at least one index could be read.
    pub measured: u32,
    /// Short or very short for age.
    pub short: u32,
    /// Low or very low weight for age.
    pub underweight: u32,
    /// Wasted or severely wasted.
    pub wasted: u32,
}

/// The months in which a child was measured, oldest first, each by its last standing reading.
#[must_use]
pub fn kept_counts(child: &Child, readings: &[MeasurementRow]) -> Vec<MonthCounts> {
    let mut last = BTreeMap::new();
    let mut standing: Vec<_> = readings.iter().filter(|row| row.counts()).collect();
    standing.sort_by_key(|row| (row.measurement.date, row.revision));
    for row in standing {
        last.insert(row.measurement.date.month_index(), &row.measurement);
    }
    let counted = last.into_iter().filter_map(|(month, reading)| {
        let found = assess(&child.subject(), reading.date, &reading.reading());
        let of = |indicator| found.scores.get(indicator).and_then(|score| score.category);
        let length = matches!(
            of(Indicator::LengthForAge),
            Some(Category::Length(LengthStatus::VeryShort | LengthStatus::Short))
        );
        let weight = matches!(
            of(Indicator::WeightForAge),
            Some(Category::Weight(WeightStatus::VeryLow | WeightStatus::Low))
        );
        let nutrition = found.nutrition.map(|nutrition| nutrition.status);
        let wasted = matches!(nutrition, Some(NutritionStatus::SeverelyWasted | NutritionStatus::Wasted));
        let is_measured = found.nutrition.is_some() || found.scores.iter().next().is_some();
        is_measured.then_some(MonthCounts {
            month,
            measured: 1,
            short: length.into(),
            underweight: weight.into(),
            wasted: wasted.into(),
        })
    });
    counted.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{MeasurementId, Revision};
    use crate::measurement::tests::measurement;
    use crate::samples::child;
    use crate::sync::Superseded;
    use crate::unit::{Grams, Millimetres};

    fn row(number: u8, date: &str, grams: u32, millimetres: u32) -> MeasurementRow {
        let mut measurement = measurement(child().id);
        measurement.id = MeasurementId::new(u64::from(number), [number; 10]);
        measurement.date = date.parse().unwrap();
        measurement.weight_grams = Some(Grams(grams));
        measurement.length_millimetres = Some(Millimetres(millimetres));
        MeasurementRow::new(Revision(number.into()), measurement)
    }

    #[test]
    fn a_month_counts_once_by_its_last_standing_reading() {
        let mut wrong = row(3, "2026-01-28", 2_000, 600);
        let actor = wrong.measurement.measured_by;
        wrong.superseded = Some(Superseded { by: None, reason: "salah".parse().unwrap(), actor });
        // A girl of one year: the median is about 8.9 kg and 74 cm.
        let readings = [
            row(2, "2026-01-20", 6_900, 680),
            row(1, "2026-01-02", 9_000, 740),
            wrong,
            row(4, "2026-02-10", 9_100, 755),
        ];
        let month = "2026-01-01".parse::<crate::age::CivilDate>().unwrap().month_index();
        assert_eq!(
            kept_counts(&child(), &readings),
            [
                MonthCounts { month, measured: 1, short: 1, underweight: 1, wasted: 0 },
                MonthCounts { month: month + 1, measured: 1, ..MonthCounts::default() },
            ]
        );
        assert_eq!(kept_counts(&child(), &[]), []);
    }
}
