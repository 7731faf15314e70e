//! What the API answers to whoever handles children at a desk: cases and tasks as lists.

use serde_json::Value;
use tumbuh::api::care::{CaseChild, CaseListResponse, CaseView, TaskListResponse, TaskView};
use tumbuh::care::{DueTask, Escalation, ReferralStage, StateKind, Task, TaskKind};

use super::{Fields, Read, record, words};

words! {
    StateKind {
        Detected: "detected",
        Validated: "validated",
        CauseKnown: "causeKnown",
        Planned: "planned",
        InTreatment: "inTreatment",
        Evaluated: "evaluated",
        Referred: "referred",
        Closed: "closed",
    }
    ReferralStage {
        Written: "written",
        Accepted: "accepted",
        Seen: "seen",
        Answered: "answered",
        Declined: "declined",
        Back: "back",
    }
}

record! {
    CaseListResponse { cases: "cases", cursor: "cursor" }
    CaseView {
        case: "case",
        child: "child",
        state: "state",
        since: "since",
        opened_on: "openedOn",
        urgency: "urgency",
        findings: "findings",
        ending: "ending",
        next: "next",
    }
    CaseChild { id: "id", name: "name", sex: "sex", birth_date: "birthDate", posyandu: "posyandu" }
    TaskListResponse { tasks: "tasks", cursor: "cursor" }
    TaskView { due: "due", name: "name", intervention: "intervention" }
    DueTask { task: "task", escalation: "escalation", urgency: "urgency" }
    Escalation { late_days: "lateDays", owners: "owners" }
    Task {
        case: "case",
        child: "child",
        posyandu: "posyandu",
        kind: "kind",
        owner: "owner",
        since: "since",
        due: "due",
    }
}

impl Read for TaskKind {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "visitHome" => Self::VisitHome,
            "visitNewborn" => Self::VisitNewborn,
            "validate" => Self::Validate,
            "referToHospital" => Self::ReferToHospital,
            "findCause" => Self::FindCause,
            "plan" => Self::Plan,
            "start" => Self::Start,
            "evaluate" => Self::Evaluate,
            "actOnNoGain" => Self::ActOnNoGain,
            "close" => Self::Close,
            "intervene" => Self::Intervene { intervention: fields.take("intervention")? },
            "logFood" => Self::LogFood { intervention: fields.take("intervention")? },
            "weigh" => Self::Weigh { intervention: fields.take("intervention")? },
            "replan" => Self::Replan { intervention: fields.take("intervention")? },
            "followReferral" => {
                Self::FollowReferral { referral: fields.take("referral")?, stage: fields.take("stage")? }
            }
            _ => return None,
        })
    }
}
