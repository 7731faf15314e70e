//! Couples before marriage: checked in time, so that what is found can be treated before a pregnancy.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{HealthCheck, RegisterSettings, Woman, WomanFinding, WomanFound, anaemia, sorted, thin_arm};
use crate::age::CivilDate;
use crate::regency::Thresholds;
use crate::text::PersonName;

/// A couple that will marry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Couple {
    /// The bride.
    pub woman: Woman,
    /// Since when they are followed.
    pub since: CivilDate,
    /// The groom.
    pub man_name: PersonName,
    /// The day of the wedding.
    pub wedding_on: CivilDate,
    /// Checks of the bride, in any order.
    pub checks: Vec<HealthCheck>,
}

impl Couple {
    /// The last day for the first check; for a couple that came later, the day it came.
    #[must_use]
    pub fn check_due(&self, settings: &RegisterSettings) -> CivilDate {
        self.wedding_on.plus_days(-i32::from(settings.couple_before_days)).max(self.since)
    }

    /// What `today` finds, gravest first. The limits of the arm are those of a mother: it is one that she may become.
    #[must_use]
    pub fn findings(
        &self,
        today: CivilDate,
        thresholds: &Thresholds,
        settings: &RegisterSettings,
    ) -> Vec<WomanFound> {
        let due = self.check_due(settings);
        let unseen = self.checks.iter().all(|check| check.on > today);
        let years = self.woman.years_on(self.wedding_on);
        let young = years.is_some_and(|years| years < u32::from(thresholds.young_mother_years));
        let old = years.is_some_and(|years| years >= u32::from(thresholds.old_mother_years));
        let known = |finding| WomanFound { finding, on: self.since };
        let wed = today > self.wedding_on;
        sorted([
            anaemia(&self.checks, today, settings.haemoglobin()),
            thin_arm(&self.checks, today, thresholds.mother_arm_millimetres),
            young.then_some(known(WomanFinding::TooYoung)),
            old.then_some(known(WomanFinding::TooOld)),
            (unseen && today > due).then_some(WomanFound { finding: WomanFinding::NotSeen, on: due }),
            wed.then_some(WomanFound { finding: WomanFinding::PastItsTime, on: self.wedding_on }),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, date, kinds, woman};
    use super::*;

    fn couple(birth_date: &str, checks: Vec<HealthCheck>) -> Couple {
        Couple {
            woman: woman(birth_date),
            since: date("2025-01-01"),
            man_name: "Budi".parse().unwrap(),
            wedding_on: date("2025-12-01"),
            checks,
        }
    }

    fn found(couple: &Couple, today: &str) -> Vec<WomanFinding> {
        kinds(&couple.findings(date(today), &Thresholds::default(), &RegisterSettings::default()))
    }

    #[test]
    fn a_couple_is_checked_three_months_before() {
        let unseen = couple("2000-01-01", Vec::new());
        assert_eq!(found(&unseen, "2025-09-02"), []);
        assert_eq!(found(&unseen, "2025-09-03"), [WomanFinding::NotSeen]);
        let seen = couple("2000-01-01", vec![check("2025-09-01", Some(235), Some(120))]);
        assert_eq!(found(&seen, "2025-11-01"), []);
        let thin = couple("2000-01-01", vec![check("2025-09-01", Some(234), Some(119))]);
        assert_eq!(found(&thin, "2025-11-01"), [WomanFinding::Anaemia, WomanFinding::ThinArm]);
        assert_eq!(found(&seen, "2025-12-01"), []);
        assert_eq!(found(&seen, "2025-12-02"), [WomanFinding::PastItsTime]);
        let late = Couple { since: date("2025-11-20"), ..unseen };
        assert_eq!(found(&late, "2025-11-20"), [], "nobody is late on the day they come");
        assert_eq!(found(&late, "2025-11-21"), [WomanFinding::NotSeen]);
    }

    #[test]
    fn a_bride_too_young_or_too_old_is_told() {
        let seen = || vec![check("2025-08-01", None, None)];
        assert_eq!(found(&couple("2005-12-01", seen()), "2025-08-02"), []);
        assert_eq!(found(&couple("2005-12-02", seen()), "2025-08-02"), [WomanFinding::TooYoung]);
        assert_eq!(found(&couple("1990-12-02", seen()), "2025-08-02"), []);
        assert_eq!(found(&couple("1990-12-01", seen()), "2025-08-02"), [WomanFinding::TooOld]);
    }
}
