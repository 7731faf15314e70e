//! Who asks: passwords, session cookies, the operator's secret, and the wall around a regency.

pub mod cookie;
pub mod operator;
pub mod password;
pub mod throttle;
pub mod token;
pub mod totp;

use tumbuh::access::{Action, Grants};
use tumbuh::area::{AreaCode, Scope};
use tumbuh::id::{AccountId, DeviceId, SessionId};
use tumbuh::text::PersonName;

use crate::body;
use crate::http::Call;
use crate::problem::Failure;
use crate::regency::Desk;
use token::{Invitation, Session, Token};

/// The person of a session, as their regency knows them at this moment.
#[derive(Clone, Debug)]
pub struct Caller {
    pub account: AccountId,
    pub name: PersonName,
    /// What they may do where, with the villages of a puskesmas in its stead. Nothing else decides what they see.
    pub grants: Grants,
    pub device: DeviceId,
    /// The hash of the browser's secret.
    pub browser: String,
    pub session: SessionId,
}

impl Caller {
    /// Whether they may do `action` anywhere.
    pub fn may(&self, action: Action) -> bool {
        self.grants.may(action)
    }

    /// Where they may do `action`.
    pub fn scope(&self, action: Action) -> Scope {
        self.grants.scope(action)
    }
}

/// The token that the request's session cookie carries.
///
/// This is the only place where a signed-in request names a regency: the token was made by that regency and is worthless in
/// any other.
///
/// # Errors
/// When there is none that could be one of ours.
pub fn session_token(call: &Call) -> Result<Token<Session>, Failure> {
    let value = call
        .headers
        .cookie
        .as_deref()
        .and_then(|header| cookie::read(header, cookie::SESSION))
        .ok_or(Failure::Unauthenticated)?;
    value.parse().map_err(|_| Failure::Unauthenticated)
}

/// The invitation's token that the body carries; the other place where a request names a regency.
///
/// # Errors
/// When there is none that could be one of ours.
pub fn invitation_token(call: &Call) -> Result<Token<Invitation>, Failure> {
    /// Each of the bodies that carry one is read whole by its handler.
    #[derive(serde::Deserialize)]
    struct Carries {
        token: String,
    }
    let Carries { token } = body::json(call)?;
    token.parse().map_err(|_| Failure::UnknownInvitation)
}

/// The regency that a signed-in request belongs to.
///
/// # Errors
/// As [`session_token`].
pub fn session_regency(call: &Call) -> Result<AreaCode, Failure> {
    session_token(call).map(|token| token.regency().clone())
}

/// The person of the request's session, when something that they were granted allows `action`.
///
/// # Errors
/// When there is no session in force, the device is shut out, the regency is suspended, or nothing granted allows it.
pub fn caller(desk: &Desk<'_>, call: &Call, action: Option<Action>) -> Result<Caller, Failure> {
    let token = session_token(call)?;
    let session = desk.store.session(&token.hash(), call.now_millis)?.ok_or(Failure::Unauthenticated)?;
    // Before anything else: the phone locks itself at this answer.
    if session.is_device_revoked {
        return Err(Failure::DeviceRevoked);
    }
    if !session.is_open || session.account.blocked {
        return Err(Failure::Unauthenticated);
    }
    if desk.is_suspended {
        return Err(Failure::Suspended);
    }
    desk.store.see(&session, call.now_millis)?;
    let caller = Caller {
        account: session.account.id,
        name: session.account.name,
        grants: session.account.grants.resolved(&desk.pack),
        device: session.device,
        browser: session.browser,
        session: session.id,
    };
    if action.is_some_and(|action| !caller.may(action)) { Err(Failure::Forbidden) } else { Ok(caller) }
}

/// Refuses a change that a browser sends from another site's page.
///
/// The cookie is `SameSite=Strict` and bodies must say that they are JSON; this is the third lock on the same door.
///
/// # Errors
/// When the browser says that the page is not ours.
pub fn same_origin(call: &Call) -> Result<(), Failure> {
    let Some(origin) = call.headers.origin.as_deref() else { return Ok(()) };
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    if host == Some(call.host.as_str()) { Ok(()) } else { Err(Failure::CrossOrigin) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::CallHeaders;

    fn from(origin: Option<&str>) -> Result<(), Failure> {
        let headers = CallHeaders { origin: origin.map(Into::into), ..CallHeaders::default() };
        same_origin(&Call { headers, host: "tumbuh.example:8787".into(), ..Call::default() })
    }

    #[test]
    fn only_our_own_pages_change_things() {
        assert!(from(None).is_ok(), "curl and partners name no origin");
        assert!(from(Some("https://tumbuh.example:8787")).is_ok());
        for other in
            ["null", "https://tumbuh.example", "https://evil.example", "ftp://tumbuh.example:8787", ""]
        {
            assert!(matches!(from(Some(other)), Err(Failure::CrossOrigin)), "{other}");
        }
    }
}
