//! Measurements as JSON.

use serde::Deserialize;
use serde_json::Value;
use tumbuh::api::assess::{ASSESS_LIMIT, AssessBatchResponse, AssessRequest, AssessResponse, AssessResult};
use tumbuh::exchange::anthro::under_five::Row;
use tumbuh::language::Language;

use super::Asked;
use crate::body;
use crate::http::{Answer, Outcome};
use crate::problem::Failure;

/// What goes in, for the document.
#[cfg(test)]
#[derive(serde::Serialize, utoipa::ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "names the alternatives; they are read one by one")]
pub enum AssessBody {
    One(AssessRequest),
    Many(tumbuh::api::assess::AssessBatchRequest),
}

/// What comes out, for the document.
#[cfg(test)]
#[derive(serde::Serialize, utoipa::ToSchema)]
#[serde(untagged)]
#[expect(
    dead_code,
    clippy::large_enum_variant,
    reason = "names the alternatives; they are written one by one"
)]
pub enum AssessAnswer {
    One(AssessResponse),
    Many(AssessBatchResponse),
}

/// [`tumbuh::api::assess::AssessBatchRequest`] with each measurement still unread.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch {
    measurements: Vec<Value>,
}

/// The measurements, and whether they came as a batch.
pub fn read(bytes: &[u8]) -> Result<(Vec<Asked>, bool), Failure> {
    let value: Value = body::json_bytes(bytes)?;
    if value.get("measurements").is_none() {
        return Ok((vec![Asked { cells: None, row: Ok(row(value)?) }], false));
    }
    let batch: Batch = body::json_value(value)?;
    if batch.measurements.len() > ASSESS_LIMIT {
        return Err(Failure::TooMany { what: "measurements", limit: ASSESS_LIMIT });
    }
    let asked = batch.measurements.into_iter().map(|value| {
        let row = row(value).map_err(|failure| match failure {
            Failure::Invalid(errors) => errors,
            other => body::problem_at("", &other.to_string()),
        });
        Asked { cells: None, row }
    });
    Ok((asked.collect(), true))
}

fn row(value: Value) -> Result<Row, Failure> {
    body::json_value::<AssessRequest>(value)?.row().map_err(Failure::Invalid)
}

pub fn write_one(asked: Vec<Asked>, language: Language) -> Outcome {
    match asked.into_iter().next().map(|asked| asked.row) {
        Some(Ok(row)) => Answer::json(200, &AssessResponse::new(&row, language)),
        Some(Err(errors)) => Err(Failure::Invalid(errors)),
        None => Err(Failure::Internal("an assessment of nothing".into())),
    }
}

pub fn write_batch(asked: &[Asked], language: Language) -> Outcome {
    let results: Vec<_> =
        asked.iter().enumerate().map(|(index, asked)| asked.result(index, language)).collect();
    let assessed = results.iter().filter(|result| matches!(result, AssessResult::Assessed { .. })).count();
    Answer::json(200, &AssessBatchResponse { assessed, failed: results.len() - assessed, results })
}
