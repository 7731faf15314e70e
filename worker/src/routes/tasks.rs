//! `/api/v1/tasks`: what is due, by person, office and area.

use tumbuh::access::{Action, Grants, Role};
use tumbuh::api::care::{TaskListResponse, TaskView};
use tumbuh::area::AreaCode;
use tumbuh::care::{DueTask, EscalationSettings};
use tumbuh::request::is_shared;

use super::cases::office;
use super::pages::{limit, merge, narrowed, place, sifted_page};
use crate::auth::Caller;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, attendance, care};
use crate::store::{Place, StoredTask};

/// How far ahead the list looks when the query does not say.
const AHEAD_DAYS: i32 = 31;

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/tasks",
    operation_id = "listTasks",
    tag = "care",
    summary = "What is due within the caller's areas, the longest due first",
    description = "An officer of an office sees what is the office's to do, with the child's name, the village and the \
        intervention or recommendation, and nothing else of the child. A page may be short and still have a cursor.",
    params(
        ("mine" = Option<bool>, Query, description = "Only what the caller answers for, by now or from the beginning"),
        ("office" = Option<String>, Query, description = "Only what this office answers for"),
        ("area" = Option<AreaCode>, Query, description = "Only of this area"),
        ("until" = Option<tumbuh::age::CivilDate>, Query, description = "Only what is due by this day; in 31 days when absent"),
        ("cursor" = Option<String>, Query, description = "The cursor of the page before"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 500, description = "Most tasks; 100 when absent"),
    ),
    security(("session" = [])),
    responses((status = 200, body = TaskListResponse)),
))]
pub fn list(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let today = desk.today(call.now_millis)?;
    let until = match call.query_value("until") {
        None => today.plus_days(AHEAD_DAYS),
        Some(day) => day.parse().map_err(|_| Failure::field("until", "must be a date"))?,
    };
    let (mine, office) = (call.query_flag("mine")?, office(call)?);
    let limit = limit(call)?;
    let after = call.query_value("cursor").map(place::<u64>).transpose()?;
    let scope = narrowed(&caller.scope(Action::ReadTasks), call)?;
    care::renew_stale(desk, today)?;
    attendance::renew_unknown(desk, today)?;
    let escalation = &desk.pack.settings_on(today).care.escalation;
    let (reads, treats) = (caller.scope(Action::ReadRecords), caller.scope(Action::WriteRecords));
    let of_offices = of_offices(&caller.grants);
    let sees = |stored: StoredTask| {
        let due = DueTask::of(stored.task, today, escalation);
        let reads = reads.contains(&due.task.posyandu);
        let asked = (!mine || due.is_for(&caller.grants))
            && office.as_ref().is_none_or(|office| due.is_for_office(office))
            && (reads || due.is_for(&of_offices))
            && is_shared(stored.withdrawn, &due.task.posyandu, &treats);
        let StoredTask { name, intervention, recommendation, .. } = stored;
        let view = TaskView { due, name, intervention, recommendation };
        asked.then(|| if reads { view } else { view.without_posyandu() })
    };
    let one_office = one_office(caller, office.as_ref().map(|office| office.as_str()), escalation);
    let read = |area: &AreaCode, after: Option<&Place<u64>>, most: usize| {
        let mut tasks = desk.store.tasks_in(area, one_office.as_deref(), until, after, most)?;
        // Nobody stays away from an office but the health office, which is told of the long ones.
        if one_office.is_none() {
            merge(&mut tasks, attendance::home_visits(desk, area, (today, until), after, most)?);
            tasks.truncate(most);
        }
        Ok(tasks)
    };
    let (tasks, cursor) = sifted_page(&scope, after, limit, read, sees)?;
    if !tasks.is_empty() {
        desk.store.log_pull(&desk.access(caller, call)?, &scope, tasks.len())?;
    }
    Answer::json(200, &TaskListResponse { tasks, cursor })
}

/// What a person is in offices.
fn of_offices(grants: &Grants) -> Grants {
    Grants(grants.0.iter().filter(|grant| grant.role == Role::OpdOfficer).cloned().collect())
}

/// The one office whose own tasks are all that can be on the list. The health office has those too that went up to it.
fn one_office(caller: &Caller, asked: Option<&str>, escalation: &EscalationSettings) -> Option<String> {
    let mut own = caller.grants.0.iter().map(|grant| grant.office.as_ref().map(|office| office.as_str()));
    let first = own.next().flatten();
    let only = first.filter(|first| own.all(|other| other == Some(*first)));
    asked.or(only).filter(|office| *office != escalation.health_office.as_str()).map(Into::into)
}
