//! `/api/v1/cases` and `/api/v1/children/{id}/case`: cases as a list, and one child's whole story.

use serde::Serialize;
use serde_json::{Map, Value};
use tumbuh::access::Action;
use tumbuh::api::access_log::Opened;
use tumbuh::area::AreaCode;
use tumbuh::care::{DueTask, StateKind};
use tumbuh::id::ChildId;
use tumbuh::request::is_shared;

use super::pages::{limit, narrowed, page, place};
use crate::auth::Caller;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, care};
use crate::store::{CaseFilter, ListedCase};

/// [`CaseListResponse`](tumbuh::api::care::CaseListResponse) with each case as it is kept.
#[derive(Serialize)]
struct Cases {
    cases: Vec<Map<String, Value>>,
    cursor: Option<String>,
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/cases",
    operation_id = "listCases",
    tag = "care",
    summary = "Cases within the caller's areas, the first due first",
    params(
        ("state" = Option<StateKind>, Query, description = "Only cases of this state; without it, every open case"),
        ("area" = Option<AreaCode>, Query, description = "Only cases of this area"),
        ("office" = Option<String>, Query, description = "Only cases for which this office has something to do"),
        ("overdue" = Option<bool>, Query, description = "Only cases whose next step is late"),
        ("cursor" = Option<String>, Query, description = "The cursor of the page before"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 500, description = "Most cases; 100 when absent"),
    ),
    security(("session" = [])),
    responses((status = 200, body = tumbuh::api::care::CaseListResponse)),
))]
pub fn list(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let today = desk.today(call.now_millis)?;
    let filter = CaseFilter {
        state: call.query_value("state").map(state).transpose()?,
        office: office(call)?,
        due_before: call.query_flag("overdue")?.then_some(today),
    };
    let limit = limit(call)?;
    let after = call.query_value("cursor").map(place::<String>).transpose()?;
    let scope = narrowed(&caller.scope(Action::ReadRecords), call)?;
    care::renew_stale(desk, today)?;
    let (found, cursor) = page(&scope, after.as_ref(), limit, |area, after, most| {
        desk.store.cases_in(area, &filter, after, most)
    })?;
    let escalation = &desk.pack.settings_on(today).care.escalation;
    let treats = caller.scope(Action::WriteRecords);
    let shared = |case: &ListedCase| {
        case.posyandu.parse().is_ok_and(|posyandu| is_shared(case.withdrawn, &posyandu, &treats))
    };
    let mut cases = Vec::with_capacity(found.len());
    for (_, mut case) in found.into_iter().filter(|(_, case)| shared(case)) {
        let next = case.next.map(|task| DueTask::of(task, today, escalation));
        case.view.insert("next".into(), serde_json::to_value(next)?);
        cases.push(case.view);
    }
    if !cases.is_empty() {
        desk.store.log_pull(&desk.access(caller, call)?, &scope, cases.len())?;
    }
    Answer::json(200, &Cases { cases, cursor })
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/children/{id}/case",
    operation_id = "readCase",
    tag = "care",
    summary = "One child's whole story: readings, steps of care, where the case stands, what is to do and what rules suggest",
    description = "A child without a case has a story without cases. Reading it is logged.",
    params(("id" = ChildId, Path)),
    security(("session" = [])),
    responses((status = 200, body = tumbuh::api::care::CaseStory)),
))]
pub fn story(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let id: ChildId = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    let scope = caller.scope(Action::ReadRecords);
    let (withdrawn, treats) = (desk.store.is_withdrawn(id)?, caller.scope(Action::WriteRecords));
    let sees = |posyandu: &AreaCode| scope.contains(posyandu) && is_shared(withdrawn, posyandu, &treats);
    let row = desk.store.child(id)?.filter(|row| sees(&row.child.posyandu)).ok_or(Failure::NotFound)?;
    let sees_nik = caller.scope(Action::ReadFullNik).contains(&row.child.posyandu);
    desk.store.log_opened(&desk.access(caller, call)?, Opened { child: id, at_millis: call.now_millis })?;
    let row = if sees_nik { row } else { row.without_nik() };
    let story = care::story(desk, row, desk.today(call.now_millis)?)?;
    Answer::json(200, &story)
}

fn state(word: &str) -> Result<StateKind, Failure> {
    let value = serde_json::Value::String(word.into());
    tumbuh::read::value(&value).map_err(|_| Failure::field("state", "is no state of a case"))
}

/// The office of the query.
pub fn office(call: &Call) -> Result<Option<tumbuh::text::Slug>, Failure> {
    let Some(id) = call.query_value("office") else { return Ok(None) };
    id.parse().map(Some).map_err(|_| Failure::field("office", "is no office's id"))
}
