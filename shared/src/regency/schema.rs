//! The published JSON Schema (2020-12) of a pack, from the types.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use serde_json::{Value, json};
use utoipa::{PartialSchema, ToSchema};

use super::RegencyPack;

/// The schema. What it cannot say (codes that must exist, dates that must ascend) the reader checks.
///
/// # Errors
/// When a schema cannot be written as JSON.
pub fn json_schema() -> Result<Value, serde_json::Error> {
    let mut parts = Vec::new();
    RegencyPack::schemas(&mut parts);
    let parts = parts.into_iter().collect::<BTreeMap<_, _>>();
    let mut document = serde_json::to_value(RegencyPack::schema())?;
    if let Some(members) = document.as_object_mut() {
        members.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        members.insert("$id".into(), json!("/api/v1/schemas/regency-pack.json"));
        members.insert("title".into(), json!("Regency pack of Tumbuh"));
        members.insert("$defs".into(), serde_json::to_value(parts)?);
    }
    relocate(&mut document);
    Ok(document)
}

/// References of OpenAPI as those of a schema that stands alone.
fn relocate(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member.as_str().and_then(|text| text.strip_prefix("#/components/schemas/")) {
                    Some(part) if name == "$ref" => *member = Value::String(alloc::format!("#/$defs/{part}")),
                    _ => relocate(member),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(relocate),
        _ => {}
    }
}
