//! Cases, tasks and one child's whole story, as lists and pages ask for them.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
use crate::area::{AreaCode, AreaLevel};
use crate::care::{
    AuditRecommendation, CareEventRow, Case, CaseState, ChildCare, DueTask, Ending, Intervention,
    Recommendation, SevereAdvice, StateKind, Task,
};
use crate::child::Child;
use crate::finding::{Finding, Urgency};
use crate::id::{AccountId, CaseId, ChildId};
use crate::sex::Sex;
use crate::sync::{ChildRow, MeasurementRow};
use crate::text::{Line, PersonName};

/// Most cases or tasks in one answer.
pub const LIST_LIMIT: usize = 500;

/// `GET /api/v1/cases`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CaseListResponse {
    /// The first due first, closed ones last.
    pub cases: Vec<CaseView>,
    /// Where the next page begins; `None` at the end.
    pub cursor: Option<String>,
}

/// A case as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    /// Its name.
    pub case: CaseId,
    /// Whose it is.
    pub child: CaseChild,
    /// Where it stands.
    pub state: StateKind,
    /// Since when.
    pub since: CivilDate,
    /// When it was opened.
    pub opened_on: CivilDate,
    /// How soon its most urgent finding asks to act.
    pub urgency: Urgency,
    /// What was found since the last relapse, gravest first.
    pub findings: Vec<Finding>,
    /// How it ended; `None` while it is open.
    pub ending: Option<Ending>,
    /// What is due first; `None` where nothing is, as mostly once it is closed.
    pub next: Option<DueTask>,
}

/// The child of a case as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CaseChild {
    /// Which.
    pub id: ChildId,
    /// Its name.
    pub name: PersonName,
    /// Its sex.
    pub sex: Sex,
    /// Its date of birth.
    pub birth_date: CivilDate,
    /// Where it is followed.
    pub posyandu: AreaCode,
}

/// `GET /api/v1/tasks`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TaskListResponse {
    /// The longest due first.
    pub tasks: Vec<TaskView>,
    /// Where the next page begins; `None` at the end.
    pub cursor: Option<String>,
}

/// A task with what is needed to do it. Whoever reads no records sees the village in the place of the posyandu.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TaskView {
    /// The task on the day of the answer.
    pub due: DueTask,
    /// The child's name.
    pub name: PersonName,
    /// What is to be done, when the task is about one intervention.
    pub intervention: Option<Intervention>,
    /// What is to be done, when the task is about what an audit recommended.
    pub recommendation: Option<AuditRecommendation>,
}

/// `GET /api/v1/children/{id}/case`: one child's whole story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CaseStory {
    /// The child, as the caller may see it.
    pub child: ChildRow,
    /// Every reading, by revision; superseded ones too.
    pub measurements: Vec<MeasurementRow>,
    /// Everything that was done, by revision.
    pub events: Vec<CareEventRow>,
    /// The cases that follow, and what changed nothing.
    pub care: ChildCare,
    /// What is to do, the first due first: for the open case, and what audits recommended in closed ones.
    pub tasks: Vec<DueTask>,
    /// What rules suggest for the open case.
    pub recommendations: Vec<Recommendation>,
    /// What the protocol of gizi buruk asks for next.
    pub severe: Option<SevereAdvice>,
    /// Hashes of the photos that are here: `GET /api/v1/children/{id}/photos/{sha256}`. One that a report names and that is
    /// missing stayed in the regency that the child came from.
    pub photos: Vec<Line<64>>,
    /// Who took the readings and did the steps, as far as they have an account here.
    pub people: Vec<Author>,
}

/// Someone who took a reading or did a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Author {
    /// The account, as readings and steps name it.
    pub account: AccountId,
    /// The person's name.
    pub name: PersonName,
}

impl CaseView {
    /// The case as lists show it, but for what is due next, which depends on the day.
    #[must_use]
    pub fn of(case: &Case, child: &Child) -> Self {
        let ending = match &case.state {
            CaseState::Closed(closed) => Some(closed.ending().clone()),
            CaseState::Open(_) | CaseState::Referred(_) => None,
        };
        Self {
            case: case.id,
            child: CaseChild {
                id: child.id,
                name: child.name.clone(),
                sex: child.sex,
                birth_date: child.birth_date,
                posyandu: child.posyandu.clone(),
            },
            state: case.state.kind(),
            since: case.state.since(),
            opened_on: case.found.first().map_or(case.state.since(), |found| found.on),
            urgency: case.urgency(),
            findings: case.findings(),
            ending,
            next: None,
        }
    }
}

impl TaskView {
    /// The intervention of `case` that a task is about.
    #[must_use]
    pub fn intervention_of(task: &Task, case: &Case) -> Option<Intervention> {
        let intervention = task.kind.intervention()?;
        let mut planned = case.interventions.iter().map(|planned| &planned.intervention);
        planned.find(|planned| planned.id == intervention).cloned()
    }

    /// The recommendation in `case` that a task is about.
    #[must_use]
    pub fn recommendation_of(task: &Task, case: &Case) -> Option<AuditRecommendation> {
        let recommendation = task.kind.recommendation()?;
        let mut made = case.recommendations.iter().map(|followed| &followed.recommendation);
        made.find(|made| made.id == recommendation).cloned()
    }

    /// The same for someone who reads no records: it says the village and no more of the place.
    #[must_use]
    pub fn without_posyandu(mut self) -> Self {
        if let Some(village) = self.due.task.posyandu.ancestor(AreaLevel::Village) {
            self.due.task.posyandu = village;
        }
        self
    }
}
