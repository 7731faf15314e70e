//! The counts of a posyandu's month (SKDN), which add up over children and areas.

use core::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::history::{KmsMonth, Outcome};

/// Children under five of one area in one month. D is not stored but is the sum N + T + O + B, so it cannot disagree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Skdn {
    /// S: all under-fives who live there.
    pub under_fives: u32,
    /// K: those with a card (registered).
    pub with_card: u32,
    /// N
    pub gained: u32,
    /// T
    pub not_gained: u32,
    /// O
    pub not_weighed_last_month: u32,
    /// B
    pub first: u32,
    /// BGM
    pub below_red_line: u32,
    /// Above the orange line.
    pub above_orange_line: u32,
    /// 2T
    pub twice_not_gained: u32,
}

/// A count and what it is counted of; percentages are computed from sums of these and never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// How many.
    pub count: u32,
    /// Of how many.
    pub of: u32,
}

impl Share {
    /// As a percentage; `None` of none.
    #[must_use]
    pub fn percent(self) -> Option<f64> {
        (self.of > 0).then(|| 100.0 * f64::from(self.count) / f64::from(self.of))
    }
}

impl Skdn {
    /// Adds one under-five: with a card or not, and the month's entry when weighed in it.
    pub fn count(&mut self, has_card: bool, month: Option<&KmsMonth>) {
        self.under_fives += 1;
        self.with_card += u32::from(has_card);
        let Some(month) = month else { return };
        match month.outcome {
            Outcome::Gained => self.gained += 1,
            Outcome::NotGained => self.not_gained += 1,
            Outcome::NotWeighedLastMonth => self.not_weighed_last_month += 1,
            Outcome::First => self.first += 1,
        }
        self.below_red_line += u32::from(month.below_red_line);
        self.above_orange_line += u32::from(month.above_orange_line);
        self.twice_not_gained += u32::from(month.twice_not_gained);
    }

    /// D: weighed this month.
    #[must_use]
    pub fn weighed(&self) -> u32 {
        self.gained + self.not_gained + self.not_weighed_last_month + self.first
    }

    /// K - D: had a card and did not come.
    #[must_use]
    pub fn absent(&self) -> u32 {
        self.with_card.saturating_sub(self.weighed())
    }

    /// D/S, participation.
    #[must_use]
    pub fn participation(&self) -> Share {
        Share { count: self.weighed(), of: self.under_fives }
    }

    /// N/(D-O-B), success among those whose gain is known.
    #[must_use]
    pub fn success(&self) -> Share {
        Share { count: self.gained, of: self.gained + self.not_gained }
    }

    /// K/S, coverage.
    #[must_use]
    pub fn coverage(&self) -> Share {
        Share { count: self.with_card, of: self.under_fives }
    }

    /// BGM/D.
    #[must_use]
    pub fn below_red_line_share(&self) -> Share {
        Share { count: self.below_red_line, of: self.weighed() }
    }

    /// 2T/D.
    #[must_use]
    pub fn twice_not_gained_share(&self) -> Share {
        Share { count: self.twice_not_gained, of: self.weighed() }
    }
}

impl AddAssign for Skdn {
    fn add_assign(&mut self, other: Self) {
        self.under_fives += other.under_fives;
        self.with_card += other.with_card;
        self.gained += other.gained;
        self.not_gained += other.not_gained;
        self.not_weighed_last_month += other.not_weighed_last_month;
        self.first += other.first;
        self.below_red_line += other.below_red_line;
        self.above_orange_line += other.above_orange_line;
        self.twice_not_gained += other.twice_not_gained;
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;
    use crate::age::CivilDate;
    use crate::growth::Subject;
    use crate::kms::{KmsSettings, Weighing, months};
    use crate::sex::Sex;
    use crate::unit::Grams;

    fn children() -> impl Strategy<Value = Vec<Vec<(i32, u32)>>> {
        let weighings = prop::collection::vec((-40..2_000_i32, 0..25_000_u32), 0..40);
        prop::collection::vec(weighings, 0..12)
    }

    proptest! {
        #[test]
        fn everyone_weighed_is_exactly_one_of_n_t_o_b(children in children(), month in 24_290..24_360_i32) {
            let birth = CivilDate::new(2024, 3, 15).unwrap();
            let settings = KmsSettings::default();
            let (mut skdn, mut weighed, mut halves) = (Skdn::default(), 0, [Skdn::default(); 2]);
            for (index, history) in children.iter().enumerate() {
                let weighings: Vec<_> = history
                    .iter()
                    .map(|(day, grams)| Weighing { date: birth.plus_days(*day), weight: Grams(*grams) })
                    .collect();
                let subject = Subject { sex: Sex::ALL[index % 2], birth_date: birth };
                let card = months(&subject, &weighings, &settings);
                prop_assert!(card.is_sorted_by_key(|entry| entry.weighing.date));
                prop_assert!(card.iter().skip(1).all(|entry| entry.outcome != Outcome::First));
                let entry = card.iter().find(|entry| entry.weighing.date.month_index() == month);
                weighed += u32::from(entry.is_some());
                skdn.count(true, entry);
                halves[index % 2].count(true, entry);
            }
            prop_assert_eq!(skdn.weighed(), weighed);
            prop_assert_eq!(skdn.weighed(), skdn.gained + skdn.not_gained + skdn.not_weighed_last_month + skdn.first);
            prop_assert_eq!(skdn.absent() + skdn.weighed(), skdn.with_card);
            prop_assert!(skdn.twice_not_gained <= skdn.not_gained);
            let [mut sum, other] = halves;
            sum += other;
            prop_assert_eq!(sum, skdn);
        }
    }

    #[test]
    fn a_share_of_none_has_no_percentage() {
        assert_eq!(Skdn::default().participation().percent(), None);
        assert_eq!(Share { count: 1, of: 4 }.percent(), Some(25.0));
    }
}
