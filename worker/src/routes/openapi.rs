//! `/api/v1/openapi.json`.

use crate::http::{Answer, Call, Outcome};
use crate::openapi;

#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "readOpenApi",
    tag = "operation",
    summary = "This document",
    responses((status = 200, body = Object)),
)]
pub fn read(_call: &Call) -> Outcome {
    let document = openapi::document();
    Ok(Answer::json(200, &document)?.with("cache-control", "public, max-age=300"))
}
