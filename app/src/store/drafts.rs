//! What is half typed survives a killed app.

use leptos::prelude::*;
use tumbuh::id::AccountId;

use super::Put;
use super::idb::{Durability, Get};
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
        self.inner().idb.write(Durability::Relaxed, &[Put::Text(DRAFTS, key, text)]).await?;
        if self.drafts.with_untracked(|open| !open.iter().any(|open| open == name)) {
            self.drafts.update(|open| open.push(name.into()));
        }
        Ok(())
    }

    /// The draft under a name.
    ///
    /// # Errors
    /// When the phone's storage fails or nobody is signed in.
    pub async fn load_draft(self, name: &str) -> Result<Option<String>, StoreError> {
        let key = key(self.account().ok_or(StoreError::SignedOut)?, name);
        let answers = self.inner().idb.read(&[Get::One(DRAFTS, &key)]).await?;
        // One that does not open is no draft.
        Ok(answers.into_iter().flatten().map(|(_, text)| text).find(|text| !text.is_empty()))
    }

    /// Whether anyone on this phone has typed something that is not saved. One that cannot be told may be.
    pub async fn has_drafts(self) -> bool {
        let answers = self.inner().idb.read(&[Get::All(DRAFTS)]).await;
        answers.map_or(true, |found| found.iter().any(|texts| !texts.is_empty()))
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// When the phone's storage fails or nobody is signed in.
    pub async fn delete_draft(self, name: &str) -> Result<(), StoreError> {
        let key = key(self.account().ok_or(StoreError::SignedOut)?, name);
        self.inner().idb.write(Durability::Relaxed, &[Put::Drop(DRAFTS, key)]).await?;
        self.draft_closed(name);
        Ok(())
    }

    /// Whether something was half typed since the app was opened: not a moment to update the app.
    #[must_use]
    pub fn has_open_draft(self) -> Signal<bool> {
        let drafts = self.drafts;
        Signal::derive(move || drafts.with(|open| !open.is_empty()))
    }

    pub(super) fn draft_closed(self, name: &str) {
        self.drafts.update(|open| open.retain(|open| open != name));
    }
}
