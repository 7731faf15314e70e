//! What tests in a browser need of the inside of the store.

use tumbuh::api::session::SessionView;
use tumbuh::sync::Act;
use tumbuh::sync::phone::{Checkpoint, Shelf};
use wasm_bindgen::JsValue;

use super::Put;
use super::doors::Secret;
use super::idb::{Durability, Get};
use super::schema::{CHECKPOINT, DOORS, DRAFTS, META, OUTBOX, SEALED};
use super::{Store, StoreError, samples};

fn stores() -> impl Iterator<Item = &'static str> {
    let rows = Shelf::ALL.iter().flat_map(|shelf| shelf.stores().names());
    rows.chain([OUTBOX, DRAFTS, META])
}

/// With what [`Store::take_session`] signs everyone in.
pub const PASSWORD: &str = "posyandu-melati";

impl Store {
    /// As if `session` had been answered to a sign-in.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn take_session(self, session: SessionView, offset: i64) -> Result<(), StoreError> {
        let json = serde_json::to_string(&session)?;
        self.let_in(&session, Secret::Password(PASSWORD.into())).await?;
        self.begin_session(session, json, offset, None).await?;
        self.load().await
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

    /// As an app of before there was care, or registers, left the phone; `flag` says by which name it is noted.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn forget_asking(self, flag: &str) -> Result<(), StoreError> {
        let checkpoint = self.inner().memory.borrow().checkpoint.clone();
        let text = serde_json::to_string(&checkpoint)?.replace(&format!(r#","{flag}":true"#), "");
        let puts = [Put::Text(META, CHECKPOINT.into(), text)];
        self.inner().idb.write(Durability::Strict, &puts).await.map(drop)
    }

    /// As an app of before several views were kept apart left the phone.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn forget_view(self) -> Result<(), StoreError> {
        let checkpoint = self.inner().memory.borrow().checkpoint.clone();
        let checkpoint = checkpoint.map(|kept| Checkpoint { whole: None, ..kept });
        let text = serde_json::to_string(&checkpoint)?;
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

    /// Makes of the database what an app that sealed nothing would have left: texts, and no doors.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn lay_open(self) -> Result<(), StoreError> {
        let inner = self.inner();
        for store in stores() {
            let open = inner.idb.read(&[Get::All(store)]).await?.into_iter().flatten();
            let open = open.map(|(key, text)| (key, text.into())).collect();
            inner.idb.put_raw(store, open).await?;
        }
        let gone = [DOORS, SEALED].map(|name| Put::Drop(META, name.into()));
        inner.idb.write(Durability::Strict, &gone).await.map(drop)
    }

    /// Everything that lies on the phone, as it lies there: its store, key and bytes.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn raw(self) -> Result<Vec<(&'static str, String, JsValue)>, StoreError> {
        let mut raw = Vec::new();
        for store in stores() {
            let items = self.inner().idb.raw(store).await?.into_iter();
            raw.extend(items.map(|(key, value)| (store, key, value)));
        }
        Ok(raw)
    }

    /// Puts something there as it is.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn put_raw(self, store: &'static str, key: &str, value: JsValue) -> Result<(), StoreError> {
        self.inner().idb.put_raw(store, vec![(key.into(), value)]).await
    }

    /// Lets the phone die after so many more writes.
    pub fn die_after(self, writes: u32) {
        self.inner().idb.die_after(writes);
    }

    /// As when a browser drops the connection of an app that slept.
    pub fn lose_connection(self) {
        self.inner().idb.lose_connection();
    }
}
