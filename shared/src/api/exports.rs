//! What the operator of a deployment asks about exports of a regency: to make one, to see them, to restore one.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;

/// `GET /api/v1/operator/regencies/{code}/exports`: what can be restored, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExportsResponse {
    /// Those that are whole as far as their manifests tell; restoring checks every byte.
    pub exports: Vec<ExportSummary>,
    /// Those whose manifest does not open: damaged, of another regency, or made with another key.
    pub unreadable: Vec<String>,
    /// When the next one is made, and how the last went.
    pub state: ExportState,
}

/// What an export holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExportSummary {
    /// Its name, which begins with its time (UTC).
    pub id: String,
    /// When it was begun, milliseconds since 1970.
    pub at_millis: i64,
    /// How many migrations its tables had seen.
    pub schema_version: u32,
    /// Its size before it was encrypted, bytes.
    pub bytes: u64,
    /// Rows of every table.
    pub tables: Vec<TableRows>,
    /// SHA-256 of every row of every table in their one order, hexadecimal.
    pub sha256: String,
}

/// How many rows a table has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TableRows {
    /// The table's name.
    pub name: String,
    /// Its rows.
    pub rows: u64,
}

/// How a regency's exports go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExportState {
    /// Whether one is being made.
    pub running: bool,
    /// When the next one begins, milliseconds since 1970; `null` while one is made or when none will be.
    pub next_millis: Option<i64>,
    /// The newest that was finished.
    pub last_export: Option<String>,
    /// Failures since then.
    pub failures: u32,
    /// Why the last one failed.
    pub last_failure: Option<ExportFailure>,
}

/// An export that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ExportFailure {
    /// When, milliseconds since 1970.
    pub at_millis: i64,
    /// Why, for the operator.
    pub reason: String,
}

/// `POST /api/v1/operator/regencies/{code}/restoration`: the regency becomes what it was when an export was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RestorationRequest {
    /// Which export; the newest when it is left out.
    #[serde(default)]
    pub from: Option<String>,
}

/// The answer to a [`RestorationRequest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RestorationResponse {
    /// The regency.
    pub code: AreaCode,
    /// What it holds now: the rows were read back and hashed again.
    pub export: ExportSummary,
}
