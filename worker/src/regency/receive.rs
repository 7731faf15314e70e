//! Receiving an act: who did it, and a decision about it in one transaction.

use serde_json::Value;
use sha2::{Digest, Sha256};
use tumbuh::access::{Action, Grants};
use tumbuh::api::sync::MutationVerdict;
use tumbuh::id::{AccountId, DeviceId, MutationId};
use tumbuh::sync::{Asked, HeldAct, Hex, Mutation, Rejection, Verdict, canonical, decide};

use super::Desk;
use super::ledger::Ledger;
use super::read;
use crate::auth::Caller;
use crate::problem::Failure;
use crate::store::StoreError;

/// What became of an act that came.
pub struct Received {
    pub answer: MutationVerdict,
    /// The act as a receipt names it; none when it has no readable name.
    pub act: Option<HeldAct>,
}

/// The regency's answer to one act. What was decided before is answered again; everything that is decided now, the
/// records, the verdict and the audit entry, is one transaction.
///
/// # Errors
/// When the database fails; then nothing of the act was kept.
pub fn receive(desk: &Desk<'_>, caller: &Caller, value: Value, now_millis: i64) -> Result<Received, Failure> {
    judge(desk, value, now_millis, |mutation| actor(desk, caller, mutation, now_millis))
}

/// The same for an act from an emergency copy that `device` made, whoever brings it.
///
/// # Errors
/// As [`receive`].
pub fn receive_copied(
    desk: &Desk<'_>,
    caller: &Caller,
    device: DeviceId,
    value: Value,
    now_millis: i64,
) -> Result<Received, Failure> {
    judge(desk, value, now_millis, |mutation| {
        // A device that was shut out since may have been lost, but what was done on it before was done.
        let was_there = mutation.device == device && desk.store.was_on(mutation.actor, device, now_millis)?;
        if was_there { author(desk, mutation.actor, caller) } else { Ok(None) }
    })
}

fn judge(
    desk: &Desk<'_>,
    value: Value,
    now_millis: i64,
    actor: impl FnOnce(&Mutation) -> Result<Option<Actor>, StoreError>,
) -> Result<Received, Failure> {
    let id = value.get("id").and_then(Value::as_str).and_then(|id| id.parse::<MutationId>().ok());
    let digest = Hex(Sha256::digest(canonical(&value)).into());
    let received = |verdict| Received {
        answer: MutationVerdict { id, verdict },
        act: id.map(|id| HeldAct { id, digest }),
    };
    let rejected = |reason| received(Verdict::Rejected { reason });
    let body = digest.to_string();
    // Neither of these answers is kept: a newer server may understand, and the right person may still send it.
    let act = value.get("act").cloned().unwrap_or_default();
    let mutation = match read::mutation(value) {
        Ok(mutation) => mutation,
        Err(reason) => return Ok(rejected(reason)),
    };
    let Some(actor) = actor(&mutation)? else {
        return Ok(rejected(Rejection::NotTheActor));
    };
    let today = desk.today(now_millis)?;
    let asked = Asked { account: actor.account, grants: &actor.grants, today, body: &body };
    let treats = actor.grants.scope(Action::WriteRecords);
    let around = actor.grants.everywhere();
    let mut ledger = Ledger { desk, now_millis, carrier: actor.carrier, treats, around, act };
    let verdict = desk.store.atomically(|| decide(&mut ledger, &mutation, &asked))?;
    Ok(received(verdict))
}

/// Who did an act, and what they may do where.
struct Actor {
    account: AccountId,
    grants: Grants,
    /// Who brought it, when that is someone else.
    carrier: Option<AccountId>,
}

/// The act's own author: the caller, or someone who signed in on the same device in the same browser and was not shut out
/// since. Several kader share a phone, and whoever has signal brings what all of them did. What an author may do is
/// asked of their own grants, never of the caller's.
fn actor(
    desk: &Desk<'_>,
    caller: &Caller,
    mutation: &Mutation,
    now_millis: i64,
) -> Result<Option<Actor>, StoreError> {
    let account = mutation.actor;
    if account == caller.account {
        return Ok(Some(Actor { account, grants: caller.grants.clone(), carrier: None }));
    }
    let shares = mutation.device == caller.device
        && desk.store.was_here(account, caller.device, &caller.browser, now_millis)?;
    if shares { author(desk, account, caller) } else { Ok(None) }
}

/// The author of an act that `carrier` brings.
fn author(desk: &Desk<'_>, account: AccountId, carrier: &Caller) -> Result<Option<Actor>, StoreError> {
    let author = desk.store.account_of(account)?;
    Ok(author.map(|author| Actor {
        account,
        grants: author.grants.resolved(&desk.pack),
        carrier: (carrier.account != account).then_some(carrier.account),
    }))
}
