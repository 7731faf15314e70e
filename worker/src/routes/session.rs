//! `/api/v1/session`: signing in and out.

mod begin;

pub use begin::{On, begin, view};

use tumbuh::api::session::SignInRequest;

use crate::auth::{Caller, cookie, password, same_origin, throttle, totp};
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;
use crate::store::{AuditEntry, StoredAccount, StoredFactor};

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/session",
    operation_id = "signIn",
    tag = "session",
    summary = "Sign in",
    description = "Sets the session cookie. Ten wrong passwords or codes for a name, or two hundred from an address, within \
        15 minutes must wait. Where a second factor guards the account, the right password without a code gives the \
        problem `second-factor-required`.",
    request_body = SignInRequest,
    responses((status = 200, body = tumbuh::api::session::SessionView)),
))]
pub fn sign_in(desk: &Desk<'_>, call: &Call) -> Outcome {
    same_origin(call)?;
    let request: SignInRequest = body::json(call)?;
    let username = request.username.as_str().to_lowercase();
    let counts = [throttle::account(&username), throttle::address(&call.client_ip)];
    for count in &counts {
        if let Some(seconds) = desk.store.must_wait(count, call.now_millis)? {
            return Err(Failure::TooManyAttempts { seconds });
        }
    }
    let failed = |failure| -> Outcome {
        for count in &counts {
            desk.store.count_failure(count, call.now_millis)?;
        }
        Err(failure)
    };
    let account = desk.store.account(&username)?;
    let hash = account.as_ref().map(|account| account.password_hash.as_str());
    // A name that nobody has costs the same hash as any other.
    let matches = password::verify(&request.password, hash);
    let Some(account) = account.filter(|_| matches) else { return failed(Failure::WrongCredentials) };
    // Nothing below is told to someone who does not know the password.
    let used = match used_factor(&account, request.code.as_deref(), call) {
        Ok(used) => used,
        Err(Failure::WrongCode) => return failed(Failure::WrongCode),
        Err(failure) => return Err(failure),
    };
    if account.blocked {
        return Err(Failure::AccountBlocked);
    }
    let on = On { device: request.device, name: request.device_name.as_ref(), lost: request.lost };
    begin(desk, call, &account, &on, || {
        if let Some(used) = &used {
            desk.store.set_factor(account.id, Some(used))?;
        }
        Ok(desk.store.forget_failures(&counts[0])?)
    })
}

/// The second factor after the code was used; `None` when nothing guards the account.
fn used_factor(
    account: &StoredAccount,
    code: Option<&str>,
    call: &Call,
) -> Result<Option<StoredFactor>, Failure> {
    let Some(factor) = account.factor.as_ref().filter(|factor| factor.confirmed) else { return Ok(None) };
    let code = code.ok_or(Failure::SecondFactorRequired)?;
    let step = totp::used_step(factor, code, call.now_millis).ok_or(Failure::WrongCode)?;
    Ok(Some(StoredFactor { step, ..factor.clone() }))
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/session",
    operation_id = "readSession",
    tag = "session",
    summary = "Who is signed in, and what a phone needs to work offline",
    security(("session" = [])),
    responses((status = 200, body = tumbuh::api::session::SessionView)),
))]
pub fn read(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    Answer::json(200, &view(desk, caller, call)?)
}

#[cfg_attr(test, utoipa::path(
    delete,
    path = "/api/v1/session",
    operation_id = "signOut",
    tag = "session",
    summary = "Sign out",
    description = "What the person did on the device before may still be sent by others who share it.",
    security(("session" = [])),
    responses((status = 204, description = "The session is over")),
))]
pub fn sign_out(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.leave(caller.session)?;
        desk.store.put_audit(AuditEntry::of(caller, call, "signOut"))?;
        Ok(())
    })?;
    Ok(Answer::empty(204).with("set-cookie", cookie::clear()))
}
