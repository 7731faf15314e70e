//! `/api/v1/children`: finding a child, or a woman in a register, by the NIK.

use std::collections::BTreeSet;

use tumbuh::access::Action;
use tumbuh::api::access_log::{FoundChild, NikSearchRequest, NikSearchResponse};
use tumbuh::area::AreaCode;
use tumbuh::care::register::Followed;
use tumbuh::sync::ChildRow;

use crate::auth::{Caller, throttle};
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, registers};

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/children/by-nik",
    operation_id = "findByNik",
    tag = "children",
    summary = "Whether a child, or a woman in a register, of this NIK is known in the regency",
    description = "Exact numbers only. Within the caller's areas the answer names who it is; elsewhere only the posyandu, \
        which is as much as is needed to ask there instead of entering someone twice. Every find is logged. Thirty \
        searches that find nothing in the own areas within 15 minutes must wait.",
    security(("session" = [])),
    request_body = NikSearchRequest,
    responses((status = 200, body = NikSearchResponse)),
))]
pub fn by_nik(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let request: NikSearchRequest = body::json(call)?;
    let count = throttle::nik_search(caller.account);
    if let Some(seconds) = desk.store.must_wait(&count, call.now_millis)? {
        return Err(Failure::TooManyAttempts { seconds });
    }
    let scope = caller.scope(Action::ReadFullNik);
    let access = desk.access(caller, call)?;
    let today = desk.today(call.now_millis)?;
    let entries = registers::by_nik(desk, &request.nik, today)?;
    let escalation = &desk.pack.settings_on(today).care.escalation;
    let answer = desk.store.atomically(|| -> Result<NikSearchResponse, Failure> {
        let mut children = Vec::new();
        let mut women = Vec::new();
        let mut elsewhere = BTreeSet::new();
        let name = |posyandu: &AreaCode| {
            let area = desk.pack.areas.iter().find(|area| area.code == *posyandu);
            area.map(|area| area.name.clone())
        };
        for (child, posyandu) in desk.store.children_by_nik(&request.nik)? {
            desk.store.log_search(&access, child)?;
            if scope.contains(&posyandu) {
                children.extend(desk.store.child(child)?.map(found));
            } else if !desk.store.is_withdrawn(child)? {
                elsewhere.extend(name(&posyandu));
            }
        }
        for entry in entries {
            if let Followed::Woman { entry } = entry.view.followed {
                desk.store.log_search(&access, entry.into())?;
            }
            if scope.contains(&entry.view.posyandu) {
                women.push(entry.on(today, escalation));
            } else if !entry.withdrawn {
                elsewhere.extend(name(&entry.view.posyandu));
            }
        }
        if children.is_empty() && women.is_empty() {
            desk.store.count_failure(&count, call.now_millis)?;
        }
        Ok(NikSearchResponse { children, women, elsewhere: elsewhere.into_iter().collect() })
    })?;
    Answer::json(200, &answer)
}

fn found(row: ChildRow) -> FoundChild {
    let ChildRow { revision, child, .. } = row;
    FoundChild {
        id: child.id,
        revision,
        active: child.is_active(),
        name: child.name,
        birth_date: child.birth_date,
        mother_name: child.mother_name,
        posyandu: child.posyandu,
    }
}
