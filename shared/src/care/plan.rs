//! The plan: interventions of the catalogue, each with an owner, a due date and evidence, and what became of them.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::audit::FollowUpState;
use super::owner::Owner;
use crate::age::CivilDate;
use crate::id::{InterventionId, MeasurementId, MutationId};
use crate::text::{Line, Remark, Slug};

/// One intervention that is planned for a child or its family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Intervention {
    /// Made on the phone that planned it.
    pub id: InterventionId,
    /// Its entry in the pack's catalogue.
    pub catalogue: Slug,
    /// Who does it.
    pub owner: Owner,
    /// By when it is done.
    pub due: CivilDate,
    /// How much, in the catalogue entry's unit, if it is counted.
    pub quantity: Option<u32>,
    /// Food supplements (PMT) that are logged day by day.
    pub food: Option<FoodCourse>,
}

/// A course of food supplements (PMT).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FoodCourse {
    /// The first day.
    pub from: CivilDate,
    /// How many days, from the settings in force when it was planned.
    pub days: u16,
}

/// Interventions planned together: at least one, each with a name of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "Vec<Intervention>", into = "Vec<Intervention>")]
pub struct Plan(Vec<Intervention>);

/// Why interventions make no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPlan {
    /// There are none.
    #[error("a plan has at least one intervention")]
    Empty,
    /// Two have the same id.
    #[error("an intervention is there twice")]
    Twice,
}

/// What an owner says about an intervention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Report {
    /// Which intervention.
    pub intervention: InterventionId,
    /// The day it is about.
    pub on: CivilDate,
    /// How far it is.
    pub progress: Progress,
}

/// How far an intervention is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Progress {
    /// Begun.
    Started,
    /// Done, with what shows it.
    Done {
        /// What shows it.
        evidence: Evidence,
        /// How much was done, in the catalogue entry's unit.
        quantity: Option<u32>,
    },
    /// It cannot be done; someone must plan something else.
    Declined {
        /// Why.
        reason: Remark,
    },
}

/// What shows that something was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Evidence {
    /// A reading.
    Reading {
        /// Which.
        measurement: MeasurementId,
    },
    /// A small photo, by the SHA-256 of its bytes in hexadecimal.
    Photo {
        /// The hash.
        sha256: Line<64>,
    },
    /// The number of a letter or card.
    Document {
        /// The number.
        number: Line<80>,
    },
    /// The word of whoever did it.
    Statement {
        /// What was done.
        remark: Remark,
    },
}

/// An intervention and everything reported about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PlannedIntervention {
    /// What was planned.
    pub intervention: Intervention,
    /// When.
    pub planned_on: CivilDate,
    /// In which act.
    pub planned_in: MutationId,
    /// What was reported, by day.
    pub reports: Vec<Report>,
}

impl Plan {
    /// A plan of these interventions.
    ///
    /// # Errors
    /// When there are none, or two have the same id.
    pub fn new(interventions: Vec<Intervention>) -> Result<Self, InvalidPlan> {
        let mut names = alloc::collections::BTreeSet::new();
        if interventions.is_empty() {
            Err(InvalidPlan::Empty)
        } else if interventions.iter().all(|intervention| names.insert(intervention.id)) {
            Ok(Self(interventions))
        } else {
            Err(InvalidPlan::Twice)
        }
    }

    /// The interventions.
    #[must_use]
    pub fn interventions(&self) -> &[Intervention] {
        &self.0
    }
}

impl TryFrom<Vec<Intervention>> for Plan {
    type Error = InvalidPlan;

    fn try_from(interventions: Vec<Intervention>) -> Result<Self, InvalidPlan> {
        Self::new(interventions)
    }
}

impl From<Plan> for Vec<Intervention> {
    fn from(plan: Plan) -> Self {
        plan.0
    }
}

impl FoodCourse {
    /// The day after the last.
    #[must_use]
    pub fn end(self) -> CivilDate {
        self.from.plus_days(i32::from(self.days))
    }
}

impl PlannedIntervention {
    /// Whether nobody has to do anything about it any more.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.reports.iter().any(|report| !matches!(report.progress, Progress::Started))
    }

    /// How far it is: the same in whatever order the words came. Once declined it stays so, because something else is planned in
    /// its place.
    #[must_use]
    pub fn state(&self) -> FollowUpState {
        let states = || self.reports.iter().map(|report| FollowUpState::of(&report.progress));
        let declined = states().find(|state| *state == FollowUpState::Declined);
        declined.or(states().max()).unwrap_or(FollowUpState::Waiting)
    }

    /// By when it is to be done: never before it was planned.
    #[must_use]
    pub fn due(&self) -> CivilDate {
        self.intervention.due.max(self.planned_on)
    }
}
