//! `/api/v1/openapi.json`: the reviewed document, which a test holds equal to the handlers and types.

use crate::http::{Answer, Call, Outcome};

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "readOpenApi",
    tag = "operation",
    summary = "This document",
    responses((status = 200, body = Object)),
))]
pub fn read(_call: &Call) -> Outcome {
    let answer =
        Answer::text(200, "application/json", include_str!(concat!(env!("OUT_DIR"), "/openapi.json")));
    Ok(answer.with("cache-control", "public, max-age=300"))
}
