//! What the regency makes of steps of care: the cases and tasks that lists read, and the cases that readings open.

use sha2::{Digest, Sha256};
use tumbuh::access::{Action, Grants};
use tumbuh::age::CivilDate;
use tumbuh::api::care::{Author, CaseStory, CaseView, TaskView};
use tumbuh::care::{
    CareEvent, CareEventRow, ChildCare, Rules, cases, due_list, five_on, follow_reading, may_follow,
    recommend_for_case, severe_advice, tasks,
};
use tumbuh::child::Child;
use tumbuh::id::{ChildId, Revision};
use tumbuh::sync::{Act, ChildRow, Mutation, Row};

use super::{Desk, attendance, registers};
use crate::random;
use crate::store::{StoreError, StoredCase, StoredTask};

/// Enough to tell a regency's settings of all its years apart.
const FINGERPRINT_DIGITS: usize = 16;

/// The cases of a child.
///
/// # Errors
/// When the database fails.
pub fn care_of(
    desk: &Desk<'_>,
    child: ChildId,
    rules: Rules<'_>,
) -> Result<(Vec<CareEventRow>, ChildCare), StoreError> {
    let events = desk.store.care_events(child)?;
    let care = cases(&events, [], &rules.care.cure);
    Ok((events, care))
}

/// The whole story of the child of `row`, as of today.
///
/// # Errors
/// When the database fails.
pub fn story(desk: &Desk<'_>, row: ChildRow, today: CivilDate) -> Result<CaseStory, StoreError> {
    let rules = desk.pack.settings_on(today).rules();
    let id = row.child.id;
    let (events, care) = care_of(desk, id, rules)?;
    let open = care.open();
    let tasks = care.cases.iter().flat_map(|case| tasks(case, &row.child, today, rules));
    let mut tasks: Vec<_> = tasks.collect();
    tasks.extend(attendance::home_visit(desk, &row.child, today, rules)?);
    let tasks = due_list(tasks, today, &rules.care.escalation);
    let measurements = desk.store.measurements_of(id)?;
    let readers = measurements.iter().map(|row| row.measurement.measured_by);
    let mut people: Vec<Author> = Vec::new();
    for account in events.iter().map(|row| row.event.actor).chain(readers) {
        if people.iter().all(|known| known.account != account) {
            people.extend(desk.store.name_of(account)?.map(|name| Author { account, name }));
        }
    }
    Ok(CaseStory {
        people,
        measurements,
        tasks,
        recommendations: open
            .map(|case| recommend_for_case(case, &desk.pack.catalogue, rules))
            .unwrap_or_default(),
        severe: open.and_then(|case| severe_advice(case, rules)),
        child: row,
        events,
        care,
        photos: desk.store.photos_of(id)?,
    })
}

/// The record that goes on for a reading's: its own, unless that was merged into another.
///
/// # Errors
/// When the database fails.
pub fn goes_on(desk: &Desk<'_>, mut id: ChildId) -> Result<Option<Child>, StoreError> {
    // Each merge needs one that is followed, so there is no way round; the bound holds even so.
    for _ in 0..8 {
        let Some(row) = desk.store.child(id)? else { return Ok(None) };
        match row.child.merged_into() {
            Some(into) => id = into,
            None => return Ok(Some(row.child)),
        }
    }
    Ok(None)
}

/// Opens, joins or goes on with the case that a reading asks for, as done by whoever took the reading. Returns the new head.
///
/// # Errors
/// When the database fails.
pub fn follow(
    desk: &Desk<'_>,
    grants: &Grants,
    mutation: &Mutation,
    today: CivilDate,
    head: Revision,
) -> Result<Revision, StoreError> {
    let (Act::RecordMeasurement { measurement } | Act::CorrectMeasurement { measurement, .. }) =
        &mutation.act
    else {
        return Ok(head);
    };
    let rules = desk.pack.settings_on(today).rules();
    let Some(child) = goes_on(desk, measurement.child)? else { return Ok(head) };
    if !may_follow(&child, measurement, today, rules) {
        return Ok(head);
    }
    let others: Vec<_> = desk
        .store
        .measurements_of(child.id)?
        .into_iter()
        .filter(|row| row.counts() && row.measurement.id != measurement.id)
        .map(|row| row.measurement)
        .collect();
    let (_, care) = care_of(desk, child.id, rules)?;
    let Some(act) = follow_reading(&child, &others, measurement, &care, today, rules) else {
        return Ok(head);
    };
    let mut here = grants.0.iter().filter(|grant| grant.areas.contains(&child.posyandu));
    let Some(grant) = here.find(|grant| grant.role.may(Action::WriteRecords)) else { return Ok(head) };
    let event = CareEvent { id: mutation.id, child: child.id, actor: mutation.actor, role: grant.role, act };
    let revision = head.next();
    desk.store.put_row(&Row::CareEvent(CareEventRow { revision, event }), &child.posyandu)?;
    Ok(revision)
}

/// Makes a child's cases and tasks anew.
///
/// # Errors
/// When the database fails.
pub fn renew(desk: &Desk<'_>, child: ChildId, today: CivilDate) -> Result<(), StoreError> {
    let rules = desk.pack.settings_on(today).rules();
    let Some(row) = desk.store.child(child)? else { return Ok(()) };
    let (_, care) = care_of(desk, child, rules)?;
    let (kept, due) = lists(&care, &row.child, today, rules);
    desk.store.put_cases(child, &kept, &due, &fingerprint(desk, today)?)
}

/// The same where something was done for the child before, and what the register of newborns shows of it.
///
/// # Errors
/// When the database fails.
pub fn renew_known(desk: &Desk<'_>, child: ChildId, today: CivilDate) -> Result<(), StoreError> {
    registers::renew_newborn(desk, child, today)?;
    if desk.store.has_cases(child)? { renew(desk, child, today) } else { Ok(()) }
}

/// Makes anew what other settings made, and what the day has overtaken. Mostly there is nothing to do.
///
/// # Errors
/// When the database fails.
pub fn renew_stale(desk: &Desk<'_>, today: CivilDate) -> Result<(), StoreError> {
    let stale = desk.store.stale_cases(today, &fingerprint(desk, today)?)?;
    if stale.is_empty() {
        return Ok(());
    }
    desk.store.atomically(|| stale.into_iter().try_for_each(|child| renew(desk, child, today)))
}

fn lists(
    care: &ChildCare,
    child: &Child,
    today: CivilDate,
    rules: Rules<'_>,
) -> (Vec<StoredCase>, Vec<StoredTask>) {
    // Once it is five, that it is changes nothing any more.
    let stale_on = Some(five_on(child.birth_date)).filter(|five| today < *five);
    let mut due = Vec::new();
    let cases = care.cases.iter().map(|case| {
        let tasks = tasks(case, child, today, rules);
        let next = tasks.first().cloned();
        due.extend(tasks.into_iter().map(|task| StoredTask {
            withdrawn: false,
            intervention: TaskView::intervention_of(&task, case),
            recommendation: TaskView::recommendation_of(&task, case),
            name: child.name.clone(),
            task,
        }));
        StoredCase { view: CaseView::of(case, child), next, stale_on }
    });
    (cases.collect(), due)
}

/// Tells one set of settings from another.
pub(super) fn fingerprint(desk: &Desk<'_>, today: CivilDate) -> Result<String, StoreError> {
    let settings = desk.pack.settings_on(today);
    let text = serde_json::to_string(settings).map_err(|_| StoreError::Unwritable { what: "settings" })?;
    let mut digits = random::hex(&Sha256::digest(text));
    digits.truncate(FINGERPRINT_DIGITS);
    Ok(digits)
}
