//! What the API answers to whoever handles children at a desk: cases, tasks and stores as lists.

use serde_json::Value;
use tumbuh::api::care::{CaseChild, CaseListResponse, CaseView, TaskListResponse, TaskView};
use tumbuh::api::stock::{ItemView, StockResponse, StoreView};
use tumbuh::care::{
    DueTask, Escalation, ReferralStage, StateKind, Stock, StockMove, StockWay, Task, TaskKind,
};
use tumbuh::id::StockMoveId;
use tumbuh::regency::PuskesmasCode;

use super::{Fields, Read, record, text, words};

text!(PuskesmasCode, StockMoveId);

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
    StockResponse { stores: "stores" }
    StoreView { puskesmas: "puskesmas", name: "name", items: "items" }
    ItemView { item: "item", packs_on_hand: "packsOnHand", stock: "stock", moves: "moves" }
    Stock { packs_in: "packsIn", packs_out: "packsOut", short_on: "shortOn" }
    StockMove { id: "id", puskesmas: "puskesmas", item: "item", on: "on", packs: "packs", way: "way" }
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

impl Read for StockWay {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "in" => Self::In { from: fields.take("from")? },
            "out" => Self::Out { case: fields.take("case")? },
            "lost" => Self::Lost,
            _ => return None,
        })
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
