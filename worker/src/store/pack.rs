//! The regency's settings and the head of its history.

use std::rc::Rc;

use serde::Deserialize;
use tumbuh::id::Revision;
use tumbuh::regency::RegencyPack;

use super::sql::{read, write};
use super::{Store, StoreError};

#[derive(Deserialize)]
struct Pack {
    pack: String,
}

#[derive(Deserialize)]
struct Head {
    revision: u64,
}

impl Store {
    /// The pack in force; `None` before one was put. It is read from the database once: it may name thousands of areas.
    pub fn pack(&self) -> Result<Option<Rc<RegencyPack>>, StoreError> {
        if let Some(pack) = self.pack.borrow().as_ref() {
            return Ok(Some(Rc::clone(pack)));
        }
        let Some(row) = self.database.first::<Pack>("SELECT pack FROM regency", [])? else {
            return Ok(None);
        };
        let pack = Rc::new(read("pack", &row.pack)?);
        *self.pack.borrow_mut() = Some(Rc::clone(&pack));
        Ok(Some(pack))
    }

    pub fn put_pack(&self, pack: &RegencyPack) -> Result<(), StoreError> {
        let query = "INSERT INTO regency (only, pack, revision) VALUES (1, ?, 0)
            ON CONFLICT (only) DO UPDATE SET pack = excluded.pack";
        // Forgotten rather than replaced: the transaction around this may still be undone.
        *self.pack.borrow_mut() = None;
        self.database.run(query, [write("pack", pack)?.into()])
    }

    /// The newest revision that was given out.
    pub fn head(&self) -> Result<Revision, StoreError> {
        let head = self.database.first::<Head>("SELECT revision FROM regency", [])?;
        Ok(head.map_or(Revision::START, |head| Revision(head.revision)))
    }

    pub fn set_head(&self, revision: Revision) -> Result<(), StoreError> {
        self.database.run("UPDATE regency SET revision = ?", [revision.0.into()])
    }
}
