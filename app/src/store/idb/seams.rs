//! What tests in a browser need of the inside of the database.

use tumbuh::sync::phone::Put;
use wasm_bindgen::JsValue;

use super::{Durability, Get, Idb, Result, TransactionMode, begin, run};
use crate::store::StoreError;
use crate::store::schema::OUTBOX;

impl Idb {
    /// Lets the phone die after so many more writes.
    pub fn die_after(&self, writes: u32) {
        self.writes_left.set(Some(writes));
    }

    pub(super) fn live_on(&self) -> Result<()> {
        let Some(left) = self.writes_left.get() else { return Ok(()) };
        self.writes_left.set(Some(left.saturating_sub(1)));
        if left == 0 { Err(StoreError::Refused) } else { Ok(()) }
    }

    /// A store as it lies there.
    pub async fn raw(&self, store: &'static str) -> Result<Vec<(String, JsValue)>> {
        Ok(self.find(&[Get::All(store)]).await?.into_iter().flat_map(|found| found.items).collect())
    }

    /// Puts something there as it is.
    pub async fn put_raw(&self, store: &'static str, items: Vec<(String, JsValue)>) -> Result<()> {
        let database = self.open().await?;
        let tx = begin(&database, &[store], TransactionMode::Readwrite, Durability::Strict)?;
        let (puts, values): (Vec<Put>, Vec<JsValue>) = items
            .into_iter()
            .map(|(key, value)| match key.parse() {
                Ok(number) if store == OUTBOX => (Put::Number(store, number, String::new()), value),
                _ => (Put::Text(store, key, String::new()), value),
            })
            .unzip();
        run(&tx, &puts, values, &[]).await?;
        tx.commit().await?;
        Ok(())
    }
}
