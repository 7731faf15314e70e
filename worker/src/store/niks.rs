//! Finding a child, or a woman in a register, by the NIK, through keyed hashes.
//!
//! The key is random, made by the regency and kept beside the hashes: the records hold the number itself, so a key that lay
//! elsewhere would guard nothing more, and could be lost. What it does: no list of numbers and no query names one, and the
//! same number has another hash in every regency.

use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;
use tumbuh::area::AreaCode;
use tumbuh::child::Child;
use tumbuh::id::ChildId;
use tumbuh::nik::Nik;

use super::secrets::{Purpose, Secret};
use super::{Store, StoreError};
use crate::random;

#[derive(Deserialize)]
struct Found {
    child: String,
    posyandu: String,
}

impl Store {
    /// Keeps the hash of the child's number, or none when it has none.
    pub fn index_nik(&self, child: &Child) -> Result<(), StoreError> {
        let key = self.nik_key()?;
        self.put_nik(child, &key)
    }

    /// Children of that number, and their posyandu.
    pub fn children_by_nik(&self, nik: &Nik) -> Result<Vec<(ChildId, AreaCode)>, StoreError> {
        let query =
            "SELECT n.child, r.posyandu FROM niks n JOIN rows r ON r.kind = 'child' AND r.id = n.child
            WHERE n.hash = ? ORDER BY n.child LIMIT 20";
        let unreadable = || StoreError::Unreadable { what: "NIK" };
        let found = self.database.all::<Found>(query, [self.nik_hash(nik)?.into()])?;
        let read = |found: Found| {
            let child = found.child.parse().map_err(|_| unreadable())?;
            Ok((child, found.posyandu.parse().map_err(|_| unreadable())?))
        };
        found.into_iter().map(read).collect()
    }

    /// What stands in the lists in the place of a number.
    pub(super) fn nik_hash(&self, nik: &Nik) -> Result<String, StoreError> {
        hash(&self.nik_key()?, nik)
    }

    fn put_nik(&self, child: &Child, key: &str) -> Result<(), StoreError> {
        let id = child.id.to_string();
        let Some(nik) = &child.nik else {
            return self.database.run("DELETE FROM niks WHERE child = ?", [id.into()]);
        };
        let query = "INSERT INTO niks (child, hash) VALUES (?, ?)
            ON CONFLICT (child) DO UPDATE SET hash = excluded.hash";
        self.database.run(query, [id.into(), hash(key, nik)?.into()])
    }

    /// The regency's key. When it is made, the children that are there already are taken in.
    fn nik_key(&self) -> Result<String, StoreError> {
        let Secret { digits, is_new } = self.secret(Purpose::Niks)?;
        if is_new {
            for row in self.children()? {
                self.put_nik(&row.child, &digits)?;
            }
        }
        Ok(digits)
    }
}

fn hash(key: &str, nik: &Nik) -> Result<String, StoreError> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes())
        .map_err(|_| StoreError::Unreadable { what: Purpose::Niks.what() })?;
    mac.update(nik.digits().as_bytes());
    Ok(random::hex(&mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_numbers_and_the_regencys() {
        let nik = |text: &str| text.parse::<Nik>().unwrap();
        let own = hash("a", &nik("3211014503240001")).unwrap();
        assert_eq!(own, hash("a", &nik("3211 0145 0324 0001")).unwrap());
        assert_ne!(own, hash("b", &nik("3211014503240001")).unwrap());
        assert_ne!(own, hash("a", &nik("3211014503240002")).unwrap());
        assert_eq!(own.len(), 64);
    }
}
