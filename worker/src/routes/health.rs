//! `/healthz`.

use serde::Serialize;

use crate::http::{Answer, Call, Outcome};

/// That the Worker runs.
#[derive(Serialize)]
#[cfg_attr(test, derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Health {
    pub status: &'static str,
    /// Version of this software.
    pub version: &'static str,
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/healthz",
    operation_id = "readHealth",
    tag = "operation",
    summary = "Whether the Worker runs",
    responses((status = 200, body = Health)),
))]
pub fn read(_call: &Call) -> Outcome {
    Answer::json(200, &Health { status: "ok", version: env!("CARGO_PKG_VERSION") })
}
