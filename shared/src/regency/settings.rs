//! Values that differ between sources, by regency or by year: each entry holds all of them from a day on.

use serde::{Deserialize, Serialize};

use super::constant;
use super::dated::{Dated, From};
use crate::age::CivilDate;
use crate::care::{CareSettings, Rules};
use crate::kms::KmsSettings;
use crate::unit::{Grams, Millimetres};

/// The values in force from a day on; a part that is left out has its default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// The first day.
    pub from: CivilDate,
    /// The monthly weight card.
    #[serde(default)]
    pub kms: KmsSettings,
    /// How long food supplements are given.
    #[serde(default)]
    pub food_days: FoodDays,
    /// From where on a reading counts as a risk.
    #[serde(default)]
    pub thresholds: Thresholds,
    /// Deadlines, escalation and criteria of handling a child.
    #[serde(default)]
    pub care: CareSettings,
    /// What small numbers may show.
    #[serde(default)]
    pub counting: Counting,
    /// How long parents wait, and how long the access log is kept.
    #[serde(default)]
    pub privacy: Privacy,
}

/// Days that food supplements (PMT) are given.
///
/// The defaults are field use of 2025; they change yearly and were not read in an official text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct FoodDays {
    /// To a wasted child (gizi kurang): 56.
    pub wasted: u16,
    /// To an underweight child (berat badan kurang): 14.
    pub underweight: u16,
    /// To a child that did not gain twice (2T): 14.
    pub not_gaining_twice: u16,
    /// To a pregnant woman with a thin arm (KEK): 120.
    pub thin_in_pregnancy: u16,
}

/// From where on a reading counts as a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Thresholds {
    /// A pregnant woman whose arm is thinner is thin (KEK): 235.
    pub mother_arm_millimetres: Millimetres,
    /// A pregnant woman with less haemoglobin is anaemic: 110.
    pub mother_haemoglobin_grams_per_litre: u16,
    /// A mother younger than this puts a family at risk: 20.
    pub young_mother_years: u8,
    /// A mother of this age or older puts a family at risk: 35.
    pub old_mother_years: u8,
    /// Births closer than this put a family at risk: 24.
    pub birth_spacing_months: u8,
    /// More children than this put a family at risk: 3.
    pub many_children: u8,
    /// A newborn that weighs less has a low birth weight: 2,500.
    pub birth_weight_grams: Grams,
    /// A newborn that is shorter is short at birth: 480.
    pub birth_length_millimetres: Millimetres,
    /// A child that missed so many sessions in a row is looked for: 2.
    pub missed_sessions: u8,
    /// A weight that leaves the path of the median by more in a month is asked about: 15.
    pub weight_jump_percent: u8,
}

/// What small numbers may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Counting {
    /// Public views hide counts below this: 5.
    pub hide_below: u16,
    /// Fewer measured children show no percentage: 30.
    pub percent_from: u16,
}

/// How long parents wait for an answer, and how long is kept who saw which record.
///
/// The days to answer are the 3 × 24 hours of UU 27/2022 (articles 30, 32 and 40; for erasure the law names no time, so the same
/// holds). Five years are what Permenkominfo 20/2016, article 15, sets for personal data where no other rule does; that
/// text was not read here, so it is a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Privacy {
    /// Days to decide what a parent asks: 3.
    pub answer_days: u16,
    /// Days that the access log is kept: 1,826.
    pub access_log_days: u16,
}

impl Settings {
    /// The defaults, from a day on.
    #[must_use]
    pub fn standard(from: CivilDate) -> Self {
        Self {
            from,
            kms: KmsSettings::default(),
            food_days: FoodDays::default(),
            thresholds: Thresholds::default(),
            care: CareSettings::default(),
            counting: Counting::default(),
            privacy: Privacy::default(),
        }
    }
}

impl Settings {
    /// What the rules of care are given.
    #[must_use]
    pub fn rules(&self) -> Rules<'_> {
        Rules { kms: &self.kms, thresholds: &self.thresholds, food_days: &self.food_days, care: &self.care }
    }
}

impl From for Settings {
    fn from(&self) -> CivilDate {
        self.from
    }
}

impl Default for Dated<Settings> {
    fn default() -> Self {
        Self::new(Settings::standard(constant("2025-01-01")))
    }
}

impl Default for FoodDays {
    fn default() -> Self {
        Self { wasted: 56, underweight: 14, not_gaining_twice: 14, thin_in_pregnancy: 120 }
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            mother_arm_millimetres: Millimetres(235),
            mother_haemoglobin_grams_per_litre: 110,
            young_mother_years: 20,
            old_mother_years: 35,
            birth_spacing_months: 24,
            many_children: 3,
            birth_weight_grams: Grams(2_500),
            birth_length_millimetres: Millimetres(480),
            missed_sessions: 2,
            weight_jump_percent: 15,
        }
    }
}

impl Default for Counting {
    fn default() -> Self {
        Self { hide_below: 5, percent_from: 30 }
    }
}

impl Default for Privacy {
    fn default() -> Self {
        Self { answer_days: 3, access_log_days: 1_826 }
    }
}
