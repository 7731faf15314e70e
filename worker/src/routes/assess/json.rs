//! Measurements as JSON.

use std::iter;

use serde::Deserialize;
use serde_json::Value;
use tumbuh::api::assess::{ASSESS_LIMIT, AssessRequest, AssessResponse};
use tumbuh::exchange::anthro::under_five::Row;
use tumbuh::language::Language;

use super::Asked;
use crate::body;
use crate::http::{Answer, Body, Outcome};
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
    Many(tumbuh::api::assess::AssessBatchResponse),
}

/// [`tumbuh::api::assess::AssessBatchRequest`] with each measurement still unread.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch {
    measurements: Vec<Value>,
}

/// The measurements, and whether they came as a batch.
pub fn read(bytes: &[u8]) -> Result<(Vec<Asked>, bool), Failure> {
    let tree: Value = body::json_bytes(bytes)?;
    if tree.get("measurements").is_none_or(Value::is_null) {
        return Ok((vec![Asked { cells: None, row: Ok(row(&tree)?) }], false));
    }
    let batch: Batch = body::value(&tree)?;
    if batch.measurements.len() > ASSESS_LIMIT {
        return Err(Failure::TooMany { what: "measurements", limit: ASSESS_LIMIT });
    }
    let asked = batch.measurements.iter().map(|value| {
        let row = row(value).map_err(|failure| match failure {
            Failure::Invalid(errors) => errors,
            other => body::problem_at("", &other.to_string()),
        });
        Asked { cells: None, row }
    });
    Ok((asked.collect(), true))
}

fn row(value: &Value) -> Result<Row, Failure> {
    body::value::<AssessRequest>(value)?.row().map_err(Failure::Invalid)
}

pub fn write_one(asked: Vec<Asked>, language: Language) -> Outcome {
    match asked.into_iter().next().map(|asked| asked.row) {
        Some(Ok(row)) => Answer::json(200, &AssessResponse::new(row.assess(), language)),
        Some(Err(errors)) => Err(Failure::Invalid(errors)),
        None => Err(Failure::Internal("an assessment of nothing".into())),
    }
}

/// Measurements in one piece of an answer.
const PIECE: usize = 50;

/// [`tumbuh::api::assess::AssessBatchResponse`], assessed while it is sent.
pub fn write_batch(asked: Vec<Asked>, language: Language) -> Answer {
    let (count, assessed) = (asked.len(), asked.iter().filter(|asked| asked.row.is_ok()).count());
    let failed = count - assessed;
    let head = format!("{{\"assessed\":{assessed},\"failed\":{failed},\"results\":[");
    let pieces = (0..count).step_by(PIECE).map(move |from| {
        let mut piece = Vec::new();
        for (index, asked) in asked.iter().enumerate().skip(from).take(PIECE) {
            if index > 0 {
                piece.push(b',');
            }
            piece.extend(asked.result(index, language).to_json()?);
        }
        Ok(piece)
    });
    let pieces = iter::once(Ok(head.into())).chain(pieces).chain(iter::once(Ok(b"]}".into())));
    Answer { body: Body::Pieces(Box::new(pieces)), ..Answer::text(200, "application/json", "") }
}
