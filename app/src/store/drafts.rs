//! What is half typed survives a killed app.

use leptos::prelude::*;
use tumbuh::id::AccountId;

use super::idb::Durability;
use super::schema::DRAFTS;
use super::{Store, StoreError};

/// Where a person's draft lies: nobody finds another's.
pub fn key(account: AccountId, name: &str) -> String {
    format!("{account}/{name}")
}

impl Store {
    /// Keeps a draft under a name, for example `measure/<child>`. Cheap enough for every pause in typing.
    ///
    /// # Errors
    /// When the phone's storage fails or nobody is signed in.
    pub async fn save_draft(self, name: &str, text: String) -> Result<(), StoreError> {
        let key = key(self.account().ok_or(StoreError::SignedOut)?, name);
        let inner = self.inner();
        let write = inner.idb.write(&[DRAFTS], Durability::Relaxed, async |tx| {
            let new = tx.get(DRAFTS, &key).await?.is_none();
            tx.put(DRAFTS, &key, &text)?;
            Ok(new)
        });
        if write.await? {
            self.drafts.update(|open| *open += 1);
        }
        Ok(())
    }

    /// The draft under a name.
    ///
    /// # Errors
    /// When the phone's storage fails or nobody is signed in.
    pub async fn load_draft(self, name: &str) -> Result<Option<String>, StoreError> {
        let key = key(self.account().ok_or(StoreError::SignedOut)?, name);
        let inner = self.inner();
        let read = inner.idb.read(&[DRAFTS], async |tx| tx.get(DRAFTS, &key).await);
        read.await
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// When the phone's storage fails or nobody is signed in.
    pub async fn delete_draft(self, name: &str) -> Result<(), StoreError> {
        let key = key(self.account().ok_or(StoreError::SignedOut)?, name);
        let inner = self.inner();
        let write = inner.idb.write(&[DRAFTS], Durability::Relaxed, async |tx| tx.delete(DRAFTS, &key));
        write.await?;
        self.drafts.update(|open| *open = open.saturating_sub(1));
        Ok(())
    }

    /// Whether something was half typed since the app was opened: not a moment to update the app.
    #[must_use]
    pub fn has_open_draft(self) -> Signal<bool> {
        let drafts = self.drafts;
        Signal::derive(move || drafts.get() > 0)
    }
}
