//! `/api/v1/me`: what people do with their own account.

pub mod areas;
pub mod device_keys;
pub mod factor;

use tumbuh::api::me::{PasswordRequest, SessionItem, SessionsResponse};
use tumbuh::id::SessionId;

use crate::auth::{Caller, password, throttle};
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;
use crate::store::{AuditEntry, OwnSession, StoreError, StoredAccount};

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/me/sessions",
    operation_id = "listSessions",
    tag = "me",
    summary = "Where the person is signed in",
    security(("session" = [])),
    responses((status = 200, body = SessionsResponse)),
))]
pub fn sessions(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let sessions = desk.store.sessions_of(caller.account, call.now_millis)?;
    let sessions = sessions.into_iter().map(|session| item(session, caller)).collect::<Result<_, _>>()?;
    Answer::json(200, &SessionsResponse { sessions })
}

fn item(session: OwnSession, caller: &Caller) -> Result<SessionItem, StoreError> {
    let unreadable = || StoreError::Unreadable { what: "session" };
    let id: SessionId = session.id.parse().map_err(|_| unreadable())?;
    Ok(SessionItem {
        id,
        device: session.device.parse().map_err(|_| unreadable())?,
        device_name: session.device_name.and_then(|name| name.parse().ok()),
        created_millis: session.created_millis,
        last_seen_millis: session.last_seen_millis,
        current: id == caller.session,
    })
}

#[cfg_attr(test, utoipa::path(
    delete,
    path = "/api/v1/me/sessions/{id}",
    operation_id = "endSession",
    tag = "me",
    summary = "Sign out elsewhere, for example on a lost phone",
    params(("id" = SessionId, Path)),
    security(("session" = [])),
    responses((status = 204, description = "The session is over")),
))]
pub fn end_session(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let session: SessionId = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    desk.store.atomically(|| -> Result<(), Failure> {
        if !desk.store.end_session(caller.account, session)? {
            return Err(Failure::NotFound);
        }
        Ok(desk.store.put_audit(AuditEntry::of(caller, call, "endSession"))?)
    })?;
    Ok(Answer::empty(204))
}

#[cfg_attr(test, utoipa::path(
    put,
    path = "/api/v1/me/password",
    operation_id = "changePassword",
    tag = "me",
    summary = "Change the password",
    description = "Ends every other session of the person. A wrong current password counts like a failed sign-in.",
    security(("session" = [])),
    request_body = PasswordRequest,
    responses((status = 204, description = "It is changed")),
))]
pub fn password(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let request: PasswordRequest = body::json(call)?;
    password::check_length("/new", &request.new)?;
    let account = own_account(desk, caller)?;
    guarded(desk, call, &account, || {
        let hash = Some(account.password_hash.as_str());
        password::verify(&request.current, hash).then_some(()).ok_or(Failure::WrongCredentials)
    })?;
    let hash = password::hash(&request.new)?;
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.set_password(caller.account, &hash)?;
        desk.store.end_sessions_of(caller.account, Some(caller.session))?;
        Ok(desk.store.put_audit(AuditEntry::of(caller, call, "changePassword"))?)
    })?;
    Ok(Answer::empty(204))
}

fn own_account(desk: &Desk<'_>, caller: &Caller) -> Result<StoredAccount, Failure> {
    desk.store.account_of(caller.account)?.ok_or(Failure::Unauthenticated)
}

/// Lets the person try a password or code, and counts what fails like a failed sign-in.
fn guarded<T>(
    desk: &Desk<'_>,
    call: &Call,
    account: &StoredAccount,
    attempt: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let count = throttle::account(&account.username);
    if let Some(seconds) = desk.store.must_wait(&count, call.now_millis)? {
        return Err(Failure::TooManyAttempts { seconds });
    }
    let outcome = attempt();
    if outcome.is_err() {
        desk.store.count_failure(&count, call.now_millis)?;
    }
    outcome
}
