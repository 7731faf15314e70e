//! What an assessment says: the scores, how they were reached, and what to know beside them.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::category::{Category, NutritionStatus};
use super::indicator::{Indicator, Standard};
use super::reading::Age;
use super::warning::Warnings;
use super::{ENGINE_VERSION, TABLE_HASH};
use crate::age::CompletedMonths;
use crate::unit::Millimetres;

/// Everything that one reading of one child says about growth. Holds no heap memory and can be stored as it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// Which rules and which tables.
    pub provenance: Provenance,
    /// The age assessed at; `None` when unknown or before birth.
    pub age: Option<Age>,
    /// The standard for that age; `None` without an age, or after 228 months.
    pub standard: Option<Standard>,
    /// The length that was compared, and what was done to the one read.
    pub length: Option<AdjustedLength>,
    /// A score for each index that could be computed.
    pub scores: Scores,
    /// Nutritional status from the gravest of oedema, weight for length and LiLA; `None` when none of them was assessed.
    pub nutrition: Option<Nutrition>,
    /// What to know beside the scores.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<super::Warning>))]
    pub warnings: Warnings,
}

/// The rules and tables behind an assessment: equal provenance and equal readings give equal assessments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Provenance {
    /// Version of the rules.
    pub engine: EngineVersion,
    /// Hash of the tables, 16 hexadecimal digits.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub tables: TableHash,
}

impl Provenance {
    /// Of the engine and tables in this build.
    pub const CURRENT: Self = Self { engine: ENGINE_VERSION, tables: TABLE_HASH };
}

/// A version of the growth rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct EngineVersion(pub u16);

/// A hash of WHO's tables; 16 hexadecimal digits on the wire.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TableHash(pub u64);

impl fmt::Display for TableHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Debug for TableHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for TableHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TableHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = alloc::borrow::Cow::<str>::deserialize(deserializer)?;
        u64::from_str_radix(&text, 16).map(Self).map_err(serde::de::Error::custom)
    }
}

/// The length compared with the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AdjustedLength {
    /// After the adjustment.
    pub millimetres: Millimetres,
    /// What was done, and why.
    pub adjustment: LengthAdjustment,
}

/// What was done to a length before it was compared.
///
/// Source: WHO Child Growth Standards 2006: lying length exceeds standing height by 0.7 cm on average.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum LengthAdjustment {
    /// Nothing: it was taken the way the table for this age is, or the age is unknown.
    AsMeasured,
    /// Nothing, because the position is unknown (or not to be believed).
    PositionUnknown,
    /// 7 mm added: standing under 731 days.
    AddedForStanding,
    /// 7 mm taken off: lying from day 731.
    SubtractedForLying,
}

/// One score for each index; `None` where a value, a table or the right to use one (oedema) is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Scores {
    /// BB/U
    pub weight_for_age: Option<Score>,
    /// PB/U or TB/U
    pub length_for_age: Option<Score>,
    /// BB/PB or BB/TB; the score's `indicator` says which.
    pub weight_for_length: Option<Score>,
    /// IMT/U
    pub bmi_for_age: Option<Score>,
    /// LK/U
    pub head_for_age: Option<Score>,
    /// LiLA/U
    pub arm_for_age: Option<Score>,
    /// Triceps skinfold for age
    pub triceps_for_age: Option<Score>,
    /// Subscapular skinfold for age
    pub subscapular_for_age: Option<Score>,
}

impl Scores {
    /// The scores there are, in the order of [`Indicator::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = &Score> {
        [
            &self.weight_for_age,
            &self.length_for_age,
            &self.weight_for_length,
            &self.bmi_for_age,
            &self.head_for_age,
            &self.arm_for_age,
            &self.triceps_for_age,
            &self.subscapular_for_age,
        ]
        .into_iter()
        .flatten()
    }

    /// The score of one indicator.
    #[must_use]
    pub fn get(&self, indicator: Indicator) -> Option<&Score> {
        self.iter().find(|score| score.indicator == indicator)
    }
}

/// Where one value lies among healthy children of the same sex and age (or length).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// Which index.
    pub indicator: Indicator,
    /// Against which standard.
    pub standard: Standard,
    /// The value compared, in [`Indicator::unit`]; a length after its adjustment.
    pub value: f64,
    /// The median of healthy children, in the same unit.
    pub median: f64,
    /// z, unrounded: the record, and what the category is read from.
    pub z: f64,
    /// z at two decimals, halves away from zero, as WHO's programs print it.
    pub z_rounded: f64,
    /// WHO's flag on the rounded z ([`Indicator::plausible_z`]): measure again.
    pub implausible: bool,
    /// Percentile, 0 to 100.
    pub percentile: f64,
    /// Permenkes 2/2020; `None` where it names no category for this index at this age.
    pub category: Option<Category>,
    /// The same value read by completed months; `None` without an age.
    pub by_month: Option<MonthReading>,
}

/// A value read the way Permenkes 2/2020 does: at the row of the completed month.
///
/// WHO's tables by month are the day tables at `round(month × 30.4375)`, month 24 being day 731: that day decides here
/// about the row, the adjustment of the length, and length or height table. Up to 60 completed months it is WHO 2006, from
/// 61 WHO 2007 at the whole month.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MonthReading {
    /// The completed months.
    pub months: CompletedMonths,
    /// z at that row, unrounded.
    pub z: f64,
    /// The category there.
    pub category: Option<Category>,
    /// Why the category differs from the daily one; `None` when it does not.
    pub difference: Option<MonthDifference>,
}

/// Why a reading by completed months falls in another category than the daily one. Neither is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum MonthDifference {
    /// The days since the last whole month count by the day, and not by the month.
    DaysSinceWholeMonth,
    /// By one count the child is two years old and by the other not yet: other length table or adjustment.
    TwoYears,
    /// By one count the child is still in the standard for under-fives, by the other in that for school age.
    FiveYears,
}

/// Nutritional status and the sign that decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Nutrition {
    /// Gizi buruk to obesitas.
    pub status: NutritionStatus,
    /// From which sign.
    pub basis: NutritionBasis,
}

/// The sign that a nutritional status was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum NutritionBasis {
    /// Bilateral pitting oedema: gizi buruk whatever the weight.
    Oedema,
    /// BB/PB or BB/TB.
    WeightForLength,
    /// LiLA, 6 to 59 months, graver than weight for length or alone.
    Arm,
}
