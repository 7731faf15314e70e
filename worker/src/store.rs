//! A regency's database: the only place that speaks SQL.

mod access_log;
mod accounts;
mod assessments;
mod attendance;
mod audits;
mod cases;
mod device_keys;
mod devices;
mod directory;
mod erasure;
mod handovers;
mod invitations;
mod kept_areas;
mod migrations;
mod mutations;
mod niks;
mod pack;
mod photos;
mod receipts;
mod refusals;
mod registers;
mod replication;
mod requests;
mod rows;
mod secrets;
mod sessions;
mod sql;
mod stock;
mod tables;
mod throttle;

pub use access_log::{Access, LoggedAccess};
pub use accounts::{StoredAccount, StoredFactor};
pub use attendance::StoredAttendance;
pub use audits::{CountedBundle, NewBundle, Sight, StoredAudit, StoredBundle};
pub use cases::{CaseFilter, ListedCase, Place, StoredCase, StoredTask};
pub use devices::StoredDevice;
pub use directory::{DirectoryStore, OperatorAct};
pub use handovers::StoredHandover;
pub use invitations::StoredInvitation;
pub use mutations::AuditEntry;
pub use pack::PackInForce;
pub use refusals::{NewRefusal, StoredRefusal};
pub use registers::{EntryFilter, ListedEntry, StoredEntry};
pub use requests::{StoredDecision, StoredRequest};
pub use rows::{RowKind, StoredRow, Wanted, outermost};
pub use sessions::{NewSession, OwnSession};
pub use sql::StoreError;
pub use tables::Table;

use std::cell::{Cell, RefCell};

use sql::Database;

/// One regency's database.
pub struct Store {
    database: Database,
    pack: RefCell<Option<PackInForce>>,
    /// Since when it is suspended, once that was read.
    suspended: Cell<Option<Option<i64>>>,
    is_migrated: Cell<bool>,
    /// Whether a restoration was begun and not finished, once that was read.
    restoring: Cell<Option<bool>>,
    /// No revision up to this one is given out.
    revision_floor: Cell<u64>,
}

impl Store {
    /// The database behind a Durable Object's storage. Opening writes nothing.
    pub fn open(storage: &worker::Storage) -> Self {
        Self {
            database: Database::new(storage),
            pack: RefCell::new(None),
            suspended: Cell::new(None),
            is_migrated: Cell::new(false),
            restoring: Cell::new(None),
            revision_floor: Cell::new(0),
        }
    }

    /// Whether anything was ever put here; asking writes nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_provisioned(&self) -> Result<bool, StoreError> {
        Ok(self.is_migrated.get() || self.database.has_table("regency")?)
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When the database fails; a migration that fails leaves nothing behind.
    pub fn migrate(&self) -> Result<(), StoreError> {
        if !self.is_migrated.get() {
            migrations::run(&self.database, &migrations::REGENCY)?;
            self.is_migrated.set(true);
        }
        Ok(())
    }

    /// Runs `work` in one transaction: all of it stays, or, when it fails, nothing.
    ///
    /// # Errors
    /// Those of `work`, and when the database fails.
    pub fn atomically<T, E: From<StoreError>>(&self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        self.database.atomically(work)
    }
}
