//! `/api/v1/stock`: food supplements of each puskesmas, in, out and on hand.

use serde_json::value::to_raw_value;
use tumbuh::access::Action;
use tumbuh::api::stock::{StockResponse, StoreView};
use tumbuh::area::Scope;
use tumbuh::care::StockMove;
use tumbuh::regency::Puskesmas;

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;
use crate::store::AuditEntry;

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/stock",
    operation_id = "readStock",
    tag = "care",
    summary = "Food supplements of each puskesmas that covers something of the caller's areas",
    security(("session" = [])),
    responses((status = 200, body = StockResponse)),
))]
pub fn read(desk: &Desk<'_>, caller: &Caller, _: &Call) -> Outcome {
    let scope = caller.scope(Action::ReadStock);
    let mut stores = Vec::new();
    for one in desk.pack.puskesmas.iter().filter(|one| serves(one, &scope)) {
        let moves = desk.store.stock_moves(&one.code)?;
        stores.push(StoreView::of(one.code.clone(), one.name.clone(), moves));
    }
    Answer::json(200, &StockResponse { stores })
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/stock/moves",
    operation_id = "moveStock",
    tag = "care",
    summary = "Note that packs came in, went out or were lost",
    description = "Sent again, it counts once. A mistake is corrected by the opposite movement.",
    security(("session" = [])),
    request_body = StockMove,
    responses((status = 204, description = "It is noted")),
))]
pub fn note(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let movement: StockMove = body::json(call)?;
    let store = desk.pack.puskesmas.iter().find(|one| one.code == movement.puskesmas);
    // A store that is somebody else's looks like none.
    if !store.is_some_and(|one| lies_within(one, &caller.scope(Action::MoveStock))) {
        return Err(Failure::field("/puskesmas", "is no puskesmas of yours"));
    }
    if movement.on > desk.today(call.now_millis)? {
        return Err(Failure::field("/on", "is a day that has not come"));
    }
    if movement.packs == 0 {
        return Err(Failure::field("/packs", "must be 1 or more"));
    }
    desk.store.atomically(|| -> Result<(), Failure> {
        match desk.store.stock_move(movement.id)? {
            Some(known) if known == movement => return Ok(()),
            Some(_) => return Err(Failure::field("/id", "names another movement")),
            None => {}
        }
        desk.store.put_stock_move(&movement)?;
        let entry = AuditEntry::about(caller, call, "moveStock", movement.puskesmas.to_string());
        Ok(desk.store.put_audit(AuditEntry { detail: Some(to_raw_value(&movement)?), ..entry })?)
    })?;
    Ok(Answer::empty(204))
}

/// Whether a puskesmas covers something of these areas.
fn serves(puskesmas: &Puskesmas, scope: &Scope) -> bool {
    let mut villages = puskesmas.villages.iter();
    villages.any(|village| scope.contains(village) || scope.0.iter().any(|own| village.contains(own)))
}

/// Whether everything that a puskesmas covers lies in these areas.
fn lies_within(puskesmas: &Puskesmas, scope: &Scope) -> bool {
    !puskesmas.villages.is_empty() && puskesmas.villages.iter().all(|village| scope.contains(village))
}
