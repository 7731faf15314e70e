//! What tests in a browser need of the inside of the store.

use tumbuh::api::session::SessionView;
use tumbuh::sync::Act;

use super::Put;
use super::idb::Durability;
use super::schema::{CHECKPOINT, META, OUTBOX};
use super::{Store, StoreError, samples};

impl Store {
    /// As if `session` had been answered to a sign-in.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn take_session(self, session: SessionView, offset: i64) -> Result<(), StoreError> {
        let json = serde_json::to_string(&session)?;
        self.begin_session(session, json, offset, None).await
    }

    /// Puts an act into the outbox in a transaction that then runs into a full phone.
    ///
    /// # Errors
    /// Always.
    pub async fn write_and_fail(self, act: Act) -> Result<(), StoreError> {
        let text = serde_json::to_string(&samples::entry(0, act))?;
        let puts = [Put::Next(OUTBOX, text), Put::Fail];
        self.inner().idb.write(Durability::Strict, &puts).await.map(drop)
    }

    /// As an app of before there was care left the phone.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn forget_care(self) -> Result<(), StoreError> {
        let checkpoint = self.inner().memory.borrow().checkpoint.clone();
        let text = serde_json::to_string(&checkpoint)?.replace(r#","withCare":true"#, "");
        let puts = [Put::Text(META, CHECKPOINT.into(), text)];
        self.inner().idb.write(Durability::Strict, &puts).await.map(drop)
    }

    /// As when another tab has written.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn look_again(self) -> Result<(), StoreError> {
        self.reload().await
    }

    /// As when a browser drops the connection of an app that slept.
    pub fn lose_connection(self) {
        self.inner().idb.lose_connection();
    }
}
