//! What the API answers to whoever handles children at a desk: cases, tasks, refusals and stores as lists, and how a village
//! stands.

use serde_json::Value;
use tumbuh::api::audits::{AuditListResponse, AuditSummary, RecommendedView};
use tumbuh::api::care::{CaseChild, CaseListResponse, CaseView, TaskListResponse, TaskView};
use tumbuh::api::refusals::{RefusalListResponse, RefusalView, SettledView};
use tumbuh::api::stock::{ItemView, StockResponse, StoreView};
use tumbuh::api::villages::{PromiseView, Promised, VillageFamily, VillageHandling};
use tumbuh::care::{
    Because, DueTask, Escalation, FollowUpState, FollowedRecommendation, Recommendation, ReferralStage,
    StateKind, Stock, StockMove, StockWay, Task, TaskKind,
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
    FollowUpState { Waiting: "waiting", Started: "started", Declined: "declined", Done: "done" }
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
    TaskView { due: "due", name: "name", intervention: "intervention", recommendation: "recommendation" }
    DueTask { task: "task", escalation: "escalation", urgency: "urgency" }
    AuditListResponse { audits: "audits" }
    AuditSummary {
        id: "id",
        title: "title",
        held_on: "heldOn",
        area: "area",
        cases: "cases",
        recommended: "recommended",
        waiting: "waiting",
        late: "late",
    }
    RecommendedView {
        child: "child",
        case: "case",
        closed: "closed",
        awaited: "awaited",
        followed: "followed",
        late_days: "lateDays",
    }
    FollowedRecommendation { recommendation: "recommendation", follow_ups: "followUps" }
    VillageHandling { on: "on", families: "families", recommendations: "recommendations" }
    VillageFamily {
        case: "case",
        look: "look",
        at_risk: "atRisk",
        obstacles: "obstacles",
        promises: "promises",
    }
    PromiseView { what: "what", owner: "owner", due: "due", state: "state", late_days: "lateDays" }
    Recommendation { catalogue: "catalogue", owner: "owner", because: "because", food_days: "foodDays" }
    RefusalListResponse { open: "open", refusals: "refusals", cursor: "cursor" }
    RefusalView {
        mutation: "mutation",
        at_millis: "atMillis",
        author: "author",
        child: "child",
        known: "known",
        woman: "woman",
        name: "name",
        posyandu: "posyandu",
        act: "act",
        reason: "reason",
        standing: "standing",
        standing_reading: "standingReading",
        settled: "settled",
    }
    SettledView { at_millis: "atMillis", by: "by", remark: "remark" }
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

impl Read for Promised {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "intervention" => Self::Intervention { intervention: fields.take("intervention")? },
            "recommendation" => Self::Recommendation { recommendation: fields.take("recommendation")? },
            _ => return None,
        })
    }
}

impl Read for Because {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "finding" => Self::Finding { finding: fields.take("finding")? },
            "circumstance" => Self::Circumstance { circumstance: fields.take("circumstance")? },
            "shared" => Self::Shared {
                circumstance: fields.take("circumstance")?,
                children: fields.take("children")?,
                of: fields.take("of")?,
            },
            _ => return None,
        })
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
            "reconsider" => Self::Reconsider,
            "plan" => Self::Plan,
            "start" => Self::Start,
            "evaluate" => Self::Evaluate,
            "actOnNoGain" => Self::ActOnNoGain,
            "close" => Self::Close,
            "intervene" => Self::Intervene { intervention: fields.take("intervention")? },
            "logFood" => Self::LogFood { intervention: fields.take("intervention")? },
            "weigh" => Self::Weigh { intervention: fields.take("intervention")? },
            "replan" => Self::Replan { intervention: fields.take("intervention")? },
            "replaceRecommendation" => {
                Self::ReplaceRecommendation { recommendation: fields.take("recommendation")? }
            }
            "followRecommendation" => {
                Self::FollowRecommendation { recommendation: fields.take("recommendation")? }
            }
            "followReferral" => {
                Self::FollowReferral { referral: fields.take("referral")?, stage: fields.take("stage")? }
            }
            _ => return None,
        })
    }
}
