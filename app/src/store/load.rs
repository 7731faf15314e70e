//! Reading the database into memory: when the app opens, and when another tab has written.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tumbuh::api::session::RegencyView;
use tumbuh::id::DeviceId;
use tumbuh::language::Language;
use tumbuh::sync::Protocol;
use tumbuh::sync::phone::{Checkpoint, Clock, OutboxEntry, StoredChild};

use super::Put;
use super::idb::{Durability, Get};
use super::schema::{
    ASIDE, CHECKPOINT, CREW, DEVICE, DOORS, LANGUAGE, LAST_SIGN_IN, MET, META, OFFSET, OPENED, OUTBOX,
    SESSION,
};
use super::{Store, StoreError};
use crate::clock;
use crate::json::{self, Read};

/// What an older or newer version wrote and this one cannot read counts as absent: nothing here is a record.
pub(super) fn meta<T: Read>(found: &[(String, String)]) -> Option<T> {
    json::from_str(&found.first()?.1).ok()
}

/// How far was pulled for whoever works now, and for the others who share the phone.
fn pulled(
    checkpoint: &[(String, String)],
    aside: &[(String, String)],
) -> (Option<Checkpoint>, Vec<Checkpoint>) {
    let own = |kept: Checkpoint| kept.read_by(Protocol::OWN);
    let aside: Vec<Checkpoint> = meta(aside).unwrap_or_default();
    (meta(checkpoint).map(own), aside.into_iter().map(own).collect())
}

impl Store {
    /// Reads how far was pulled, which another tab may have changed. Returns whether it had.
    pub(super) async fn look_at_checkpoints(self) -> Result<bool, StoreError> {
        let inner = self.inner();
        let answers = inner.idb.read(&[CHECKPOINT, ASIDE].map(|name| Get::One(META, name))).await?;
        let [checkpoint, aside] = answers.as_slice() else { return Err(StoreError::Unreadable) };
        let (checkpoint, aside) = pulled(checkpoint, aside);
        let mut memory = inner.memory.borrow_mut();
        let is_other = memory.checkpoint != checkpoint;
        (memory.checkpoint, memory.aside) = (checkpoint, aside);
        Ok(is_other)
    }

    /// What lies under that name in [`META`].
    pub(super) async fn kept<T: Read>(self, name: &str) -> Result<Option<T>, StoreError> {
        let answers = self.inner().idb.read(&[Get::One(META, name)]).await?;
        Ok(answers.first().and_then(|found| meta(found)))
    }

    /// Opens the database and reads what is needed before anyone unlocks it; fast, so that the app can show itself. Returns the
    /// language.
    ///
    /// # Errors
    /// When the browser gives no storage.
    pub async fn open(self) -> Result<Language, StoreError> {
        let inner = self.inner();
        let fresh = clock::new_id(DeviceId::new);
        let put = Put::IfNone(META, DEVICE.into(), serde_json::to_string(&fresh)?);
        inner.idb.write(Durability::Strict, &[put]).await?;
        let language = self.load_meta().await?;
        let is_new = inner.memory.borrow().device == fresh;
        self.miss_records(is_new).await?;
        let waiting = inner.idb.count(OUTBOX).await?;
        self.status.update(|status| status.others_unsent = waiting);
        Ok(language)
    }

    /// Remembers the language.
    ///
    /// # Errors
    /// When the phone's storage fails.
    pub async fn remember_language(self, language: Language) -> Result<(), StoreError> {
        let text = serde_json::to_string(&language)?;
        let inner = self.inner();
        inner.idb.write(Durability::Relaxed, &[Put::Text(META, LANGUAGE.into(), text)]).await?;
        Ok(())
    }

    /// Keeps the language that the regency speaks, where it has not the one that was chosen or none was: who works for which
    /// regency lies sealed, and the app speaks before anyone has unlocked it.
    pub(super) async fn speak_as(self, regency: &RegencyView) -> Result<(), StoreError> {
        let chosen = self.kept(LANGUAGE).await?;
        let spoken = regency.spoken(chosen);
        if chosen == Some(spoken) { Ok(()) } else { self.remember_language(spoken).await }
    }

