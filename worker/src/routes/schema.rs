//! `/api/v1/schemas`: the published forms of documents that people write by hand.

use crate::http::{Answer, Call, Outcome};

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/schemas/regency-pack.json",
    operation_id = "readPackSchema",
    tag = "operation",
    summary = "The JSON Schema (2020-12) of a regency pack",
    responses((status = 200, body = Object, content_type = "application/schema+json")),
))]
pub fn read_pack(_call: &Call) -> Outcome {
    let schema = include_str!("../../../shared/packs/regency-pack.schema.json");
    let answer = Answer::text(200, "application/schema+json", schema);
    Ok(answer.with("cache-control", "public, max-age=300"))
}
