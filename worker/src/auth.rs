//! Who asks: passwords, session cookies, the operator's secret, and the wall around a regency.

pub mod cookie;
pub mod operator;
pub mod password;
pub mod throttle;
pub mod token;

use tumbuh::access::{Action, Role};
use tumbuh::area::{AreaCode, Scope};
use tumbuh::id::AccountId;
use tumbuh::text::PersonName;

use crate::http::Call;
use crate::problem::Failure;
use crate::store::Store;
use token::Token;

/// The person of a session, as their regency knows them at this moment.
#[derive(Clone, Debug)]
pub struct Caller {
    pub account: AccountId,
    pub name: PersonName,
    pub role: Role,
    /// The areas they act in. Nothing else decides what they see.
    pub scope: Scope,
}

/// The token that the request's session cookie carries.
///
/// This is the only place where a signed-in request names a regency: the token was made by that regency and is worthless in
/// any other.
///
/// # Errors
/// When there is none that could be one of ours.
pub fn session_token(call: &Call) -> Result<Token, Failure> {
    let value = call.headers.cookie.as_deref().and_then(cookie::read).ok_or(Failure::Unauthenticated)?;
    value.parse().map_err(|_| Failure::Unauthenticated)
}

/// The regency that a signed-in request belongs to.
///
/// # Errors
/// As [`session_token`].
pub fn session_regency(call: &Call) -> Result<AreaCode, Failure> {
    session_token(call).map(|token| token.regency().clone())
}

/// The person of the request's session, when their role may do `action`.
///
/// # Errors
/// When there is no session in force, or the role may not.
pub fn caller(store: &Store, call: &Call, action: Option<Action>) -> Result<Caller, Failure> {
    let token = session_token(call)?;
    let caller = store.session_caller(&token.hash(), call.now_millis)?.ok_or(Failure::Unauthenticated)?;
    if action.is_some_and(|action| !caller.role.may(action)) {
        return Err(Failure::Forbidden);
    }
    Ok(caller)
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
