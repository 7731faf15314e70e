//! `/api/v1/handovers` and `/api/v1/children/{id}/handover`: a child goes to another regency.

use serde::{Deserialize, Serialize};
use tumbuh::access::Action;
use tumbuh::api::handover::{ArrivalResponse, ChildHistory, HandoverCode, HandoverRequest};
use tumbuh::area::AreaCode;
use tumbuh::child::ChildStatus;
use tumbuh::id::ChildId;

use crate::auth::Caller;
use crate::auth::token::{Handover, Token};
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, handover};
use crate::store::{AuditEntry, StoredHandover};

/// A family that moves registers within weeks.
const VALID_MILLIS: i64 = 90 * 24 * 60 * 60 * 1000;

/// What the edge asks the regency that gives.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taking {
    pub code: String,
    /// The regency that takes.
    pub to: AreaCode,
}

/// [`tumbuh::api::handover::ArrivalRequest`] with what the edge brings along.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrival {
    pub code: String,
    pub posyandu: AreaCode,
    #[serde(default)]
    pub history: Option<ChildHistory>,
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/children/{id}/handover",
    operation_id = "handOver",
    tag = "children",
    summary = "A code by which another regency gets the child's record, once",
    description = "A parent takes the code along. It holds 90 days and replaces an earlier one that was not used. When the \
        other regency takes the child in, the record here is closed as moved.",
    params(("id" = ChildId, Path)),
    security(("session" = [])),
    request_body = HandoverRequest,
    responses((status = 201, body = HandoverCode, description = "The only time that the code is shown")),
))]
pub fn hand_over(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let HandoverRequest { consent } = body::json(call)?;
    let id: ChildId = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    let scope = caller.scope(Action::HandOverChildren);
    let row = desk.store.child(id)?.filter(|row| scope.contains(&row.child.posyandu));
    let child = row.ok_or(Failure::NotFound)?.child;
    if child.status != ChildStatus::Active {
        return Err(Failure::field("/status", "the child's record is closed"));
    }
    if consent.on < child.birth_date || consent.on > desk.today(call.now_millis)? {
        return Err(Failure::field("/consent/on", "must be a day of the child's life until today"));
    }
    let code = Token::<Handover>::new(desk.pack.code.clone())?;
    let expires_millis = call.now_millis + VALID_MILLIS;
    desk.store.atomically(|| -> Result<(), Failure> {
        let stored = StoredHandover { child: id, consent, expires_millis, taken_by: None };
        desk.store.put_handover(&code.hash(), &stored, caller.account)?;
        Ok(desk.store.put_audit(AuditEntry::about(caller, call, "handOver", id.to_string()))?)
    })?;
    Answer::json(201, &HandoverCode { code: code.expose(), expires_millis })
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/handovers",
    operation_id = "takeIn",
    tag = "children",
    summary = "Take in a child from another regency by the code that its parent brought",
    description = "The record comes with all its readings. Asked again, the answer is the same.",
    security(("session" = [])),
    request_body = tumbuh::api::handover::ArrivalRequest,
    responses((status = 200, body = ArrivalResponse)),
))]
pub fn take_in(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let Arrival { code, posyandu, history } = body::json(call)?;
    if !desk.pack.has_posyandu(&posyandu) {
        return Err(Failure::field("/posyandu", "is no posyandu of the regency"));
    }
    if !caller.scope(Action::HandOverChildren).contains(&posyandu) {
        return Err(Failure::Forbidden);
    }
    let code: Token<Handover> = code.parse().map_err(|_| Failure::UnknownHandover)?;
    if *code.regency() == desk.pack.code {
        return Err(Failure::UnknownHandover);
    }
    if let Some(child) = desk.store.arrival(&code.hash())? {
        return Answer::json(200, &ArrivalResponse { child });
    }
    let Some(history) = history else {
        // Allowed, and not here yet: the edge asks the other regency and comes back.
        return Ok(Answer::empty(202));
    };
    let child = handover::take_in(desk, caller, call, &code, &posyandu, history)?;
    Answer::json(200, &ArrivalResponse { child })
}

/// The record that a code stands for. Only the edge asks this, on behalf of the regency that it names.
pub fn give(desk: &Desk<'_>, call: &Call) -> Outcome {
    let Taking { code, to } = body::json(call)?;
    let code = code.parse().map_err(|_| Failure::UnknownHandover)?;
    Answer::json(200, &handover::give(desk, call, &code, &to)?)
}
