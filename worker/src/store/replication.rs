//! How a regency stands, whose way of working it took over, and whether it is served.

use serde::Deserialize;
use tumbuh::regency::replicate::Snapshot;

use super::sql::{read, write};
use super::{Store, StoreError};

/// What was taken over, and when last.
pub struct StoredReplication {
    pub at_millis: i64,
    pub taken: Snapshot,
}

/// What there is in the database, as numbers.
#[derive(Deserialize)]
pub struct RecordCounts {
    pub accounts: u64,
    pub children: u64,
    pub measurements: u64,
}

/// When the first pack and the one in force were put.
#[derive(Deserialize)]
pub struct PackTimes {
    pub first_millis: i64,
    pub newest_millis: i64,
}

#[derive(Deserialize)]
struct KindCount {
    kind: String,
    count: u64,
}

#[derive(Deserialize)]
struct Suspended {
    suspended_millis: Option<i64>,
}

#[derive(Deserialize)]
struct Replication {
    at_millis: i64,
    taken: String,
}

impl Store {
    /// Since when only the operator is served; `None` when everybody is. It is read from the database once.
    pub fn suspended_millis(&self) -> Result<Option<i64>, StoreError> {
        if let Some(known) = self.suspended.get() {
            return Ok(known);
        }
        let query = "SELECT suspended_millis FROM regency";
        let row = self.database.first::<Suspended>(query, [])?;
        let since = row.and_then(|row| row.suspended_millis);
        self.suspended.set(Some(since));
        Ok(since)
    }

    pub fn set_suspended(&self, since_millis: Option<i64>) -> Result<(), StoreError> {
        // Forgotten rather than replaced: the transaction around this may still be undone.
        self.suspended.set(None);
        self.database.run("UPDATE regency SET suspended_millis = ?", [since_millis.into()])
    }

    pub fn replication(&self) -> Result<Option<StoredReplication>, StoreError> {
        let query = "SELECT at_millis, taken FROM replication";
        let row = self.database.first::<Replication>(query, [])?;
        row.map(|row| {
            Ok(StoredReplication { at_millis: row.at_millis, taken: read("replication", &row.taken)? })
        })
        .transpose()
    }

    pub fn put_replication(&self, taken: &Snapshot, at_millis: i64) -> Result<(), StoreError> {
        let query = "INSERT INTO replication (only, from_code, at_millis, taken) VALUES (1, ?, ?, ?)
            ON CONFLICT (only) DO UPDATE SET from_code = excluded.from_code, at_millis = excluded.at_millis,
                taken = excluded.taken";
        let binds = [taken.code.as_str().into(), at_millis.into(), write("replication", taken)?.into()];
        self.database.run(query, binds)
    }

    pub fn record_counts(&self) -> Result<RecordCounts, StoreError> {
        let query = "SELECT (SELECT COUNT(*) FROM accounts) AS accounts,
                (SELECT COUNT(*) FROM rows WHERE kind = 'child') AS children,
                (SELECT COUNT(*) FROM rows WHERE kind = 'measurement') AS measurements";
        let counts = self.database.first::<RecordCounts>(query, [])?;
        counts.ok_or(StoreError::Unreadable { what: "counts" })
    }

    /// How many records there are of each kind.
    pub fn row_counts(&self) -> Result<Vec<(String, u64)>, StoreError> {
        let query = "SELECT kind, COUNT(*) AS count FROM rows GROUP BY kind ORDER BY kind";
        let counts = self.database.all::<KindCount>(query, [])?;
        Ok(counts.into_iter().map(|row| (row.kind, row.count)).collect())
    }

    /// Size of the database.
    pub fn database_bytes(&self) -> u64 {
        self.database.size()
    }

    pub fn pack_times(&self) -> Result<PackTimes, StoreError> {
        let query = "SELECT MIN(at_millis) AS first_millis,
                (SELECT at_millis FROM packs ORDER BY revision DESC LIMIT 1) AS newest_millis
            FROM packs HAVING COUNT(*) > 0";
        let times = self.database.first::<PackTimes>(query, [])?;
        times.ok_or(StoreError::Unreadable { what: "pack" })
    }
}
