//! What parents asked about their child's data, and women about their own, and what was decided.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::id::{ChildId, RequestId};
use crate::request::{Decision, RequestKind};
use crate::text::{PersonName, Remark};

/// Most decided requests of one [`RequestsResponse`].
pub const DECIDED_LIMIT: usize = 200;

/// `GET /api/v1/requests`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestsResponse {
    /// Not decided yet, the soonest due first.
    pub open: Vec<RequestView>,
    /// Decided, the newest decision first; at most [`DECIDED_LIMIT`].
    pub decided: Vec<RequestView>,
}

/// A request. Of an erased record nothing is left but that it was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestView {
    /// Its name.
    pub id: RequestId,
    /// What is asked.
    pub kind: RequestKind,
    /// On which day.
    pub on: CivilDate,
    /// The last day to answer it.
    pub due: CivilDate,
    /// Whose record: the child, or a woman's entry of a register by the name that it is filed under.
    pub child: ChildId,
    /// Whether it is a woman's entry.
    #[serde(default)]
    pub woman: bool,
    /// The name of the child or woman.
    pub name: Option<PersonName>,
    /// The posyandu of the child or entry.
    pub posyandu: AreaCode,
    /// Who asked.
    pub by: Option<PersonName>,
    /// In their words.
    pub note: Option<Remark>,
    /// Who took it down.
    pub recorded_by: Option<PersonName>,
    /// What was decided.
    pub decided: Option<DecidedView>,
}

/// A decision, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DecidedView {
    /// What.
    pub decision: Decision,
    /// When, milliseconds since 1970.
    pub at_millis: i64,
    /// By whom.
    pub by: Option<PersonName>,
}
