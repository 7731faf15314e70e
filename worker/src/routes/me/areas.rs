//! `/api/v1/me/areas`: of what a person sees, what a device keeps.

use tumbuh::access::Action;
use tumbuh::api::me::{KEPT_AREAS_LIMIT, KeptAreas};

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;
use crate::routes::session;
use crate::store::AuditEntry;

#[cfg_attr(test, utoipa::path(
    put,
    path = "/api/v1/me/areas",
    operation_id = "keepAreas",
    tag = "me",
    summary = "Choose the areas whose records this device keeps",
    description = "For whoever sees more children than a phone holds: rows are then sent of these areas only. It changes nothing of \
        what the person may do, and unsent acts about other children are still taken.",
    security(("session" = [])),
    request_body = KeptAreas,
    responses((status = 200, description = "The session, as it is now", body = tumbuh::api::session::SessionView)),
))]
pub fn keep(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let KeptAreas { areas } = body::json(call)?;
    if areas.len() > KEPT_AREAS_LIMIT {
        return Err(Failure::TooMany { what: "areas", limit: KEPT_AREAS_LIMIT });
    }
    let whole = caller.scope(Action::ReadRecords);
    if let Some(place) = areas.iter().position(|area| !whole.contains(area)) {
        return Err(Failure::field(format!("/areas/{place}"), "is outside the areas of the account"));
    }
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.keep_areas(caller.account, caller.device, &areas)?;
        Ok(desk.store.put_audit(AuditEntry::of(caller, call, "keepAreas"))?)
    })?;
    Answer::json(200, &session::view(desk, caller, call)?)
}
