//! Replacing the regency's pack: what may not vanish, and keeping who put it.

use std::collections::BTreeSet;

use tumbuh::access::{Grants, Place, Places};
use tumbuh::api::problem::FieldProblem;
use tumbuh::area::{Area, AreaCode, AreaLevel};
use tumbuh::id::Revision;
use tumbuh::regency::{AreaChangeError, RegencyPack};
use tumbuh::text::PersonName;

use super::Desk;
use crate::auth::Caller;
use crate::body;
use crate::http::Call;
use crate::problem::Failure;
use crate::store::{AuditEntry, Store};

/// Posyandu, closed ones too, of which there are records or that somebody may see: their codes are given to no other.
///
/// # Errors
/// When the database fails.
pub fn used(store: &Store, now_millis: i64) -> Result<BTreeSet<AreaCode>, Failure> {
    let mut used = store.posyandu_with_records()?;
    let people = store.accounts()?.into_iter().map(|account| account.grants);
    let invited = store.invitations(now_millis)?.into_iter().map(|open| open.grants);
    for grant in people.chain(invited).flat_map(|grants| grants.0) {
        used.extend(grant.areas.0.into_iter().filter_map(|place| match place {
            Place::Area(code) if code.level() == AreaLevel::Posyandu => Some(code),
            _ => None,
        }));
    }
    Ok(used)
}

/// Whether the regency can go on with a pack, which stands at `at` in the body: it is still the same regency, nothing goes that
/// children, women or people need, and nothing is put into the mouth of parents.
///
/// # Errors
/// 422 with everything that stands against it.
pub fn check(
    store: &Store,
    in_force: &RegencyPack,
    given: &RegencyPack,
    at: &str,
    now_millis: i64,
) -> Result<(), Failure> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str, detail: String| {
        errors.push(FieldProblem { field: format!("{at}{field}"), detail: body::short(detail) })
    };
    if given.code != in_force.code {
        wrong("/code", format!("must stay {}", in_force.code));
        return Err(Failure::Invalid(errors));
    }
    let kept: BTreeSet<_> = given.areas.iter().map(|area| &area.code).collect();
    let gone = in_force.areas.iter().filter(|area| !kept.contains(&area.code));
    for Area { code, name, .. } in gone.filter(|area| area.code.level() == AreaLevel::Posyandu) {
        let children = store.followed_in(code)?;
        if children > 0 {
            wrong("/areas", format!("{code} {name} has {children} children who are still followed"));
        }
        let women = store.entries_at(code, false)?.len();
        if women > 0 {
            wrong("/areas", format!("{code} {name} has {women} women or girls who are still followed"));
        }
    }
    for Area { code, name, .. } in in_force.reused(given, &used(store, now_millis)?) {
        wrong("/areas", format!("{code} {name} {}", AreaChangeError::Used));
    }
    // Before anything was recorded, nothing was judged by them.
    let has_records = store.stored_head()? > Revision::START.0;
    let over = in_force.rewritten_settings(given, super::desk::day(in_force, now_millis)?);
    for from in over.into_iter().filter(|_| has_records) {
        wrong(
            "/settings",
            format!("of {from} are over and stay as they were; date the change today or later"),
        );
    }
    for notice in in_force.rewritten_notices(given) {
        if store.has_consent_to(notice.version)? {
            let version = notice.version;
            wrong("/notices", format!("version {version} was agreed to by parents and stays; add a new one"));
        }
    }
    for gone in in_force.puskesmas.iter().filter(|one| !Place::Puskesmas(one.code.clone()).is_in(given)) {
        if !store.stock_moves(&gone.code)?.is_empty() {
            wrong("/puskesmas", format!("{} {} has a store of food", gone.code, gone.name));
        }
    }
    let people = store.accounts()?.into_iter().map(|account| (account.name, account.grants));
    let invited = store.invitations(now_millis)?.into_iter().map(|open| (open.name, open.grants));
    for (name, grants) in people.chain(invited) {
        for (field, lost) in losses(&grants, in_force, given) {
            wrong(field, missed(&lost, &name));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Failure::Invalid(errors)) }
}

fn missed(lost: &str, name: &PersonName) -> String {
    format!("{lost} is needed: {name} is granted it")
}

/// Places and offices that grants name and that are in one pack and not in the other, with the list that they went from.
fn losses(grants: &Grants, before: &RegencyPack, after: &RegencyPack) -> Vec<(&'static str, String)> {
    let covers = |place: &Place, pack: &RegencyPack| {
        place.is_in(pack) && !Places(vec![place.clone()]).resolved(pack).0.is_empty()
    };
    let has_office =
        |id: &str, pack: &RegencyPack| pack.offices.iter().any(|office| office.id.as_str() == id);
    let mut lost = Vec::new();
    for grant in &grants.0 {
        let places = grant.areas.0.iter().filter(|place| covers(place, before) && !covers(place, after));
        lost.extend(places.map(|place| {
            let list = if matches!(place, Place::Area(_)) { "/areas" } else { "/puskesmas" };
            (list, place.to_string())
        }));
        let office = grant.office.iter().map(|office| office.as_str());
        let gone = office.filter(|id| has_office(id, before) && !has_office(id, after));
        lost.extend(gone.map(|id| ("/offices", id.to_owned())));
    }
    lost
}

/// Puts a pack that was checked in force.
///
/// # Errors
/// When the database fails; then the one before stays.
pub fn put(
    desk: &Desk<'_>,
    caller: &Caller,
    call: &Call,
    given: &RegencyPack,
    action: &'static str,
) -> Result<(), Failure> {
    desk.store.atomically(|| -> Result<(), Failure> {
        desk.store.put_pack(given, &caller.account.to_string(), call.now_millis)?;
        Ok(desk.store.put_audit(AuditEntry::about(caller, call, action, given.code.to_string()))?)
    })
}
