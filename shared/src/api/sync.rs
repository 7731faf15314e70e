//! Batches up and pages down.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::area::{AreaCode, Scope};
use crate::id::{AccountId, DeviceId, MutationId, Revision};
use crate::sync::{Mutation, Receipt, ReceiptKey, Row, Verdict};

/// Most mutations in one [`PushRequest`].
pub const PUSH_LIMIT: usize = 200;

/// Most rows in one [`PullResponse`].
pub const PULL_LIMIT: usize = 2_000;

/// Records of so many children a cheap phone fetches in a minute and searches without a wait; who has more in sight chooses the areas
/// that the phone keeps.
pub const MOST_CHILDREN: u32 = 6_000;

/// `POST /api/v1/sync/mutations`: acts in the order they were done.
///
/// The regency reads each mutation on its own: one that it cannot read is rejected, not the batch.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PushRequest {
    /// At most [`PUSH_LIMIT`].
    pub mutations: Vec<Mutation>,
}

/// The answer to a [`PushRequest`]: a verdict for each mutation, in the same order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PushResponse {
    /// One for each mutation.
    pub verdicts: Vec<MutationVerdict>,
    /// For those of them that the regency holds; absent when that is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Receipt>,
    /// Server clock, milliseconds since 1970.
    pub server_time_millis: i64,
}

/// The verdict on one mutation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MutationVerdict {
    /// Which; absent when the mutation had no readable id.
    pub id: Option<MutationId>,
    /// What the regency decided.
    #[serde(flatten)]
    pub verdict: Verdict,
}

/// `GET /api/v1/receipts/key`: what opens the signatures of a regency's receipts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReceiptKeyView {
    /// Kemendagri code of the regency.
    pub regency: AreaCode,
    /// Always `Ed25519`.
    pub algorithm: Algorithm,
    /// The public key, 32 bytes.
    pub key: ReceiptKey,
}

/// How receipts are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Algorithm {
    /// RFC 8032.
    Ed25519,
}

/// `GET /api/v1/sync/rows?since=<revision>&limit=<rows>`: a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PullResponse {
    /// Rows in the caller's areas, in order of revision, each at its newest.
    pub rows: Vec<Row>,
    /// Ask from here next time; commit it together with the rows.
    pub cursor: Revision,
    /// Whether there is more already.
    pub more: bool,
    /// The areas whose rows these are: the caller's of now, which may be others than when the session was read. An older
    /// regency does not say.
    #[serde(default)]
    pub scope: Option<Scope>,
    /// Who asked, by the session; on a phone with several tabs another may have signed in. An older regency does not say.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// Server clock, milliseconds since 1970.
    pub server_time_millis: i64,
    /// The oldest of the rows that this program is too old to read; it is not on the wire.
    #[serde(skip)]
    pub unread: Option<Revision>,
}

/// Reads rows one by one: one that this program is too old to read does not keep the others from it. Gives those that it
/// could read, and the oldest revision of those that it could not. `None` when something among them is no row at all.
pub fn read_rows(
    rows: Vec<Value>,
    read: impl Fn(Value) -> Option<Row>,
) -> Option<(Vec<Row>, Option<Revision>)> {
    let mut known = Vec::with_capacity(rows.len());
    let mut unread: Option<Revision> = None;
    for value in rows {
        let revision = value.get("revision").and_then(Value::as_u64).map(Revision)?;
        match read(value) {
            Some(row) => known.push(row),
            None => unread = Some(unread.map_or(revision, |oldest| oldest.min(revision))),
        }
    }
    Some((known, unread))
}

/// Most mutations in one [`EmergencyCopy`].
pub const COPY_LIMIT: usize = 2_000;

/// `POST /api/v1/sync/copies`: what a phone had not sent, as a file that someone else brings. It names the regency and the device;
/// all else is sealed for the regency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EmergencyCopy {
    /// Kemendagri code of the regency that can open it.
    pub regency: AreaCode,
    /// The device that made it.
    pub device: DeviceId,
    /// Nonce of the seal: 48 hexadecimal digits.
    pub nonce: String,
    /// A [`PushRequest`] of at most [`COPY_LIMIT`] mutations, sealed with XChaCha20-Poly1305 under the device's copy key; as
    /// hexadecimal digits.
    pub sealed: String,
}

impl EmergencyCopy {
    /// What the seal is bound to.
    #[must_use]
    pub fn context(regency: &AreaCode, device: DeviceId) -> String {
        format!("copy/{regency}/{device}")
    }
}

/// What became of the acts in an [`EmergencyCopy`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CopyResponse {
    /// Received now.
    pub new: u32,
    /// Had been received or refused before.
    pub known: u32,
    /// Refused now; they wait on the phone that made the copy for their authors to repair.
    pub refused: u32,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_row_of_tomorrow_is_left_out_and_its_place_noted() {
        let gone = |revision: u64| json!({ "kind": "gone", "revision": revision, "child": "0199a000-0000-7000-8000-000000000001" });
        let dog = |revision: u64| json!({ "kind": "dog", "revision": revision });
        let read = |value| serde_json::from_value(value).ok();
        let (rows, unread) = read_rows(alloc::vec![gone(3), dog(5), gone(8), dog(9)], read).unwrap();
        assert_eq!(rows.iter().map(Row::revision).collect::<Vec<_>>(), [Revision(3), Revision(8)]);
        assert_eq!(unread, Some(Revision(5)));
        assert_eq!(read_rows(alloc::vec![gone(3)], read).unwrap().1, None);
        assert!(read_rows(alloc::vec![gone(3), json!({ "kind": "dog" })], read).is_none());
    }
}
