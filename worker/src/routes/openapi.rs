//! `/api/v1/openapi.json`: the reviewed document, which a test holds equal to the handlers and types.

use crate::router::Document;

pub const DOCUMENT: Document = Document { file: "openapi.json", media_type: "application/json" };

#[cfg(test)]
#[utoipa::path(
    get,
    path = "/api/v1/openapi.json",
    operation_id = "readOpenApi",
    tag = "operation",
    summary = "This document",
    responses((status = 200, body = Object)),
)]
#[expect(dead_code, reason = "stands for the document")]
pub fn read() {}
