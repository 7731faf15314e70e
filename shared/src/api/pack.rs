//! The regency pack as its admin sees it: what is in force, what a change would do, and what was changed when.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::regency::PackDifference;
use crate::text::PersonName;

/// Most packs of one [`PackRevisionsResponse`].
pub const REVISION_LIMIT: usize = 200;

/// The answer to `PUT /api/v1/pack`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PackChangeResponse {
    /// In what the given pack differs from the one that was in force.
    pub changes: Vec<PackDifference>,
    /// Whether it is in force now; false when it was only tried.
    pub applied: bool,
}

/// `GET /api/v1/pack/revisions`: when the pack was changed, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PackRevisionsResponse {
    /// Newest first; at most [`REVISION_LIMIT`].
    pub revisions: Vec<PackRevisionView>,
}

/// A pack that was put in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PackRevisionView {
    /// The first is 1.
    pub revision: u64,
    /// Since when, milliseconds since 1970.
    pub at_millis: i64,
    /// Who put it; `None` is the operator.
    pub by: Option<PersonName>,
}

/// `GET /api/v1/pack/changes?revision=3`: what that pack made different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PackChangesResponse {
    /// Value by value; nothing for the first pack, and when only its written form changed.
    pub changes: Vec<PackDifference>,
}
