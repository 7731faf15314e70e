//! What differs between regencies and years in handling a child: deadlines, escalation, criteria, and the amounts of rules.

use serde::{Deserialize, Serialize};

use super::register::RegisterSettings;
use crate::finding::Urgency;
use crate::kms::KmsSettings;
use crate::regency::{FoodDays, Thresholds};
use crate::text::Slug;

/// Everything the rules of care are given besides the child and the day: each part is written once, in the regency's pack.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The weight card in force.
    pub kms: &'a KmsSettings,
    /// From where on a reading is a risk.
    pub thresholds: &'a Thresholds,
    /// How long food supplements are given.
    pub food_days: &'a FoodDays,
    /// Deadlines, escalation and criteria.
    pub care: &'a CareSettings,
}

/// Deadlines, escalation and criteria of handling; a part that is left out has its default.
///
/// None of the defaults was read in an official text unless its field says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CareSettings {
    /// Whether the kader is shown what to say to the mother: yes.
    pub counselling: bool,
    /// A reading opens or joins a case when it was taken so many days ago at most: 62. What an old paper says is history; a
    /// child that still falters shows it at the next visit.
    pub open_within_days: u16,
    /// When growth has fallen.
    pub trend: TrendSettings,
    /// How long each step may take.
    pub deadlines: Deadlines,
    /// When a late task goes up, and to whom in the end.
    pub escalation: EscalationSettings,
    /// When a child is cured.
    pub cure: CureSettings,
    /// How food supplements (PMT) are followed.
    pub food: FoodSettings,
    /// From where on a place as a whole is recommended an intervention.
    pub recommendation: RecommendationSettings,
    /// How women, girls and couples are followed.
    pub registers: RegisterSettings,
}

/// When growth has fallen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct TrendSettings {
    /// A fall across an SD line counts from so many hundredths of an SD: 67, one centile space (NICE NG75).
    pub fall_hundredths: u16,
    /// The fall is counted from the highest reading of so many days before: 183.
    pub within_days: u16,
    /// Readings before this age are not compared, because newborns lose weight first: 14.
    pub from_age_days: u16,
    /// A child born light should have caught up by this age: 6.
    pub catch_up_months: u16,
}

/// How long each step may take, in days after what asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Deadlines {
    /// Measuring again what is urgent now: 1.
    pub validate_now_days: u16,
    /// Measuring again what is urgent this week: 7.
    pub validate_this_week_days: u16,
    /// Measuring again what is urgent this month: 30.
    pub validate_this_month_days: u16,
    /// Finding the cause after validation: 7.
    pub cause_days: u16,
    /// Planning once the cause is known: 7.
    pub plan_days: u16,
    /// Beginning treatment once it is planned: 3.
    pub start_days: u16,
    /// Evaluating again: 14 (Kepmenkes 1928/2022: after one to two weeks).
    pub evaluate_days: u16,
    /// Evaluating gizi buruk treated at home again: 7 (Kemenkes 2019: weekly).
    pub evaluate_severe_days: u16,
    /// Deciding to close or go on, once the child is cured: 7.
    pub close_days: u16,
    /// Referring what a hospital must treat: 0, the same day.
    pub refer_days: u16,
    /// Accepting a referral that is urgent now: 1.
    pub accept_now_days: u16,
    /// Accepting another referral: 3.
    pub accept_days: u16,
    /// Seeing a child that was accepted: 7.
    pub see_days: u16,
    /// Answering with a result: 14.
    pub result_days: u16,
    /// Taking the child back into care: 7.
    pub back_days: u16,
    /// A child found again so soon after recovery has its old case reopened: 90.
    pub reopen_days: u16,
}

/// When a late task goes up: each count begins where the one before ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct EscalationSettings {
    /// Days late after which a kader's task is the midwife's too: 3.
    pub to_midwife_days: u16,
    /// Days after which a midwife's or village officer's task is the puskesmas' too: 3.
    pub to_puskesmas_days: u16,
    /// Days after which a task of the puskesmas or of another office is the health office's too: 7.
    pub to_health_office_days: u16,
    /// The health office among the pack's offices: `dinkes`.
    pub health_office: Slug,
}

