//! Children who stay away: when each was last seen, and the home visits that this asks for.

use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::{Attendance, Rules, Task, last_seen_month};
use tumbuh::child::Child;
use tumbuh::id::ChildId;

use super::{Desk, care};
use crate::store::{Place, StoreError, StoredAttendance, StoredTask};

/// Notes anew when the child was last seen, and the record that goes on for it if it was merged.
///
/// # Errors
/// When the database fails.
pub fn renew(desk: &Desk<'_>, child: ChildId, today: CivilDate) -> Result<(), StoreError> {
    let followed = care::goes_on(desk, child)?;
    if followed.as_ref().is_none_or(|followed| followed.id != child) {
        desk.store.put_attendance(child, None)?;
    }
    let Some(followed) = followed else { return Ok(()) };
    let attendance = of(desk, &followed, today)?;
    let stored = attendance.map(|attendance| StoredAttendance {
        number: 0,
        withdrawn: false,
        child: followed.id,
        posyandu: followed.posyandu.clone(),
        attendance,
    });
    desk.store.put_attendance(followed.id, stored.as_ref())
}

/// The same for all of whom it is not known yet, once after the update that brought it.
///
/// # Errors
/// When the database fails.
pub fn renew_unknown(desk: &Desk<'_>, today: CivilDate) -> Result<(), StoreError> {
    loop {
        let unknown = desk.store.unknown_attendance()?;
        if unknown.is_empty() {
            return Ok(());
        }
        desk.store.atomically(|| unknown.into_iter().try_for_each(|child| renew(desk, child, today)))?;
    }
}

/// The home visit that a child asks for.
///
/// # Errors
/// When the database fails.
pub fn home_visit(
    desk: &Desk<'_>,
    child: &Child,
    today: CivilDate,
    rules: Rules<'_>,
) -> Result<Option<Task>, StoreError> {
    let attendance = of(desk, child, today)?;
    Ok(attendance.and_then(|attendance| attendance.home_visit(child.id, &child.posyandu, today, rules)))
}

/// The home visits of one area that are due by a day, after a place, the first due first, at most `limit`, each with its own
/// place.
///
/// # Errors
/// When the database fails.
pub fn home_visits(
    desk: &Desk<'_>,
    area: &AreaCode,
    days: (CivilDate, CivilDate),
    after: Option<&Place<u64>>,
    limit: usize,
) -> Result<Vec<(Place<u64>, StoredTask)>, StoreError> {
    let (today, until) = days;
    let rules = desk.pack.settings_on(today).rules();
    let away = desk.store.not_seen_since(area, last_seen_month(today, rules), today)?;
    let mut first: Vec<(Place<u64>, Task, bool)> = Vec::new();
    for stored in away {
        let StoredAttendance { number, withdrawn, child, posyandu, attendance } = stored;
        let Some(task) = attendance.home_visit(child, &posyandu, today, rules) else { continue };
        let place = Place { due: task.due.to_string(), last: FIRST_NUMBER + number };
        if task.due > until || after.is_some_and(|after| place <= *after) {
            continue;
        }
        let index = first.partition_point(|(other, ..)| *other < place);
        if index < limit {
            first.insert(index, (place, task, withdrawn));
            first.truncate(limit);
        }
    }
    let mut visits = Vec::new();
    for (place, task, withdrawn) in first {
        let Some(row) = desk.store.child(task.child)? else { continue };
        let name = row.child.name;
        visits.push((place, StoredTask { withdrawn, task, name, intervention: None, recommendation: None }));
    }
    Ok(visits)
}

/// Above the number of any task of a case, so that both can stand in one list.
const FIRST_NUMBER: u64 = 1 << 48;

fn of(desk: &Desk<'_>, child: &Child, today: CivilDate) -> Result<Option<Attendance>, StoreError> {
    let rows = desk.store.measurements_of(child.id)?;
    let readings = rows.iter().filter(|row| row.counts()).map(|row| &row.measurement);
    Ok(Attendance::of(child, readings, &desk.store.absences_of(child.id)?, today))
}
