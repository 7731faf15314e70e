//! `/api/v1/requests`: what parents ask about their child's data, and women about their own.

use tumbuh::access::Action;
use tumbuh::api::requests::{DECIDED_LIMIT, DecidedView, RequestView, RequestsResponse};
use tumbuh::id::RequestId;
use tumbuh::request::{Decision, due};

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, registers, requests};
use crate::store::{StoredDecision, StoredRequest};

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/requests",
    operation_id = "listRequests",
    tag = "children",
    summary = "What parents ask about their child's data, and women about their own: what is open, until when, and what was decided",
    description = "Open ones name the child or woman, so reading them is logged. Of an erased record only that it was erased is \
        left.",
    security(("session" = [])),
    responses((status = 200, body = RequestsResponse)),
))]
pub fn list(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let scope = caller.scope(Action::DecideRequests);
    let settings = desk.pack.settings_on(desk.today(call.now_millis)?);
    let days = settings.privacy.answer_days;
    let mut open = Vec::new();
    for asked in desk.store.open_requests()? {
        if scope.contains(&asked.posyandu) {
            open.push(view(desk, asked, days)?);
        }
    }
    open.sort_by_key(|request| (request.due, request.id));
    let mut decided = Vec::new();
    for decision in desk.store.decisions(DECIDED_LIMIT)? {
        if scope.contains(&decision.posyandu) {
            decided.push(decided_view(desk, decision, days)?);
        }
    }
    let named = open.iter().chain(&decided).filter(|request| request.name.is_some()).count();
    if named > 0 {
        let access = desk.access(caller, call)?;
        desk.store.log_pull(&access, &scope, named)?;
    }
    Answer::json(200, &RequestsResponse { open, decided })
}

#[cfg_attr(test, utoipa::path(
    put,
    path = "/api/v1/requests/{id}/decision",
    operation_id = "decideRequest",
    tag = "children",
    summary = "Grant or refuse what a parent or woman asks; an erasure or a withdrawal is carried out at once",
    description = "An erasure cannot be undone: every record of the child goes from the regency, from what was changed and \
        from who saw it, and devices hear that it is gone. Only counts that name nobody stay. What a woman asks holds for \
        every entry of hers in the registers. Asked again, the same decision is answered alike; another one is refused.",
    params(("id" = RequestId, Path)),
    security(("session" = [])),
    request_body = Decision,
    responses((status = 204, description = "It is decided and done")),
))]
pub fn decide(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let decision: Decision = body::json(call)?;
    let id: RequestId = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    let scope = caller.scope(Action::DecideRequests);
    if let Some(before) = desk.store.decision(id)?.filter(|before| scope.contains(&before.posyandu)) {
        return if before.decision == decision {
            Ok(Answer::empty(204))
        } else {
            Err(Failure::AlreadyDecided)
        };
    }
    let asked = desk.store.request(id)?.filter(|asked| scope.contains(&asked.posyandu));
    requests::decide(desk, caller, call, &asked.ok_or(Failure::NotFound)?, decision)?;
    Ok(Answer::empty(204))
}

fn view(desk: &Desk<'_>, asked: StoredRequest, days: u16) -> Result<RequestView, Failure> {
    let StoredRequest { row, posyandu, recorded_by } = asked;
    let request = row.request;
    let child = desk.store.child(request.child)?.map(|row| row.child.name);
    let woman = match &child {
        Some(_) => None,
        None => registers::entry_of(desk, request.child.into())?.map(|(_, entry)| entry.woman.name),
    };
    Ok(RequestView {
        id: request.id,
        kind: request.kind,
        on: request.on,
        due: due(request.on, days),
        child: request.child,
        woman: woman.is_some(),
        name: child.or(woman),
        posyandu,
        by: Some(request.by),
        note: request.note,
        recorded_by,
        decided: None,
    })
}

fn decided_view(desk: &Desk<'_>, decision: StoredDecision, days: u16) -> Result<RequestView, Failure> {
    let StoredDecision { request, child, posyandu, kind, asked_on, at_millis, decision, by } = decision;
    let decided = Some(DecidedView { decision, at_millis, by });
    Ok(match desk.store.request(request)? {
        Some(asked) => RequestView { decided, ..view(desk, asked, days)? },
        None => RequestView {
            id: request,
            kind,
            on: asked_on,
            due: due(asked_on, days),
            child,
            woman: false,
            name: None,
            posyandu,
            by: None,
            note: None,
            recorded_by: None,
            decided,
        },
    })
}
