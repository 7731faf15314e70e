//! `/api/v1/registers`: women, girls, couples and newborns who are followed, as a list, and one entry's whole story.

use tumbuh::access::Action;
use tumbuh::api::access_log::Opened;
use tumbuh::api::registers::{BornChild, EntryStory, EntryView, RegisterListResponse};
use tumbuh::area::AreaCode;
use tumbuh::care::register::{RegisterDue, RegisterKind, register_tasks};
use tumbuh::id::EntryId;
use tumbuh::request::is_shared;

use super::pages::{limit, narrowed, place, sifted_page};
use crate::auth::Caller;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, registers};
use crate::store::{EntryFilter, ListedEntry, Place};

/// How far ahead the list of what is to do looks when the query does not say.
const AHEAD_DAYS: i32 = 31;

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/registers",
    operation_id = "listRegisters",
    tag = "care",
    summary = "Who is followed in registers within the caller's areas, the first due first",
    description = "A page may be short and still have a cursor.",
    params(
        ("register" = Option<RegisterKind>, Query, description = "Only of this register"),
        ("area" = Option<AreaCode>, Query, description = "Only of this area"),
        ("mine" = Option<bool>, Query, description = "Only those for whom the caller has something to do, and only that"),
        ("due" = Option<bool>, Query, description = "Only those for whom something is due within 31 days; always so with `mine`"),
        ("ended" = Option<bool>, Query, description = "Those who are not followed any more, in the place of those who are"),
        ("cursor" = Option<String>, Query, description = "The cursor of the page before"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 500, description = "Most entries; 100 when absent"),
    ),
    security(("session" = [])),
    responses((status = 200, body = RegisterListResponse)),
))]
pub fn list(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let today = desk.today(call.now_millis)?;
    let mine = call.query_flag("mine")?;
    let due = call.query_flag("due")? || mine;
    let filter = EntryFilter {
        register: call.query_value("register").map(register).transpose()?,
        ended: call.query_flag("ended")?,
        due_by: due.then(|| today.plus_days(AHEAD_DAYS)),
    };
    let limit = limit(call)?;
    let after = call.query_value("cursor").map(place::<String>).transpose()?;
    let scope = narrowed(&caller.scope(Action::ReadRecords), call)?;
    registers::renew_stale(desk, today)?;
    let escalation = &desk.pack.settings_on(today).care.escalation;
    let treats = caller.scope(Action::WriteRecords);
    let sees = |entry: ListedEntry| {
        let is_shared = is_shared(entry.withdrawn, &entry.view.posyandu, &treats);
        let mut view = entry.on(today, escalation);
        if mine {
            view.tasks.retain(|task| task.is_for(&caller.grants));
        }
        let asked = !mine || !view.tasks.is_empty();
        (asked && is_shared).then_some(view)
    };
    let read = |area: &AreaCode, after: Option<&Place<String>>, most: usize| {
        desk.store.entries_in(area, filter, after, most)
    };
    let (entries, cursor) = sifted_page(&scope, after, limit, read, sees)?;
    if !entries.is_empty() {
        desk.store.log_pull(&desk.access(caller, call)?, &scope, entries.len())?;
    }
    Answer::json(200, &RegisterListResponse { entries, cursor })
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/registers/{entry}",
    operation_id = "readEntry",
    tag = "care",
    summary = "All that is known of one woman, girl or couple who is followed: visits, findings, what is to do, her children",
    description = "Reading it is logged, under the entry's id.",
    params(("entry" = EntryId, Path)),
    security(("session" = [])),
    responses((status = 200, body = EntryStory)),
))]
pub fn story(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let id: EntryId = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    let scope = caller.scope(Action::ReadRecords);
    let found = registers::entry_of(desk, id)?;
    let treats = caller.scope(Action::WriteRecords);
    let withdrawn = desk.store.is_withdrawn(id.into())?;
    let sees = |at: &AreaCode, withdrawn| scope.contains(at) && is_shared(withdrawn, at, &treats);
    let found = found.filter(|(_, entry)| sees(&entry.woman.posyandu, withdrawn));
    let (events, entry) = found.ok_or(Failure::NotFound)?;
    let today = desk.today(call.now_millis)?;
    let rules = desk.pack.settings_on(today).rules();
    let escalation = &rules.care.escalation;
    let mut children = Vec::new();
    for born in &entry.born {
        let Some(row) = desk.store.child(born.child)? else { continue };
        if !sees(&row.child.posyandu, desk.store.is_withdrawn(born.child)?) {
            continue;
        }
        let next = registers::next_visit(desk, &row.child, today, rules)?;
        let next = next.map(|task| RegisterDue::of(task, today, escalation));
        children.push(BornChild { child: row.child, next });
    }
    let mut others = Vec::new();
    for other in desk.store.entries_of(entry.woman.id)? {
        let here = sees(&other.view.posyandu, other.withdrawn);
        let same = other.view.followed == EntryView::of(&entry).followed;
        if here && !same {
            others.push(other.on(today, escalation));
        }
    }
    let tasks = register_tasks(&entry, today, rules).into_iter();
    let opened = Opened { child: id.into(), at_millis: call.now_millis };
    desk.store.log_opened(&desk.access(caller, call)?, opened)?;
    let sees_nik = caller.scope(Action::ReadFullNik).contains(&entry.woman.posyandu);
    let story = EntryStory {
        found: entry.findings(today, rules),
        tasks: tasks.map(|task| RegisterDue::of(task, today, escalation)).collect(),
        entry,
        events,
        others,
        children,
        withdrawn,
    };
    Answer::json(200, &if sees_nik { story } else { story.without_nik() })
}

fn register(name: &str) -> Result<RegisterKind, Failure> {
    RegisterKind::named(name).ok_or_else(|| Failure::field("register", "is no register"))
}
