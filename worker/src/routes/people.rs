//! `/api/v1/people`: who acts in the regency, and what they may do.

pub mod import;

use tumbuh::access::Action;
use tumbuh::api::people::{BlockRequest, GrantsRequest, InvitationLink, PeopleResponse, PersonView};

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;
use crate::regency::people::{self, Invited};
use crate::store::{AuditEntry, StoreError, StoredAccount};

/// A link to set a password anew reaches its person the same day, or within the week.
const RESET_HOURS: u16 = 7 * 24;

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/people",
    operation_id = "listPeople",
    tag = "people",
    summary = "People who act only within the caller's areas",
    security(("session" = [])),
    responses((status = 200, body = PeopleResponse)),
))]
pub fn list(desk: &Desk<'_>, caller: &Caller, _: &Call) -> Outcome {
    let scope = caller.scope(Action::ReadPeople);
    let people = desk.store.accounts()?.into_iter();
    let seen = people.filter(|account| people::is_within(&desk.pack, &scope, &account.grants));
    Answer::json(200, &PeopleResponse { people: seen.map(view).collect::<Result<_, _>>()? })
}

fn view(account: StoredAccount) -> Result<PersonView, StoreError> {
    Ok(PersonView {
        account: account.id,
        username: account.username.parse().map_err(|_| StoreError::Unreadable { what: "user name" })?,
        name: account.name,
        grants: account.grants,
        blocked: account.blocked,
        has_second_factor: account.factor.is_some_and(|factor| factor.confirmed),
        last_seen_millis: account.last_seen_millis,
    })
}

#[cfg_attr(test, utoipa::path(
    put,
    path = "/api/v1/people/{account}/grants",
    operation_id = "setGrants",
    tag = "people",
    summary = "Say all that a person is from now on",
    description = "Where something was taken away, the person's sessions end. The regency keeps at least one admin.",
    params(("account" = tumbuh::id::AccountId, Path)),
    security(("session" = [])),
    request_body = GrantsRequest,
    responses((status = 204, description = "So it is")),
))]
pub fn set_grants(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let request: GrantsRequest = body::json(call)?;
    let account = people::person(desk, &caller.scope(Action::ManagePeople), call.param(0))?;
    people::check_given(&desk.pack, &caller.grants, &request.grants, "/grants")?;
    people::keep_an_admin(desk, &account, Some(&request.grants))?;
    let before = serde_json::value::to_raw_value(&account.grants)?;
    let loses = account.grants.resolved(&desk.pack).lose_by(&request.grants.resolved(&desk.pack));
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.set_grants(account.id, &request.grants)?;
        if loses {
            desk.store.end_sessions_of(account.id, None)?;
            desk.store.drop_invitations_by(account.id)?;
        }
        let entry = AuditEntry::about(caller, call, "setGrants", account.id.to_string());
        Ok(desk.store.put_audit(AuditEntry { detail: Some(before), ..entry })?)
    })?;
    Ok(Answer::empty(204))
}

#[cfg_attr(test, utoipa::path(
    put,
    path = "/api/v1/people/{account}/block",
    operation_id = "setBlocked",
    tag = "people",
    summary = "Block a person, or let them in again",
    description = "Blocking ends every session of the person and takes back the invitations they made. The regency keeps \
        at least one admin.",
    params(("account" = tumbuh::id::AccountId, Path)),
    security(("session" = [])),
    request_body = BlockRequest,
    responses((status = 204, description = "So it is")),
))]
pub fn set_blocked(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let BlockRequest { blocked } = body::json(call)?;
    let account = people::person(desk, &caller.scope(Action::ManagePeople), call.param(0))?;
    if blocked {
        people::keep_an_admin(desk, &account, None)?;
    }
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.set_blocked(account.id, blocked)?;
        if blocked {
            desk.store.end_sessions_of(account.id, None)?;
            desk.store.drop_invitations_by(account.id)?;
            desk.store.drop_resets_of(account.id)?;
        }
        let action = if blocked { "block" } else { "unblock" };
        Ok(desk.store.put_audit(AuditEntry::about(caller, call, action, account.id.to_string()))?)
    })?;
    Ok(Answer::empty(204))
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/people/{account}/password-reset",
    operation_id = "resetPassword",
    tag = "people",
    summary = "A link by which a person sets their password anew",
    description = "For those whom the caller might invite. Until the link is used, the password until now holds.",
    params(("account" = tumbuh::id::AccountId, Path)),
    security(("session" = [])),
    responses((status = 201, body = InvitationLink, description = "The only time that the token is shown")),
))]
pub fn reset_password(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let account = people::person(desk, &caller.scope(Action::InvitePeople), call.param(0))?;
    if account.blocked || !caller.grants.may_give(&account.grants.resolved(&desk.pack)) {
        return Err(Failure::Forbidden);
    }
    let subject = account.id.to_string();
    let invited = Invited {
        name: account.name,
        grants: account.grants,
        account: Some(account.id),
        by: Some(caller.account),
        valid_hours: RESET_HOURS,
    };
    let link = desk.store.atomically(|| -> Result<InvitationLink, Failure> {
        desk.store.drop_resets_of(account.id)?;
        let link = people::invite(desk.store, &desk.pack, invited, call.now_millis)?;
        desk.store.put_audit(AuditEntry::about(caller, call, "resetPassword", subject))?;
        Ok(link)
    })?;
    Answer::json(201, &link)
}
