//! What the operator of a deployment asks: to set regencies up, to see them, to let one work as another does.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::access::Grants;
use crate::age::CivilDate;
use crate::api::people::InvitationLink;
use crate::api::session::Colours;
use crate::area::AreaCode;
use crate::id::AccountId;
use crate::regency::RegencyPack;
use crate::regency::replicate::{Decision, ItemChange, Replacement};
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
    /// What the person is, and where.
    pub grants: Grants,
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

/// Whether a regency is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RegencyStatus {
    /// It is.
    Active,
    /// Its people are told to wait (423); nothing of it is lost.
    Suspended,
}

/// `GET /api/v1/operator/regencies`: every regency of the deployment, by code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegenciesResponse {
    /// As the directory knows them; each regency itself knows better.
    pub regencies: Vec<RegencySummary>,
}

/// A regency in the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegencySummary {
    /// Its code.
    pub code: AreaCode,
    /// Its name.
    pub name: PersonName,
    /// Whether it is served.
    pub status: RegencyStatus,
    /// When it was set up, milliseconds since 1970.
    pub provisioned_millis: i64,
    /// When the operator last changed it, milliseconds since 1970.
    pub changed_millis: i64,
}

/// `GET /api/v1/operator/regencies/{code}`: how a regency stands. Counts, and nobody's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegencyDetail {
    /// Its code.
    pub code: AreaCode,
    /// Its name.
    pub name: PersonName,
    /// Its colours and its crest.
    pub look: Colours,
    /// Whether it is served.
    pub status: RegencyStatus,
    /// When it was set up, milliseconds since 1970.
    pub provisioned_millis: i64,
    /// The pack in force: the first is 1.
    pub pack_revision: u64,
    /// Since when, milliseconds since 1970.
    pub pack_since_millis: i64,
    /// How much of it there is.
    pub counts: RegencyCounts,
    /// Whose way of working it took over.
    pub replicated_from: Option<ReplicatedFrom>,
}

/// How much of a regency there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegencyCounts {
    /// Kecamatan.
    pub districts: usize,
    /// Desa and kelurahan.
    pub villages: usize,
    /// Posyandu.
    pub posyandu: usize,
    /// Puskesmas.
    pub puskesmas: usize,
    /// Accounts.
    pub accounts: u64,
    /// Children.
    pub children: u64,
    /// Readings, those that were corrected too.
    pub measurements: u64,
}

/// Whose way of working a regency took over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReplicatedFrom {
    /// Its code.
    pub code: AreaCode,
    /// When last, milliseconds since 1970.
    pub at_millis: i64,
}

/// `POST /api/v1/operator/regencies/{code}/replication`: the regency works as another does. The first time this sets it up;
/// again it shows what changed there since, and takes over only what `apply` names.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplicationRequest {
    /// The other regency, when it is served here.
    pub from: Option<AreaCode>,
    /// Its pack, when it is not. Exactly one of the two is given.
    pub from_pack: Option<RegencyPack>,
    /// One's own code, name, clock, areas, puskesmas and look: needed as long as the regency is not set up, not looked at later.
    pub pack: Option<RegencyPack>,
    /// Which changes to take over when the regency is set up already.
    #[serde(default)]
    pub apply: Apply,
}

/// Which changes to take over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum Apply {
    /// `none` or `all`.
    Whole(ApplyWhole),
    /// Those at these paths.
    Paths(BTreeSet<String>),
}

/// All changes or none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum ApplyWhole {
    /// Only show them.
    #[default]
    None,
    /// Take all over.
    All,
}

impl Default for Apply {
    fn default() -> Self {
        Self::Whole(ApplyWhole::None)
    }
}

/// The answer to a [`ReplicationRequest`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReplicationResponse {
    /// The regency.
    pub code: AreaCode,
    /// The one that it works like.
    pub from: AreaCode,
    /// What became of its pack.
    pub pack: Change,
    /// The first time: paths of everything that was taken over.
    pub taken: Vec<String>,
    /// The first time: where the other's name was replaced.
    pub replaced: Vec<Replacement>,
    /// The first time: what a human must decide.
    pub decisions: Vec<Decision>,
    /// Later: what changed there since.
    pub changes: Vec<ItemChange>,
    /// Later: paths of what was taken over now.
    pub applied: Vec<String>,
    /// Later: since when settings hold that were taken over now and had begun there before something was recorded here.
    pub settings_from: Option<CivilDate>,
    /// The first time: for the person who looks after the regency from here on.
    pub invitation: Option<InvitationLink>,
}
