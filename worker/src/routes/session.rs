//! `/api/v1/session`: signing in and out.

use tumbuh::api::session::{RegencyView, SessionView, SignInRequest};
use tumbuh::area::Area;

use crate::auth::token::Token;
use crate::auth::{Caller, cookie, password, same_origin, session_token, throttle};
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;
use crate::store::AuditEntry;

/// A kader meets the network once a month, and islands less often.
const SESSION_SECONDS: i64 = 60 * 24 * 60 * 60;

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/session",
    operation_id = "signIn",
    tag = "session",
    summary = "Sign in",
    description = "Sets the session cookie. Ten wrong passwords for a name, or two hundred from an address, within 15 \
        minutes must wait.",
    request_body = SignInRequest,
    responses((status = 200, body = SessionView)),
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
    let account = desk.store.account(&username)?;
    let hash = account.as_ref().map(|account| account.password_hash.as_str());
    // A name that nobody has costs the same hash as any other.
    let matches = password::verify(&request.password, hash);
    let Some(account) = account.filter(|_| matches) else {
        for count in &counts {
            desk.store.count_failure(count, call.now_millis)?;
        }
        return Err(Failure::WrongCredentials);
    };
    let token = Token::new(desk.pack.code.clone())?;
    let caller = &account.caller;
    desk.store.atomically(|| -> Result<(), Failure> {
        let expires = call.now_millis + SESSION_SECONDS * 1000;
        desk.store.put_session(&token.hash(), caller.account, request.device, call.now_millis, expires)?;
        desk.store.forget_failures(&counts[0])?;
        desk.store.put_audit(entry(call, caller, "signIn"))?;
        Ok(())
    })?;
    Ok(Answer::json(200, &view(desk, caller, call)?)?
        .with("set-cookie", cookie::set(&token.expose(), SESSION_SECONDS)))
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/session",
    operation_id = "readSession",
    tag = "session",
    summary = "Who is signed in, and what a phone needs to work offline",
    security(("session" = [])),
    responses((status = 200, body = SessionView)),
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
    security(("session" = [])),
    responses((status = 204, description = "The session is over")),
))]
pub fn sign_out(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let token = session_token(call)?;
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.end_session(&token.hash())?;
        desk.store.put_audit(entry(call, caller, "signOut"))?;
        Ok(())
    })?;
    Ok(Answer::empty(204).with("set-cookie", cookie::clear()))
}

fn entry<'a>(call: &Call, caller: &Caller, action: &'a str) -> AuditEntry<'a> {
    AuditEntry {
        at_millis: call.now_millis,
        actor: caller.account.to_string(),
        action,
        subject: Some(caller.account.to_string()),
        mutation: None,
        detail: None,
    }
}

/// What a phone keeps to work offline.
fn view(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Result<SessionView, Failure> {
    let pack = &desk.pack;
    let today = desk.today(call.now_millis)?;
    let near =
        |area: &&Area| caller.scope.0.iter().any(|own| own.contains(&area.code) || area.code.contains(own));
    Ok(SessionView {
        account: caller.account,
        name: caller.name.clone(),
        role: caller.role,
        scope: caller.scope.clone(),
        regency: RegencyView {
            code: pack.code.clone(),
            name: pack.name.clone(),
            utc_offset_minutes: pack.utc_offset_minutes,
            notice_version: pack.notice_version(today),
            kms: pack.settings_on(today).kms.clone(),
        },
        areas: pack.areas.iter().filter(near).cloned().collect(),
        server_time_millis: call.now_millis,
    })
}
