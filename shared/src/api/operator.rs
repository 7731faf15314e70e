//! What the operator of a deployment asks: to set up a regency.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::area::{AreaCode, Scope};
use crate::id::AccountId;
use crate::regency::RegencyPack;
use crate::text::{Line, PersonName};

/// Most accounts in one [`ProvisionRequest`]: each costs a slow hash.
pub const ACCOUNT_LIMIT: usize = 100;

/// `PUT /api/v1/operator/regencies/{code}`: the regency as it should be. Sending it again changes nothing; accounts that
/// are not named stay as they are.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProvisionRequest {
    /// Settings and areas.
    pub pack: RegencyPack,
    /// At most [`ACCOUNT_LIMIT`].
    pub accounts: Vec<AccountRequest>,
}

/// An account as it should be.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AccountRequest {
    /// What the person types to sign in; case does not matter.
    pub username: Line<64>,
    /// The person's name.
    pub name: PersonName,
    /// What the person is.
    pub role: Role,
    /// Where the person acts.
    pub scope: Scope,
    /// 8 to 256 bytes.
    pub password: String,
}

/// The answer to a [`ProvisionRequest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProvisionResponse {
    /// The regency.
    pub code: AreaCode,
    /// What became of its settings and areas.
    pub pack: Change,
    /// What became of each account, in the order asked.
    pub accounts: Vec<ProvisionedAccount>,
}

/// An account after provisioning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ProvisionedAccount {
    /// Its name to sign in with.
    pub username: Line<64>,
    /// Its id.
    pub account: AccountId,
    /// What became of it.
    pub change: Change,
}

/// What a request did to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// It is new.
    Created,
    /// It was there and is different now.
    Updated,
    /// It was there already, just so.
    Unchanged,
}
