//! Pregnant women: arm, haemoglobin, visits, iron, risk; and the child that needs no typing again.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{
    HealthCheck, RegisterSettings, Woman, WomanFinding, WomanFound, anaemia, not_seen, sorted, thin_arm,
};
use crate::age::{AgeDays, CivilDate};
use crate::care::cause::FamilyFacts;
use crate::child::{Child, ChildStatus, Consent, GestationDays};
use crate::id::ChildId;
use crate::regency::{FoodDays, Thresholds};
use crate::sex::Sex;
use crate::text::PersonName;
use crate::unit::{Grams, Millimetres};

/// One pregnancy of one woman.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Pregnancy {
    /// Who.
    pub woman: Woman,
    /// Since when she is followed.
    pub since: CivilDate,
    /// The first day of the last period (HPHT), or as estimated.
    pub last_period: CivilDate,
    /// Months since the birth before; `None` at the first, or unknown.
    pub spacing_months: Option<u16>,
    /// Living children.
    pub children: Option<u8>,
    /// Antenatal visits, in any order.
    pub checks: Vec<HealthCheck>,
    /// Children born of it.
    pub born: Vec<ChildId>,
    /// The day it ended; `None` while it lasts.
    pub ended_on: Option<CivilDate>,
}

/// What is known of a birth beyond the mother.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Birth {
    /// The child, made on the phone.
    pub child: ChildId,
    /// The day.
    pub on: CivilDate,
    /// The child's name.
    pub name: PersonName,
    /// Sex.
    pub sex: Sex,
    /// Weight at birth.
    pub weight_grams: Option<Grams>,
    /// Length at birth.
    pub length_millimetres: Option<Millimetres>,
    /// The parent's consent.
    pub consent: Consent,
}

/// A pregnancy lasts 280 days from the last period (Naegele).
const PREGNANCY_DAYS: i32 = 280;
/// None lasts longer: 45 weeks, as long as [`GestationDays`](crate::child::GestationDays) can be.
pub(super) const LONGEST_DAYS: i32 = 315;
/// The second trimester begins in week 14.
const SECOND_TRIMESTER_DAYS: i32 = 13 * 7;

impl Pregnancy {
    /// The day the child is expected (HPL).
    #[must_use]
    pub fn due_on(&self) -> CivilDate {
        self.last_period.plus_days(PREGNANCY_DAYS)
    }

    /// Whether a child that is followed can be born of it on that day: after as long as a [`GestationDays`] can be.
    #[must_use]
    pub fn can_bear_on(&self, day: CivilDate) -> bool {
        let days = AgeDays::between(self.last_period, day).and_then(|days| u16::try_from(days.0).ok());
        days.is_some_and(|days| GestationDays::try_from(days).is_ok())
    }

    /// What `today` finds, gravest first; nothing once it ended.
    #[must_use]
    pub fn findings(
        &self,
        today: CivilDate,
        thresholds: &Thresholds,
        settings: &RegisterSettings,
    ) -> Vec<WomanFound> {
        if self.ended_on.is_some_and(|ended| ended <= today) || today < self.last_period {
            return Vec::new();
        }
        let facts = FamilyFacts {
            mother_years: self.woman.years_on(self.due_on()).and_then(|years| u8::try_from(years).ok()),
            spacing_months: self.spacing_months,
            children: self.children,
        };
        let risks = facts.circumstances(thresholds);
        let risk = |circumstance, finding| {
            risks.contains(&circumstance).then_some(WomanFound { finding, on: self.since })
        };
        use crate::care::cause::Circumstance as Of;
        sorted([
            anaemia(&self.checks, today, settings.haemoglobin_in_pregnancy(thresholds)),
            thin_arm(&self.checks, today, thresholds.mother_arm_millimetres),
            risk(Of::MotherTooYoung, WomanFinding::TooYoung),
            risk(Of::MotherTooOld, WomanFinding::TooOld),
            risk(Of::BirthsTooClose, WomanFinding::BirthsTooClose),
            risk(Of::TooManyChildren, WomanFinding::TooManyChildren),
            not_seen(&self.checks, today, self.since, settings.antenatal_every_days),
            self.iron_missing(today, settings),
            (today > self.due_on()).then(|| WomanFound {
                finding: WomanFinding::PastItsTime,
                on: self.due_on().max(self.since),
            }),
        ])
    }

    /// Days of food supplements that the pack gives for what was found; `None` when it gives none.
    #[must_use]
    pub fn food_days(found: &[WomanFound], days: &FoodDays) -> Option<u16> {
        let thin = found.iter().any(|found| found.finding == WomanFinding::ThinArm);
        thin.then_some(days.thin_in_pregnancy)
    }

    /// The record of a child born of it, with everything that is known of the mother; it is to be added to [`Self::born`].
    #[must_use]
    pub fn child(&self, birth: Birth) -> Child {
        let days = birth.on.days_since_epoch() - self.last_period.days_since_epoch();
        Child {
            id: birth.child,
            name: birth.name,
            sex: birth.sex,
            birth_date: birth.on,
            nik: None,
            mother_name: self.woman.name.clone(),
            phone: self.woman.phone.clone(),
            posyandu: self.woman.posyandu.clone(),
            address: self.woman.address.clone(),
            rt: None,
            rw: None,
            birth_weight_grams: birth.weight_grams,
            birth_length_millimetres: birth.length_millimetres,
            gestation: u16::try_from(days).ok().and_then(|days| days.try_into().ok()),
            birth_order: self.children.map(|children| children.saturating_add(1)),
            consent: birth.consent,
            status: ChildStatus::Active,
        }
    }

