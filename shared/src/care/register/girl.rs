//! Teenage girls: BMI for age by WHO 2007, haemoglobin, and iron tablets.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{
    HealthCheck, RegisterSettings, Woman, WomanFinding, WomanFound, anaemia, birthday, newest, not_seen,
    sorted,
};
use crate::age::CivilDate;
use crate::growth::{Category, Position, Reading, SchoolNutritionStatus, Subject, assess};
use crate::sex::Sex;
use crate::sorted::insert;
use crate::text::PersonName;

/// WHO 2007 ends at 19 years.
pub(super) const GROWN_YEARS: i32 = 19;

/// A girl who is followed, usually at school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Girl {
    /// Who.
    pub woman: Woman,
    /// Since when she is followed.
    pub since: CivilDate,
    /// Her school.
    pub school: Option<PersonName>,
    /// Visits, in any order.
    pub checks: Vec<HealthCheck>,
}

impl Girl {
    /// What `today` finds, gravest first.
    #[must_use]
    pub fn findings(&self, today: CivilDate, settings: &RegisterSettings) -> Vec<WomanFound> {
        sorted([
            anaemia(&self.checks, today, settings.haemoglobin()),
            self.thinness(today),
            not_seen(&self.checks, today, self.since, settings.girl_every_days),
            self.iron_missing(today, settings),
            (today >= self.grown_on())
                .then(|| WomanFound { finding: WomanFinding::PastItsTime, on: self.grown_on() }),
        ])
    }

    /// The day from which on she is no girl any more: WHO 2007 ends there, and so does adolescence.
    #[must_use]
    pub fn grown_on(&self) -> CivilDate {
        birthday(self.woman.birth_date, GROWN_YEARS)
    }

    /// The first day without an iron tablet: each that was handed out until `today` lasts
    /// [`RegisterSettings::girl_iron_every_days`], from its day or from when those before it are gone; the first is to be handed
    /// out within as many days.
    #[must_use]
    pub fn iron_gone_on(&self, today: CivilDate, settings: &RegisterSettings) -> CivilDate {
        let every = i32::from(settings.girl_iron_every_days);
        let mut given = Vec::new();
        let handed = self.checks.iter().filter(|check| check.iron_tablets > 0 && check.on <= today);
        handed.for_each(|check| insert(&mut given, check, |check| check.on));
        let first = self.since.plus_days(every);
        let lasts = |until: CivilDate, check: &HealthCheck| {
            until.max(check.on).plus_days(i32::from(check.iron_tablets) * every)
        };
        given.into_iter().fold(self.since, lasts).max(first)
    }

    fn iron_missing(&self, today: CivilDate, settings: &RegisterSettings) -> Option<WomanFound> {
        let on = self.iron_gone_on(today, settings);
        (today >= on).then_some(WomanFound { finding: WomanFinding::IronMissing, on })
    }

    fn thinness(&self, today: CivilDate) -> Option<WomanFound> {
        let both = |check: &HealthCheck| Some((check.weight_grams?, check.height_millimetres?));
        let (on, (weight, height)) = newest(&self.checks, today, both)?;
        let reading = Reading {
            weight: Some(weight),
            length: Some(height),
            position: Some(Position::Standing),
            ..Reading::default()
        };
        let subject = Subject { sex: Sex::Female, birth_date: self.woman.birth_date };
        let score = assess(&subject, on, &reading).scores.bmi_for_age.filter(|score| !score.implausible)?;
        let finding = match score.category? {
            Category::SchoolNutrition(SchoolNutritionStatus::SeverelyThin) => WomanFinding::SeverelyThin,
            Category::SchoolNutrition(SchoolNutritionStatus::Thin) => WomanFinding::Thin,
            Category::SchoolNutrition(SchoolNutritionStatus::Overweight | SchoolNutritionStatus::Obese) => {
                WomanFinding::Overweight
            }
            _ => return None,
        };
        Some(WomanFound { finding, on })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, date, kinds, woman};
    use super::*;
    use crate::unit::{Grams, Millimetres};

