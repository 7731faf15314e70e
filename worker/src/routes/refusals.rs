//! `/api/v1/refusals`: what the regency refused of what people sent, and what became of it.

use tumbuh::access::Action;
use tumbuh::api::refusals::{RefusalListResponse, SettleRequest};
use tumbuh::area::AreaCode;
use tumbuh::id::MutationId;
use tumbuh::request::is_shared;

use super::pages::{limit, narrowed, place, sifted_page};
use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, refusals};
use crate::store::{Place, StoredRefusal, outermost};

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/refusals",
    operation_id = "listRefusals",
    tag = "sync",
    summary = "Acts of others that were refused within the caller's areas: the longest waiting first, or what became of them",
    description = "Each stays until its author repairs it or someone says what became of it. Beside what its author meant stands \
        what the regency holds now. A page may be short and still have a cursor.",
    params(
        ("settled" = Option<bool>, Query, description = "Those that were dealt with, the newest first; else those that wait"),
        ("area" = Option<AreaCode>, Query, description = "Only of this area"),
        ("cursor" = Option<String>, Query, description = "The cursor of the page before"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 500, description = "Most refusals; 100 when absent"),
    ),
    security(("session" = [])),
    responses((status = 200, body = RefusalListResponse)),
))]
pub fn list(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let settled = call.query_flag("settled")?;
    let limit = limit(call)?;
    let after = call.query_value("cursor").map(place::<String>).transpose()?;
    let scope = narrowed(&caller.scope(Action::SettleRefusals), call)?;
    let read = |area: &AreaCode, after: Option<&Place<String>>, most: usize| {
        desk.store.refusals_in(area, settled, after, most)
    };
    let sees = |refusal: StoredRefusal| is_for(caller, &refusal).then_some(refusal);
    let (found, cursor) = sifted_page(&scope, after, limit, read, sees)?;
    let mut open = 0;
    for area in outermost(&scope) {
        open += desk.store.count_refusals(area)?;
    }
    if !found.is_empty() {
        desk.store.log_pull(&desk.access(caller, call)?, &scope, found.len())?;
    }
    let found = found.into_iter().map(|refusal| refusals::view(desk, caller, refusal));
    Answer::json(200, &RefusalListResponse { open, refusals: found.collect::<Result<_, _>>()?, cursor })
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/refusals/{mutation}/settle",
    operation_id = "settleRefusal",
    tag = "sync",
    summary = "Say what became of an act that was refused",
    description = "It is off the list then and stays among those that were dealt with. Said again in the same words, it is answered \
        alike; what was dealt with otherwise meanwhile is refused.",
    params(("mutation" = MutationId, Path)),
    security(("session" = [])),
    request_body = SettleRequest,
    responses((status = 204, description = "It is dealt with")),
))]
pub fn settle(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let SettleRequest { remark } = body::json(call)?;
    let mutation: MutationId = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    let refusal = desk.store.refusal(mutation)?.filter(|refusal| is_for(caller, refusal));
    let refusal = refusal.ok_or(Failure::NotFound)?;
    match &refusal.settled {
        Some(settled) if settled.remark.as_ref() == Some(&remark) => {}
        Some(_) => return Err(Failure::AlreadySettled),
        None => refusals::settle(desk, caller, call, &refusal, &remark)?,
    }
    Ok(Answer::empty(204))
}

/// Whether the caller looks after what it is about.
fn is_for(caller: &Caller, refusal: &StoredRefusal) -> bool {
    let at = &refusal.posyandu;
    caller.scope(Action::SettleRefusals).contains(at)
        && is_shared(refusal.withdrawn, at, &caller.scope(Action::WriteRecords))
}
