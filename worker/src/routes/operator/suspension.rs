//! Suspending a regency: its people wait, nothing of it is lost.

use super::entry;
use super::regencies::{detail, existing};
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::store::Store;

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/operator/regencies/{code}/suspension",
    operation_id = "suspendRegency",
    tag = "operation",
    summary = "Answer 423 to everybody but the operator",
    params(("code" = tumbuh::area::AreaCode, Path, description = "Kemendagri code, `PP.KK`")),
    security(("operator" = [])),
    responses((status = 200, body = tumbuh::api::operator::RegencyDetail)),
))]
pub fn suspend(store: &Store, call: &Call) -> Outcome {
    set(store, call, true)
}

#[cfg_attr(test, utoipa::path(
    delete,
    path = "/api/v1/operator/regencies/{code}/suspension",
    operation_id = "resumeRegency",
    tag = "operation",
    summary = "Serve a suspended regency again",
    params(("code" = tumbuh::area::AreaCode, Path, description = "Kemendagri code, `PP.KK`")),
    security(("operator" = [])),
    responses((status = 200, body = tumbuh::api::operator::RegencyDetail)),
))]
pub fn resume(store: &Store, call: &Call) -> Outcome {
    set(store, call, false)
}

fn set(store: &Store, call: &Call, suspended: bool) -> Outcome {
    existing(store)?;
    if store.suspended_millis()?.is_some() != suspended {
        store.atomically(|| -> Result<(), Failure> {
            store.set_suspended(suspended.then_some(call.now_millis))?;
            let action = if suspended { "suspend" } else { "resume" };
            Ok(store.put_audit(entry(call, action, None, None))?)
        })?;
    }
    Answer::json(200, &detail(store)?)
}
