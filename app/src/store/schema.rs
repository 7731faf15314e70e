//! What lies where on the phone, besides what `tumbuh` says. A later version of the schema adds stores and copies; it never
//! changes one in place.

use serde::Serialize;
use tumbuh::id::AccountId;
pub use tumbuh::sync::phone::table::{
    ABSENCES, ASIDE, CARE, CHECKPOINT, CHILDREN, DRAFTS, MEASUREMENTS, MET, META, OFFSET, OUTBOX,
};
use tumbuh::sync::phone::{Shelf, Stores};
use wasm_bindgen::JsValue;
use web_sys::{IdbDatabase, IdbObjectStoreParameters};

/// Version of the schema.
pub const VERSION: u32 = 4;

/// In [`META`]: the id of this browser profile.
pub const DEVICE: &str = "device";
/// In [`META`]: the `SessionView` of who is signed in.
pub const SESSION: &str = "session";
/// In [`META`]: the language.
pub const LANGUAGE: &str = "language";
/// In [`META`]: everyone who shares this phone.
pub const CREW: &str = "crew";
/// In [`META`]: what was opened and is not reported yet.
pub const OPENED: &str = "opened";
/// In [`META`]: the doors to the data key; see `doors.rs`.
pub const DOORS: &str = "doors";
/// In [`META`]: with what emergency copies are sealed.
pub const COPY_KEY: &str = "copyKey";
/// In [`META`]: says that nothing lies open any more that an app from before had written.
pub const SEALED: &str = "sealed";
/// What of [`META`] says something about a person, and is sealed. What is needed before anyone has unlocked the phone is not:
/// the device's id, the language, how far was pulled, the doors with the names of those who share the phone.
pub const SEALED_META: [&str; 4] = [SESSION, CREW, OPENED, COPY_KEY];
/// In [`META`]: [`LastSignIn`].
pub const LAST_SIGN_IN: &str = "lastSignIn";

/// What the sign-in screen fills in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LastSignIn {
    /// Code of the regency.
    pub regency: String,
    /// Name of the account.
    pub username: String,
    /// Whose name that is; an app from before did not say.
    pub account: Option<AccountId>,
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
    if old < 2.0 {
        database.create_object_store(CARE)?;
    }
    if old < 3.0 {
        // The first shelf is what there was before.
        for shelf in Shelf::ALL.iter().skip(1) {
            let Stores { children, measurements, absences, care, .. } = shelf.stores();
            for store in [children, measurements, absences, care] {
                database.create_object_store(store)?;
            }
        }
    }
    if old < 4.0 {
        for shelf in Shelf::ALL {
            database.create_object_store(shelf.stores().registers)?;
        }
    }
    Ok(())
}
