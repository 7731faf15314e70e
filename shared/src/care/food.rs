//! Food supplements (PMT): the daily log, the weekly weight, and what treatment without gain means.

use alloc::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::plan::FoodCourse;
use super::settings::FoodSettings;
use crate::age::CivilDate;
use crate::finding::{Finding, RedFlag};
use crate::id::InterventionId;
use crate::regency::FoodDays;
use crate::text::Remark;
use crate::unit::Grams;

/// One day of a course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FoodLog {
    /// Which intervention.
    pub intervention: InterventionId,
    /// The day.
    pub on: CivilDate,
    /// How much was eaten.
    pub eaten: Eaten,
    /// The weekly weight, on the days it is taken.
    pub weight_grams: Option<Grams>,
    /// For example why it was not eaten.
    pub remark: Option<Remark>,
}

/// How much of a day's portion was eaten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Eaten {
    /// None, or none was there.
    Nothing,
    /// Less than half.
    Little,
    /// Half or more.
    Most,
    /// All.
    All,
}

/// How a course goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoodProgress {
    /// Days of the course.
    pub days: u16,
    /// Days of it that were logged.
    pub logged_days: u16,
    /// Days on which half or more was eaten.
    pub eaten_days: u16,
    /// The first day of the course that somebody should have logged and nobody did; `None` when there is none.
    pub first_gap: Option<CivilDate>,
    /// The day of the newest weight.
    pub last_weighed: Option<CivilDate>,
}

/// The days of food that the pack gives for the gravest of these findings; `None` when it gives none. Gizi buruk is treated by its
/// own protocol, and not with the food of whoever is light.
#[must_use]
pub fn food_days(findings: &[Finding], days: &FoodDays) -> Option<u16> {
    let has = |wanted: &[Finding]| findings.iter().any(|finding| wanted.contains(finding));
    if findings.iter().any(|finding| finding.is_severe_wasting()) {
        None
    } else if has(&[Finding::Wasted, Finding::ArmSmall]) {
        Some(days.wasted)
    } else if has(&[Finding::Underweight, Finding::VeryUnderweight]) {
        Some(days.underweight)
    } else if has(&[Finding::NotGainingTwice]) {
        Some(days.not_gaining_twice)
    } else {
        None
    }
}

impl FoodProgress {
    /// How `course` goes by its logs, in any order; a day logged twice counts once, with the more eaten. Nobody logs a day on which
    /// the child is `away`, in hospital.
    #[must_use]
    pub fn of<'a>(
        course: FoodCourse,
        logs: impl IntoIterator<Item = &'a FoodLog>,
        away: impl Fn(CivilDate) -> bool,
    ) -> Self {
        let mut eaten: BTreeMap<CivilDate, Eaten> = BTreeMap::new();
        let mut last_weighed = None;
        for log in logs {
            if log.weight_grams.is_some() {
                last_weighed = last_weighed.max(Some(log.on));
            }
            if (course.from..course.end()).contains(&log.on) {
                let day = eaten.entry(log.on).or_insert(log.eaten);
                *day = log.eaten.max(*day);
            }
        }
        let count = |days: usize| u16::try_from(days).unwrap_or(u16::MAX);
        let mut all = (0..course.days).map(|day| course.from.plus_days(i32::from(day)));
        Self {
            days: course.days,
            logged_days: count(eaten.len()),
            eaten_days: count(eaten.values().filter(|eaten| **eaten >= Eaten::Most).count()),
            first_gap: all.find(|day| !eaten.contains_key(day) && !away(*day)),
            last_weighed,
        }
    }
}

/// The red flag of treatment without gain: the newest weight is not above the one of at least
/// [`FoodSettings::no_gain_days`] before, both since treatment began; of two on one day, the heavier. Weights in any order.
#[must_use]
pub fn no_gain(
    weights: &[(CivilDate, Grams)],
    treated_since: CivilDate,
    settings: &FoodSettings,
) -> Option<Finding> {
    let treated = || weights.iter().filter(|(on, _)| *on >= treated_since);
    let (now, weight) = treated().max()?;
    let then = now.plus_days(-i32::from(settings.no_gain_days.max(1)));
    let (_, before) = treated().filter(|(on, _)| *on <= then).max()?;
    (weight <= before).then_some(Finding::RedFlag(RedFlag::NoGainInTreatment))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(offset: i32) -> CivilDate {
        "2025-10-01".parse::<CivilDate>().unwrap().plus_days(offset)
    }

    fn log(offset: i32, eaten: Eaten) -> FoodLog {
        FoodLog {
            intervention: InterventionId::new(1, [1; 10]),
            on: day(offset),
            eaten,
            weight_grams: None,
            remark: None,
        }
    }

    #[test]
    fn days_come_from_the_gravest_finding() {
        let days = FoodDays::default();
        assert_eq!(food_days(&[Finding::NotGainingTwice], &days), Some(14));
        assert_eq!(food_days(&[Finding::NotGainingTwice, Finding::Wasted], &days), Some(56));
        assert_eq!(food_days(&[Finding::Underweight], &days), Some(14));
        assert_eq!(food_days(&[Finding::NotGaining], &days), None);
        assert_eq!(food_days(&[Finding::Short], &days), None);
    }

    #[test]
    fn a_course_counts_its_days_once() {
        let course = FoodCourse { from: day(0), days: 14 };
        let logs = [
            log(0, Eaten::Little),
            log(0, Eaten::All),
            log(1, Eaten::Nothing),
            log(3, Eaten::Most),
            log(-1, Eaten::All),
            log(14, Eaten::All),
        ];
        let progress = FoodProgress::of(course, &logs, |_| false);
        assert_eq!((progress.days, progress.logged_days, progress.eaten_days), (14, 3, 2));
        assert_eq!(progress.first_gap, Some(day(2)));
        let whole: Vec<_> = (0..14).map(|offset| log(offset, Eaten::All)).collect();
        assert_eq!(FoodProgress::of(course, &whole, |_| false).first_gap, None);
    }

    #[test]
    fn no_gain_over_two_weeks_of_treatment_is_a_red_flag() {
        let flag = Some(Finding::RedFlag(RedFlag::NoGainInTreatment));
        let settings = FoodSettings::default();
        let found = |weights: &[(i32, u32)]| {
            let weights: Vec<_> = weights.iter().map(|(on, grams)| (day(*on), Grams(*grams))).collect();
            no_gain(&weights, day(0), &settings)
        };
        assert_eq!(found(&[(0, 7_000), (14, 7_000)]), flag);
        assert_eq!(found(&[(0, 7_000), (14, 7_001)]), None);
        assert_eq!(found(&[(0, 7_000), (13, 7_000)]), None, "not two weeks yet");
        assert_eq!(found(&[(14, 6_900), (7, 7_100), (0, 7_000)]), flag);
        assert_eq!(found(&[(-1, 7_000), (14, 7_000)]), None, "before treatment");
        assert_eq!(found(&[]), None);
    }
}
