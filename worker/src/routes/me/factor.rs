//! `/api/v1/me/second-factor`: an authenticator beside the password.

use tumbuh::api::me::{SecondFactorRequest, SecondFactorResponse};

use super::{guarded, own_account};
use crate::auth::{Caller, totp};
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;
use crate::store::{AuditEntry, StoredFactor};

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/me/second-factor",
    operation_id = "beginSecondFactor",
    tag = "me",
    summary = "A secret for an authenticator; in force once it was confirmed",
    security(("session" = [])),
    responses((status = 200, body = SecondFactorResponse)),
))]
pub fn begin(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let account = own_account(desk, caller)?;
    if account.factor.is_some_and(|factor| factor.confirmed) {
        return Err(Failure::AlreadyGuarded);
    }
    let factor = totp::new_factor()?;
    let secret = totp::base32(&factor.secret).ok_or(Failure::Internal("a secret in base 32".into()))?;
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.set_factor(caller.account, Some(&factor))?;
        Ok(desk.store.put_audit(AuditEntry::of(caller, call, "beginSecondFactor"))?)
    })?;
    let issuer = format!("Tumbuh%20{}", desk.pack.code);
    let label = percent_encoded(&account.username);
    let uri = format!("otpauth://totp/{issuer}:{label}?secret={secret}&issuer={issuer}");
    Answer::json(200, &SecondFactorResponse { secret, uri })
}

#[cfg_attr(test, utoipa::path(
    put,
    path = "/api/v1/me/second-factor",
    operation_id = "confirmSecondFactor",
    tag = "me",
    summary = "Confirm the second factor by a code: sign-ins ask for one from now on",
    security(("session" = [])),
    request_body = SecondFactorRequest,
    responses((status = 204, description = "It is in force")),
))]
pub fn confirm(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let used = used(desk, caller, call)?;
    store(desk, caller, call, Some(&StoredFactor { confirmed: true, ..used }), "confirmSecondFactor")
}

#[cfg_attr(test, utoipa::path(
    delete,
    path = "/api/v1/me/second-factor",
    operation_id = "endSecondFactor",
    tag = "me",
    summary = "Take the second factor off again, by a code",
    security(("session" = [])),
    request_body = SecondFactorRequest,
    responses((status = 204, description = "The password alone is enough")),
))]
pub fn end(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    used(desk, caller, call)?;
    store(desk, caller, call, None, "endSecondFactor")
}

/// The person's second factor after the code of the body was used.
fn used(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Result<StoredFactor, Failure> {
    let request: SecondFactorRequest = body::json(call)?;
    let account = own_account(desk, caller)?;
    guarded(desk, call, &account, || {
        let factor = account.factor.as_ref().ok_or(Failure::WrongCode)?;
        let step = totp::used_step(factor, &request.code, call.now_millis).ok_or(Failure::WrongCode)?;
        Ok(StoredFactor { step, ..factor.clone() })
    })
}

fn store(
    desk: &Desk<'_>,
    caller: &Caller,
    call: &Call,
    factor: Option<&StoredFactor>,
    action: &'static str,
) -> Outcome {
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.set_factor(caller.account, factor)?;
        Ok(desk.store.put_audit(AuditEntry::of(caller, call, action))?)
    })?;
    Ok(Answer::empty(204))
}

/// The text with everything but letters and digits of ASCII as `%XX`.
fn percent_encoded(text: &str) -> String {
    let byte = |byte: u8| match byte.is_ascii_alphanumeric() {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}
