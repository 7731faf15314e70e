//! The only place that speaks to IndexedDB: text under keys, read and written in lists.
//!
//! A transaction is a list of operations: it is plain data, nothing else can be awaited inside it, and it is there whole when
//! the browser says that it is *complete*, or not at all.

mod upgrade;

use core::cell::RefCell;

use indexed_db_futures::KeyRange;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};

use tumbuh::sync::phone::Put;

use super::error::StoreError;

type Result<T> = core::result::Result<T, StoreError>;

/// How sure a write must be before it counts as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// On the flash of the phone: for what a person did.
    Strict,
    /// Atomic, but a power cut may undo it whole: for what can be pulled again.
    Relaxed,
}

/// One thing to read.
pub enum Get<'a> {
    /// The text under a key: one or none.
    One(&'static str, &'a str),
    /// Every text, in the order of keys.
    All(&'static str),
    /// Every text whose key begins so.
    Under(&'static str, &'a str),
    /// Every number of a store of numbered texts, in order, as text.
    Numbers(&'static str),
}

/// So many writes are asked for before the page may draw again.
const BREATH: usize = 200;

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

    /// What is asked for, all as it stood at one moment; one list for each question.
    pub async fn read(&self, gets: &[Get<'_>]) -> Result<Vec<Vec<String>>> {
        let stores: Vec<&str> = gets.iter().map(Get::store).collect();
        let mut database = self.open().await?;
        let mut started = begin(&database, &stores, TransactionMode::Readonly, Durability::Relaxed);
        if self.is_lost(&started) {
            drop(started);
            database = self.open().await?;
            started = begin(&database, &stores, TransactionMode::Readonly, Durability::Relaxed);
        }
        let tx = started?;
        let mut answers = Vec::with_capacity(gets.len());
        for get in gets {
            let store = tx.object_store(get.store())?;
            answers.push(match get {
                Get::One(_, key) => texts_at(&store, only(key)).await?,
                Get::All(_) => texts(store.get_all().primitive()?.await?)?,
                Get::Under(_, prefix) => texts_at(&store, under(prefix)).await?,
                Get::Numbers(_) => {
                    let mut numbers = Vec::new();
                    for key in store.get_all_keys::<u32>().primitive()?.await? {
                        numbers.push(key?.to_string());
                    }
                    numbers
                }
            });
        }
        tx.commit().await?;
        Ok(answers)
    }

    /// Writes everything, or nothing. Returns, when the browser says that it is complete, the numbers of [`Put::Next`].
    pub async fn write(&self, durability: Durability, puts: &[Put]) -> Result<Vec<u32>> {
        let mut stores: Vec<&str> = Vec::new();
        for store in puts.iter().filter_map(Put::store) {
            if !stores.contains(&store) {
                stores.push(store);
            }
        }
        let mut database = self.open().await?;
        let mut started = begin(&database, &stores, TransactionMode::Readwrite, durability);
        if self.is_lost(&started) {
            drop(started);
            database = self.open().await?;
            started = begin(&database, &stores, TransactionMode::Readwrite, durability);
        }
        let tx = started?;
        match run(&tx, puts).await {
            Ok(numbers) => {
                tx.commit().await?;
                Ok(numbers)
            }
            Err(error) => {
                // The first error says more than the abort that follows from it.
                let _ = tx.abort().await;
                Err(error)
            }
        }
    }

    /// A connection may have been lost while the app slept. Nothing has been written when a transaction cannot even start, so
    /// it is safe to open another, once.
    fn is_lost(&self, started: &core::result::Result<Transaction<'_>, Error>) -> bool {
        let lost = started.as_ref().is_err_and(StoreError::is_lost_connection);
        if lost {
            self.connection.borrow_mut().take();
        }
        lost
    }

    async fn open(&self) -> Result<Database> {
        let known = self.connection.borrow().clone();
        if let Some(database) = known {
            return Ok(database);
        }
        let watched = upgrade::upgraded(&self.name).await?;
        let database = Database::open(self.name.as_str()).await.map_err(|_| StoreError::Unavailable)?;
        // Another tab wants to upgrade or delete: let go, or it would wait for ever.
        let other = database.clone();
        upgrade::on_version_change(&watched, move || other.clone().close());
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

/// Requests are under way as soon as they are built; committing waits for them.
async fn run(tx: &Transaction<'_>, puts: &[Put]) -> Result<Vec<u32>> {
    let mut numbers = Vec::new();
    for (count, put) in puts.iter().enumerate() {
        let Some(name) = put.store() else { return Err(StoreError::Full) };
        let store = tx.object_store(name)?;
        match put {
            Put::Text(_, key, text) => {
                drop(store.put(text.as_str()).with_key(key.as_str()).without_key_type().primitive()?);
            }
            Put::IfNone(_, key, text) => {
                if texts_at(&store, only(key)).await?.is_empty() {
                    drop(store.put(text.as_str()).with_key(key.as_str()).without_key_type().primitive()?);
                }
            }
            Put::Next(_, text) => {
                numbers.push(store.add(text.as_str()).with_key_type::<u32>().primitive()?.await?);
            }
            Put::Number(_, number, text) => {
                drop(store.put(text.as_str()).with_key(*number).without_key_type().primitive()?);
            }
            Put::DropNumber(_, number) => {
                drop(store.delete::<u32, _>(KeyRange::Only(*number)).primitive()?);
            }
            Put::Drop(_, key) => drop(store.delete::<String, _>(only(key)).primitive()?),
            Put::DropUnder(_, prefix) => drop(store.delete::<String, _>(under(prefix)).primitive()?),
            Put::Clear(_) => drop(store.clear()?),
            #[cfg(feature = "samples")]
            Put::Fail => {}
        }
        if count % BREATH == BREATH - 1 {
            store.count().primitive()?.await?;
        }
    }
    Ok(numbers)
}

impl Get<'_> {
    fn store(&self) -> &'static str {
        match self {
            Self::One(store, _) | Self::All(store) | Self::Under(store, _) | Self::Numbers(store) => store,
        }
    }
}

fn texts(found: impl Iterator<Item = core::result::Result<String, Error>>) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for text in found {
        texts.push(text?);
    }
    Ok(texts)
}

async fn texts_at(store: &ObjectStore<'_>, keys: KeyRange<String>) -> Result<Vec<String>> {
    texts(store.get_all().with_query::<String, _>(keys).primitive()?.await?)
}

fn only(key: &str) -> KeyRange<String> {
    KeyRange::Only(key.into())
}

/// Keys are ASCII, so `~` comes after every one that begins with `prefix`.
fn under(prefix: &str) -> KeyRange<String> {
    KeyRange::Bound(prefix.into(), false, format!("{prefix}~"), false)
}
