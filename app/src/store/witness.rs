//! A witness outside the database: when the browser has thrown the records away, the person is told what is lost and what is
//! safe, and so is the regency at the next sign-in.

use leptos::prelude::*;
use tumbuh::id::Revision;
use tumbuh::sync::phone::{Fate, Put, Witness};

use super::idb::{Durability, Get};
use super::schema::{CHECKPOINT, CREW, DEVICE, DOORS, META, OUTBOX, SEALED, SESSION};
use super::{Store, StoreError};

const KEY: &str = "tumbuh-witness";
/// In [`META`]: the witness of a database that has vanished, until the regency has been told.
const LOST: &str = "lost";

impl Store {
    /// Says so if the database that was opened should not have been new, or was not when it was opened before and nobody has
    /// signed in since.
    pub(super) async fn miss_records(self, is_new: bool) -> Result<(), StoreError> {
        let inner = self.inner();
        let witness = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        if let Some(text) = witness.filter(|_| is_new) {
            inner.idb.write(Durability::Strict, &[Put::Text(META, LOST.into(), text)]).await?;
        }
        let kept = inner.idb.read(&[Get::One(META, LOST)]).await?;
        let witness = kept.iter().flatten().next().and_then(|(_, text)| text.parse::<Witness>().ok());
        if let Some(witness) = witness {
            self.status.update(|status| status.lost = Some(witness.loss));
        }
        Ok(())
    }

    /// The regency has been told. It is shown until the app is closed.
    pub(super) async fn loss_was_told(self) {
        // One that cannot be forgotten is told once more.
        let _ = self.inner().idb.write(Durability::Relaxed, &[Put::Drop(META, LOST.into())]).await;
    }

    /// Whether the database is a new one, though this app has been working with another.
    pub(super) async fn has_vanished(self) -> Result<bool, StoreError> {
        let device = self.inner().idb.read(&[Get::One(META, DEVICE)]).await?;
        Ok(self.loaded.get_untracked() && device.iter().flatten().next().is_none())
    }

    /// Puts back all that cannot be fetched again: who is here, and what they did. Rows are pulled anew.
    pub(super) async fn put_back(self) -> Result<(), StoreError> {
        let inner = self.inner();
        let crew = self.crew.get_untracked();
        let account = self.account();
        let own = crew.iter().find(|member| Some(member.session.account) == account);
        let meta = |name: &str, text| Put::Text(META, name.into(), text);
        let mut puts = vec![
            Put::Clear(OUTBOX),
            meta(DOORS, serde_json::to_string(&self.doors.get_untracked())?),
            meta(SEALED, "true".into()),
            meta(CREW, serde_json::to_string(&crew)?),
        ];
        puts.extend(own.map(|member| meta(SESSION, member.json.clone())));
        {
            let mut memory = inner.memory.borrow_mut();
            memory.children.clear();
            memory.aside.clear();
            if let Some(checkpoint) = &mut memory.checkpoint {
                (checkpoint.cursor, checkpoint.completed_millis) = (Revision::START, None);
            }
            puts.push(meta(DEVICE, serde_json::to_string(&memory.device)?));
            puts.push(meta(CHECKPOINT, serde_json::to_string(&memory.checkpoint)?));
            puts.extend(memory.clock.puts());
            // A new database counts from one: what was done since may have the number of something older.
            for (number, entry) in (1..).zip(&mut memory.outbox) {
                entry.number = number;
                puts.push(Put::Number(OUTBOX, number, serde_json::to_string(entry)?));
            }
        }
        inner.idb.write(Durability::Strict, &puts).await?;
        self.show_all();
        Ok(())
    }

    /// Notes how much is on this phone. Where nobody works nothing is noted: what an earlier witness says still counts.
    pub(super) fn bear_witness(self) {
        let (Some(account), Some(storage)) = (self.account(), storage()) else { return };
        let inner = self.inner();
        let memory = inner.memory.borrow();
        let unsent =
            memory.outbox.iter().filter(|entry| !matches!(entry.fate, Fate::Accepted { .. })).count();
        let records = memory.children.len() + memory.outbox.len();
        // Without it the app does its work all the same.
        let _ = match Witness::of(account, self.believed().millis, records, unsent) {
            Some(witness) => storage.set_item(KEY, &witness.to_string()),
            None => storage.remove_item(KEY),
        };
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
