//! Making an export: part by part, so that no more than one part is in memory, and of one moment.

use sha2::{Digest, Sha256};
use tumbuh::api::exports::TableRows;
use tumbuh::area::AreaCode;

use super::bucket::{Manifest, Shelf};
use super::codec::{Value, put_row, put_table};
use super::seal::{Key, Salt};
use super::{ArchiveError, iso};
use crate::random;
use crate::store::{Store, StoreError, Table};

/// Bytes after which a part is full; its last row may go beyond.
const PART_BYTES: usize = 4 * 1024 * 1024;

/// An export that is being made.
pub struct Export {
    shelf: Shelf,
    key: Key,
    salt: Salt,
    manifest: Manifest,
    reading: Reading,
    /// What the database had seen when the export was begun.
    changes: u64,
}

/// How far an export came.
pub enum Step {
    Part,
    Finished(Manifest),
    /// People wrote in the meantime, so that its parts are not of one moment.
    Overtaken,
}

impl Export {
    /// Begins an export.
    ///
    /// # Errors
    /// When the deployment keeps none, or the platform fails.
    pub async fn begin(
        store: &Store,
        shelf: Shelf,
        regency: &AreaCode,
        now_millis: i64,
    ) -> Result<Self, ArchiveError> {
        let id = format!("{}-{}", iso(now_millis), random::hex(&random_bytes::<4>()?));
        let salt = random_bytes()?;
        let key = shelf.key(&id, &salt).await?;
        let manifest = Manifest::new(regency.clone(), id, now_millis, store.schema_version()?);
        // From here to the last part nothing may change.
        let (changes, reading) = (store.changes(), Reading::new(store)?);
        Ok(Self { shelf, key, salt, manifest, reading, changes })
    }

    /// Makes the next part, or finishes.
    ///
    /// # Errors
    /// When the database, the bucket or the platform fails.
    pub async fn step(&mut self, store: &Store) -> Result<Step, ArchiveError> {
        if store.changes() != self.changes {
            return Ok(Step::Overtaken);
        }
        let part = self.reading.part(store)?;
        if !part.is_empty() {
            self.manifest.parts += 1;
            self.manifest.bytes += u64::try_from(part.len()).unwrap_or_default();
            self.shelf.put_part(&self.key, &self.manifest.id, self.manifest.parts, &part).await?;
            return Ok(Step::Part);
        }
        let (tables, sha256) = self.reading.counted();
        (self.manifest.tables, self.manifest.sha256) = (tables, sha256);
        self.shelf.put_manifest(&self.key, &self.salt, &self.manifest).await?;
        Ok(Step::Finished(self.manifest.clone()))
    }

    /// Where the export is put.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }
}

/// A database that is read from its first table to its last.
pub struct Reading {
    tables: Vec<Table>,
    /// The table that is read, and the last row that was.
    at: usize,
    after: Option<Vec<Value>>,
    is_begun: bool,
    counts: Vec<TableRows>,
    hash: Sha256,
}

impl Reading {
    pub fn new(store: &Store) -> Result<Self, StoreError> {
        let (tables, hash) = (store.tables()?, Sha256::new());
        Ok(Self { tables, at: 0, after: None, is_begun: false, counts: Vec::new(), hash })
    }

    /// The next records; none at the end.
    pub fn part(&mut self, store: &Store) -> Result<Vec<u8>, StoreError> {
        let mut part = Vec::new();
        while part.len() < PART_BYTES {
            let Some(table) = self.tables.get(self.at) else { break };
            if !self.is_begun {
                put_table(&mut part, &table.name, table.columns.iter().map(String::as_str));
                self.counts.push(TableRows { name: table.name.clone(), rows: 0 });
                self.is_begun = true;
            }
            let rows = store.table_rows(table, self.after.as_deref())?;
            if let Some(count) = self.counts.last_mut() {
                count.rows += u64::try_from(rows.len()).unwrap_or_default();
            }
            rows.iter().for_each(|row| put_row(&mut part, row));
            match rows.into_iter().next_back() {
                Some(last) => self.after = Some(last),
                None => (self.at, self.after, self.is_begun) = (self.at + 1, None, false),
            }
        }
        self.hash.update(&part);
        Ok(part)
    }

    /// The rows of each table, and the hash of all.
    pub fn counted(&mut self) -> (Vec<TableRows>, String) {
        (std::mem::take(&mut self.counts), random::hex(&std::mem::take(&mut self.hash).finalize()))
    }
}

fn random_bytes<const N: usize>() -> Result<[u8; N], ArchiveError> {
    random::bytes().map_err(|error| ArchiveError::Failed(error.to_string()))
}
