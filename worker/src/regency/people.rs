//! Who may look after whom, and inviting people.

use tumbuh::access::{Action, Grant, Grants, Place, Places, Role};
use tumbuh::api::people::InvitationLink;
use tumbuh::api::problem::FieldProblem;
use tumbuh::area::Scope;
use tumbuh::id::{AccountId, InvitationId};
use tumbuh::regency::RegencyPack;
use tumbuh::text::PersonName;

use super::Desk;
use crate::auth::token::{Invitation, Token};
use crate::problem::Failure;
use crate::random;
use crate::store::{Store, StoreError, StoredAccount, StoredInvitation};

/// Hours that an invitation may hold.
pub const VALID_HOURS: core::ops::RangeInclusive<u16> = 1..=720;

const HOUR_MILLIS: i64 = 60 * 60 * 1000;

/// Whether all that the grants allow lies within `scope`. Whoever looks after the whole regency sees those too whose
/// areas are gone.
pub fn is_within(pack: &RegencyPack, scope: &Scope, grants: &Grants) -> bool {
    scope.contains(&pack.code) || grants.resolved(pack).lie_within(scope)
}

/// A person within `scope`.
///
/// # Errors
/// 404 for anyone else, whether they exist or not.
pub fn person(desk: &Desk<'_>, scope: &Scope, id: &str) -> Result<StoredAccount, Failure> {
    let id: AccountId = id.parse().map_err(|_| Failure::NotFound)?;
    let account = desk.store.account_of(id)?.ok_or(Failure::NotFound)?;
    if is_within(&desk.pack, scope, &account.grants) { Ok(account) } else { Err(Failure::NotFound) }
}

/// Refuses grants that make no sense here, or that `giver` may not give.
///
/// # Errors
/// 422 naming every place under `at`, 403 when they are more than the giver may give.
pub fn check_given(pack: &RegencyPack, giver: &Grants, given: &Grants, at: &str) -> Result<(), Failure> {
    let problems = given.problems(pack);
    if !problems.is_empty() {
        let field = |problem: tumbuh::access::GrantProblem| {
            FieldProblem::told(format!("{at}{}", problem.at), problem.words)
        };
        return Err(Failure::Invalid(problems.into_iter().map(field).collect()));
    }
    if giver.may_give(&given.resolved(pack)) { Ok(()) } else { Err(Failure::Forbidden) }
}

/// Refuses a change after which nobody looks after the people of the whole regency. `later` is what `account` will be;
/// `None` stands for blocked.
///
/// # Errors
/// 409.
pub fn keep_an_admin(
    desk: &Desk<'_>,
    account: &StoredAccount,
    later: Option<&Grants>,
) -> Result<(), Failure> {
    let pack = &desk.pack;
    if !is_admin(pack, account) || later.is_some_and(|later| manages(pack, later)) {
        return Ok(());
    }
    let others = desk.store.accounts()?;
    if others.iter().any(|other| other.id != account.id && is_admin(pack, other)) {
        Ok(())
    } else {
        Err(Failure::LastAdmin)
    }
}

fn is_admin(pack: &RegencyPack, account: &StoredAccount) -> bool {
    !account.blocked && manages(pack, &account.grants)
}

fn manages(pack: &RegencyPack, grants: &Grants) -> bool {
    grants.may_in(Action::ManagePeople, &pack.code)
}

/// Whom an invitation is for.
pub struct Invited {
    pub name: PersonName,
    pub grants: Grants,
    /// Whose password it sets anew.
    pub account: Option<AccountId>,
    /// `None` is the operator.
    pub by: Option<AccountId>,
    pub valid_hours: u16,
}

/// Writes an invitation and gives the only copy of its token.
///
/// # Errors
/// When the platform gives no random bytes, or the database fails.
pub fn invite(
    store: &Store,
    pack: &RegencyPack,
    invited: Invited,
    now_millis: i64,
) -> Result<InvitationLink, Failure> {
    let token = Token::<Invitation>::new(pack.code.clone())?;
    let millis = u64::try_from(now_millis).unwrap_or_default();
    let invitation = StoredInvitation {
        id: InvitationId::new(millis, random::bytes()?),
        name: invited.name,
        grants: invited.grants,
        account: invited.account,
        invited_by: invited.by,
        expires_millis: now_millis + i64::from(invited.valid_hours) * HOUR_MILLIS,
    };
    store.put_invitation(&invitation, &token.hash(), now_millis)?;
    let StoredInvitation { id, expires_millis, .. } = invitation;
    let message = pack.templates.invitation.clone();
    Ok(InvitationLink { id, token: token.expose(), expires_millis, message })
}

/// The invitation of a regency's first admin, by the operator; `None` while one is open or anybody is an admin, so that
/// setting a regency up again gives no second key to it.
///
/// # Errors
/// As [`invite`].
pub fn invite_first_admin(
    store: &Store,
    pack: &RegencyPack,
    now_millis: i64,
) -> Result<Option<InvitationLink>, Failure> {
    if store.accounts()?.iter().any(|account| manages(pack, &account.grants))
        || store.invitations(now_millis)?.iter().any(|open| manages(pack, &open.grants))
    {
        return Ok(None);
    }
    let name = format!("Admin {}", pack.name).parse().unwrap_or_else(|_| pack.name.clone());
    let areas = Places(vec![Place::Area(pack.code.clone())]);
    let grants = Grants(vec![Grant { role: Role::RegencyAdmin, areas, office: None }]);
    let invited = Invited { name, grants, account: None, by: None, valid_hours: *VALID_HOURS.end() };
    invite(store, pack, invited, now_millis).map(Some)
}

/// The invitation of a token.
///
/// # Errors
/// When the database fails.
pub fn invitation(
    store: &Store,
    token: &Token<Invitation>,
    now_millis: i64,
) -> Result<Option<StoredInvitation>, StoreError> {
    store.invitation(&token.hash(), now_millis)
}
