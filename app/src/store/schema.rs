//! What lies where on the phone. Keys hold the fields that are searched by, values hold the record as JSON. A later version
//! of the schema adds stores and copies; it never changes one in place.

use serde::Serialize;
use tumbuh::age::CivilDate;
use tumbuh::area::Scope;
use tumbuh::id::{AccountId, Revision};
use tumbuh::measurement::Measurement;
use tumbuh::sync::{ChildRow, Mutation, Rejection};
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStoreParameters};

/// Version of the schema.
pub const VERSION: u32 = 1;

/// Child id -> [`StoredChild`].
pub const CHILDREN: &str = "children";
/// `<child id>/<measurement id>` -> `MeasurementRow`.
pub const MEASUREMENTS: &str = "measurements";
/// `<child id>/<absence id>` -> `AbsenceRow`.
pub const ABSENCES: &str = "absences";
/// Numbers in the order of acting -> [`OutboxEntry`].
pub const OUTBOX: &str = "outbox";
/// `<account id>/<key>` -> what was half typed.
pub const DRAFTS: &str = "drafts";
/// Name -> JSON; the names are below.
pub const META: &str = "meta";

/// In [`META`]: the id of this browser profile.
pub const DEVICE: &str = "device";
/// In [`META`]: the `SessionView` of who is signed in.
pub const SESSION: &str = "session";
/// In [`META`]: [`Checkpoint`].
pub const CHECKPOINT: &str = "checkpoint";
/// In [`META`]: server clock minus phone clock, milliseconds.
pub const OFFSET: &str = "offset";
/// In [`META`]: the language.
pub const LANGUAGE: &str = "language";
/// In [`META`]: everyone who shares this phone.
pub const CREW: &str = "crew";
/// In [`META`]: what was opened and is not reported yet.
pub const OPENED: &str = "opened";
/// In [`META`]: [`LastSignIn`].
pub const LAST_SIGN_IN: &str = "lastSignIn";

/// A child with what lists show of it, so that opening the app reads no history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredChild {
    /// The regency's row; `None` while only readings of it have arrived (rows come in order of their newest change).
    pub row: Option<ChildRow>,
    /// The newest readings that stand, newest first, at most [`StoredChild::KEEP`].
    pub latest: Vec<Measurement>,
    /// Whether older ones were left out of `latest`.
    pub more: bool,
    /// The last day on which the child was noted absent.
    pub absent_on: Option<CivilDate>,
}

impl StoredChild {
    /// How many readings are kept at hand: one more than is shown, for a correction that is not yet sent.
    pub const KEEP: usize = 4;
}

/// An act in the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutboxEntry {
    /// Its place in the order of acting; the key.
    #[serde(skip)]
    pub number: u32,
    /// What was done.
    pub mutation: Mutation,
    /// What the regency said so far.
    pub fate: Fate,
}

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum Fate {
    /// Only on this phone.
    Waiting,
    /// The regency holds it; its rows have not been pulled yet.
    Accepted {
        /// The newest revision it wrote.
        revision: Revision,
    },
    /// The regency refused it; it waits for its author.
    Parked {
        /// Why.
        reason: Rejection,
    },
}

/// How far the phone has pulled, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Checkpoint {
    /// Whose rows these are.
    pub account: AccountId,
    /// In which areas.
    pub scope: Scope,
    /// The newest revision held.
    pub cursor: Revision,
    /// Server clock of the last complete pull.
    pub completed_millis: Option<i64>,
}

/// What the sign-in screen fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LastSignIn {
    /// Code of the regency.
    pub regency: String,
    /// Name of the account.
    pub username: String,
}

/// Brings a database from `old` to [`VERSION`].
///
/// # Errors
/// When the browser refuses; then the database stays as it was.
pub fn upgrade(database: &IdbDatabase, old: f64) -> Result<(), JsValue> {
    if old < 1.0 {
        for store in [CHILDREN, MEASUREMENTS, ABSENCES, DRAFTS, META] {
            database.create_object_store(store)?;
        }
        let numbered = IdbObjectStoreParameters::new();
        numbered.set_auto_increment(true);
        database.create_object_store_with_optional_parameters(OUTBOX, &numbered)?;
    }
    Ok(())
}