/// When a child is cured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct CureSettings {
    /// Visits in a row that must meet the criteria: 2 (Kemenkes 2019); less than one counts as one.
    pub visits: u8,
    /// Days at least between two such visits: 6, because a weekly visit may come a day early.
    pub apart_days: u16,
    /// Which signs decide for gizi buruk: weight for length or arm, as DOMAIN and Kemenkes 2019 say.
    pub signs: CureSigns,
}

/// Which signs decide that gizi buruk is cured; oedema must be absent either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum CureSigns {
    /// Weight for length from -2 SD, or LiLA from 12.5 cm.
    #[default]
    Either,
    /// Every one of the two that was measured.
    EveryMeasured,
}

/// How food supplements (PMT) are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct FoodSettings {
    /// The child is weighed so often while fed: 7.
    pub weigh_every_days: u16,
    /// No gain over so many days of treatment is a red flag: 14 (Kepmenkes 1928/2022: one to two weeks).
    pub no_gain_days: u16,
}

/// From where on a place as a whole is recommended an intervention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct RecommendationSettings {
    /// Children at least that share a circumstance: 3.
    pub from_children: u16,
    /// Their share at least of the children whose circumstances are known: 50.
    pub from_percent: u8,
}

impl Deadlines {
    /// Days to measure again what is this urgent.
    #[must_use]
    pub fn validate_days(&self, urgency: Urgency) -> u16 {
        match urgency {
            Urgency::Now => self.validate_now_days,
            Urgency::ThisWeek => self.validate_this_week_days,
            Urgency::ThisMonth => self.validate_this_month_days,
        }
    }
}

impl Default for CareSettings {
    fn default() -> Self {
        Self {
            counselling: true,
            open_within_days: 62,
            trend: TrendSettings::default(),
            deadlines: Deadlines::default(),
            escalation: EscalationSettings::default(),
            cure: CureSettings::default(),
            food: FoodSettings::default(),
            recommendation: RecommendationSettings::default(),
            registers: RegisterSettings::default(),
        }
    }
}

impl Default for TrendSettings {
    fn default() -> Self {
        Self { fall_hundredths: 67, within_days: 183, from_age_days: 14, catch_up_months: 6 }
    }
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            validate_now_days: 1,
            validate_this_week_days: 7,
            validate_this_month_days: 30,
            cause_days: 7,
            plan_days: 7,
            start_days: 3,
            evaluate_days: 14,
            evaluate_severe_days: 7,
            close_days: 7,
            refer_days: 0,
            accept_now_days: 1,
            accept_days: 3,
            see_days: 7,
            result_days: 14,
            back_days: 7,
            reopen_days: 90,
        }
    }
}

impl Default for EscalationSettings {
    fn default() -> Self {
        Self {
            to_midwife_days: 3,
            to_puskesmas_days: 3,
            to_health_office_days: 7,
            health_office: super::slug("dinkes"),
        }
    }
}

impl Default for CureSettings {
    fn default() -> Self {
        Self { visits: 2, apart_days: 6, signs: CureSigns::default() }
    }
}

impl Default for FoodSettings {
    fn default() -> Self {
        Self { weigh_every_days: 7, no_gain_days: 14 }
    }
}

impl Default for RecommendationSettings {
    fn default() -> Self {
        Self { from_children: 3, from_percent: 50 }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The default rules, held in one place so that tests can borrow them.
    #[derive(Default)]
    pub(crate) struct Defaults {
        kms: KmsSettings,
        thresholds: Thresholds,
        food_days: FoodDays,
        pub(crate) care: CareSettings,
    }

    impl Defaults {
        pub(crate) fn rules(&self) -> Rules<'_> {
            Rules {
                kms: &self.kms,
                thresholds: &self.thresholds,
                food_days: &self.food_days,
                care: &self.care,
            }
        }
    }

    #[test]
    fn what_is_left_out_has_its_default_and_what_is_unknown_is_refused() {
        let care: CareSettings = serde_json::from_str(r#"{"deadlines":{"causeDays":3}}"#).unwrap();
        assert_eq!(care.deadlines, Deadlines { cause_days: 3, ..Deadlines::default() });
        assert_eq!(care.escalation, EscalationSettings::default());
        assert!(serde_json::from_str::<CareSettings>(r#"{"deadline":{}}"#).is_err());
    }
}
