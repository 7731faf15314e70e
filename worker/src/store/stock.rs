//! Movements of food supplements: only ever added.

use serde::Deserialize;
use tumbuh::care::StockMove;
use tumbuh::id::StockMoveId;
use tumbuh::regency::PuskesmasCode;

use super::sql::{read, write};
use super::{Store, StoreError};

#[derive(Deserialize)]
struct Body {
    body: String,
}

impl Store {
    pub fn stock_move(&self, id: StockMoveId) -> Result<Option<StockMove>, StoreError> {
        let query = "SELECT body FROM stock_moves WHERE id = ?";
        let row = self.database.first::<Body>(query, [id.to_string().into()])?;
        row.map(|row| read("stock move", &row.body)).transpose()
    }

    pub fn put_stock_move(&self, movement: &StockMove) -> Result<(), StoreError> {
        let query = "INSERT INTO stock_moves (id, puskesmas, body) VALUES (?, ?, ?)";
        self.database.run(
            query,
            [
                movement.id.to_string().into(),
                movement.puskesmas.as_str().into(),
                write("stock move", movement)?.into(),
            ],
        )
    }

    /// Every movement of one store.
    pub fn stock_moves(&self, puskesmas: &PuskesmasCode) -> Result<Vec<StockMove>, StoreError> {
        let query = "SELECT body FROM stock_moves WHERE puskesmas = ?";
        let rows = self.database.all::<Body>(query, [puskesmas.as_str().into()])?;
        rows.iter().map(|row| read("stock move", &row.body)).collect()
    }
}
