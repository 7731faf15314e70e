//! `/api/v1/join`: accepting an invitation.

use tumbuh::api::join::{JoinReadRequest, JoinRequest, JoinView};
use tumbuh::api::session::Colours;
use tumbuh::area::Area;
use tumbuh::id::AccountId;

use super::session::{On, begin};
use crate::auth::token::{Invitation, Token};
use crate::auth::{password, same_origin};
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::random;
use crate::regency::{Desk, people};
use crate::store::{StoredAccount, StoredInvitation};

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/join/read",
    operation_id = "readInvitation",
    tag = "session",
    summary = "Who is invited, to what",
    request_body = JoinReadRequest,
    responses((status = 200, body = JoinView)),
))]
pub fn read(desk: &Desk<'_>, token: &Token<Invitation>, call: &Call) -> Outcome {
    let _: JoinReadRequest = body::json(call)?;
    let invitation = open(desk, token, call)?;
    let grants = invitation.grants.resolved(&desk.pack);
    let granted = grants.everywhere();
    let named = |area: &&Area| granted.0.contains(&area.code);
    let account = invitation.account.map(|account| desk.store.account_of(account)).transpose()?.flatten();
    let view = JoinView {
        regency: desk.pack.name.clone(),
        look: Some(Colours::of(&desk.pack.look)),
        name: invitation.name,
        areas: desk.pack.areas.iter().filter(named).cloned().collect(),
        grants,
        username: account.and_then(|account| account.username.parse().ok()),
    };
    Answer::json(200, &view)
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/join",
    operation_id = "join",
    tag = "session",
    summary = "Accept an invitation, or set a password anew, and sign in",
    description = "The token works once. A password that is set anew ends every session of the account and takes its second \
        factor off.",
    request_body = JoinRequest,
    responses((status = 200, body = tumbuh::api::session::SessionView)),
))]
pub fn join(desk: &Desk<'_>, token: &Token<Invitation>, call: &Call) -> Outcome {
    same_origin(call)?;
    let request: JoinRequest = body::json(call)?;
    let invitation = open(desk, token, call)?;
    password::check_length("/password", &request.password)?;
    let account = match invitation.account {
        Some(account) => desk.store.account_of(account)?.ok_or(Failure::UnknownInvitation)?,
        None => new_account(desk, &invitation, &request, call)?,
    };
    if account.blocked {
        return Err(Failure::UnknownInvitation);
    }
    // The slow hash comes before the transaction.
    let account = StoredAccount { password_hash: password::hash(&request.password)?, ..account };
    let on = On { device: request.device, name: request.device_name.as_ref(), lost: request.lost };
    begin(desk, call, &account, &on, || {
        desk.store.put_account(&account)?;
        desk.store.drop_invitation(invitation.id)?;
        if invitation.account.is_some() {
            desk.store.end_sessions_of(account.id, None)?;
            desk.store.set_factor(account.id, None)?;
        }
        Ok(())
    })
}

fn open(desk: &Desk<'_>, token: &Token<Invitation>, call: &Call) -> Result<StoredInvitation, Failure> {
    people::invitation(desk.store, token, call.now_millis)?.ok_or(Failure::UnknownInvitation)
}

fn new_account(
    desk: &Desk<'_>,
    invitation: &StoredInvitation,
    request: &JoinRequest,
    call: &Call,
) -> Result<StoredAccount, Failure> {
    let username = request.username.as_str().to_lowercase();
    if desk.store.account(&username)?.is_some() {
        return Err(Failure::field("/username", "is taken"));
    }
    let millis = u64::try_from(call.now_millis).unwrap_or_default();
    Ok(StoredAccount {
        id: AccountId::new(millis, random::bytes()?),
        username,
        name: invitation.name.clone(),
        grants: invitation.grants.clone(),
        password_hash: String::new(),
        blocked: false,
        factor: None,
        last_seen_millis: None,
    })
}
