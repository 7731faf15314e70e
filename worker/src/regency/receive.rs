//! Deciding about an act, exactly once.

use serde_json::Value;
use serde_json::value::RawValue;
use tumbuh::access::{Action, Grants};
use tumbuh::age::CivilDate;
use tumbuh::api::sync::MutationVerdict;
use tumbuh::area::AreaCode;
use tumbuh::care::CareEventRow;
use tumbuh::child::{Child, ChildChange};
use tumbuh::growth::assess;
use tumbuh::id::{AccountId, MutationId, Revision};
use tumbuh::measurement::Measurement;
use tumbuh::sync::{
    Act, Before, CareBefore, CheckContext, ChildRow, Mutation, Outcome, Rejection, Row, Verdict, apply, check,
};

use super::{Desk, care, read};
use crate::auth::Caller;
use crate::problem::Failure;
use crate::store::{AuditEntry, StoreError};

/// The regency's answer to one act. What was decided before is answered again; everything that is decided now, the
/// records, the verdict and the audit entry, is one transaction.
///
/// # Errors
/// When the database fails; then nothing of the act was kept.
pub fn receive(
    desk: &Desk<'_>,
    caller: &Caller,
    value: Value,
    now_millis: i64,
) -> Result<MutationVerdict, Failure> {
    let id = value.get("id").and_then(Value::as_str).and_then(|id| id.parse::<MutationId>().ok());
    let rejected = |reason| MutationVerdict { id, verdict: Verdict::Rejected { reason } };
    // Neither of these answers is kept: a newer server may understand, and the right person may still send it.
    let mutation = match read::mutation(value) {
        Ok(mutation) => mutation,
        Err(reason) => return Ok(rejected(reason)),
    };
    let Some(actor) = actor(desk, caller, &mutation, now_millis)? else {
        return Ok(rejected(Rejection::NotTheActor));
    };
    let today = desk.today(now_millis)?;
    let verdict = desk.store.atomically(|| -> Result<Verdict, Failure> {
        if let Some((decided_for, verdict)) = desk.store.verdict(mutation.id)? {
            let own = decided_for == actor.account;
            return Ok(if own { verdict } else { Verdict::Rejected { reason: Rejection::NotTheActor } });
        }
        let verdict = decide(desk, &actor, &mutation, today, now_millis)?;
        desk.store.put_verdict(&mutation, &verdict)?;
        Ok(verdict)
    })?;
    Ok(MutationVerdict { id: Some(mutation.id), verdict })
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
    if !shares {
        return Ok(None);
    }
    let author = desk.store.account_of(account)?;
    Ok(author.map(|author| Actor {
        account,
        grants: author.grants.resolved(&desk.pack),
        carrier: Some(caller.account),
    }))
}

fn decide(
    desk: &Desk<'_>,
    actor: &Actor,
    mutation: &Mutation,
    today: CivilDate,
    now_millis: i64,
) -> Result<Verdict, StoreError> {
    let child = desk.store.child(mutation.act.child())?;
    // Only those who treat it still know of a child whose parent withdrew consent.
    let treats = actor.grants.scope(Action::WriteRecords);
    let is_hidden = |row: &ChildRow| -> Result<bool, StoreError> {
        Ok(!treats.contains(&row.child.posyandu) && desk.store.is_withdrawn(row.child.id)?)
    };
    let child = match child {
        Some(row) if is_hidden(&row)? => None,
        child => child,
    };
    let measurement = match mutation.act.target_measurement() {
        Some(id) => desk.store.measurement(id)?,
        None => None,
    };
    let events = care_events(desk, &mutation.act)?;
    // The criteria of the regency as they are now: the same that a phone reads the case by.
    let before_care = CareBefore { events: &events, cure: desk.pack.settings_on(today).care.cure };
    let before = Before { child: child.as_ref(), measurement: measurement.as_ref(), care: before_care };
    let context = CheckContext { account: actor.account, grants: &actor.grants, today };
    let head = desk.store.head()?;
    let allowed = check(mutation, before, &context).and_then(|()| posyandu_exists(desk, &mutation.act));
    let outcome = match allowed {
        Ok(()) if record_exists(desk, &mutation.act)? => Err(Rejection::RecordExists),
        Ok(()) => apply(mutation, before, head),
        Err(reason) => Err(reason),
    };
    let verdict = match outcome {
        Err(reason) => Verdict::Rejected { reason },
        Ok(outcome) => {
            let written = write(desk, child.as_ref(), &outcome, head)?;
            let head = care::follow(desk, &actor.grants, mutation, today, written)?;
            desk.store.set_head(head)?;
            renew(desk, &mutation.act, head > written, today)?;
            match outcome.verdict {
                Verdict::Applied { .. } if head > written => Verdict::Applied { revision: head },
                verdict => verdict,
            }
        }
    };
    desk.store.put_audit(AuditEntry {
        at_millis: now_millis,
        actor: actor.account.to_string(),
        carrier: actor.carrier,
        action: if verdict.is_safe() { action(&mutation.act) } else { "rejected" },
        subject: Some(mutation.act.child().to_string()),
        mutation: Some(mutation),
        detail: detail(&mutation.act, child.as_ref())?,
    })?;
    Ok(verdict)
}

