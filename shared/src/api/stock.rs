//! Food supplements in the stores of puskesmas, as pages ask for them.

use alloc::vec::Vec;
use core::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::care::{Stock, StockMove, in_order};
use crate::regency::PuskesmasCode;
use crate::text::{Line, Slug};

/// `GET /api/v1/stock`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct StockResponse {
    /// The stores of the puskesmas that cover something of the caller's areas, by code.
    pub stores: Vec<StoreView>,
}

/// What one puskesmas has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct StoreView {
    /// Its code.
    pub puskesmas: PuskesmasCode,
    /// What people call it.
    pub name: Line<120>,
    /// What it has or had, by item.
    pub items: Vec<ItemView>,
}

/// What a store has of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    /// Which.
    pub item: Slug,
    /// Packs on hand; 0 when more went out than came in.
    pub packs_on_hand: u64,
    /// What came in and went out, and when it did not add up.
    pub stock: Stock,
    /// Every movement, the newest first.
    pub moves: Vec<StockMove>,
}

impl StoreView {
    /// The store of a puskesmas after these movements, in any order.
    #[must_use]
    pub fn of(puskesmas: PuskesmasCode, name: Line<120>, moves: Vec<StockMove>) -> Self {
        let own = moves.into_iter().filter(|one| one.puskesmas == puskesmas);
        let moves = in_order(own, |one| (one.item.clone(), Reverse((one.on, one.id))));
        let items = moves.chunk_by(|one, other| one.item == other.item).filter_map(|of_item| {
            let item = of_item.first()?.item.clone();
            let stock = Stock::of(of_item, &puskesmas, &item);
            Some(ItemView { packs_on_hand: stock.packs_on_hand(), stock, item, moves: of_item.to_vec() })
        });
        Self { items: items.collect(), puskesmas, name }
    }
}
