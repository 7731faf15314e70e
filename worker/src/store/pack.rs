//! The regency's packs and the head of its history.

use std::rc::Rc;

use serde::Deserialize;
use tumbuh::id::Revision;
use tumbuh::regency::RegencyPack;
use tumbuh::text::PersonName;

use super::sql::write;
use super::{Store, StoreError};

/// The pack in force.
#[derive(Clone)]
pub struct PackInForce {
    /// Its place among the regency's packs.
    pub revision: u64,
    pub pack: Rc<RegencyPack>,
}

#[derive(Deserialize)]
struct Pack {
    revision: u64,
    body: String,
}

/// A pack that was put in force at some time.
pub struct PackRevision {
    pub revision: u64,
    pub at_millis: i64,
    /// Who put it; `None` when no person of the regency did.
    pub by: Option<PersonName>,
}

#[derive(Deserialize)]
struct Revised {
    revision: u64,
    at_millis: i64,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Head {
    revision: u64,
}

impl Store {
    /// The pack in force; `None` before one was put. It is read from the database once: it may name thousands of areas.
    pub fn pack(&self) -> Result<Option<PackInForce>, StoreError> {
        if let Some(pack) = self.pack.borrow().as_ref() {
            return Ok(Some(pack.clone()));
        }
        let query = "SELECT revision, body FROM packs ORDER BY revision DESC LIMIT 1";
        let Some(row) = self.database.first::<Pack>(query, [])? else {
            return Ok(None);
        };
        let pack = RegencyPack::restore(&row.body).ok_or(StoreError::Unreadable { what: "pack" })?;
        let pack = PackInForce { revision: row.revision, pack: Rc::new(pack) };
        *self.pack.borrow_mut() = Some(pack.clone());
        Ok(Some(pack))
    }

    /// Puts a pack in force; the earlier ones stay.
    pub fn put_pack(&self, pack: &RegencyPack, actor: &str, at_millis: i64) -> Result<(), StoreError> {
        // Forgotten rather than replaced: the transaction around this may still be undone.
        *self.pack.borrow_mut() = None;
        let query = "INSERT INTO regency (only, revision) VALUES (1, 0) ON CONFLICT (only) DO NOTHING";
        self.database.run(query, [])?;
        let query = "INSERT INTO packs (at_millis, actor, body) VALUES (?, ?, ?)";
        self.database.run(query, [at_millis.into(), actor.into(), write("pack", pack)?.into()])
    }

    /// The packs that were put in force, newest first.
    pub fn pack_revisions(&self, limit: usize) -> Result<Vec<PackRevision>, StoreError> {
        let query = "SELECT packs.revision, packs.at_millis, accounts.name
            FROM packs LEFT JOIN accounts ON accounts.id = packs.actor ORDER BY packs.revision DESC LIMIT ?";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = self.database.all::<Revised>(query, [limit.into()])?.into_iter();
        let revisions = rows.map(|Revised { revision, at_millis, name }| {
            let by = name.map(|name| name.parse()).transpose();
            let by = by.map_err(|_| StoreError::Unreadable { what: "name" })?;
            Ok(PackRevision { revision, at_millis, by })
        });
        revisions.collect()
    }

    /// A pack that was put in force at some time.
    pub fn pack_of(&self, revision: u64) -> Result<Option<RegencyPack>, StoreError> {
        let query = "SELECT revision, body FROM packs WHERE revision = ?";
        let row = self.database.first::<Pack>(query, [revision.into()])?;
        let read = |row: Pack| RegencyPack::restore(&row.body).ok_or(StoreError::Unreadable { what: "pack" });
        row.map(read).transpose()
    }

    /// The newest revision that was given out, or may have been.
    pub fn head(&self) -> Result<Revision, StoreError> {
        Ok(Revision(self.stored_head()?.max(self.revision_floor.get())))
    }

    /// The newest revision of what is here.
    pub fn stored_head(&self) -> Result<u64, StoreError> {
        let head = self.database.first::<Head>("SELECT revision FROM regency", [])?;
        Ok(head.map_or(Revision::START.0, |head| head.revision))
    }

    /// Lets every revision from now on be larger than `floor`: phones follow by revision, and after a restoration some have
    /// seen more than there is.
    pub fn set_revision_floor(&self, floor: u64) {
        self.revision_floor.set(floor);
    }

    pub fn set_head(&self, revision: Revision) -> Result<(), StoreError> {
        self.database.run("UPDATE regency SET revision = ?", [revision.0.into()])
    }
}
