//! Who saw which child's record: phones report, the regency's people of trust read.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::people::DeviceName;
use super::registers::EntryView;
use crate::age::CivilDate;
use crate::area::{AreaCode, Scope};
use crate::id::{AccountId, ChildId, DeviceId, Revision};
use crate::nik::Nik;
use crate::text::PersonName;

/// Most entries of one [`OpenedRequest`].
pub const OPENED_LIMIT: usize = 500;

/// `POST /api/v1/access-log`: which children's records the person opened on this device. Sending it again changes nothing;
/// entries about children outside the person's areas are not kept, and the answer does not say which.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenedRequest {
    /// At most [`OPENED_LIMIT`].
    pub entries: Vec<Opened>,
}

/// A record that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Opened {
    /// Whose record.
    pub child: ChildId,
    /// When, milliseconds since 1970, by the server's clock as the phone knows it.
    pub at_millis: i64,
}

/// `GET /api/v1/access-log?child=&account=&before=`: newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccessLogResponse {
    /// Within the caller's areas.
    pub entries: Vec<AccessView>,
    /// Ask with this as `before` for older ones; `None` at the end.
    pub before: Option<u64>,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AccessView {
    /// Its number, in the order of arrival.
    pub entry: u64,
    /// When, milliseconds since 1970.
    pub at_millis: i64,
    /// Who.
    pub account: AccountId,
    /// Their name.
    pub name: Option<PersonName>,
    /// On which device.
    pub device: DeviceId,
    /// What the device calls itself.
    pub device_name: Option<DeviceName>,
    /// What they did.
    pub kind: AccessKind,
    /// Whose record was opened or found.
    pub child: Option<ChildId>,
    /// In which areas records were fetched.
    pub scope: Option<Scope>,
    /// How many records were fetched.
    pub records: Option<u64>,
}

/// How a record was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum AccessKind {
    /// Opened on a phone.
    Opened,
    /// Found by its NIK.
    Searched,
    /// Fetched to a device with others.
    Pulled,
    /// Erased, with everything that was logged about it before.
    Erased,
}

/// `POST /api/v1/children/by-nik`. The number travels in the body: addresses are written down on the way.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NikSearchRequest {
    /// The whole number.
    pub nik: Nik,
}

/// A child that was found: as much as tells whether it is the one that is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FoundChild {
    /// The child.
    pub id: ChildId,
    /// Newest change of its record: the base of an act that builds on what was found.
    pub revision: Revision,
    /// Its name.
    pub name: PersonName,
    /// Date of birth.
    pub birth_date: CivilDate,
    /// The mother's name.
    pub mother_name: PersonName,
    /// The posyandu that follows it.
    pub posyandu: AreaCode,
    /// Whether it is followed.
    pub active: bool,
}

/// The answer to a [`NikSearchRequest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NikSearchResponse {
    /// Children of that number within the caller's areas.
    pub children: Vec<FoundChild>,
    /// Women and girls of that number who are or were followed within the caller's areas: each time that they were.
    pub women: Vec<EntryView>,
    /// Where in the regency others of that number are registered: the posyandu's names and nothing else. That much is
    /// needed to ask there instead of registering a child twice.
    pub elsewhere: Vec<PersonName>,
}
