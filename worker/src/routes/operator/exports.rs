//! Exports of a regency: making one now, seeing which there are, restoring one.

use tumbuh::api::exports::{RestorationRequest, RestorationResponse};
use tumbuh::area::AreaCode;

use super::regencies::existing;
use crate::body;
use crate::http::{Answer, Call};
use crate::problem::Failure;
use crate::router::{Answering, Upkeep};

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/operator/regencies/{code}/exports",
    operation_id = "startExport",
    tag = "operation",
    summary = "Export a regency now",
    description = "It is made at once, beside the regency's work; the list tells when it is there. Every night one is made unasked.",
    params(("code" = AreaCode, Path, description = "Kemendagri code, `PP.KK`")),
    security(("operator" = [])),
    responses((status = 202, body = tumbuh::api::exports::ExportState)),
))]
pub fn start<'a>(upkeep: &'a Upkeep<'a>, call: &'a Call) -> Answering<'a> {
    Box::pin(async move {
        upkeep.archive.admit(upkeep.store).await?;
        existing(upkeep.store)?;
        Answer::json(202, &upkeep.archive.start(upkeep.store, &regency(call)?).await?)
    })
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/operator/regencies/{code}/exports",
    operation_id = "listExports",
    tag = "operation",
    summary = "Which exports of a regency there are, and how they go",
    description = "Also of a regency that is not set up here, or not any more: its exports outlive it.",
    params(("code" = AreaCode, Path, description = "Kemendagri code, `PP.KK`")),
    security(("operator" = [])),
    responses((status = 200, body = tumbuh::api::exports::ExportsResponse)),
))]
pub fn list<'a>(upkeep: &'a Upkeep<'a>, call: &'a Call) -> Answering<'a> {
    Box::pin(async move { Answer::json(200, &upkeep.archive.list(upkeep.store, &regency(call)?).await?) })
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/operator/regencies/{code}/restoration",
    operation_id = "restoreRegency",
    tag = "operation",
    summary = "Let a regency be what it was when an export was made",
    description = "Only while it is suspended, or was never set up here. The export is checked whole before anything is touched; \
        all that the regency holds is then replaced, read back and compared. It is served again if it was served when the \
        export was made. Should this fail half-way, the regency answers 503 until a restoration succeeds.",
    params(("code" = AreaCode, Path, description = "Kemendagri code, `PP.KK`")),
    security(("operator" = [])),
    request_body = RestorationRequest,
    responses((status = 200, body = RestorationResponse)),
))]
pub fn restore<'a>(upkeep: &'a Upkeep<'a>, call: &'a Call) -> Answering<'a> {
    Box::pin(async move {
        let RestorationRequest { from } = body::json(call)?;
        let code = regency(call)?;
        let export = upkeep.archive.restore(upkeep.store, &code, from.as_deref()).await?;
        Answer::json(200, &RestorationResponse { code, export })
    })
}

fn regency(call: &Call) -> Result<AreaCode, Failure> {
    call.param(0).parse().map_err(|_| Failure::UnknownRegency)
}
