//! A child's record on its way from one regency to another.

use serde_json::json;
use serde_json::value::to_raw_value;
use tumbuh::api::handover::ChildHistory;
use tumbuh::area::AreaCode;
use tumbuh::child::{ChildField, ChildStatus, CloseReason};
use tumbuh::id::{ChildId, DeviceId};
use tumbuh::sync::{ChildRow, FieldChange, Row};

use super::ledger::assess_reading;
use super::{Desk, attendance, care, registers};
use crate::auth::Caller;
use crate::auth::token::{Handover, Token};
use crate::http::Call;
use crate::problem::Failure;
use crate::store::AuditEntry;

/// Gives the record to the regency `to` and closes it here as moved; the same regency may ask again, for its answer may have
/// been lost on the way.
///
/// # Errors
/// 404 for a code that is used, over or made up.
pub fn give(
    desk: &Desk<'_>,
    call: &Call,
    code: &Token<Handover>,
    to: &AreaCode,
) -> Result<ChildHistory, Failure> {
    let hash = code.hash();
    let handover = desk.store.handover(&hash)?.ok_or(Failure::UnknownHandover)?;
    let is_first = handover.taken_by.is_none();
    let may = match &handover.taken_by {
        Some(taken_by) => taken_by == to,
        None => call.now_millis < handover.expires_millis,
    };
    let row = desk.store.child(handover.child)?.filter(|_| may).ok_or(Failure::UnknownHandover)?;
    let mut history = desk.store.history_of(row.child.clone(), handover.consent.clone())?;
    history.child.status = ChildStatus::Active;
    if is_first {
        desk.store.atomically(|| close(desk, call, row, &hash, to))?;
    }
    Ok(history)
}

fn close(desk: &Desk<'_>, call: &Call, mut row: ChildRow, hash: &str, to: &AreaCode) -> Result<(), Failure> {
    let revision = desk.store.head()?.next();
    let remark = format!("Diserahkan ke {to}").parse().ok();
    row.child.status =
        ChildStatus::Closed { reason: CloseReason::Moved, on: desk.today(call.now_millis)?, remark };
    row.revision = revision;
    row.changed.insert(ChildField::Status, FieldChange { revision, device: nobodys_device() });
    let (child, posyandu) = (row.child.id, row.child.posyandu.clone());
    desk.store.put_row(&Row::Child(row), &posyandu)?;
    desk.store.set_head(revision)?;
    let today = desk.today(call.now_millis)?;
    care::renew_known(desk, child, today)?;
    attendance::renew(desk, child, today)?;
    desk.store.set_taken(hash, to)?;
    Ok(desk.store.put_audit(AuditEntry {
        at_millis: call.now_millis,
        actor: to.to_string(),
        carrier: None,
        action: "takeOver",
        subject: Some(child.to_string()),
        mutation: None,
        detail: None,
    })?)
}

/// Takes a record in, once. A child that was here before comes back to its own record.
///
/// # Errors
/// 422 when the child is followed here already.
pub fn take_in(
    desk: &Desk<'_>,
    caller: &Caller,
    call: &Call,
    code: &Token<Handover>,
    posyandu: &AreaCode,
    history: ChildHistory,
) -> Result<ChildId, Failure> {
    let ChildHistory { mut child, measurements, absences, requests, care: events, consent } = history;
    let id = child.id;
    child.posyandu = posyandu.clone();
    let before = desk.store.child(id)?;
    if before.as_ref().is_some_and(|row| row.child.status == ChildStatus::Active) {
        return Err(Failure::field("/code", "is of a child who is followed here already"));
    }
    let detail = to_raw_value(&json!({ "from": code.regency(), "consent": consent }))?;
    desk.store.atomically(|| -> Result<(), Failure> {
        let mut head = desk.store.head()?;
        let mut next = || {
            head = head.next();
            head
        };
        let revision = next();
        let change = FieldChange { revision, device: caller.device };
        let changed = before.as_ref().map(|_| ChildField::ALL.map(|field| (field, change)).into());
        let row = ChildRow {
            revision,
            child: child.clone(),
            changed: changed.unwrap_or_default(),
            conflicts: Vec::new(),
        };
        desk.store.put_row(&Row::Child(row), posyandu)?;
        desk.store.index_nik(&child)?;
        for mut row in measurements {
            row.revision = next();
            assess_reading(desk, &child, &row.measurement)?;
            desk.store.put_row(&Row::Measurement(row), posyandu)?;
        }
        for mut row in absences {
            row.revision = next();
            desk.store.put_row(&Row::Absence(row), posyandu)?;
        }
        for mut row in requests {
            row.revision = next();
            desk.store.put_row(&Row::Request(row), posyandu)?;
        }
        for mut row in events {
            row.revision = next();
            desk.store.put_row(&Row::CareEvent(row), posyandu)?;
        }
        let head = match before.map(|row| row.child.posyandu) {
            Some(from) if from != *posyandu => desk.store.move_records(id, &from, posyandu, head)?,
            _ => head,
        };
        desk.store.set_head(head)?;
        let today = desk.today(call.now_millis)?;
        care::renew(desk, id, today)?;
        registers::renew_newborn(desk, id, today)?;
        attendance::renew(desk, id, today)?;
        desk.store.put_arrival(&code.hash(), id, call.now_millis)?;
        let entry = AuditEntry::about(caller, call, "takeIn", id.to_string());
        Ok(desk.store.put_audit(AuditEntry { detail: Some(detail), ..entry })?)
    })?;
    Ok(id)
}

/// Stands for a change that no phone made.
fn nobodys_device() -> DeviceId {
    DeviceId::new(0, [0; 10])
}