/// Makes the lists of cases and tasks anew where an act can have changed them.
fn renew(desk: &Desk<'_>, act: &Act, followed: bool, today: CivilDate) -> Result<(), StoreError> {
    match act {
        Act::Care { child, .. } => care::renew(desk, *child, today),
        Act::EditChild { child, .. } => care::renew_known(desk, *child, today),
        act if followed => care::renew(desk, act.child(), today),
        _ => Ok(()),
    }
}

/// What a step of care builds on; nothing for any other act.
fn care_events(desk: &Desk<'_>, act: &Act) -> Result<Vec<CareEventRow>, StoreError> {
    match act {
        Act::Care { child, .. } => desk.store.care_events(*child),
        _ => Ok(Vec::new()),
    }
}

fn posyandu_exists(desk: &Desk<'_>, act: &Act) -> Result<(), Rejection> {
    let known = |code: &AreaCode| {
        if desk.pack.has_posyandu(code) { Ok(()) } else { Err(Rejection::UnknownPosyandu) }
    };
    match act {
        Act::RegisterChild { child } => known(&child.posyandu),
        Act::EditChild { changes, .. } => changes.iter().try_for_each(|change| match change {
            ChildChange::Posyandu(code) => known(code),
            _ => Ok(()),
        }),
        _ => Ok(()),
    }
}

fn record_exists(desk: &Desk<'_>, act: &Act) -> Result<bool, StoreError> {
    match act {
        Act::RecordMeasurement { measurement } | Act::CorrectMeasurement { measurement, .. } => {
            desk.store.has_measurement(measurement.id)
        }
        Act::RecordAbsence { absence } => desk.store.has_absence(absence.id),
        Act::RecordRequest { request } => desk.store.has_request(request.id),
        _ => Ok(false),
    }
}

/// Puts what an act changed and returns the new head. A child that went to another posyandu takes its records along.
fn write(
    desk: &Desk<'_>,
    before: Option<&ChildRow>,
    outcome: &Outcome,
    head: Revision,
) -> Result<Revision, StoreError> {
    let old = before.map(|row| &row.child);
    let new = outcome.rows.iter().find_map(|row| match row {
        Row::Child(row) => Some(&row.child),
        _ => None,
    });
    let Some(child) = new.or(old) else {
        return Err(StoreError::Unwritable { what: "a record without a child" });
    };
    let mut head = head;
    for row in &outcome.rows {
        desk.store.put_row(row, &child.posyandu)?;
        head = head.max(row.revision());
        if let Row::Child(row) = row {
            desk.store.index_nik(&row.child)?;
        }
        if let Row::Measurement(row) = row {
            assess_reading(desk, child, &row.measurement)?;
        }
    }
    let Some(old) = old else { return Ok(head) };
    if old.subject() != child.subject() {
        for row in desk.store.measurements_of(child.id)? {
            assess_reading(desk, child, &row.measurement)?;
        }
    }
    if old.consent != child.consent && desk.store.end_withdrawal(child.id)? {
        // Whoever lost sight of the child has passed its records long ago.
        head = desk.store.renew_records(child.id, &old.posyandu, head)?;
    }
    if old.posyandu == child.posyandu {
        return Ok(head);
    }
    desk.store.move_records(child.id, &old.posyandu, &child.posyandu, head)
}

/// Assesses a reading and keeps what was found.
///
/// # Errors
/// When the database fails.
pub fn assess_reading(desk: &Desk<'_>, child: &Child, measurement: &Measurement) -> Result<(), StoreError> {
    let assessment = assess(&child.subject(), measurement.date, &measurement.reading());
    desk.store.put_assessment(measurement.id, &assessment, desk.pack_revision)
}

fn action(act: &Act) -> &'static str {
    match act {
        Act::RegisterChild { .. } => "registerChild",
        Act::EditChild { .. } => "editChild",
        Act::RecordMeasurement { .. } => "recordMeasurement",
        Act::CorrectMeasurement { .. } => "correctMeasurement",
        Act::RetractMeasurement { .. } => "retractMeasurement",
        Act::RecordAbsence { .. } => "recordAbsence",
        Act::RecordRequest { .. } => "recordRequest",
        Act::Care { .. } => "care",
    }
}

/// What an act overwrites: the values of the edited fields as they were. All else stays in the records, which only grow.
fn detail(act: &Act, before: Option<&ChildRow>) -> Result<Option<Box<RawValue>>, StoreError> {
    #[derive(serde::Serialize)]
    struct Edit<'a> {
        before: Vec<ChildChange>,
        after: &'a [ChildChange],
    }
    let (Act::EditChild { changes, .. }, Some(row)) = (act, before) else { return Ok(None) };
    let before = changes.iter().map(|change| row.child.get(change.field())).collect();
    serde_json::value::to_raw_value(&Edit { before, after: changes })
        .map(Some)
        .map_err(|_| StoreError::Unwritable { what: "audit detail" })
}
