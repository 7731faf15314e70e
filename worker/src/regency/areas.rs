//! Changing areas together with the children and people in them: all of it in one transaction, or nothing.

use serde_json::value::to_raw_value;
use tumbuh::access::{Grants, Place};
use tumbuh::api::areas::{AreaChange, AreaChangeResponse};
use tumbuh::area::AreaCode;
use tumbuh::child::ChildField;
use tumbuh::id::Revision;
use tumbuh::language::{Both, Told};
use tumbuh::sync::{ChildRow, FieldChange, Row};

use super::{Desk, attendance, care, registers};
use crate::auth::Caller;
use crate::body;
use crate::http::Call;
use crate::problem::Failure;
use crate::store::AuditEntry;

/// Makes the change, or says what it would do.
///
/// # Errors
/// 422 naming the field of the change that is wrong.
pub fn change(
    desk: &Desk<'_>,
    caller: &Caller,
    call: &Call,
    change: &AreaChange,
    dry_run: bool,
) -> Result<AreaChangeResponse, Failure> {
    let wrong = |(field, error): (&str, tumbuh::regency::AreaChangeError)| {
        Failure::told(format!("/change/{field}"), body::shortened(error.told()))
    };
    let used = super::pack::used(desk.store, call.now_millis)?;
    let pack = desk.pack.changed(change, &used).map_err(wrong)?;
    let (area, moving) = affected(desk, change)?;
    let renamed = match change {
        AreaChange::Move { from, to } => Some((from, &to.code)),
        _ => None,
    };
    let accounts = desk.store.accounts()?;
    let people: Vec<_> = accounts.iter().filter(|account| names(&account.grants, area)).collect();
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let answer =
        AreaChangeResponse { children: count(moving.len()), people: count(people.len()), applied: !dry_run };
    if dry_run {
        return Ok(answer);
    }
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.put_pack(&pack, &caller.account.to_string(), call.now_millis)?;
        if let AreaChange::Split { into: to, .. } | AreaChange::Move { to, .. } = change {
            let mut head = desk.store.head()?;
            for row in moving {
                head = relocate(desk, caller, call, row, &to.code, head)?;
            }
            // A posyandu of another code takes along whom it follows; one that is split keeps its women.
            if let AreaChange::Move { from, .. } = change {
                for entry in desk.store.entries_at(from, true)? {
                    head = registers::relocate(desk, caller, call.now_millis, entry, &to.code, head)?;
                }
                desk.store.move_refusals_from(from, &to.code)?;
            }
            desk.store.set_head(head)?;
        }
        if let Some((from, to)) = renamed {
            for account in people {
                desk.store.set_grants(account.id, &moved(&account.grants, from, to))?;
            }
            for open in desk.store.invitations(call.now_millis)? {
                desk.store.set_invited_grants(open.id, &moved(&open.grants, from, to))?;
            }
        }
        let entry = AuditEntry::about(caller, call, "changeArea", area.to_string());
        Ok(desk.store.put_audit(AuditEntry { detail: Some(to_raw_value(change)?), ..entry })?)
    })?;
    Ok(answer)
}

/// The area that the change is about, and the children whose records go elsewhere.
fn affected<'a>(desk: &Desk<'_>, change: &'a AreaChange) -> Result<(&'a AreaCode, Vec<ChildRow>), Failure> {
    Ok(match change {
        AreaChange::Rename { area, .. } => (area, Vec::new()),
        AreaChange::Add { area } => (&area.code, Vec::new()),
        AreaChange::Move { from, .. } => (from, desk.store.children_in(from)?),
        AreaChange::Split { from, rts, .. } => {
            let children = desk.store.children_in(from)?.into_iter();
            (from, children.filter(|row| row.child.rt.as_ref().is_some_and(|rt| rts.contains(rt))).collect())
        }
        AreaChange::Close { area } => {
            if desk.store.followed_in(area)? > 0 {
                return Err(Failure::told(
                    "/change/area",
                    Both::new("masih ada anak yang dipantau di sana", "has children who are still followed"),
                ));
            }
            if !desk.store.entries_at(area, false)?.is_empty() {
                return Err(Failure::told(
                    "/change/area",
                    Both::new(
                        "masih ada perempuan yang didampingi di sana",
                        "has women or girls who are still followed",
                    ),
                ));
            }
            (area, Vec::new())
        }
    })
}

/// Puts a child with all its records into another posyandu, as an edit of that one field would. Returns the new head.
fn relocate(
    desk: &Desk<'_>,
    caller: &Caller,
    call: &Call,
    mut row: ChildRow,
    to: &AreaCode,
    head: Revision,
) -> Result<Revision, Failure> {
    let id = row.child.id;
    let from = std::mem::replace(&mut row.child.posyandu, to.clone());
    row.revision = head.next();
    row.changed.insert(ChildField::Posyandu, FieldChange { revision: row.revision, device: caller.device });
    row.conflicts.retain(|conflict| conflict.proposed.field() != ChildField::Posyandu);
    let head = row.revision;
    desk.store.put_row(&Row::Child(row), to)?;
    desk.store.put_audit(AuditEntry {
        detail: Some(to_raw_value(&[&from, to])?),
        ..AuditEntry::about(caller, call, "moveChild", id.to_string())
    })?;
    let head = desk.store.move_records(id, &from, to, head)?;
    let today = desk.today(call.now_millis)?;
    care::renew_known(desk, id, today)?;
    attendance::renew(desk, id, today)?;
    Ok(head)
}

fn names(grants: &Grants, area: &AreaCode) -> bool {
    grants.0.iter().flat_map(|grant| &grant.areas.0).any(|place| *place == Place::Area(area.clone()))
}

/// The grants with one area in another's stead.
fn moved(grants: &Grants, from: &AreaCode, to: &AreaCode) -> Grants {
    let mut grants = grants.clone();
    for place in grants.0.iter_mut().flat_map(|grant| &mut grant.areas.0) {
        if *place == Place::Area(from.clone()) {
            *place = Place::Area(to.clone());
        }
    }
    grants
}
