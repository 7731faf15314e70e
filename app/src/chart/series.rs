//! What one chart shows: which lines of which table, and the child's own points, all from assessments.

use tumbuh::age::CivilDate;
use tumbuh::chart::Point;
use tumbuh::child::Child;
use tumbuh::growth::{
    Assessment, Category, DAYS_PER_MONTH, Indicator, RowRange, RowUnit, Score, Standard, assess, rows,
};
use tumbuh::measurement::Measurement;
use tumbuh::sex::Sex;

use crate::i18n::Text;

/// The charts, in the order of their tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The weight card (KMS).
    Weight,
    /// Length or height for age.
    Length,
    /// Weight for length or height.
    WeightForLength,
    /// BMI for age.
    Bmi,
    /// Head circumference for age.
    Head,
}

/// One reading as the charts take it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen {
    /// The day; `None` in the calculator.
    pub date: Option<CivilDate>,
    /// What the engine said.
    pub assessment: Assessment,
}

impl Seen {
    /// A child's readings, which come newest first, in the order of the chart.
    #[must_use]
    pub fn of<'a>(child: &Child, readings: impl Iterator<Item = &'a Measurement>) -> Vec<Self> {
        let subject = child.subject();
        let seen = readings.map(|reading| Self {
            date: Some(reading.date),
            assessment: assess(&subject, reading.date, &reading.reading()),
        });
        let mut seen: Vec<Self> = seen.collect();
        seen.reverse();
        seen
    }
}

/// One point of the child.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Where it lies.
    pub at: Point,
    /// The day; `None` in the calculator.
    pub date: Option<CivilDate>,
    /// The age in days.
    pub days: Option<u32>,
    /// z at two decimals.
    pub z: f64,
    /// Its category.
    pub category: Option<Category>,
}

/// All that a chart needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Which index.
    pub indicator: Indicator,
    /// Of which standard.
    pub standard: Standard,
    /// Whose lines.
    pub sex: Sex,
    /// The rows that the table has.
    pub range: RowRange,
    /// The points, oldest first.
    pub dots: Vec<Dot>,
}

impl Kind {
    /// All, in the order of their tabs.
    pub const ALL: [Self; 5] = [Self::Weight, Self::Length, Self::WeightForLength, Self::Bmi, Self::Head];

    /// The word on the tab.
    #[must_use]
    pub fn word(self) -> Text {
        match self {
            Self::Weight => Text::ChartWeight,
            Self::Length => Text::ChartLength,
            Self::WeightForLength => Text::ChartWeightForLength,
            Self::Bmi => Text::ChartBmi,
            Self::Head => Text::ChartHead,
        }
    }

    fn score(self, assessment: &Assessment) -> Option<&Score> {
        let scores = &assessment.scores;
        match self {
            Self::Weight => scores.weight_for_age.as_ref(),
            Self::Length => scores.length_for_age.as_ref(),
            Self::WeightForLength => scores.weight_for_length.as_ref(),
            Self::Bmi => scores.bmi_for_age.as_ref(),
            Self::Head => scores.head_for_age.as_ref(),
        }
    }

    fn indicator(self) -> Indicator {
        match self {
            Self::Weight => Indicator::WeightForAge,
            Self::Length => Indicator::LengthForAge,
            Self::WeightForLength => Indicator::WeightForLength,
            Self::Bmi => Indicator::BmiForAge,
            Self::Head => Indicator::HeadForAge,
        }
    }
}

impl Series {
    /// The chart of a child's readings (oldest first), in the table that the newest score was read from.
    #[must_use]
    pub fn new(kind: Kind, sex: Sex, seen: &[Seen]) -> Option<Self> {
        let newest = seen.iter().rev().find_map(|one| kind.score(&one.assessment));
        let (indicator, standard) =
            newest.map_or((kind.indicator(), Standard::Who2006), |score| (score.indicator, score.standard));
        let range = rows(indicator, standard)?;
        let dots: Vec<Dot> = seen
            .iter()
            .filter_map(|one| {
                let score = kind.score(&one.assessment)?;
                (score.indicator == indicator && score.standard == standard).then_some(())?;
                let days = one.assessment.age.map(|age| age.days.0);
                let x = match range.unit {
                    RowUnit::Days => f64::from(days?),
                    RowUnit::Months => f64::from(days?) / DAYS_PER_MONTH,
                    RowUnit::Millimetres => f64::from(one.assessment.length?.millimetres.0),
                };
                let at = Point { x, y: score.value };
                Some(Dot { at, date: one.date, days, z: score.z_rounded, category: score.category })
            })
            .collect();
        Some(Self { indicator, standard, sex, range, dots })
    }

    /// The part of the table to open with: no more than the child's age (or length) needs.
    #[must_use]
    pub fn first_window(&self) -> (f64, f64) {
        let (first, last) = (f64::from(self.range.first), f64::from(self.range.last));
        let Some(newest) = self.dots.last().map(|dot| dot.at.x) else {
            return (first, last);
        };
        match self.range.unit {
            RowUnit::Days => {
                let end = [366.0, 731.0, 1096.0].into_iter().find(|end| newest < end - 30.0).unwrap_or(last);
                (first, end)
            }
            RowUnit::Months => (first, (newest + 24.0).min(last)),
            RowUnit::Millimetres => {
                let oldest = self.dots.first().map_or(newest, |dot| dot.at.x);
                ((oldest - 60.0).max(first), (newest + 60.0).min(last))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tumbuh::growth::{Position, Reading, Subject, assess};
    use tumbuh::unit::{Grams, Millimetres};

    fn seen(date: &str, grams: u32, millimetres: Option<u32>) -> Seen {
        let subject = Subject { sex: Sex::Female, birth_date: "2024-01-10".parse().unwrap() };
        let reading = Reading {
            weight: Some(Grams(grams)),
            length: millimetres.map(Millimetres),
            position: Some(Position::Lying),
            ..Reading::default()
        };
        let date = date.parse().unwrap();
        Seen { date: Some(date), assessment: assess(&subject, date, &reading) }
    }

    #[test]
    fn a_chart_has_a_point_for_each_score() {
        let all = [seen("2024-03-10", 5_000, None), seen("2024-06-10", 6_900, Some(640))];
        let count = |kind| Series::new(kind, Sex::Female, &all).unwrap().dots.len();
        assert_eq!(count(Kind::Weight), 2);
        assert_eq!(count(Kind::Length), 1);
        assert_eq!(count(Kind::WeightForLength), 1);
        assert_eq!(count(Kind::Head), 0);
    }

    #[test]
    fn a_chart_opens_no_wider_than_the_child_is_old() {
        let infant = [seen("2024-06-10", 6_900, Some(640))];
        let window = |seen: &[Seen]| Series::new(Kind::Weight, Sex::Female, seen).unwrap().first_window();
        assert!((window(&infant).1 - 366.0).abs() < 1e-9);
        assert!((window(&[seen("2025-01-05", 8_900, None)]).1 - 731.0).abs() < 1e-9);
        assert!((window(&[]).1 - 1826.0).abs() < 1e-9);
    }
}
