//! `/api/v1/villages/{code}/handling`: how a village stands, family by family, and what rules suggest for it.

use serde_json::Value;
use tumbuh::access::{Action, Place};
use tumbuh::api::care::{CaseView, LIST_LIMIT};
use tumbuh::api::villages::{VillageFamily, VillageHandling};
use tumbuh::area::{AreaCode, AreaLevel, Scope};
use tumbuh::care::DueTask;
use tumbuh::request::is_shared;

use crate::auth::Caller;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, care};
use crate::store::CaseFilter;

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/villages/{code}/handling",
    operation_id = "readVillageHandling",
    tag = "care",
    summary = "How a village stands: families with an open case, what is in their way, what is promised and by whom",
    description = "With it comes what rules suggest for the village, each with its reason in numbers; nothing is planned before a \
        person plans it. Of a child whose parents withdrew consent nothing is shown or counted but to those who treat it. \
        Reading it is logged.",
    params(("code" = AreaCode, Path, description = "A village within the caller's areas")),
    security(("session" = [])),
    responses((status = 200, body = VillageHandling)),
))]
pub fn handling(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let village: AreaCode = call.param(0).parse().map_err(|_| Failure::NotFound)?;
    let is_seen = village.level() == AreaLevel::Village
        && caller.scope(Action::ReadRecords).contains(&village)
        && Place::Area(village.clone()).is_in(&desk.pack);
    if !is_seen {
        return Err(Failure::NotFound);
    }
    let today = desk.today(call.now_millis)?;
    care::renew_stale(desk, today)?;
    let rules = desk.pack.settings_on(today).rules();
    let treats = caller.scope(Action::WriteRecords);
    let mut families = Vec::new();
    for (_, listed) in desk.store.cases_in(&village, &CaseFilter::default(), None, LIST_LIMIT)? {
        let view: CaseView = serde_json::from_value(Value::Object(listed.view))?;
        if !is_shared(listed.withdrawn, &view.child.posyandu, &treats) {
            continue;
        }
        let (_, care) = care::care_of(desk, view.child.id, rules)?;
        let Some(case) = care.cases.iter().find(|case| case.id == view.case) else { continue };
        let next = listed.next.map(|task| DueTask::of(task, today, &rules.care.escalation));
        families.push(VillageFamily::of(CaseView { next, ..view }, case, &care, today));
    }
    if !families.is_empty() {
        desk.store.log_pull(&desk.access(caller, call)?, &Scope(vec![village]), families.len())?;
    }
    let handling = VillageHandling::of(families, &desk.pack.catalogue, &rules.care.recommendation, today);
    Answer::json(200, &handling)
}
