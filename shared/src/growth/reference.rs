//! WHO's tables for whoever draws or publishes them: which rows there are, and each row.

use serde::{Deserialize, Serialize};

use super::indicator::{Indicator, Standard};
use super::lms::Lms;
use super::tables::{Table, Tables};
use crate::sex::Sex;

/// What the rows of a table are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RowUnit {
    /// Days of age (WHO 2006).
    Days,
    /// Months of age (WHO 2007).
    Months,
    /// Millimetres of lying length or standing height.
    Millimetres,
}

/// The rows of one published table: from first to last, every whole unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RowRange {
    /// What is counted.
    pub unit: RowUnit,
    /// First row.
    pub first: u32,
    /// Last row.
    pub last: u32,
}

/// The rows of an indicator's table; `None` when the standard has no such table (or it was left out of the build).
#[must_use]
pub fn rows(indicator: Indicator, standard: Standard) -> Option<RowRange> {
    let table = table(indicator, standard)?;
    let (first, last) = table.keys();
    let unit = match (indicator, standard) {
        (Indicator::WeightForLength | Indicator::WeightForHeight, _) => RowUnit::Millimetres,
        (_, Standard::Who2006) => RowUnit::Days,
        (_, Standard::Who2007) => RowUnit::Months,
    };
    Tables::get().row(table, Sex::Male, first).map(|_| RowRange { unit, first, last })
}

/// One row as published; `None` outside the table.
#[must_use]
pub fn distribution(indicator: Indicator, standard: Standard, sex: Sex, key: u32) -> Option<Lms> {
    Tables::get().row(table(indicator, standard)?, sex, key)
}

fn table(indicator: Indicator, standard: Standard) -> Option<Table> {
    match (standard, indicator) {
        (Standard::Who2006, Indicator::WeightForAge) => Some(Table::WeightForAge),
        (Standard::Who2006, Indicator::LengthForAge) => Some(Table::LengthForAge),
        (Standard::Who2006, Indicator::WeightForLength) => Some(Table::WeightForLength),
        (Standard::Who2006, Indicator::WeightForHeight) => Some(Table::WeightForHeight),
        (Standard::Who2006, Indicator::BmiForAge) => Some(Table::BmiForAge),
        (Standard::Who2006, Indicator::HeadForAge) => Some(Table::HeadForAge),
        (Standard::Who2006, Indicator::ArmForAge) => Some(Table::ArmForAge),
        (Standard::Who2006, Indicator::TricepsForAge) => Some(Table::Triceps),
        (Standard::Who2006, Indicator::SubscapularForAge) => Some(Table::Subscapular),
        (Standard::Who2007, Indicator::WeightForAge) => Some(Table::SchoolWeight),
        (Standard::Who2007, Indicator::LengthForAge) => Some(Table::SchoolHeight),
        (Standard::Who2007, Indicator::BmiForAge) => Some(Table::SchoolBmi),
        (Standard::Who2007, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_can_be_asked_for() {
        let range = rows(Indicator::WeightForHeight, Standard::Who2006);
        assert_eq!(range, Some(RowRange { unit: RowUnit::Millimetres, first: 650, last: 1_200 }));
        assert_eq!(rows(Indicator::HeadForAge, Standard::Who2007), None);
        assert_eq!(rows(Indicator::TricepsForAge, Standard::Who2006).is_some(), cfg!(feature = "skinfold"));
        let median =
            |key| distribution(Indicator::BmiForAge, Standard::Who2007, Sex::Female, key).map(|row| row.m);
        assert_eq!((median(59), median(229)), (None, None));
        assert!(median(60).is_some() && median(228).is_some());
    }
}
