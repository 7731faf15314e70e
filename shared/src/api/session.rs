//! Signing in and what a session knows.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::people::DeviceName;
use crate::access::Grants;
use crate::area::{Area, AreaCode, Scope};
use crate::id::{AccountId, DeviceId};
use crate::text::{Line, PersonName};

/// `POST /api/v1/session`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignInRequest {
    /// Kemendagri code of the regency, `PP.KK`.
    pub regency: AreaCode,
    /// The account's name.
    pub username: Line<64>,
    /// The password, at most 256 bytes.
    pub password: String,
    /// The device that will act.
    pub device: DeviceId,
    /// What the device calls itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_name: Option<DeviceName>,
    /// Six digits of the authenticator, where a second factor guards the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// `GET /api/v1/session`, also the answer to signing in: all that a phone needs to work offline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// The account.
    pub account: AccountId,
    /// The person's name.
    pub name: PersonName,
    /// What the person is, and where; the villages of a puskesmas stand in its stead.
    pub grants: Grants,
    /// Where the person sees records.
    pub scope: Scope,
    /// The regency.
    pub regency: RegencyView,
    /// Areas within the grants, and those they lie in, for names.
    pub areas: Vec<Area>,
    /// Server clock, milliseconds since 1970.
    pub server_time_millis: i64,
}

/// What a phone knows of its regency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegencyView {
    /// Kemendagri code, `PP.KK`.
    pub code: AreaCode,
    /// Its name.
    pub name: PersonName,
    /// How far its clocks are ahead of UTC.
    pub utc_offset_minutes: i32,
    /// Version of the consent notice in force.
    pub notice_version: u16,
    /// KMS settings in force.
    pub kms: crate::kms::KmsSettings,
}
