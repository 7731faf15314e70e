//! `/api/v1/children`: finding a child by its NIK.

use std::collections::BTreeSet;

use tumbuh::access::Action;
use tumbuh::api::access_log::{FoundChild, NikSearchRequest, NikSearchResponse};
use tumbuh::sync::ChildRow;

use crate::auth::{Caller, throttle};
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::Desk;

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/children/by-nik",
    operation_id = "findByNik",
    tag = "children",
    summary = "Whether a child of this NIK is registered in the regency",
    description = "Exact numbers only. Within the caller's areas the answer names the child; elsewhere only the posyandu, \
        which is as much as is needed to ask there instead of registering a child twice. Every find is logged. Thirty \
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
    let answer = desk.store.atomically(|| -> Result<NikSearchResponse, Failure> {
        let mut children = Vec::new();
        let mut elsewhere = BTreeSet::new();
        for (child, posyandu) in desk.store.children_by_nik(&request.nik)? {
            desk.store.log_search(&access, child)?;
            if scope.contains(&posyandu) {
                children.extend(desk.store.child(child)?.map(found));
            } else {
                let name = desk.pack.areas.iter().find(|area| area.code == posyandu);
                elsewhere.extend(name.map(|area| area.name.clone()));
            }
        }
        if children.is_empty() {
            desk.store.count_failure(&count, call.now_millis)?;
        }
        Ok(NikSearchResponse { children, elsewhere: elsewhere.into_iter().collect() })
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
