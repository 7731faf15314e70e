//! What people do with their own account.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::people::DeviceName;
use crate::area::AreaCode;
use crate::id::{DeviceId, SessionId};
use crate::recovery::RecoveryCode;

/// `GET /api/v1/me/sessions`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionsResponse {
    /// Last seen first.
    pub sessions: Vec<SessionItem>,
}

/// One place where the person is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionItem {
    /// To end it by.
    pub id: SessionId,
    /// The device.
    pub device: DeviceId,
    /// What it calls itself.
    pub device_name: Option<DeviceName>,
    /// When it began, milliseconds since 1970.
    pub created_millis: i64,
    /// When it was last heard of, milliseconds since 1970.
    pub last_seen_millis: i64,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// Most areas in one [`KeptAreas`].
pub const KEPT_AREAS_LIMIT: usize = 500;

/// `PUT /api/v1/me/areas`: the areas whose records this device keeps, of those that the person sees; with none, all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeptAreas {
    /// Kemendagri codes.
    pub areas: Vec<AreaCode>,
}

/// `PUT /api/v1/me/password`: ends every other session of the person.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PasswordRequest {
    /// The password until now; wrong ones count like failed sign-ins.
    pub current: String,
    /// 8 to 256 bytes.
    pub new: String,
}

/// `POST /api/v1/me/second-factor`: a secret for an authenticator (RFC 6238), in force once it was confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SecondFactorResponse {
    /// Base32, to type.
    pub secret: String,
    /// `otpauth://totp/...`, to scan.
    pub uri: String,
}

/// `PUT /api/v1/me/second-factor`: confirms it. `DELETE` takes the same body.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SecondFactorRequest {
    /// Six digits of the authenticator.
    pub code: String,
}

/// `GET /api/v1/me/device-keys`: what opens what this device has sealed.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DeviceKeysView {
    /// Opens the device itself, when its people forgot their secrets.
    pub recovery: RecoveryCode,
    /// Seals the emergency copies that it makes: 64 hexadecimal digits.
    pub copy: String,
}
