//! Children who go to another regency, and those who came from one.

use serde::Deserialize;
use tumbuh::api::handover::HandoverConsent;
use tumbuh::area::AreaCode;
use tumbuh::id::{AccountId, ChildId};

use super::sql::{read, write};
use super::{Store, StoreError};

/// A child on its way.
pub struct StoredHandover {
    pub child: ChildId,
    pub consent: HandoverConsent,
    pub expires_millis: i64,
    /// The regency that has its record already.
    pub taken_by: Option<AreaCode>,
}

#[derive(Deserialize)]
struct Columns {
    child: String,
    consent: String,
    expires_millis: i64,
    taken_by: Option<String>,
}

#[derive(Deserialize)]
struct Arrived {
    child: String,
}

impl Store {
    /// Keeps a code in the place of an earlier one that nobody used.
    pub fn put_handover(
        &self,
        code_hash: &str,
        handover: &StoredHandover,
        by: AccountId,
    ) -> Result<(), StoreError> {
        let child = || handover.child.to_string().into();
        for step in [
            "UPDATE handovers SET consent = replace(hex(zeroblob(length(CAST(consent AS BLOB)))), '00', '-')
                WHERE child = ? AND taken_by IS NULL",
            "DELETE FROM handovers WHERE child = ? AND taken_by IS NULL",
        ] {
            self.database.run(step, [child()])?;
        }
        let query = "INSERT INTO handovers (code_hash, child, consent, given_by, expires_millis)
            VALUES (?, ?, ?, ?, ?)";
        self.database.run(
            query,
            [
                code_hash.into(),
                child(),
                write("consent", &handover.consent)?.into(),
                by.to_string().into(),
                handover.expires_millis.into(),
            ],
        )
    }

    pub fn handover(&self, code_hash: &str) -> Result<Option<StoredHandover>, StoreError> {
        let query = "SELECT child, consent, expires_millis, taken_by FROM handovers WHERE code_hash = ?";
        let unreadable = || StoreError::Unreadable { what: "handover" };
        let row = self.database.first::<Columns>(query, [code_hash.into()])?;
        row.map(|row| {
            Ok(StoredHandover {
                child: row.child.parse().map_err(|_| unreadable())?,
                consent: read("consent", &row.consent)?,
                expires_millis: row.expires_millis,
                taken_by: row.taken_by.map(|code| code.parse().map_err(|_| unreadable())).transpose()?,
            })
        })
        .transpose()
    }

    pub fn set_taken(&self, code_hash: &str, by: &AreaCode) -> Result<(), StoreError> {
        let query = "UPDATE handovers SET taken_by = ? WHERE code_hash = ?";
        self.database.run(query, [by.as_str().into(), code_hash.into()])
    }

    /// The child that a code brought here.
    pub fn arrival(&self, code_hash: &str) -> Result<Option<ChildId>, StoreError> {
        let query = "SELECT child FROM arrivals WHERE code_hash = ?";
        let row = self.database.first::<Arrived>(query, [code_hash.into()])?;
        row.map(|row| row.child.parse().map_err(|_| StoreError::Unreadable { what: "arrival" })).transpose()
    }

    pub fn put_arrival(&self, code_hash: &str, child: ChildId, at_millis: i64) -> Result<(), StoreError> {
        let query = "INSERT INTO arrivals (code_hash, child, at_millis) VALUES (?, ?, ?)";
        self.database.run(query, [code_hash.into(), child.to_string().into(), at_millis.into()])
    }
}
