//! Replacing the regency's pack: what may not vanish, and keeping who put it.

use std::collections::BTreeSet;

use tumbuh::access::{Grants, Place, Places};
use tumbuh::age::CivilDate;
use tumbuh::api::problem::FieldProblem;
use tumbuh::area::{Area, AreaCode, AreaLevel};
use tumbuh::id::Revision;
use tumbuh::language::{Both, Told};
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

/// Today, when anything was recorded and judged by the settings of its day; what those say does not change any more.
///
/// # Errors
/// When the database fails.
pub fn judged_until(
    store: &Store,
    in_force: &RegencyPack,
    now_millis: i64,
) -> Result<Option<CivilDate>, Failure> {
    let has_records = store.stored_head()? > Revision::START.0;
    has_records.then(|| super::desk::day(in_force, now_millis)).transpose()
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
    let mut wrong = |field: &str, indonesian: String, english: String| {
        let words = body::shortened(Both { indonesian, english });
        errors.push(FieldProblem::told(format!("{at}{field}"), words));
    };
    if given.code != in_force.code {
        wrong("/code", format!("harus tetap {}", in_force.code), format!("must stay {}", in_force.code));
        return Err(Failure::Invalid(errors));
    }
    let kept: BTreeSet<_> = given.areas.iter().map(|area| &area.code).collect();
    let gone = in_force.areas.iter().filter(|area| !kept.contains(&area.code));
    for Area { code, name, .. } in gone.filter(|area| area.code.level() == AreaLevel::Posyandu) {
        let children = store.followed_in(code)?;
        if children > 0 {
            wrong(
                "/areas",
                format!("{code} {name} masih memantau {children} anak"),
                format!("{code} {name} has {children} children who are still followed"),
            );
        }
        let women = store.entries_at(code, false)?.len();
        if women > 0 {
            wrong(
                "/areas",
                format!("{code} {name} masih mendampingi {women} perempuan"),
                format!("{code} {name} has {women} women or girls who are still followed"),
            );
        }
    }
    for Area { code, name, .. } in in_force.reused(given, &used(store, now_millis)?) {
        let Both { indonesian, english } = AreaChangeError::Used.told();
        wrong("/areas", format!("{code} {name}: {indonesian}"), format!("{code} {name} {english}"));
    }
    let judged_until = judged_until(store, in_force, now_millis)?;
    let over = judged_until.map(|today| in_force.rewritten_settings(given, today)).unwrap_or_default();
    for from in over {
        wrong(
            "/settings",
            format!(
                "yang berlaku mulai {from} sudah lewat dan tetap seperti itu; beri tanggal hari ini atau sesudahnya"
            ),
            format!("of {from} are over and stay as they were; date the change today or later"),
        );
    }
    for notice in in_force.rewritten_notices(given) {
        if store.has_consent_to(notice.version)? {
            let version = notice.version;
            wrong(
                "/notices",
                format!("versi {version} sudah disetujui orang tua dan tetap; tambahkan versi baru"),
                format!("version {version} was agreed to by parents and stays; add a new one"),
            );
        }
    }
    for gone in in_force.puskesmas.iter().filter(|one| !Place::Puskesmas(one.code.clone()).is_in(given)) {
        if !store.stock_moves(&gone.code)?.is_empty() {
            let puskesmas = format!("{} {}", gone.code, gone.name);
            wrong(
                "/puskesmas",
                format!("{puskesmas} punya catatan stok PMT"),
                format!("{puskesmas} has a store of food"),
            );
        }
    }
    let people = store.accounts()?.into_iter().map(|account| (account.name, account.grants));
    let invited = store.invitations(now_millis)?.into_iter().map(|open| (open.name, open.grants));
    for (name, grants) in people.chain(invited) {
        for (field, lost) in losses(&grants, in_force, given) {
            let Both { indonesian, english } = missed(&lost, &name);
            wrong(field, indonesian, english);
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Failure::Invalid(errors)) }
}

fn missed(lost: &str, name: &PersonName) -> Both<String> {
    Both::new(
        format!("{lost} masih diperlukan: {name} bertugas di situ"),
        format!("{lost} is needed: {name} is granted it"),
    )
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
