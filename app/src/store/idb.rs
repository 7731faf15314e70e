//! The only place that speaks to IndexedDB: text under keys, read and written in lists.
//!
//! A transaction is a list of operations: it is plain data, nothing else can be awaited inside it, and it is there whole when
//! the browser says that it is *complete*, or not at all. Texts are sealed before a transaction begins and opened when it is over.

mod sealed;
#[cfg(feature = "samples")]
mod seams;
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
use wasm_bindgen::JsValue;

use super::error::StoreError;
use super::schema::OUTBOX;
use sealed::Found;

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
}

/// What one transaction changes, and the numbers of the outbox that it is about.
enum Change<'a> {
    /// So many numbers are taken.
    Reserve(usize),
    /// Everything is written, [`Put::Next`] under these numbers.
    Write { puts: &'a [Put], values: Vec<JsValue>, numbers: Vec<u32> },
}

/// So many writes are asked for before the page may draw again.
const BREATH: usize = 200;

/// A database of the app, opened again when the connection is lost.
#[derive(Debug)]
pub struct Idb {
    name: String,
    connection: RefCell<Option<Database>>,
    /// After so many writes the phone dies, for a test.
    #[cfg(feature = "samples")]
    writes_left: core::cell::Cell<Option<u32>>,
}

impl Idb {
    /// The database called `name`; it is opened when first used.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            connection: RefCell::new(None),
            #[cfg(feature = "samples")]
            writes_left: core::cell::Cell::default(),
        }
    }

    /// Leaves a dead connection behind, for a test.
    #[cfg(feature = "samples")]
    pub fn lose_connection(&self) {
        if let Some(database) = self.connection.borrow().clone() {
            database.close();
        }
    }

    /// What is asked for with its keys, all as it stood at one moment; one list for each question.
    pub async fn read(&self, gets: &[Get<'_>]) -> Result<Vec<Vec<(String, String)>>> {
        sealed::opened(self.find(gets).await?).await
    }

    /// What lies open where everything is sealed by now: texts of an app from before, with their keys.
    pub async fn plain(&self, get: Get<'_>) -> Result<Vec<(String, String)>> {
        let found = self.find(&[get]).await?.into_iter().flat_map(|found| {
            let sealed = move |(key, value): (String, JsValue)| {
                let text = value.as_string().filter(|_| sealed::is_sealed(found.store, &key))?;
                Some((key, text))
            };
            found.items.into_iter().filter_map(sealed)
        });
        Ok(found.collect())
    }

    /// How many texts a store holds; asks for no key.
    pub async fn count(&self, store: &'static str) -> Result<usize> {
        Ok(self.find(&[Get::All(store)]).await?.iter().map(|found| found.items.len()).sum())
    }

    async fn find(&self, gets: &[Get<'_>]) -> Result<Vec<Found>> {
        let stores: Vec<&str> = gets.iter().map(Get::store).collect();
        let find = async |tx: &Transaction<'_>| {
            let mut answers = Vec::with_capacity(gets.len());
            for get in gets {
                let store = tx.object_store(get.store())?;
                let range = match get {
                    Get::One(_, key) => Some(only(key)),
                    Get::Under(_, prefix) => Some(under(prefix)),
                    Get::All(_) => None,
                };
                answers.push(found(&store, get, range).await?);
            }
            Ok(answers)
        };
        self.transact(&stores, TransactionMode::Readonly, Durability::Relaxed, find).await
    }

    /// Writes everything, or nothing. Returns, when the browser says that it is complete, the numbers of [`Put::Next`].
    pub async fn write(&self, durability: Durability, puts: &[Put]) -> Result<Vec<u32>> {
        #[cfg(feature = "samples")]
        self.live_on()?;
        let nexts = puts.iter().filter(|put| matches!(put, Put::Next(..))).count();
        // A box is bound to its number, so that must be known before it is sealed.
        let numbers = if nexts > 0 {
            self.change(Durability::Relaxed, &[OUTBOX], Change::Reserve(nexts)).await?
        } else {
            Vec::new()
        };
        let values = sealed::closed(puts, &numbers).await?;
        let mut stores: Vec<&str> = Vec::new();
        for store in puts.iter().filter_map(Put::store) {
            if !stores.contains(&store) {
                stores.push(store);
            }
        }
        self.change(durability, &stores, Change::Write { puts, values, numbers }).await
    }

    async fn change(&self, durability: Durability, stores: &[&str], change: Change<'_>) -> Result<Vec<u32>> {
        let make = async |tx: &Transaction<'_>| match change {
            Change::Reserve(count) => reserve(tx, count).await,
            Change::Write { puts, values, numbers } => {
                run(tx, puts, values, &numbers).await.map(|()| numbers)
            }
        };
        self.transact(stores, TransactionMode::Readwrite, durability, make).await
    }

    /// Does `work` in one transaction, all of it or nothing. Returns when the browser says that it is complete.
    async fn transact<T>(
        &self,
        stores: &[&str],
        mode: TransactionMode,
        durability: Durability,
        work: impl AsyncFnOnce(&Transaction<'_>) -> Result<T>,
    ) -> Result<T> {
        let mut database = self.open().await?;
        let mut started = begin(&database, stores, mode, durability);
        // A connection may have been lost while the app slept. Nothing has been written when a transaction cannot even start, so
        // it is safe to open another, once.
        if started.as_ref().is_err_and(StoreError::is_lost_connection) {
            drop(started);
            self.connection.borrow_mut().take();
            database = self.open().await?;
            started = begin(&database, stores, mode, durability);
        }
        let tx = started?;
        match work(&tx).await {
            Ok(done) => {
                tx.commit().await?;
                Ok(done)
            }
            Err(error) => {
                // The first error says more than the abort that follows from it.
                let _ = tx.abort().await;
                Err(error)
            }
        }
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

/// So many numbers of the outbox that nobody had and nobody else will get.
async fn reserve(tx: &Transaction<'_>, count: usize) -> Result<Vec<u32>> {
    let store = tx.object_store(OUTBOX)?;
    let mut numbers = Vec::with_capacity(count);
    for _ in 0..count {
        let number = store.add(JsValue::NULL).with_key_type::<u32>().primitive()?.await?;
        drop(store.delete::<u32, _>(KeyRange::Only(number)).primitive()?);
        numbers.push(number);
    }
    Ok(numbers)
}

/// Requests are under way as soon as they are built; committing waits for them.
async fn run(tx: &Transaction<'_>, puts: &[Put], values: Vec<JsValue>, numbers: &[u32]) -> Result<()> {
    let mut numbers = numbers.iter();
    for (count, (put, value)) in puts.iter().zip(values).enumerate() {
        let Some(name) = put.store() else { return Err(StoreError::Full) };
        let store = tx.object_store(name)?;
        match put {
            Put::Text(_, key, _) => {
                drop(store.put(value).with_key(key.as_str()).without_key_type().primitive()?);
            }
            Put::IfNone(_, key, _) => {
                if found(&store, &Get::One(name, key), Some(only(key))).await?.items.is_empty() {
                    drop(store.put(value).with_key(key.as_str()).without_key_type().primitive()?);
                }
            }
            Put::Only(_, key, text) => {
                let found = found(&store, &Get::One(name, key), Some(only(key))).await?;
                if found.items.first().and_then(|(_, value)| value.as_string()).as_ref() != Some(text) {
                    return Err(StoreError::Overtaken);
                }
            }
            Put::Next(..) | Put::Number(..) => {
                let number = match put {
                    Put::Number(_, number, _) => Some(number),
                    _ => numbers.next(),
                };
                let number = *number.ok_or(StoreError::Refused)?;
                drop(store.put(value).with_key(number).without_key_type().primitive()?);
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
    Ok(())
}

impl Get<'_> {
    fn store(&self) -> &'static str {
        match self {
            Self::One(store, _) | Self::All(store) | Self::Under(store, _) => store,
        }
    }
}

/// What is asked for of one store, as it lies there.
async fn found(store: &ObjectStore<'_>, get: &Get<'_>, range: Option<KeyRange<String>>) -> Result<Found> {
    let mut items = Vec::new();
    let keys: Vec<JsValue> = match (get, &range) {
        (Get::One(_, key), _) => vec![(*key).into()],
        (_, Some(range)) => {
            all(store.get_all_keys().with_query::<String, _>(range.clone()).primitive()?.await?)?
        }
        (_, None) => all(store.get_all_keys().primitive()?.await?)?,
    };
    let values: Vec<JsValue> = match range {
        Some(range) => all(store.get_all().with_query::<String, _>(range).primitive()?.await?)?,
        None => all(store.get_all().primitive()?.await?)?,
    };
    for (key, value) in keys.iter().zip(values) {
        items.push((named(key), value));
    }
    Ok(Found { store: get.store(), items })
}

/// A key as text.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of the outbox came from the browser, which counts up from 1"
)]
fn named(key: &JsValue) -> String {
    key.as_string().unwrap_or_else(|| (key.as_f64().unwrap_or_default() as u32).to_string())
}

fn all(found: impl Iterator<Item = core::result::Result<JsValue, Error>>) -> Result<Vec<JsValue>> {
    let mut all = Vec::new();
    for one in found {
        all.push(one?);
    }
    Ok(all)
}

fn only(key: &str) -> KeyRange<String> {
    KeyRange::Only(key.into())
}

/// Keys are ASCII, so `~` comes after every one that begins with `prefix`.
fn under(prefix: &str) -> KeyRange<String> {
    KeyRange::Bound(prefix.into(), false, format!("{prefix}~"), false)
}
