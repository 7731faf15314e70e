//! What the regency makes of registers: who is followed, as lists read it, and entries that go with their posyandu.

use tumbuh::access::Role;
use tumbuh::age::CivilDate;
use tumbuh::api::registers::EntryView;
use tumbuh::area::AreaCode;
use tumbuh::care::Rules;
use tumbuh::care::register::{
    Entry, Followed, RegisterAct, RegisterEvent, RegisterEventRow, RegisterKind, RegisterTask,
    follows_newborn, newborn_next_day, newborn_visit, register_tasks,
};
use tumbuh::child::Child;
use tumbuh::id::{ChildId, EntryId, MutationId, Revision};
use tumbuh::nik::Nik;
use tumbuh::sync::Row;

use super::Desk;
use super::care::fingerprint;
use crate::auth::Caller;
use crate::problem::Failure;
use crate::random;
use crate::store::{ListedEntry, StoreError, StoredEntry};

/// What was done to an entry, and the entry that follows; `None` when there is none.
///
/// # Errors
/// When the database fails.
pub fn entry_of(
    desk: &Desk<'_>,
    entry: EntryId,
) -> Result<Option<(Vec<RegisterEventRow>, Entry)>, StoreError> {
    let events = desk.store.register_events(entry)?;
    let entry = Entry::of(events.iter().map(|row| &row.event));
    Ok(entry.map(|entry| (events, entry)))
}

/// When the midwife sees a newborn next; `None` for a child that the register does not hold, or that was seen.
///
/// # Errors
/// When the database fails.
pub fn next_visit(
    desk: &Desk<'_>,
    child: &Child,
    today: CivilDate,
    rules: Rules<'_>,
) -> Result<Option<RegisterTask>, StoreError> {
    if !follows_newborn(child, today, rules) {
        return Ok(None);
    }
    let readings = desk.store.measurements_of(child.id)?;
    let seen: Vec<_> = readings.iter().filter(|row| row.counts()).map(|row| row.measurement.date).collect();
    Ok(newborn_visit(child, &seen, today, rules))
}

/// Makes anew what lists show of an entry.
///
/// # Errors
/// When the database fails.
pub fn renew(desk: &Desk<'_>, entry: EntryId, today: CivilDate) -> Result<(), StoreError> {
    let Some((_, entry)) = entry_of(desk, entry)? else { return Ok(()) };
    let rules = desk.pack.settings_on(today).rules();
    let found = entry.findings(today, rules);
    let view =
        EntryView { findings: found.iter().map(|found| found.finding).collect(), ..EntryView::of(&entry) };
    let tasks = register_tasks(&entry, today, rules);
    let stale_on = entry.next_day(today, rules);
    let nik = entry.woman.nik.clone();
    desk.store.put_entry(&StoredEntry { view, tasks, stale_on, nik }, &fingerprint(desk, today)?)
}

/// Makes anew what the register of newborns shows of a child; one that it does not hold is taken off.
///
/// # Errors
/// When the database fails.
pub fn renew_newborn(desk: &Desk<'_>, child: ChildId, today: CivilDate) -> Result<(), StoreError> {
    let rules = desk.pack.settings_on(today).rules();
    let child = match desk.store.child(child)? {
        Some(row) if follows_newborn(&row.child, today, rules) => row.child,
        _ => return desk.store.drop_newborn(child),
    };
    let last = core::iter::successors(newborn_next_day(&child, today), |day| newborn_next_day(&child, *day));
    let view = EntryView {
        followed: Followed::Newborn { child: child.id },
        woman: None,
        register: RegisterKind::Newborn,
        name: child.name.clone(),
        birth_date: child.birth_date,
        posyandu: child.posyandu.clone(),
        since: child.birth_date,
        expected_on: last.last().unwrap_or(today),
        findings: Vec::new(),
        ended_on: None,
        tasks: Vec::new(),
    };
    let tasks = next_visit(desk, &child, today, rules)?.into_iter().collect();
    let stale_on = newborn_next_day(&child, today);
    desk.store.put_entry(&StoredEntry { view, tasks, stale_on, nik: None }, &fingerprint(desk, today)?)
}

/// Makes anew what other settings made, and what the day has overtaken. Mostly there is nothing to do.
///
/// # Errors
/// When the database fails.
pub fn renew_stale(desk: &Desk<'_>, today: CivilDate) -> Result<(), StoreError> {
    renew_all(desk, desk.store.stale_entries(today, &fingerprint(desk, today)?)?, today)
}

/// The entries of women of that number, in the order in which they were begun.
///
/// # Errors
/// When the database fails.
pub fn by_nik(desk: &Desk<'_>, nik: &Nik, today: CivilDate) -> Result<Vec<ListedEntry>, StoreError> {
    // Once, after the update that brought the hashes.
    let mut before = Vec::new();
    loop {
        let left = desk.store.entries_without_hash()?;
        if left == before {
            return desk.store.entries_by_nik(nik);
        }
        before.clone_from(&left);
        renew_all(desk, left, today)?;
    }
}

fn renew_all(desk: &Desk<'_>, followed: Vec<Followed>, today: CivilDate) -> Result<(), StoreError> {
    if followed.is_empty() {
        return Ok(());
    }
    desk.store.atomically(|| {
        followed.into_iter().try_for_each(|followed| match followed {
            Followed::Woman { entry } => renew(desk, entry, today),
            Followed::Newborn { child } => renew_newborn(desk, child, today),
        })
    })
}

/// Puts an entry with all that was done into another posyandu, because its own has another code now. Returns the new head.
///
/// # Errors
/// When the database fails.
pub fn relocate(
    desk: &Desk<'_>,
    caller: &Caller,
    now_millis: i64,
    id: EntryId,
    to: &AreaCode,
    head: Revision,
) -> Result<Revision, Failure> {
    let Some((events, entry)) = entry_of(desk, id)? else { return Ok(head) };
    // Newer than anything before it, also where a phone's clock ran ahead: the newest says where she is followed.
    let newest = events.iter().map(|row| row.event.id.unix_millis()).max().unwrap_or_default();
    let millis = u64::try_from(now_millis).unwrap_or_default().max(newest.saturating_add(1));
    let event = RegisterEvent {
        id: MutationId::new(millis, random::bytes()?),
        entry: id,
        actor: caller.account,
        role: Role::RegencyAdmin,
        act: RegisterAct::MoveEntry { to: to.clone() },
    };
    let revision = head.next();
    desk.store.put_row(&Row::RegisterEvent(RegisterEventRow { revision, event }), to)?;
    let head = desk.store.move_records(id.into(), &entry.woman.posyandu, to, revision)?;
    renew(desk, id, desk.today(now_millis)?)?;
    Ok(head)
}