    /// Reads children and outbox, shows them and starts to exchange.
    ///
    /// # Errors
    /// When the phone's storage cannot be read.
    pub(crate) async fn load(self) -> Result<(), StoreError> {
        self.load_records().await?;
        self.loaded.set(true);
        crate::sync::nudge(self);
        Ok(())
    }

    /// Reads everything again, because another tab has written; or puts back what is known, because the browser has deleted
    /// the database under the app. A locked one reads what lies open.
    pub(crate) async fn reload(self) -> Result<(), StoreError> {
        if self.has_vanished().await? {
            return self.put_back().await;
        }
        self.load_meta().await?;
        if !self.unlocked.get_untracked() {
            return Ok(());
        }
        self.load_people().await?;
        let Some(session) = self.inner().memory.borrow().last.clone() else {
            // Whoever worked was signed out in the other tab.
            self.lock();
            return Ok(());
        };
        if self.account() != Some(session.account) {
            // Nobody's children stand under another's name while one's own are read.
            self.inner().memory.borrow_mut().children.clear();
            self.show_all();
        }
        self.show_session(session);
        self.load_records().await
    }

    /// The vault holds the key: seals what an app from before left open, and reads who shares the phone.
    pub(super) async fn unlock(self) -> Result<(), StoreError> {
        self.seal_what_lay_open().await?;
        self.load_people().await?;
        self.unlocked.set(true);
        Ok(())
    }

    async fn load_meta(self) -> Result<Language, StoreError> {
        let inner = self.inner();
        let names = [DEVICE, CHECKPOINT, ASIDE, OFFSET, MET, LAST_SIGN_IN, LANGUAGE, DOORS];
        let answers = inner.idb.read(&names.map(|name| Get::One(META, name))).await?;
        let [device, checkpoint, aside, offset, met, last_sign_in, language, doors] = answers.as_slice()
        else {
            return Err(StoreError::Unreadable);
        };
        {
            let mut memory = inner.memory.borrow_mut();
            memory.device = meta(device).unwrap_or(memory.device);
            (memory.checkpoint, memory.aside) = pulled(checkpoint, aside);
            memory.clock = Clock { offset_millis: meta(offset), met_millis: meta(met) };
            memory.last_sign_in = meta(last_sign_in).unwrap_or_default();
        }
        let doors = match meta(doors) {
            Some(doors) => doors,
            None => self.doors_from_before().await?,
        };
        self.doors.set(doors);
        Ok(meta(language).unwrap_or_default())
    }

    async fn load_people(self) -> Result<(), StoreError> {
        let inner = self.inner();
        let answers = inner.idb.read(&[SESSION, CREW, OPENED].map(|name| Get::One(META, name))).await?;
        let [session, crew, opened] = answers.as_slice() else {
            return Err(StoreError::Unreadable);
        };
        {
            let mut memory = inner.memory.borrow_mut();
            memory.last = meta(session);
            memory.opened = meta(opened).unwrap_or_default();
        }
        self.crew.set(meta(crew).unwrap_or_default());
        Ok(())
    }

    /// Reads the children that whoever works now sees, and the acts of everyone, and shows them.
    pub(super) async fn load_records(self) -> Result<(), StoreError> {
        let inner = self.inner();
        let children = inner.memory.borrow().stores().children;
        let answers = inner.idb.read(&[Get::All(children), Get::All(OUTBOX)]).await?;
        let [children, entries] = answers.as_slice() else {
            return Err(StoreError::Unreadable);
        };
        let mut known = BTreeMap::new();
        for (_, text) in children {
            let stored: StoredChild = json::from_str(text)?;
            let row = stored.row.as_ref().map(|row| row.child.id);
            // A child of which only readings have come so far is named by them.
            if let Some(id) = row.or_else(|| stored.latest.first().map(|reading| reading.child)) {
                known.insert(id, stored);
            }
        }
        let mut outbox = Vec::with_capacity(entries.len());
        let mut unreadable = 0;
        for (number, text) in entries {
            match (json::from_str::<OutboxEntry>(text), number.parse()) {
                (Ok(entry), Ok(number)) => outbox.push(OutboxEntry { number, ..entry }),
                _ => unreadable += 1,
            }
        }
        {
            let mut memory = inner.memory.borrow_mut();
            memory.children = known;
            memory.outbox = outbox;
            (memory.unreadable, memory.knows_acts) = (unreadable, true);
        }
        self.show_all();
        Ok(())
    }
}