    fn iron_missing(&self, today: CivilDate, settings: &RegisterSettings) -> Option<WomanFound> {
        let on = self.iron_missing_on(today, settings)?;
        (today >= on).then_some(WomanFound { finding: WomanFinding::IronMissing, on: on.max(self.since) })
    }

    /// The first day for which the tablets that were given by `today` are too few; `None` when they last until the end. Tablets
    /// are asked for evenly over the second and third trimester.
    #[must_use]
    pub fn iron_missing_on(&self, today: CivilDate, settings: &RegisterSettings) -> Option<CivilDate> {
        let begin = self.last_period.plus_days(SECOND_TRIMESTER_DAYS);
        let total = i32::from(settings.antenatal_iron_tablets);
        let given = self.checks.iter().filter(|check| check.on <= today);
        let given: i32 = given.map(|check| i32::from(check.iron_tablets)).sum();
        // After so many days one tablet more is asked than was given, rounded up.
        let days = PREGNANCY_DAYS - SECOND_TRIMESTER_DAYS;
        (given < total).then(|| begin.plus_days(((given + 1) * days + total - 1) / total))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, date, kinds, woman};
    use super::*;

    fn pregnancy(checks: Vec<HealthCheck>) -> Pregnancy {
        Pregnancy {
            woman: woman("1998-05-05"),
            since: date("2025-06-01"),
            last_period: date("2025-06-01"),
            spacing_months: Some(36),
            children: Some(1),
            checks,
            born: Vec::new(),
            ended_on: None,
        }
    }

    fn found(pregnancy: &Pregnancy, today: &str) -> Vec<WomanFinding> {
        kinds(&pregnancy.findings(date(today), &Thresholds::default(), &RegisterSettings::default()))
    }

    #[test]
    fn arm_and_haemoglobin_turn_at_their_limits() {
        let of = |arm, haemoglobin| {
            found(&pregnancy(vec![check("2025-07-01", Some(arm), Some(haemoglobin))]), "2025-07-02")
        };
        assert_eq!(of(235, 110), []);
        assert_eq!(of(234, 110), [WomanFinding::ThinArm]);
        assert_eq!(of(235, 109), [WomanFinding::Anaemia]);
        assert_eq!(of(234, 70), [WomanFinding::Anaemia, WomanFinding::ThinArm]);
        assert_eq!(of(235, 69), [WomanFinding::SevereAnaemia]);
        let better = vec![check("2025-07-20", None, Some(115)), check("2025-07-01", Some(230), Some(100))];
        assert_eq!(found(&pregnancy(better), "2025-07-25"), [WomanFinding::ThinArm], "the newest of each");
        let food = |finding| {
            let found = [WomanFound { finding, on: date("2025-07-01") }];
            Pregnancy::food_days(&found, &FoodDays::default())
        };
        assert_eq!((food(WomanFinding::ThinArm), food(WomanFinding::Anaemia)), (Some(120), None));
    }

    #[test]
    fn age_spacing_and_children_make_a_risk() {
        let mut risk = pregnancy(vec![check("2025-06-20", None, None)]);
        let due = risk.due_on();
        assert_eq!(due, date("2026-03-08"));
        risk.woman.birth_date = date("2006-03-08");
        assert_eq!(found(&risk, "2025-07-01"), [], "20 on the day of birth");
        risk.woman.birth_date = date("2006-03-09");
        assert_eq!(found(&risk, "2025-07-01"), [WomanFinding::TooYoung]);
        risk.woman.birth_date = date("1991-03-08");
        risk.spacing_months = Some(23);
        risk.children = Some(4);
        assert_eq!(
            found(&risk, "2025-07-01"),
            [WomanFinding::TooOld, WomanFinding::BirthsTooClose, WomanFinding::TooManyChildren]
        );
    }

    #[test]
    fn visits_and_iron_are_counted_until_it_ends() {
        let mut due = pregnancy(vec![check("2025-08-01", None, None)]);
        assert_eq!(found(&due, "2025-08-31"), []);
        assert_eq!(found(&due, "2025-09-01"), [WomanFinding::NotSeen]);
        due.checks[0].on = date("2025-09-30");
        // The second trimester began on 31 August: 90 tablets in 189 days, 14 in the first 30.
        due.checks[0].iron_tablets = 14;
        assert_eq!(found(&due, "2025-09-30"), []);
        due.checks[0].iron_tablets = 13;
        assert_eq!(found(&due, "2025-09-30"), [WomanFinding::IronMissing]);
        due.ended_on = Some(date("2025-09-30"));
        assert_eq!(found(&due, "2025-09-30"), []);
    }

    #[test]
    fn a_child_is_born_after_20_to_45_weeks() {
        let begun = pregnancy(Vec::new());
        let on = |days: i32| begun.can_bear_on(begun.last_period.plus_days(days));
        assert_eq!(
            [on(-1), on(0), on(139), on(140), on(280), on(315), on(316)],
            [false, false, false, true, true, true, false]
        );
    }

    #[test]
    fn the_child_is_registered_from_what_is_known() {
        let birth = Birth {
            child: ChildId::new(5, [5; 10]),
            on: date("2026-02-15"),
            name: "Ayu".parse().unwrap(),
            sex: Sex::Female,
            weight_grams: Some(Grams(2_450)),
            length_millimetres: None,
            consent: Consent { given_by: "Siti".parse().unwrap(), on: date("2026-02-20"), notice_version: 1 },
        };
        let child = pregnancy(Vec::new()).child(birth);
        assert_eq!(child.mother_name.as_str(), "Siti");
        assert_eq!((child.birth_order, child.gestation.map(|weeks| weeks.weeks())), (Some(2), Some(37)));
    }
}
