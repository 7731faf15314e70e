//! The tables as the schema itself lists them, read and written whole: for exports and restorations.

use serde::Deserialize;

use super::sql::{Bind, Piece, Statement};
use super::{Store, StoreError, migrations};
use crate::archive::codec::Value;

/// A table, its columns without those that are computed, and what is asked of it.
pub struct Table {
    pub name: String,
    pub columns: Vec<String>,
    /// Places of the primary key among the columns: the order of the rows.
    key: Vec<usize>,
    first: Statement,
    next: Statement,
    insert: Statement,
    clear: Statement,
    drop: Statement,
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct Column {
    name: String,
    pk: usize,
}

impl Store {
    /// How many migrations this version knows.
    pub const NEWEST_SCHEMA: u32 = migrations::NEWEST;

    /// Every table, those that others refer to before these.
    ///
    /// # Errors
    /// When the database fails, or a table has no primary key and so no order.
    pub fn tables(&self) -> Result<Vec<Table>, StoreError> {
        // What begins with `_` or `sqlite_` is the platform's own.
        let query = "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 1) <> '_'
                AND substr(name, 1, 7) <> 'sqlite_' AND name <> 'restoring' ORDER BY name";
        let mut waiting = Vec::new();
        for Named { name } in self.database.all::<Named>(query, [])? {
            let query =
                "SELECT DISTINCT \"table\" AS name FROM pragma_foreign_key_list(?1) WHERE \"table\" <> ?1";
            let needs = self.database.all::<Named>(query, [name.as_str().into()])?;
            waiting.push((name, needs));
        }
        let mut tables: Vec<Table> = Vec::new();
        while !waiting.is_empty() {
            let ready = waiting.iter().position(|(_, needs)| {
                needs.iter().all(|need| tables.iter().any(|table| table.name == need.name))
            });
            let (name, _) = waiting.remove(ready.ok_or(StoreError::Unreadable { what: "circle of tables" })?);
            let query = "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid";
            let columns = self.database.all::<Column>(query, [name.as_str().into()])?;
            tables.push(Table::new(name, &columns)?);
        }
        Ok(tables)
    }

    /// The next rows of a table after the row `after`, in the order of its key; none at its end.
    pub fn table_rows(&self, table: &Table, after: Option<&[Value]>) -> Result<Vec<Vec<Value>>, StoreError> {
        match after {
            None => self.database.values(&table.first, []),
            Some(row) => {
                let key = table.key.iter().filter_map(|place| row.get(*place)).map(Bind::from);
                self.database.values(&table.next, key)
            }
        }
    }

    /// Puts rows into a table.
    pub fn put_table_rows(&self, table: &Table, rows: &[Vec<Value>]) -> Result<(), StoreError> {
        rows.iter().try_for_each(|row| self.database.run_statement(&table.insert, row.iter().map(Bind::from)))
    }

    /// Grows with everything that may have changed the database.
    pub fn changes(&self) -> u64 {
        self.database.changes()
    }

    /// How many migrations the database has seen.
    pub fn schema_version(&self) -> Result<u32, StoreError> {
        migrations::version(&self.database)
    }

    /// Whether a restoration was begun here and not finished: then nothing here is anybody's.
    pub fn is_restoring(&self) -> Result<bool, StoreError> {
        if let Some(known) = self.restoring.get() {
            return Ok(known);
        }
        let restoring = self.database.has_table("restoring")?;
        self.restoring.set(Some(restoring));
        Ok(restoring)
    }

    /// Takes away all that is here and makes the empty tables of an older or the same schema, until
    /// [`Store::end_restoration`]. To be called in a transaction.
    pub fn begin_restoration(&self, schema_version: u32) -> Result<(), StoreError> {
        self.forget();
        self.database.run("PRAGMA defer_foreign_keys = on", [])?;
        for table in self.tables()?.iter().rev() {
            self.database.run_statement(&table.drop, [])?;
        }
        let query = "CREATE TABLE IF NOT EXISTS restoring (only INTEGER PRIMARY KEY) STRICT";
        self.database.run(query, [])?;
        let steps = migrations::REGENCY.iter().zip(1..=schema_version).map(|(step, _)| *step);
        migrations::run(&self.database, &steps.collect::<Vec<_>>())?;
        // A migration may have put something; all that belongs here comes from the export.
        for table in self.tables()?.iter().rev() {
            self.database.run_statement(&table.clear, [])?;
        }
        Ok(())
    }

    /// From here on the regency is what was put.
    pub fn end_restoration(&self) -> Result<(), StoreError> {
        self.forget();
        self.database.run("DROP TABLE restoring", [])
    }

    /// Forgets what was read from the database before.
    fn forget(&self) {
        *self.pack.borrow_mut() = None;
        self.suspended.set(None);
        self.restoring.set(None);
        self.is_migrated.set(false);
    }
}

impl Table {
    fn new(name: String, columns: &[Column]) -> Result<Self, StoreError> {
        let mut key: Vec<(usize, usize)> = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.pk > 0)
            .map(|(at, c)| (c.pk, at))
            .collect();
        key.sort_unstable();
        let key: Vec<usize> = key.into_iter().map(|(_, at)| at).collect();
        if key.is_empty() {
            return Err(StoreError::Unreadable { what: "table without a primary key" });
        }
        let columns: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let all: Vec<Piece<'_>> = listed(columns.iter().map(|name| Piece::Name(name)));
        let ordered: Vec<Piece<'_>> =
            listed(key.iter().filter_map(|at| columns.get(*at)).map(|name| Piece::Name(name)));
        let marks = |count| listed(std::iter::repeat_n(Piece::Text("?"), count));
        let text = |words| vec![Piece::Text(words)];
        let of = || vec![Piece::Text(" FROM "), Piece::Name(&name)];
        // A row has at most 2 MB, and few have more than one kB.
        let order = || [text(" ORDER BY "), ordered.clone(), text(" LIMIT 64")].concat();
        let first = [text("SELECT "), all.clone(), of(), order()].concat();
        let after = [text(" WHERE ("), ordered.clone(), text(") > ("), marks(key.len()), text(")")].concat();
        let next = [text("SELECT "), all.clone(), of(), after, order()].concat();
        let values = [text(") VALUES ("), marks(columns.len()), text(")")].concat();
        let insert =
            [text("INSERT INTO "), vec![Piece::Name(&name)], text(" ("), all.clone(), values].concat();
        let (first, next, insert) = (Statement::new(first), Statement::new(next), Statement::new(insert));
        let clear = Statement::new([text("DELETE"), of()].concat());
        let drop = Statement::new([Piece::Text("DROP TABLE "), Piece::Name(&name)]);
        Ok(Self { name, columns, key, first, next, insert, clear, drop })
    }
}

fn listed<'a>(pieces: impl Iterator<Item = Piece<'a>>) -> Vec<Piece<'a>> {
    pieces
        .enumerate()
        .flat_map(|(at, piece)| (at > 0).then_some(Piece::Text(", ")).into_iter().chain([piece]))
        .collect()
}