    fn girl(grams: u32, haemoglobin: u16) -> Girl {
        let seen = HealthCheck {
            weight_grams: Some(Grams(grams)),
            height_millimetres: Some(Millimetres(1_500)),
            ..check("2025-07-01", None, Some(haemoglobin))
        };
        // Iron for longer than these tests look.
        let seen = HealthCheck { iron_tablets: 1_000, ..seen };
        Girl { woman: woman("2011-07-01"), since: date("2025-07-01"), school: None, checks: vec![seen] }
    }

    fn found(girl: &Girl, today: &str) -> Vec<WomanFinding> {
        kinds(&girl.findings(date(today), &RegisterSettings::default()))
    }

    #[test]
    fn haemoglobin_turns_at_its_limit() {
        assert_eq!(found(&girl(45_000, 120), "2025-07-01"), []);
        assert_eq!(found(&girl(45_000, 119), "2025-07-01"), [WomanFinding::Anaemia]);
        assert_eq!(found(&girl(45_000, 80), "2025-07-01"), [WomanFinding::Anaemia]);
        assert_eq!(found(&girl(45_000, 79), "2025-07-01"), [WomanFinding::SevereAnaemia]);
    }

    #[test]
    fn thinness_turns_where_bmi_for_age_does() {
        let z = |grams: u32| {
            let reading = Reading {
                weight: Some(Grams(grams)),
                length: Some(Millimetres(1_500)),
                ..Reading::default()
            };
            let subject = Subject { sex: Sex::Female, birth_date: date("2011-07-01") };
            assess(&subject, date("2025-07-01"), &reading).scores.bmi_for_age.unwrap().z
        };
        let lowest = |limit: f64| (20_000..80_000).find(|grams| z(*grams) >= limit).unwrap();
        for (limit, below, at) in
            [(-3.0, WomanFinding::SeverelyThin, Some(WomanFinding::Thin)), (-2.0, WomanFinding::Thin, None)]
        {
            let grams = lowest(limit);
            assert_eq!(found(&girl(grams - 1, 130), "2025-07-01"), [below]);
            assert_eq!(found(&girl(grams, 130), "2025-07-01"), at.into_iter().collect::<Vec<_>>());
        }
        let heavy = lowest(1.0) + 1;
        assert_eq!(found(&girl(heavy, 130), "2025-07-01"), [WomanFinding::Overweight]);
        assert_eq!(found(&girl(heavy - 2, 130), "2025-07-01"), []);
    }

    #[test]
    fn a_girl_is_seen_twice_a_year() {
        assert_eq!(found(&girl(45_000, 130), "2025-12-31"), []);
        assert_eq!(found(&girl(45_000, 130), "2026-01-01"), [WomanFinding::NotSeen]);
    }

    #[test]
    fn iron_lasts_a_week_a_tablet_and_what_is_left_is_added_to() {
        let gone = |given: &[(&str, u16)], today: &str| {
            let checks = given
                .iter()
                .map(|(on, tablets)| HealthCheck { iron_tablets: *tablets, ..check(on, None, None) });
            let girl = Girl { checks: checks.collect(), ..girl(45_000, 130) };
            girl.iron_gone_on(date(today), &RegisterSettings::default()).to_string()
        };
        assert_eq!(gone(&[], "2025-09-01"), "2025-07-08", "a week to be given the first");
        assert_eq!(gone(&[("2025-07-02", 0)], "2025-09-01"), "2025-07-08");
        assert_eq!(gone(&[("2025-07-01", 4)], "2025-09-01"), "2025-07-29");
        assert_eq!(gone(&[("2025-08-01", 4)], "2025-09-01"), "2025-08-29");
        assert_eq!(gone(&[("2025-07-15", 4), ("2025-07-01", 4)], "2025-09-01"), "2025-08-26");
        assert_eq!(gone(&[("2025-08-01", 4)], "2025-07-31"), "2025-07-08", "not handed out yet");
    }

    #[test]
    fn a_girl_is_followed_until_she_is_grown() {
        let mut grown = girl(45_000, 130);
        grown.checks[0].on = date("2030-06-01");
        assert_eq!(found(&grown, "2030-06-30"), []);
        assert_eq!(found(&grown, "2030-07-01"), [WomanFinding::PastItsTime]);
    }
}
