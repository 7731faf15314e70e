//! What people who handle children are given with their session: rules, the catalogue, offices and the text of reminders.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::settings::{CareSettings, Rules};
use super::words::Names;
use crate::kms::KmsSettings;
use crate::language::{Both, Language};
use crate::regency::{CatalogueEntry, FoodDays, Office, Thresholds};
use crate::text::Passage;

/// What a pack says about handling children, as it is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CareSheet {
    /// From where on a reading counts as a risk.
    pub thresholds: Thresholds,
    /// How long food supplements are given.
    pub food_days: FoodDays,
    /// Deadlines, escalation and criteria.
    pub care: CareSettings,
    /// What can be planned.
    pub catalogue: Vec<CatalogueEntry>,
    /// Who can be asked to do it.
    pub offices: Vec<Office>,
    /// Reminds a family of a posyandu's day: `{child}`, `{posyandu}`, `{date}`, `{regency}`.
    pub reminder: Both<Passage<1000>>,
    /// The same for a woman who is followed: `{name}`, `{posyandu}`, `{date}`, `{regency}`; `None` in a session of before.
    pub woman_reminder: Option<Both<Passage<1000>>>,
}

impl CareSheet {
    /// What the rules of care are given.
    #[must_use]
    pub fn rules<'a>(&'a self, kms: &'a KmsSettings) -> Rules<'a> {
        Rules { kms, thresholds: &self.thresholds, food_days: &self.food_days, care: &self.care }
    }

    /// The names of what it lists.
    #[must_use]
    pub fn names(&self, language: Language) -> Names<'_> {
        Names { catalogue: &self.catalogue, offices: &self.offices, language }
    }
}
