//! Accepting an invitation: what the invited person's phone asks.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::people::DeviceName;
use super::session::Colours;
use crate::access::Grants;
use crate::area::Area;
use crate::id::DeviceId;
use crate::sync::phone::Loss;
use crate::text::{Line, PersonName};

/// Bytes of a password that is being chosen.
pub const PASSWORD_BYTES: RangeInclusive<usize> = 8..=256;

/// `POST /api/v1/join/read`: who is invited, to what. A token that is used, taken back, over or made up gives 404.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JoinReadRequest {
    /// From the link.
    pub token: String,
}

/// The answer to a [`JoinReadRequest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct JoinView {
    /// The regency's name.
    pub regency: PersonName,
    /// Its colours and its crest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look: Option<Colours>,
    /// Who is meant.
    pub name: PersonName,
    /// What they will be.
    pub grants: Grants,
    /// Names of the areas of the grants.
    pub areas: Vec<Area>,
    /// For a password reset, the account's name, which stays; `None` when the person chooses one.
    pub username: Option<Line<64>>,
}

/// `POST /api/v1/join`: makes the account (or sets the new password) and signs in; the answer is a
/// [`SessionView`](super::session::SessionView). The token works once.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JoinRequest {
    /// From the link.
    pub token: String,
    /// The name to sign in with; ignored for a password reset.
    pub username: Line<64>,
    /// 8 to 256 bytes.
    pub password: String,
    /// The device that will act.
    pub device: DeviceId,
    /// What the device calls itself.
    #[serde(default)]
    pub device_name: Option<DeviceName>,
    /// What was on this device and has vanished from the browser's storage, as the device itself remembers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Loss>,
}
