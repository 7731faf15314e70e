//! People of a regency: who there is, what they were granted, whom to invite, which devices act.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::access::Grants;
use crate::id::{AccountId, DeviceId, InvitationId};
use crate::language::Both;
use crate::recovery::RecoveryCode;
use crate::sync::phone::Loss;
use crate::text::{Line, Passage, PersonName};

/// What a device calls itself: `Android 10, Chrome 156`.
pub type DeviceName = Line<80>;

/// `GET /api/v1/people`: those who act only within the caller's areas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PeopleResponse {
    /// By name.
    pub people: Vec<PersonView>,
}

/// A person as those see them who look after accounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// The account.
    pub account: AccountId,
    /// What the person types to sign in.
    pub username: Line<64>,
    /// The person's name.
    pub name: PersonName,
    /// What they are, and where.
    pub grants: Grants,
    /// Whether they may sign in.
    pub blocked: bool,
    /// Whether a second factor guards the account.
    pub has_second_factor: bool,
    /// When they were last heard of, milliseconds since 1970.
    pub last_seen_millis: Option<i64>,
}

/// `PUT /api/v1/people/{account}/grants`. Ends the person's sessions where something was taken away.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GrantsRequest {
    /// All that the person is from now on.
    pub grants: Grants,
}

/// `PUT /api/v1/people/{account}/block`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BlockRequest {
    /// Blocking ends every session of the person.
    pub blocked: bool,
}

/// `POST /api/v1/invitations`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InvitationRequest {
    /// Who is meant.
    pub name: PersonName,
    /// What they will be, and where; nothing that the inviter may not give.
    pub grants: Grants,
    /// 1 to 720; after that the link is worthless.
    pub valid_hours: u16,
}

/// The answer to an [`InvitationRequest`], and to a password reset: the only time that the token is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct InvitationLink {
    /// The invitation.
    pub id: InvitationId,
    /// `32.11.<64 hexadecimal digits>`. It belongs behind the `#` of `/join#`, which browsers send to no server.
    pub token: String,
    /// When it ends, milliseconds since 1970.
    pub expires_millis: i64,
    /// What the regency says to whom it invites, with places still to fill: `{name}`, `{area}`, `{regency}`, `{link}`, `{until}`.
    pub message: Both<Passage<1000>>,
}

/// `GET /api/v1/invitations`: open ones, within the caller's areas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct InvitationsResponse {
    /// Newest first.
    pub invitations: Vec<InvitationView>,
}

/// An open invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct InvitationView {
    /// Its name, to take it back by.
    pub id: InvitationId,
    /// Who is meant.
    pub name: PersonName,
    /// What they will be.
    pub grants: Grants,
    /// For a password reset, whose.
    pub account: Option<AccountId>,
    /// Who invited; `None` is the operator.
    pub invited_by: Option<PersonName>,
    /// When it ends, milliseconds since 1970.
    pub expires_millis: i64,
}

/// `GET /api/v1/devices`: those that people within the caller's areas use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DevicesResponse {
    /// Last seen first.
    pub devices: Vec<DeviceView>,
}

/// A browser on a phone or laptop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct DeviceView {
    /// The device.
    pub id: DeviceId,
    /// What it calls itself.
    pub name: Option<DeviceName>,
    /// Who signed in on it, by name.
    pub people: Vec<PersonName>,
    /// When it was last heard of, milliseconds since 1970.
    pub last_seen_millis: i64,
    /// Whether it is shut out.
    pub revoked: bool,
    /// What last vanished from the browser's storage on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Loss>,
}

/// `PUT /api/v1/devices/{id}/revocation`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RevocationRequest {
    /// Whether it is shut out.
    pub revoked: bool,
}

/// `POST /api/v1/devices/{id}/recovery`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecoveryView {
    /// To be typed on the device's lock screen.
    pub code: RecoveryCode,
}

/// One thing wrong with one line of an imported CSV.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct LineProblem {
    /// Counted from 1, the header included.
    pub line: u32,
    /// The column, where one is to blame.
    pub column: Option<String>,
    /// What is wrong.
    pub detail: String,
    /// The same for whoever reads it on a screen.
    pub words: Both<String>,
}

/// `POST /api/v1/people/import?apply=false|true`, body CSV `name,role,areas,office` (areas separated by spaces). With
/// problems nothing is applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PeopleImportResponse {
    /// Everything that is wrong, by line.
    pub problems: Vec<LineProblem>,
    /// People that the file names.
    pub people: u32,
    /// When applied, an invitation for each, in the order of the lines.
    pub invitations: Vec<ImportedInvitation>,
}

/// An invitation made by an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ImportedInvitation {
    /// Who is meant.
    pub name: PersonName,
    /// The link.
    #[serde(flatten)]
    pub link: InvitationLink,
}
