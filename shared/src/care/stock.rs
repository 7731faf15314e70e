//! Food supplements in stock at a puskesmas: what came in, what went out, what is on hand.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::fold::in_order;
use crate::age::CivilDate;
use crate::id::{CaseId, StockMoveId};
use crate::regency::PuskesmasCode;
use crate::text::{Line, Slug};

/// One movement. Movements are only ever added; a mistake is corrected by the opposite one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StockMove {
    /// Made on the phone that noted it.
    pub id: StockMoveId,
    /// Where.
    pub puskesmas: PuskesmasCode,
    /// What.
    pub item: Slug,
    /// When.
    pub on: CivilDate,
    /// How many packs.
    pub packs: u32,
    /// Which way.
    pub way: StockWay,
}

/// Into or out of the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum StockWay {
    /// Received.
    In {
        /// From whom, or the number of the delivery.
        from: Option<Line<80>>,
    },
    /// Handed out.
    Out {
        /// For which case; `None` for a woman, or when not known.
        case: Option<CaseId>,
    },
    /// Taken out because spoilt, expired or lost.
    Lost,
}

/// What a store holds of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Stock {
    /// Packs that came in.
    pub packs_in: u64,
    /// Packs that went out.
    pub packs_out: u64,
    /// Days at whose end more had gone out than had come in: something was not noted. In order.
    pub short_on: Vec<CivilDate>,
}

impl Stock {
    /// What the store of `puskesmas` holds of `item` after these movements, in any order; each counts once.
    #[must_use]
    pub fn of<'a>(
        moves: impl IntoIterator<Item = &'a StockMove>,
        puskesmas: &PuskesmasCode,
        item: &Slug,
    ) -> Self {
        let own = |one: &&StockMove| one.puskesmas == *puskesmas && one.item == *item;
        let mut moves = in_order(moves.into_iter().filter(own), |one| (one.on, one.id));
        let mut seen = alloc::collections::BTreeSet::new();
        moves.retain(|one| seen.insert(one.id));
        let mut stock = Self::default();
        for day in moves.chunk_by(|one, other| one.on == other.on) {
            for one in day {
                let count = match one.way {
                    StockWay::In { .. } => &mut stock.packs_in,
                    StockWay::Out { .. } | StockWay::Lost => &mut stock.packs_out,
                };
                *count = count.saturating_add(u64::from(one.packs));
            }
            if stock.packs_out > stock.packs_in {
                stock.short_on.extend(day.first().map(|one| one.on));
            }
        }
        stock
    }

    /// Packs on hand; 0 when more went out than came in, and then [`Self::is_short`].
    #[must_use]
    pub fn packs_on_hand(&self) -> u64 {
        self.packs_in.saturating_sub(self.packs_out)
    }

    /// Whether more went out than came in: count the store and note what is missing.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.packs_out > self.packs_in
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn puskesmas() -> PuskesmasCode {
        "32.11.P01".parse().unwrap()
    }

    fn moved(id: u8, day: i32, packs: u32, way: StockWay) -> StockMove {
        StockMove {
            id: StockMoveId::new(u64::from(id), [id; 10]),
            puskesmas: puskesmas(),
            item: "biscuits".parse().unwrap(),
            on: "2025-10-01".parse::<CivilDate>().unwrap().plus_days(day),
            packs,
            way,
        }
    }

    fn stock(moves: &[StockMove]) -> Stock {
        Stock::of(moves, &puskesmas(), &"biscuits".parse().unwrap())
    }

    #[test]
    fn a_store_is_never_negative_without_a_flag() {
        let received = |id, day, packs| moved(id, day, packs, StockWay::In { from: None });
        let given = |id, day, packs| moved(id, day, packs, StockWay::Out { case: None });
        let fine = stock(&[given(2, 0, 10), received(1, 0, 10)]);
        assert_eq!((fine.packs_on_hand(), fine.short_on.len()), (0, 0), "one day, one balance");
        let short = stock(&[given(2, 0, 11), received(1, 0, 10)]);
        assert!(short.is_short() && short.packs_on_hand() == 0);
        let repaired = stock(&[given(1, 0, 5), received(2, 1, 8)]);
        assert_eq!((repaired.packs_on_hand(), repaired.is_short()), (3, false));
        assert_eq!(repaired.short_on, [given(1, 0, 5).on]);
        let lost = stock(&[received(1, 0, 10), moved(2, 1, 3, StockWay::Lost)]);
        assert_eq!(lost.packs_on_hand(), 7);
        let mut elsewhere = received(3, 0, 10);
        elsewhere.puskesmas = "32.11.P02".parse().unwrap();
        assert_eq!(stock(&[elsewhere]), Stock::default());
    }

    proptest! {
        #[test]
        fn the_balance_is_in_minus_out(
            moves in proptest::collection::vec((0..9_i32, 0..100_u32, 0..3_u8), 0..30),
            shift in 0..30_usize,
        ) {
            let mut all: Vec<_> = moves
                .iter()
                .zip(0_u8..)
                .map(|((day, packs, way), id)| {
                    let way = match way {
                        0 => StockWay::In { from: None },
                        1 => StockWay::Out { case: None },
                        _ => StockWay::Lost,
                    };
                    moved(id, *day, *packs, way)
                })
                .collect();
            let sum = |into: bool| -> i64 {
                let of = all.iter().filter(|one| matches!(one.way, StockWay::In { .. }) == into);
                of.map(|one| i64::from(one.packs)).sum()
            };
            let balance = sum(true) - sum(false);
            let result = stock(&all);
            prop_assert_eq!(i64::try_from(result.packs_on_hand()).unwrap(), balance.max(0));
            prop_assert_eq!(result.is_short(), balance < 0);
            let again = all.clone();
            all.extend(again);
            let middle = shift.min(all.len());
            all.rotate_left(middle);
            prop_assert_eq!(stock(&all), result);
        }
    }
}
