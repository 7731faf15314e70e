//! Phones from before what they keep was sealed: who may come in, and sealing what lies open, in place.

use tumbuh::api::session::SessionView;

use super::crew::Member;
use super::doors::{Door, Doors};
use super::idb::{Durability, Get};
use super::load::meta;
use super::schema::{ABSENCES, CARE, CHILDREN, CREW, DRAFTS, MEASUREMENTS, META, OUTBOX, SEALED, SESSION};
use super::{Put, Store, StoreError};
use crate::json::{Fields, Read};
use crate::locks;
use crate::vault::Lock;

/// So many texts are sealed in one transaction.
const AT_ONCE: usize = 500;

impl Store {
    /// Who could come into a phone on which everything lies open: who has a PIN, and who worked last.
    pub(super) async fn doors_from_before(self) -> Result<Doors, StoreError> {
        let crew: Vec<OldMember> = self.plain_meta(CREW).await?.unwrap_or_default();
        let session: Option<SessionView> = self.plain_meta(SESSION).await?;
        let mut doors = Doors::default();
        for OldMember { session, lock } in crew {
            if lock.is_some() {
                doors.people.push(Door { pin: lock, ..Door::new(session.account, session.name) });
            }
        }
        if let Some(SessionView { account, name, .. }) = session
            && doors.of(account).is_none()
        {
            doors.people.push(Door::new(account, name));
        }
        Ok(doors)
    }

    async fn plain_meta<T: Read>(self, name: &str) -> Result<Option<T>, StoreError> {
        let found = self.inner().idb.plain(Get::One(META, name)).await?;
        Ok(meta(&found))
    }

    /// Seals what lies open. The vault holds the key and a door to it is kept. Killed at any moment it goes on where it was when
    /// the phone is next unlocked: what lies open is a text, what is sealed is not.
    pub(super) async fn seal_what_lay_open(self) -> Result<(), StoreError> {
        if self.is_sealed().await? {
            return Ok(());
        }
        // Another tab may be at it, and must not be overtaken.
        let sealed = std::rc::Rc::new(core::cell::Cell::new(Err(StoreError::Outdated)));
        let result = sealed.clone();
        locks::only_one_tab("tumbuh-seal", async move { result.set(self.seal_everything().await) }).await;
        sealed.get()
    }

    async fn is_sealed(self) -> Result<bool, StoreError> {
        let answers = self.inner().idb.read(&[Get::One(META, SEALED)]).await?;
        Ok(answers.iter().any(|found| !found.is_empty()))
    }

    async fn seal_everything(self) -> Result<(), StoreError> {
        let inner = self.inner();
        // What nobody else has comes first.
        for store in [OUTBOX, DRAFTS, META, CHILDREN, ABSENCES, CARE, MEASUREMENTS] {
            let mut open =
                inner.idb.plain(Get::All(store)).await?.into_iter().map(|(key, text)| match key.parse() {
                    Ok(number) if store == OUTBOX => Put::Number(store, number, text),
                    _ => Put::Text(store, key, text),
                });
            loop {
                let puts: Vec<Put> = open.by_ref().take(AT_ONCE).collect();
                if puts.is_empty() {
                    break;
                }
                inner.idb.write(Durability::Strict, &puts).await?;
            }
        }
        let done = Put::Text(META, SEALED.into(), "true".into());
        inner.idb.write(Durability::Strict, &[done]).await.map(drop)
    }
}

/// A person who shared such a phone.
struct OldMember {
    session: SessionView,
    lock: Option<Lock>,
}

impl Read for OldMember {
    fn read(value: serde_json::Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let lock = fields.take("lock")?;
        let Member { session, .. } = Member::read(fields.rest())?;
        Some(Self { session, lock })
    }
}
