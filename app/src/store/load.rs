//! Reading the database into memory: when the app opens, and when another tab has written.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tumbuh::id::DeviceId;
use tumbuh::language::Language;

use super::idb::{Durability, Tx};
use super::schema::{
    CHECKPOINT, CHILDREN, DEVICE, LANGUAGE, LAST_SIGN_IN, META, OFFSET, OUTBOX, OutboxEntry, SESSION,
    StoredChild,
};
use super::{Store, StoreError};
use crate::clock;
use crate::json::{self, Read};

async fn meta<T: Read>(tx: &Tx<'_>, name: &str) -> Result<Option<T>, StoreError> {
    // What an older or newer version wrote and this one cannot read counts as absent: nothing here is a record.
    Ok(tx.get(META, name).await?.and_then(|text| json::from_str(&text).ok()))
}

impl Store {
    /// Opens the database and reads who is signed in; fast, so that the app can show itself. Returns the language.
    ///
    /// # Errors
    /// When the browser gives no storage.
    pub async fn open(self) -> Result<Language, StoreError> {
        let inner = self.inner();
        let fresh = clock::new_id(DeviceId::new);
        let opened = inner.idb.write(&[META], Durability::Strict, async |tx| {
            let device = match meta::<DeviceId>(tx, DEVICE).await? {
                Some(device) => device,
                None => {
                    tx.put(META, DEVICE, &serde_json::to_string(&fresh)?)?;
                    fresh
                }
            };
            Ok((device, meta::<Language>(tx, LANGUAGE).await?))
        });
        let (device, language) = opened.await?;
        inner.memory.borrow_mut().device = device;
        self.load_meta().await?;
        Ok(language.unwrap_or_default())
    }

    /// Remembers the language.
    ///
    /// # Errors
    /// When the phone's storage fails.
    pub async fn remember_language(self, language: Language) -> Result<(), StoreError> {
        let text = serde_json::to_string(&language)?;
        let inner = self.inner();
        let write = inner.idb.write(&[META], Durability::Relaxed, async |tx| tx.put(META, LANGUAGE, &text));
        write.await
    }

    /// Reads children and outbox, shows them and starts to exchange.
    ///
    /// # Errors
    /// When the phone's storage cannot be read.
    pub async fn load(self) -> Result<(), StoreError> {
        self.load_records().await?;
        self.loaded.set(true);
        Ok(())
    }

    /// Reads everything again, because another tab has written.
    pub(crate) async fn reload(self) -> Result<(), StoreError> {
        self.load_meta().await?;
        self.load_records().await
    }

    async fn load_meta(self) -> Result<(), StoreError> {
        let inner = self.inner();
        let read = inner.idb.read(&[META], async |tx| {
            Ok((
                meta(tx, SESSION).await?,
                meta(tx, CHECKPOINT).await?,
                meta(tx, OFFSET).await?,
                meta(tx, LAST_SIGN_IN).await?,
            ))
        });
        let (session, checkpoint, offset, last_sign_in) = read.await?;
        {
            let mut memory = inner.memory.borrow_mut();
            memory.checkpoint = checkpoint;
            memory.offset = offset;
            memory.last_sign_in = last_sign_in.unwrap_or_default();
        }
        if self.session.with_untracked(|known| *known != session) {
            self.session.set(session);
        }
        Ok(())
    }

    async fn load_records(self) -> Result<(), StoreError> {
        let inner = self.inner();
        let read = inner.idb.read(&[CHILDREN, OUTBOX], async |tx| {
            Ok((tx.all(CHILDREN).await?, tx.numbers(OUTBOX).await?, tx.all(OUTBOX).await?))
        });
        let (children, numbers, entries) = read.await?;
        let mut known = BTreeMap::new();
        for text in children {
            let stored: StoredChild = json::from_str(&text)?;
            let row = stored.row.as_ref().map(|row| row.child.id);
            // A child of which only readings have come so far is named by them.
            if let Some(id) = row.or_else(|| stored.latest.first().map(|reading| reading.child)) {
                known.insert(id, stored);
            }
        }
        let mut outbox = Vec::with_capacity(entries.len());
        let mut unreadable = 0;
        for (number, text) in numbers.into_iter().zip(entries) {
            match json::from_str::<OutboxEntry>(&text) {
                Ok(entry) => outbox.push(OutboxEntry { number, ..entry }),
                Err(_) => unreadable += 1,
            }
        }
        {
            let mut memory = inner.memory.borrow_mut();
            memory.children = known;
            memory.outbox = outbox;
            memory.unreadable = unreadable;
        }
        self.show_all();
        Ok(())
    }
}
