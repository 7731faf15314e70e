//! Tasks of registers on a day: how late, and who answers for them by now; they go up like those of cases.

use serde::{Deserialize, Serialize};

use super::task::RegisterTask;
use crate::access::Grants;
use crate::age::CivilDate;
use crate::care::due::{Escalation, urgency};
use crate::care::settings::EscalationSettings;
use crate::finding::Urgency;

/// A task of a register on a day: how late it is and who answers for it by now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegisterDue {
    /// The task.
    pub task: RegisterTask,
    /// How late, and who knows.
    pub escalation: Escalation,
    /// How soon it is due.
    pub urgency: Urgency,
}

impl RegisterDue {
    /// The task as it stands on `today`.
    #[must_use]
    pub fn of(task: RegisterTask, today: CivilDate, settings: &EscalationSettings) -> Self {
        Self {
            escalation: Escalation::of(&task.owner, task.due, today, settings),
            urgency: urgency(task.due, today),
            task,
        }
    }

    /// Whether it is on the list of a person with these grants.
    #[must_use]
    pub fn is_for(&self, grants: &Grants) -> bool {
        let owners = &self.escalation.owners;
        grants.0.iter().any(|grant| owners.iter().any(|owner| owner.includes(grant, &self.task.posyandu)))
    }
}
