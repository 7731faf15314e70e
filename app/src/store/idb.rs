//! The only place that speaks to IndexedDB: text under keys, in transactions that resolve when they are *complete*.

use core::cell::RefCell;

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};

use super::error::StoreError;
use super::schema;

type Result<T> = core::result::Result<T, StoreError>;

/// How sure a write must be before it counts as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// On the flash of the phone: for what a person did.
    Strict,
    /// Atomic, but a power cut may undo it whole: for what can be pulled again.
    Relaxed,
}

/// A database of the app, opened again when the connection is lost.
#[derive(Debug)]
pub struct Idb {
    name: String,
    connection: RefCell<Option<Database>>,
}

impl Idb {
    /// The database called `name`; it is opened when first used.
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), connection: RefCell::new(None) }
    }

    /// Leaves a dead connection behind, for a test.
    #[cfg(feature = "samples")]
    pub fn lose_connection(&self) {
        if let Some(database) = self.connection.borrow().clone() {
            database.close();
        }
    }

    /// Runs `work` in a transaction that only reads.
    pub async fn read<T>(&self, stores: &[&str], work: impl AsyncFn(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.run(stores, TransactionMode::Readonly, Durability::Relaxed, work).await
    }

    /// Runs `work` in a transaction and resolves when the browser says that it is complete. If `work` fails nothing is written.
    pub async fn write<T>(
        &self,
        stores: &[&str],
        durability: Durability,
        work: impl AsyncFn(&Tx<'_>) -> Result<T>,
    ) -> Result<T> {
        self.run(stores, TransactionMode::Readwrite, durability, work).await
    }

    async fn run<T>(
        &self,
        stores: &[&str],
        mode: TransactionMode,
        durability: Durability,
        work: impl AsyncFn(&Tx<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut database = self.open().await?;
        // A connection may have been lost while the app slept. Nothing has been written when a transaction cannot even
        // start, so it is safe to begin anew, once.
        let mut started = begin(&database, stores, mode, durability);
        if let Err(error) = &started
            && StoreError::is_lost_connection(error)
        {
            drop(started);
            self.connection.borrow_mut().take();
            database = self.open().await?;
            started = begin(&database, stores, mode, durability);
        }
        let tx = Tx(started?);
        let result = work(&tx).await;
        match result {
            Ok(value) => {
                tx.0.commit().await?;
                Ok(value)
            }
            Err(error) => {
                // The first error says more than the abort that follows from it.
                let _ = tx.0.abort().await;
                Err(error)
            }
        }
    }

    async fn open(&self) -> Result<Database> {
        if let Some(database) = self.connection.borrow().clone() {
            return Ok(database);
        }
        let database = Database::open(self.name.as_str())
            .with_version(schema::VERSION)
            .with_on_upgrade_needed(|event, database| schema::upgrade(&database, event.old_version()))
            .await?;
        // Another tab wants to upgrade or delete: let go, or it would wait for ever.
        let mut changes = database.version_changes()?;
        let watched = database.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if changes.recv().await.is_some() {
                watched.close();
            }
        });
        self.connection.replace(Some(database.clone()));
        Ok(database)
    }
}

fn begin<'a>(
    database: &'a Database,
    stores: &[&str],
    mode: TransactionMode,
    durability: Durability,
) -> core::result::Result<Transaction<'a>, Error> {
    let durability = match durability {
        Durability::Strict => TransactionDurability::Strict,
        Durability::Relaxed => TransactionDurability::Relaxed,
    };
    let mut options = TransactionOptions::new();
    options.set_durability(durability);
    database.transaction(stores).with_mode(mode).with_options(options).build()
}

/// A running transaction. Await nothing but its own requests inside it, or the browser commits it early.
pub struct Tx<'a>(Transaction<'a>);

impl Tx<'_> {
    fn store(&self, name: &str) -> Result<ObjectStore<'_>> {
        Ok(self.0.object_store(name)?)
    }

    /// The text under `key`.
    pub async fn get(&self, store: &str, key: &str) -> Result<Option<String>> {
        Ok(self.store(store)?.get::<String, &str, _>(KeyRange::Only(key)).primitive()?.await?)
    }

    /// Every text, in the order of keys.
    pub async fn all(&self, store: &str) -> Result<Vec<String>> {
        self.store(store)?.get_all::<String>().primitive()?.await?.map(|text| Ok(text?)).collect()
    }

    /// Every number that is a key, in order: the keys of [`Tx::append`].
    pub async fn numbers(&self, store: &str) -> Result<Vec<u32>> {
        self.store(store)?.get_all_keys::<u32>().primitive()?.await?.map(|key| Ok(key?)).collect()
    }

    /// Every text whose key begins with `prefix`.
    pub async fn all_under(&self, store: &str, prefix: &str) -> Result<Vec<String>> {
        let found = self
            .store(store)?
            .get_all::<String>()
            .with_query::<String, _>(under(prefix))
            .primitive()?
            .await?;
        found.map(|text| Ok(text?)).collect()
    }

    /// Puts `text` under `key`. The request is under way when this returns; committing waits for it.
    pub fn put(&self, store: &str, key: &str, text: &str) -> Result<()> {
        drop(self.store(store)?.put(text).with_key(key).without_key_type().primitive()?);
        Ok(())
    }

    /// Waits until everything asked so far is done, so that the page can draw in between.
    pub async fn settle(&self, store: &str) -> Result<()> {
        self.store(store)?.count().primitive()?.await?;
        Ok(())
    }

    /// Puts `text` under the next number of the store.
    pub async fn append(&self, store: &str, text: &str) -> Result<u32> {
        Ok(self.store(store)?.add(text).with_key_type::<u32>().primitive()?.await?)
    }

    /// Puts `text` under a number that [`Tx::append`] gave.
    pub fn put_number(&self, store: &str, number: u32, text: &str) -> Result<()> {
        drop(self.store(store)?.put(text).with_key(number).without_key_type().primitive()?);
        Ok(())
    }

    /// Deletes what is under a number.
    pub fn delete_number(&self, store: &str, number: u32) -> Result<()> {
        drop(self.store(store)?.delete::<u32, _>(KeyRange::Only(number)).primitive()?);
        Ok(())
    }

    /// Deletes what is under `key`.
    pub fn delete(&self, store: &str, key: &str) -> Result<()> {
        drop(self.store(store)?.delete::<&str, _>(KeyRange::Only(key)).primitive()?);
        Ok(())
    }

    /// Deletes everything whose key begins with `prefix`.
    pub fn delete_under(&self, store: &str, prefix: &str) -> Result<()> {
        drop(self.store(store)?.delete::<String, _>(under(prefix)).primitive()?);
        Ok(())
    }

    /// Deletes everything.
    pub fn clear(&self, store: &str) -> Result<()> {
        drop(self.store(store)?.clear()?);
        Ok(())
    }
}

/// Keys are ASCII, so `~` comes after every one that begins with `prefix`.
fn under(prefix: &str) -> KeyRange<String> {
    KeyRange::Bound(prefix.into(), false, format!("{prefix}~"), false)
}
