//! Handing a child over to another regency: its parent takes a code along, and the record follows.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::care::CareEventRow;
use crate::child::Child;
use crate::id::ChildId;
use crate::sync::{AbsenceRow, MeasurementRow, RequestRow};
use crate::text::PersonName;

/// `POST /api/v1/children/{id}/handover`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandoverRequest {
    /// Without it nothing leaves the regency.
    pub consent: HandoverConsent,
}

/// That a parent or guardian agrees to the record going to another regency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandoverConsent {
    /// Who agreed.
    pub given_by: PersonName,
    /// On which day.
    pub on: CivilDate,
}

/// The answer to a [`HandoverRequest`]: the only time that the code is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct HandoverCode {
    /// `32.11.<64 hexadecimal digits>`, for a picture to scan.
    pub code: String,
    /// When it ends, milliseconds since 1970.
    pub expires_millis: i64,
}

/// `POST /api/v1/handovers`, in the regency where the child lives now.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ArrivalRequest {
    /// What the parent brought.
    pub code: String,
    /// Where the child is followed from now on.
    pub posyandu: AreaCode,
}

/// The answer to an [`ArrivalRequest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ArrivalResponse {
    /// The child; its rows come with the next pull.
    pub child: ChildId,
}

/// What goes from one regency to another: one child's record and nothing beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChildHistory {
    /// The child as it was before it was closed as moved.
    pub child: Child,
    /// Every reading, superseded ones too.
    pub measurements: Vec<MeasurementRow>,
    /// Notes of absence.
    pub absences: Vec<AbsenceRow>,
    /// What parents asked.
    pub requests: Vec<RequestRow>,
    /// What was done for the child: a case that is open goes on where the child lives.
    #[serde(default)]
    pub care: Vec<CareEventRow>,
    /// The consent under which it goes.
    pub consent: HandoverConsent,
}
