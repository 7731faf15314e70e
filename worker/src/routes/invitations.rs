//! `/api/v1/invitations`: inviting people, and taking an invitation back.

use std::collections::BTreeMap;

use tumbuh::access::Action;
use tumbuh::api::people::{InvitationLink, InvitationRequest, InvitationView, InvitationsResponse};
use tumbuh::id::{AccountId, InvitationId};
use tumbuh::text::PersonName;

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;
use crate::regency::people::{self, Invited};
use crate::store::{AuditEntry, StoredInvitation};

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/invitations",
    operation_id = "listInvitations",
    tag = "people",
    summary = "Open invitations within the caller's areas",
    security(("session" = [])),
    responses((status = 200, body = InvitationsResponse)),
))]
pub fn list(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let names: BTreeMap<AccountId, PersonName> =
        desk.store.accounts()?.into_iter().map(|account| (account.id, account.name)).collect();
    let scope = caller.scope(Action::ReadPeople);
    let view = |open: StoredInvitation| InvitationView {
        invited_by: open.invited_by.and_then(|account| names.get(&account).cloned()),
        id: open.id,
        name: open.name,
        grants: open.grants,
        account: open.account,
        expires_millis: open.expires_millis,
    };
    let open = desk.store.invitations(call.now_millis)?.into_iter();
    let seen = open.filter(|open| people::is_within(&desk.pack, &scope, &open.grants));
    Answer::json(200, &InvitationsResponse { invitations: seen.map(view).collect() })
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/invitations",
    operation_id = "invite",
    tag = "people",
    summary = "Invite someone",
    description = "Nobody gives more than they may: an admin anything within the own areas, a midwife the role of kader.",
    security(("session" = [])),
    request_body = InvitationRequest,
    responses((status = 201, body = InvitationLink, description = "The only time that the token is shown")),
))]
pub fn invite(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let request: InvitationRequest = body::json(call)?;
    if !people::VALID_HOURS.contains(&request.valid_hours) {
        return Err(Failure::field("/validHours", "must be 1 to 720"));
    }
    people::check_given(&desk.pack, &caller.grants, &request.grants, "/grants")?;
    let invited = Invited {
        name: request.name,
        grants: request.grants,
        account: None,
        by: Some(caller.account),
        valid_hours: request.valid_hours,
    };
    let link = desk.store.atomically(|| -> Result<InvitationLink, Failure> {
        let link = people::invite(desk.store, &desk.pack, invited, call.now_millis)?;
        desk.store.put_audit(AuditEntry::about(caller, call, "invite", link.id.to_string()))?;
        Ok(link)
    })?;
    Answer::json(201, &link)
}

#[cfg_attr(test, utoipa::path(
    delete,
    path = "/api/v1/invitations/{id}",
    operation_id = "takeInvitationBack",
    tag = "people",
    summary = "Take an invitation back",
    params(("id" = InvitationId, Path)),
    security(("session" = [])),
    responses((status = 204, description = "Its link is worthless")),
))]
pub fn take_back(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let id: InvitationId = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    let open = desk.store.invitations(call.now_millis)?;
    let known = open.iter().find(|open| open.id == id).ok_or(Failure::NotFound)?;
    let scope = caller.scope(Action::InvitePeople);
    let is_theirs = people::is_within(&desk.pack, &scope, &known.grants)
        && caller.grants.may_give(&known.grants.resolved(&desk.pack));
    if !is_theirs {
        return Err(Failure::NotFound);
    }
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.drop_invitation(id)?;
        Ok(desk.store.put_audit(AuditEntry::about(caller, call, "takeInvitationBack", id.to_string()))?)
    })?;
    Ok(Answer::empty(204))
}
