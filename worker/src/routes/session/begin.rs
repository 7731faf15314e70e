//! Beginning a session, and what a phone is told of it.

use tumbuh::api::people::DeviceName;
use tumbuh::api::session::{Colours, NoticeTexts, RegencyView, SessionView};
use tumbuh::area::Area;
use tumbuh::id::{DeviceId, SessionId};
use tumbuh::sync::phone::Loss;

use crate::auth::token::{self, Session, Token};
use crate::auth::{Caller, cookie};
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::random;
use crate::regency::Desk;
use crate::store::{AuditEntry, NewSession, StoredAccount};

/// A kader meets the network once a month, and islands less often.
const SESSION_SECONDS: i64 = 60 * 24 * 60 * 60;
/// The longest that browsers keep a cookie.
const BROWSER_SECONDS: i64 = 400 * 24 * 60 * 60;

/// The device that a session begins on.
pub struct On<'a> {
    pub device: DeviceId,
    pub name: Option<&'a DeviceName>,
    /// What has vanished from it.
    pub lost: Option<Loss>,
}

/// Signs the person in: writes the session, with `also` in the same transaction, and answers with its cookies.
///
/// # Errors
/// Those of `also`; when the device was shut out.
pub fn begin(
    desk: &Desk<'_>,
    call: &Call,
    account: &StoredAccount,
    on: &On<'_>,
    also: impl FnOnce() -> Result<(), Failure>,
) -> Outcome {
    if desk.store.is_device_revoked(on.device)? {
        return Err(Failure::DeviceRevoked);
    }
    let token = Token::<Session>::new(desk.pack.code.clone())?;
    let browser = browser_secret(call)?;
    let millis = u64::try_from(call.now_millis).unwrap_or_default();
    let caller = Caller {
        account: account.id,
        name: account.name.clone(),
        grants: account.grants.resolved(&desk.pack),
        device: on.device,
        browser: token::fingerprint("browser", &browser),
        session: SessionId::new(millis, random::bytes()?),
    };
    desk.store.atomically(|| -> Result<(), Failure> {
        also()?;
        desk.store.put_session(&NewSession {
            id: caller.session,
            token_hash: token.hash(),
            account: caller.account,
            device: on.device,
            device_name: on.name,
            browser: caller.browser.clone(),
            now_millis: call.now_millis,
            expires_millis: call.now_millis + SESSION_SECONDS * 1000,
        })?;
        if let Some(lost) = on.lost {
            desk.store.note_loss(on.device, lost)?;
        }
        desk.store.put_audit(AuditEntry::of(&caller, call, "signIn"))?;
        Ok(())
    })?;
    Ok(Answer::json(200, &view(desk, &caller, call)?)?
        .with("set-cookie", cookie::set(cookie::SESSION, &token.expose(), SESSION_SECONDS))
        .with("set-cookie", cookie::set(cookie::BROWSER, &browser, BROWSER_SECONDS)))
}

/// The secret that this browser keeps from sign-in to sign-in: it tells that two people used the same browser. A device's
/// id alone would not, since every reader of a record sees which devices changed it.
fn browser_secret(call: &Call) -> Result<String, Failure> {
    let kept = call.headers.cookie.as_deref().and_then(|header| cookie::read(header, cookie::BROWSER));
    let is_ours = |secret: &&str| secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
    match kept.filter(is_ours) {
        Some(secret) => Ok(secret.into()),
        None => Ok(random::hex(&random::bytes::<32>()?)),
    }
}

/// What a phone keeps to work offline.
///
/// # Errors
/// When the server's clock is outside the calendar.
pub fn view(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Result<SessionView, Failure> {
    let pack = &desk.pack;
    let today = desk.today(call.now_millis)?;
    let settings = pack.settings_on(today);
    let granted = caller.grants.everywhere();
    let near = |area: &&Area| granted.0.iter().any(|own| own.contains(&area.code) || area.code.contains(own));
    let scope = desk.kept_scope(caller)?;
    Ok(SessionView {
        account: caller.account,
        name: caller.name.clone(),
        grants: caller.grants.clone(),
        too_many: desk.too_many(&scope)?,
        scope,
        regency: RegencyView {
            code: pack.code.clone(),
            name: pack.name.clone(),
            utc_offset_minutes: pack.utc_offset_minutes,
            notice_version: pack.notice_version(today),
            settings_from: settings.from,
            kms: settings.kms.clone(),
            words: pack.words.clone(),
            look: Colours::of(&pack.look),
            languages: Some(pack.languages.clone()),
            notice: NoticeTexts::of(pack.notice_on(today), &pack.name),
            handling: serde_json::to_value(desk.care_sheet(today))?,
        },
        areas: pack.areas.iter().filter(near).cloned().collect(),
        receipt_key: Some(desk.store.receipt_key()?),
        server_time_millis: call.now_millis,
    })
}
