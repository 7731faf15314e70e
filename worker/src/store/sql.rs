//! SQLite in a Durable Object, with its pitfalls wrapped: no query text is built at run time but by [`Statement`], no integer
//! loses digits, and a transaction is synchronous.

use std::cell::Cell;

use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use worker::{SqlStorage, SqlStorageValue, Storage};

use crate::archive::codec::Value;

#[wasm_bindgen]
extern "C" {
    type JsStorage;

    #[wasm_bindgen(method, catch, js_name = transactionSync)]
    fn transaction_sync(
        this: &JsStorage,
        work: &mut dyn FnMut() -> Result<JsValue, JsValue>,
    ) -> Result<JsValue, JsValue>;
}

/// The database failed, or holds something that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite or the platform refused.
    #[error("database: {0}")]
    Database(String),
    /// A stored value does not read as what it should be.
    #[error("stored {what} is unreadable")]
    Unreadable { what: &'static str },
    /// A value cannot be written.
    #[error("{what} cannot be stored")]
    Unwritable { what: &'static str },
}

impl From<worker::Error> for StoreError {
    fn from(error: worker::Error) -> Self {
        Self::Database(error.to_string())
    }
}

/// A value for a `?`.
pub struct Bind(SqlStorageValue);

impl From<&Value> for Bind {
    fn from(value: &Value) -> Self {
        Self(match value {
            Value::Null => SqlStorageValue::Null,
            Value::Number(number) => SqlStorageValue::Float(*number),
            Value::Text(text) => text.as_str().into(),
            Value::Bytes(bytes) => bytes.clone().into(),
        })
    }
}

impl From<SqlStorageValue> for Value {
    fn from(value: SqlStorageValue) -> Self {
        match value {
            SqlStorageValue::Null => Self::Null,
            SqlStorageValue::Boolean(is) => Self::Number(f64::from(u8::from(is))),
            #[expect(clippy::cast_precision_loss, reason = "it comes from a number of JavaScript")]
            SqlStorageValue::Integer(number) => Self::Number(number as f64),
            SqlStorageValue::Float(number) => Self::Number(number),
            SqlStorageValue::String(text) => Self::Text(text),
            SqlStorageValue::Blob(bytes) => Self::Bytes(bytes),
        }
    }
}

impl From<&str> for Bind {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<&[u8]> for Bind {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec().into())
    }
}

impl From<String> for Bind {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl<T: Into<Self>> From<Option<T>> for Bind {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(SqlStorageValue::Null), Into::into)
    }
}

/// JavaScript's numbers hold integers up to 2^53 - 1; a phone's clock that claims more is held at that.
const SAFE: i64 = 9_007_199_254_740_991;

impl From<i64> for Bind {
    fn from(value: i64) -> Self {
        Self(SqlStorageValue::Integer(value.clamp(-SAFE, SAFE)))
    }
}

impl From<f64> for Bind {
    fn from(value: f64) -> Self {
        Self(SqlStorageValue::Float(value))
    }
}

impl From<u64> for Bind {
    fn from(value: u64) -> Self {
        Self::from(i64::try_from(value).unwrap_or(SAFE))
    }
}

/// A query about a table of whatever schema there is, put together from names that the schema itself gave, each quoted.
/// Exports and restorations alone need it: they must not miss a table that a later migration adds.
pub struct Statement(String);

impl Statement {
    /// The pieces one after another; a name is quoted, other pieces are written in the code.
    pub fn new<'a>(pieces: impl IntoIterator<Item = Piece<'a>>) -> Self {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Text(words) => text.push_str(words),
                Piece::Name(name) => {
                    text.push('"');
                    text.push_str(&name.replace('"', "\"\""));
                    text.push('"');
                }
            }
        }
        Self(text)
    }
}

