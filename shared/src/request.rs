//! What parents ask about their child's data (UU 27/2022): written down here, acted on by people.

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
use crate::id::{ChildId, RequestId};
use crate::text::{PersonName, Remark};

/// A request about a child's record. It changes nothing in the record by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DataRequest {
    /// Its name.
    pub id: RequestId,
    /// Whose record.
    pub child: ChildId,
    /// What is asked.
    pub kind: RequestKind,
    /// Who asked: a parent or guardian.
    pub by: PersonName,
    /// On which day.
    pub on: CivilDate,
    /// In their words.
    pub note: Option<Remark>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RequestKind {
    /// Consent is withdrawn: nothing new is to be recorded.
    Withdrawal,
    /// The record is to be erased.
    Erasure,
    /// A copy of the record is wanted.
    Access,
    /// Something in the record is wrong.
    Correction,
}
