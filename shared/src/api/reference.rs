//! WHO's lines for drawing.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::chart::Curve;
use crate::growth::{Indicator, Provenance, RowRange, Standard, Unit};
use crate::sex::Sex;

/// `GET /api/v1/reference/{indicator}`: the lines of one table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReferenceResponse {
    /// Which rules and which tables.
    pub provenance: Provenance,
    /// Which index.
    pub indicator: Indicator,
    /// Which publication.
    pub standard: Standard,
    /// Of boys or girls.
    pub sex: Sex,
    /// The whole table: the unit of x, its first and last.
    pub rows: RowRange,
    /// The unit of y.
    pub unit: Unit,
    /// The lines, lowest first.
    pub curves: Vec<Curve>,
}