/// A part of a [`Statement`].
#[derive(Clone, Copy)]
pub enum Piece<'a> {
    Text(&'static str),
    Name(&'a str),
}

pub struct Database {
    sql: SqlStorage,
    storage: JsValue,
    /// Statements that may have changed something.
    changes: Cell<u64>,
}

impl Database {
    pub fn new(storage: &Storage) -> Self {
        let raw: &JsValue = storage.as_raw().as_ref();
        Self { sql: storage.sql(), storage: raw.clone(), changes: Cell::new(0) }
    }

    /// Grows with every statement that may have changed something.
    pub fn changes(&self) -> u64 {
        self.changes.get()
    }

    /// Size of the database, bytes.
    pub fn size(&self) -> u64 {
        u64::try_from(self.sql.database_size()).unwrap_or(u64::MAX)
    }

    /// Runs a statement for its effect.
    pub fn run(&self, query: &'static str, binds: impl IntoIterator<Item = Bind>) -> Result<(), StoreError> {
        self.cursor(query, binds).map(|_| ())
    }

    /// Every row of the answer.
    pub fn all<T: DeserializeOwned>(
        &self,
        query: &'static str,
        binds: impl IntoIterator<Item = Bind>,
    ) -> Result<Vec<T>, StoreError> {
        Ok(self.cursor(query, binds)?.to_array()?)
    }

    /// The first row of the answer.
    pub fn first<T: DeserializeOwned>(
        &self,
        query: &'static str,
        binds: impl IntoIterator<Item = Bind>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.all(query, binds)?.into_iter().next())
    }

    /// The bytes that the first row of the answer begins with.
    pub fn bytes(
        &self,
        query: &'static str,
        binds: impl IntoIterator<Item = Bind>,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let row = self.cursor(query, binds)?.raw().next().transpose()?;
        match row.and_then(|row| row.into_iter().next()) {
            Some(SqlStorageValue::Blob(bytes)) => Ok(Some(bytes)),
            Some(_) => Err(StoreError::Unreadable { what: "bytes" }),
            None => Ok(None),
        }
    }

    fn cursor(
        &self,
        query: &'static str,
        binds: impl IntoIterator<Item = Bind>,
    ) -> Result<worker::SqlCursor, StoreError> {
        self.exec(query, binds)
    }

    fn exec(
        &self,
        query: &str,
        binds: impl IntoIterator<Item = Bind>,
    ) -> Result<worker::SqlCursor, StoreError> {
        if !query.starts_with("SELECT") {
            self.changes.set(self.changes.get().saturating_add(1));
        }
        let binds: Vec<_> = binds.into_iter().map(|bind| bind.0).collect();
        Ok(self.sql.exec(query, binds)?)
    }

    /// Runs a statement of the schema's tables for its effect.
    pub fn run_statement(
        &self,
        statement: &Statement,
        binds: impl IntoIterator<Item = Bind>,
    ) -> Result<(), StoreError> {
        self.exec(&statement.0, binds).map(|_| ())
    }

    /// Every row that a statement of the schema's tables finds, as it stands.
    pub fn values(
        &self,
        statement: &Statement,
        binds: impl IntoIterator<Item = Bind>,
    ) -> Result<Vec<Vec<Value>>, StoreError> {
        let cursor = self.exec(&statement.0, binds)?;
        cursor.raw().map(|row| Ok(row?.into_iter().map(Value::from).collect())).collect()
    }

    pub fn has_table(&self, name: &str) -> Result<bool, StoreError> {
        #[derive(serde::Deserialize)]
        struct Found {}
        let query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = ?";
        Ok(self.first::<Found>(query, [name.into()])?.is_some())
    }

    /// Runs `work` in one transaction that is undone when `work` fails.
    pub fn atomically<T, E: From<StoreError>>(&self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        let mut work = Some(work);
        let mut done = None;
        let storage: &JsStorage = self.storage.unchecked_ref();
        let outcome = storage.transaction_sync(&mut || {
            done = work.take().map(|work| work());
            match done {
                Some(Ok(_)) => Ok(JsValue::UNDEFINED),
                Some(Err(_)) | None => Err(JsValue::from_str("rolled back")),
            }
        });
        match (done, outcome) {
            (Some(Ok(value)), Ok(_)) => Ok(value),
            (Some(Err(error)), _) => Err(error),
            (_, Err(error)) => Err(StoreError::Database(format!("{error:?}")).into()),
            (None, Ok(_)) => Err(StoreError::Database("the transaction did not run".into()).into()),
        }
    }
}

/// A stored JSON text as a `T`.
pub fn read<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, StoreError> {
    tumbuh::read::bytes(text.as_bytes()).map_err(|_| StoreError::Unreadable { what })
}

/// A value as JSON text to store.
pub fn write(what: &'static str, value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unwritable { what })
}
