//! Acts that the regency refuses: kept until somebody has dealt with each, and shown beside what the regency holds.

use tumbuh::access::Action;
use tumbuh::api::refusals::RefusalView;
use tumbuh::area::AreaCode;
use tumbuh::care::register::{RegisterAct, RegisterStep, Woman};
use tumbuh::id::ChildId;
use tumbuh::request::is_shared;
use tumbuh::sync::{Act, Mutation, Verdict, repairs};
use tumbuh::text::Remark;

use super::ledger::Ledger;
use super::{Desk, read, registers};
use crate::auth::Caller;
use crate::http::Call;
use crate::problem::Failure;
use crate::store::{AuditEntry, NewRefusal, StoreError, StoredRefusal};

/// Keeps an act that is refused, for whoever looks after the posyandu that it concerns. One about a record that its author must not
/// know of is filed like one about none: otherwise the list would tell which there are. Of an erased record nothing is kept: a phone
/// that was away may still send what was to be done to it.
///
/// # Errors
/// When the database fails.
pub(super) fn keep(ledger: &Ledger<'_>, mutation: &Mutation, verdict: &Verdict) -> Result<(), StoreError> {
    let Ledger { desk, .. } = ledger;
    let act = &mutation.act;
    if desk.store.is_erased(act.child())? {
        return Ok(());
    }
    let woman = enrolled(act);
    let named = match act {
        Act::RegisterChild { child } => Some(&child.posyandu),
        _ => woman.map(|woman| &woman.posyandu),
    };
    let named = named.filter(|code| desk.pack.has_posyandu(code));
    let known = known(ledger, act.child())?;
    let posyandu = known.as_ref().or(named).or(ledger.around.0.first()).unwrap_or(&desk.pack.code);
    let kept = NewRefusal {
        mutation,
        act: &ledger.act,
        verdict,
        woman: woman.map(|woman| woman.id),
        posyandu,
        at_millis: ledger.now_millis,
    };
    desk.store.put_refusal(&kept)
}

/// The posyandu of a record that an act's author knows of.
fn known(ledger: &Ledger<'_>, child: ChildId) -> Result<Option<AreaCode>, StoreError> {
    let Ledger { desk, around, treats, .. } = ledger;
    let Some(at) = desk.store.posyandu_of(child)?.filter(|at| around.contains(at)) else { return Ok(None) };
    Ok(is_shared(desk.store.is_withdrawn(child)?, &at, treats).then_some(at))
}

/// Settles what an act that was taken repairs, of what is filed where its record is or was its author's own. A record that begins with
/// it takes along what was refused of it before.
///
/// # Errors
/// When the database fails.
pub(super) fn settle_repaired(ledger: &Ledger<'_>, mutation: &Mutation) -> Result<(), StoreError> {
    let store = ledger.desk.store;
    let (act, actor) = (&mutation.act, mutation.actor.to_string());
    let open = store.open_refusals(act.child())?;
    if open.is_empty() {
        return Ok(());
    }
    let at = store.posyandu_of(act.child())?;
    let begins = matches!(act, Act::RegisterChild { .. }) || enrolled(act).is_some();
    for open in open {
        let is_own = open.actor == actor;
        if !is_own && at.as_ref().is_none_or(|at| at.as_str() != open.posyandu) {
            continue;
        }
        if let Some(at) = at.as_ref().filter(|_| is_own && begins) {
            store.move_refusal(open.mutation, at)?;
        }
        // One that a newer version cannot read waits for a person; it must not keep others from being taken.
        let Some(refused) = read::act(open.act) else { continue };
        if repairs(act, &refused, is_own) {
            store.settle_refusal(open.mutation, ledger.now_millis, mutation.actor, None)?;
        }
    }
    Ok(())
}

/// Whom an act enters into a register.
fn enrolled(act: &Act) -> Option<&Woman> {
    match act {
        Act::Register(RegisterStep { step: RegisterAct::Enrol { woman, .. }, .. }) => Some(woman),
        _ => None,
    }
}

/// An act that was refused, beside what the regency holds now.
///
/// # Errors
/// When the database fails.
pub fn view(desk: &Desk<'_>, caller: &Caller, refusal: StoredRefusal) -> Result<RefusalView, Failure> {
    // One that this version cannot read is shown as it came.
    let act = read::act(refusal.act.clone());
    let act = act.as_ref();
    let scope = caller.scope(Action::SettleRefusals);
    let sees = |at: &AreaCode| scope.contains(at);
    let child = desk.store.child(refusal.child)?.filter(|row| sees(&row.child.posyandu));
    let entry = match child {
        Some(_) => None,
        None => registers::entry_of(desk, refusal.child.into())?.map(|(_, entry)| entry),
    };
    let entry = entry.filter(|entry| sees(&entry.woman.posyandu));
    let recorded =
        child.as_ref().map(|row| &row.child.name).or(entry.as_ref().map(|entry| &entry.woman.name));
    let meant = act.and_then(|act| match act {
        Act::RegisterChild { child } => Some(&child.name),
        act => enrolled(act).map(|woman| &woman.name),
    });
    let of_readings = act.filter(|act| act.reading().is_some() || act.target_measurement().is_some());
    let readings = match (&child, of_readings) {
        (Some(row), Some(_)) => desk.store.measurements_of(row.child.id)?,
        _ => Vec::new(),
    };
    Ok(RefusalView {
        mutation: refusal.mutation,
        at_millis: refusal.at_millis,
        author: refusal.author,
        child: refusal.child,
        known: child.is_some() || entry.is_some(),
        woman: entry.is_some() || matches!(act, Some(Act::Register(_))),
        name: recorded.or(meant).cloned(),
        posyandu: refusal.posyandu,
        reason: refusal.reason,
        standing: child.as_ref().zip(act).map(|(row, act)| act.standing(&row.child)).unwrap_or_default(),
        standing_reading: of_readings.and_then(|act| act.standing_reading(&readings)).cloned(),
        settled: refusal.settled,
        act: refusal.act,
    })
}

/// Keeps what the caller says became of an act.
///
/// # Errors
/// When the database fails; then nothing was kept.
pub fn settle(
    desk: &Desk<'_>,
    caller: &Caller,
    call: &Call,
    refusal: &StoredRefusal,
    remark: &Remark,
) -> Result<(), Failure> {
    desk.store.atomically(|| {
        desk.store.settle_refusal(refusal.mutation, call.now_millis, caller.account, Some(remark))?;
        let subject = refusal.child.to_string();
        Ok(desk.store.put_audit(AuditEntry::about(caller, call, "settleRefusal", subject))?)
    })
}
