//! Batches up and pages down.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::area::Scope;
use crate::id::{MutationId, Revision};
use crate::sync::{Mutation, Row, Verdict};

/// Most mutations in one [`PushRequest`].
pub const PUSH_LIMIT: usize = 200;

/// Most rows in one [`PullResponse`].
pub const PULL_LIMIT: usize = 2_000;

/// `POST /api/v1/sync/mutations`: acts in the order they were done.
///
/// The regency reads each mutation on its own: one that it cannot read is rejected, not the batch.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PushRequest {
    /// At most [`PUSH_LIMIT`].
    pub mutations: Vec<Mutation>,
}

/// The answer to a [`PushRequest`]: a verdict for each mutation, in the same order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PushResponse {
    /// One for each mutation.
    pub verdicts: Vec<MutationVerdict>,
    /// Server clock, milliseconds since 1970.
    pub server_time_millis: i64,
}

/// The verdict on one mutation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MutationVerdict {
    /// Which; absent when the mutation had no readable id.
    pub id: Option<MutationId>,
    /// What the regency decided.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// `GET /api/v1/sync/rows?since=<revision>&limit=<rows>`: a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PullResponse {
    /// Rows in the caller's areas, in order of revision, each at its newest.
    pub rows: Vec<Row>,
    /// Ask from here next time; commit it together with the rows.
    pub cursor: Revision,
    /// Whether there is more already.
    pub more: bool,
    /// The areas whose rows these are: the caller's of now, which may be others than when the session was read. An older
    /// regency does not say.
    #[serde(default)]
    pub scope: Option<Scope>,
    /// Server clock, milliseconds since 1970.
    pub server_time_millis: i64,
}
