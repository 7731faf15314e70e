//! RFC 9457 problem details with stable types.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::language::Both;

/// An error as partners and the app receive it (`application/problem+json`, RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Stable name of the kind of problem: `/problems/<kind>`.
    #[serde(rename = "type")]
    pub kind: Cow<'static, str>,
    /// The kind in words.
    pub title: Cow<'static, str>,
    /// HTTP status.
    pub status: u16,
    /// What happened this time and what to do.
    pub detail: String,
    /// Names the request in the server's log.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The fields that are wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblem>,
}

/// One wrong field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FieldProblem {
    /// Where it stands: a JSON pointer (RFC 6901) or a CSV column.
    pub field: String,
    /// What is wrong with it.
    pub detail: String,
    /// The same for whoever reads it on a screen, where such problems are shown on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Both<String>>,
}

impl FieldProblem {
    /// One that only programs read.
    #[must_use]
    pub fn new(field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { field: field.into(), detail: detail.into(), words: None }
    }

    /// One that people read.
    #[must_use]
    pub fn told(field: impl Into<String>, words: Both<String>) -> Self {
        Self { field: field.into(), detail: words.english.clone(), words: Some(words) }
    }
}
