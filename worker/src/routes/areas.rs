//! `/api/v1/areas`: renaming, adding, splitting, moving and closing areas.

pub mod import;

use tumbuh::access::Action;
use tumbuh::api::areas::{AreaChange, AreaChangeRequest, AreaChangeResponse};

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, areas};

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/areas/changes",
    operation_id = "changeArea",
    tag = "people",
    summary = "Rename, add, split, move or close an area",
    description = "Children and people follow their posyandu to its new code. With `dryRun` only what would be done is told.",
    security(("session" = [])),
    request_body = AreaChangeRequest,
    responses((status = 200, body = AreaChangeResponse)),
))]
pub fn change(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let AreaChangeRequest { change, dry_run } = body::json(call)?;
    let scope = caller.scope(Action::ManageAreas);
    let touched = match &change {
        AreaChange::Rename { area, .. } | AreaChange::Close { area } => [area, area],
        AreaChange::Add { area } => [&area.code, &area.code],
        AreaChange::Split { from, into, .. } => [from, &into.code],
        AreaChange::Move { from, to } => [from, &to.code],
    };
    if !touched.iter().all(|area| scope.contains(area)) {
        return Err(Failure::Forbidden);
    }
    let answer: AreaChangeResponse = areas::change(desk, caller, call, &change, dry_run)?;
    Answer::json(200, &answer)
}
