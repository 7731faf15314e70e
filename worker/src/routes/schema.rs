//! `/api/v1/schemas`: the published forms of documents that people write by hand.

use crate::router::Document;

pub const PACK: Document =
    Document { file: "regency-pack.schema.json", media_type: "application/schema+json" };

#[cfg(test)]
#[utoipa::path(
    get,
    path = "/api/v1/schemas/regency-pack.json",
    operation_id = "readPackSchema",
    tag = "operation",
    summary = "The JSON Schema (2020-12) of a regency pack",
    responses((status = 200, body = Object, content_type = "application/schema+json")),
)]
#[expect(dead_code, reason = "stands for the document")]
pub fn read_pack() {}
