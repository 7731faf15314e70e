//! Restoring an export: first every byte of it is checked, and only then anything is touched.

use sha2::{Digest, Sha256};
use tumbuh::api::exports::TableRows;

use super::ArchiveError;
use super::bucket::{Manifest, Shelf};
use super::codec::{Record, Value, read};
use super::export::Reading;
use super::seal::Key;
use crate::random;
use crate::store::{Store, StoreError, Table};

/// A table's name and its columns.
type Shape = (String, Vec<String>);

/// Checks that an export is whole: each part opens, and rows and hash are those of the manifest. Gives its tables. Nothing is
/// written.
///
/// # Errors
/// [`ArchiveError::Damaged`] when it is not.
pub async fn check(shelf: &Shelf, key: &Key, manifest: &Manifest) -> Result<Vec<Shape>, ArchiveError> {
    let mut shapes = Vec::new();
    let mut hash = Sha256::new();
    let mut counts: Vec<TableRows> = Vec::new();
    for part in 1..=manifest.parts {
        let plain = shelf.part_of(key, &manifest.id, part).await?;
        hash.update(&plain);
        for record in read(&plain).map_err(|_| ArchiveError::Damaged)? {
            match record {
                Record::Table { name, columns } => {
                    counts.push(TableRows { name: name.clone(), rows: 0 });
                    shapes.push((name, columns));
                }
                Record::Row(_) => counts.last_mut().ok_or(ArchiveError::Damaged)?.rows += 1,
            }
        }
    }
    let is_whole = counts == manifest.tables && random::hex(&hash.finalize()) == manifest.sha256;
    if is_whole { Ok(shapes) } else { Err(ArchiveError::Damaged) }
}

/// Takes away all that is here and gives the empty tables that were checked.
///
/// # Errors
/// [`ArchiveError::Damaged`] when the schema of that version has other tables, and when the database fails; then all that was
/// here still is.
pub fn begin(store: &Store, manifest: &Manifest, shapes: &[Shape]) -> Result<Vec<Table>, ArchiveError> {
    store.atomically(|| {
        store.begin_restoration(manifest.schema_version)?;
        let tables = store.tables()?;
        let fits =
            |(table, (name, columns)): (&Table, &Shape)| table.name == *name && table.columns == *columns;
        let is_same = tables.len() == shapes.len() && tables.iter().zip(shapes).all(fits);
        if is_same { Ok(tables) } else { Err(ArchiveError::Damaged) }
    })
}

/// Fills the tables, reads them back, and opens the regency again when all is the same.
///
/// # Errors
/// When the database or the bucket fails. What is here then stays closed until a restoration succeeds.
pub async fn fill(
    store: &Store,
    shelf: &Shelf,
    key: &Key,
    manifest: &Manifest,
    tables: &[Table],
) -> Result<(), ArchiveError> {
    let mut table = None;
    for part in 1..=manifest.parts {
        let plain = shelf.part_of(key, &manifest.id, part).await?;
        let records = read(&plain).map_err(|_| ArchiveError::Damaged)?;
        store.atomically(|| put(store, tables, &mut table, records))?;
    }
    let mut reading = Reading::new(store)?;
    while !reading.part(store)?.is_empty() {}
    if reading.counted() != (manifest.tables.clone(), manifest.sha256.clone()) {
        return Err(ArchiveError::Failed("what was written reads back differently".into()));
    }
    store.atomically(|| store.end_restoration())?;
    Ok(store.migrate()?)
}

/// Puts the records of one part; `table` is the one whose rows come.
fn put<'a>(
    store: &Store,
    tables: &'a [Table],
    table: &mut Option<&'a Table>,
    records: Vec<Record>,
) -> Result<(), ArchiveError> {
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for record in records {
        match record {
            Record::Row(row) => rows.push(row),
            Record::Table { name, .. } => {
                flush(store, *table, &mut rows)?;
                *table = Some(tables.iter().find(|known| known.name == name).ok_or(ArchiveError::Damaged)?);
            }
        }
    }
    Ok(flush(store, *table, &mut rows)?)
}

fn flush(store: &Store, table: Option<&Table>, rows: &mut Vec<Vec<Value>>) -> Result<(), StoreError> {
    let rows = std::mem::take(rows);
    match table {
        Some(table) => store.put_table_rows(table, &rows),
        None if rows.is_empty() => Ok(()),
        None => Err(StoreError::Unwritable { what: "a row without a table" }),
    }
}
