//! The database of the directory: which regencies there are, and what the operator did.

use std::cell::Cell;

use serde::Deserialize;
use tumbuh::api::operator::{RegencyDetail, RegencyStatus, RegencySummary};

use super::sql::Database;
use super::{StoreError, migrations};

/// The directory's database.
pub struct DirectoryStore {
    database: Database,
    is_migrated: Cell<bool>,
}

/// Something that the operator did to a regency.
pub struct OperatorAct<'a> {
    pub at_millis: i64,
    /// Method and route.
    pub act: &'a str,
    pub request_id: &'a str,
}

#[derive(Deserialize)]
struct Columns {
    code: String,
    name: String,
    status: String,
    provisioned_millis: i64,
    changed_millis: i64,
}

impl DirectoryStore {
    /// The database behind a Durable Object's storage. Opening writes nothing.
    pub fn open(storage: &worker::Storage) -> Self {
        Self { database: Database::new(storage), is_migrated: Cell::new(false) }
    }

    /// Every regency, by code.
    ///
    /// # Errors
    /// When the database fails.
    pub fn regencies(&self) -> Result<Vec<RegencySummary>, StoreError> {
        if !self.is_migrated.get() && !self.database.has_table("regencies")? {
            return Ok(Vec::new());
        }
        let query =
            "SELECT code, name, status, provisioned_millis, changed_millis FROM regencies ORDER BY code";
        let rows = self.database.all::<Columns>(query, [])?;
        rows.into_iter().map(Columns::into_summary).collect()
    }

    /// Notes how a regency stands after an act of the operator.
    ///
    /// # Errors
    /// When the database fails.
    pub fn note(&self, regency: &RegencyDetail, act: &OperatorAct<'_>) -> Result<(), StoreError> {
        if !self.is_migrated.get() {
            migrations::run(&self.database, &migrations::DIRECTORY)?;
            self.is_migrated.set(true);
        }
        let status = match regency.status {
            RegencyStatus::Active => "active",
            RegencyStatus::Suspended => "suspended",
        };
        self.database.atomically(|| {
            let query =
                "INSERT INTO regencies (code, name, status, provisioned_millis, changed_millis) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, status = excluded.status,
                    provisioned_millis = excluded.provisioned_millis, changed_millis = excluded.changed_millis";
            let binds = [
                regency.code.as_str().into(),
                regency.name.as_str().into(),
                status.into(),
                regency.provisioned_millis.into(),
                act.at_millis.into(),
            ];
            self.database.run(query, binds)?;
            let query = "INSERT INTO acts (at_millis, code, act, request_id) VALUES (?, ?, ?, ?)";
            let binds =
                [act.at_millis.into(), regency.code.as_str().into(), act.act.into(), act.request_id.into()];
            self.database.run(query, binds)
        })
    }

    /// Notes what a regency is called now.
    ///
    /// # Errors
    /// When the database fails.
    pub fn rename(&self, regency: &RegencyDetail) -> Result<(), StoreError> {
        // A directory that was never written to knows no regency; the next act of the operator tells it of this one.
        if !self.is_migrated.get() && !self.database.has_table("regencies")? {
            return Ok(());
        }
        let query = "UPDATE regencies SET name = ? WHERE code = ?";
        self.database.run(query, [regency.name.as_str().into(), regency.code.as_str().into()])
    }
}

impl Columns {
    fn into_summary(self) -> Result<RegencySummary, StoreError> {
        let unreadable = StoreError::Unreadable { what: "regency of the directory" };
        let (Ok(code), Ok(name)) = (self.code.parse(), self.name.parse()) else { return Err(unreadable) };
        let status = match self.status.as_str() {
            "active" => RegencyStatus::Active,
            "suspended" => RegencyStatus::Suspended,
            _ => return Err(unreadable),
        };
        let Self { provisioned_millis, changed_millis, .. } = self;
        Ok(RegencySummary { code, name, status, provisioned_millis, changed_millis })
    }
}
