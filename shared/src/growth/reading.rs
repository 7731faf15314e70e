//! What is known of a child before growth is assessed: who, how old, and what was measured how.

use serde::{Deserialize, Serialize};

use crate::age::{AgeDays, CivilDate, CompletedMonths};
use crate::sex::Sex;
use crate::unit::{Grams, Millimetres};

/// The child, as far as growth needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// Sex.
    pub sex: Sex,
    /// Date of birth.
    pub birth_date: CivilDate,
}

/// One child's age, counted both ways that matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Age {
    /// Days, as WHO counts: the age that every score is computed at.
    pub days: AgeDays,
    /// Completed months, as Permenkes 2/2020 counts.
    pub months: CompletedMonths,
}

/// The mean length of a month in WHO's tables, 365.25 / 12 days.
pub const DAYS_PER_MONTH: f64 = 30.4375;

impl Age {
    /// The age on a day; `None` when that day is before birth.
    #[must_use]
    pub fn between(birth: CivilDate, on: CivilDate) -> Option<Self> {
        Some(Self { days: AgeDays::between(birth, on)?, months: CompletedMonths::between(birth, on)? })
    }

    /// An age of which only the days are known. Its completed months are those of mean length (30.4375 days), which can
    /// differ from the calendar's by one within two days of a month's end.
    #[must_use]
    pub fn from_days(days: AgeDays) -> Self {
        // 30.4375 = 487 / 16; u64 holds any u32 times 16.
        let months = u64::from(days.0) * 16 / 487;
        Self { days, months: CompletedMonths(u32::try_from(months).unwrap_or(u32::MAX)) }
    }

    /// An age of which only the completed months are known: the first day of that month, where WHO's tables by month
    /// stand.
    #[must_use]
    pub fn from_months(months: CompletedMonths) -> Self {
        // 30.4375 = 487 / 16, rounded to the nearest day.
        let days = (u64::from(months.0) * 487 + 8) / 16;
        Self { days: AgeDays(u32::try_from(days).unwrap_or(u32::MAX)), months }
    }

    /// Months of mean length with their fraction, as WHO 2007 is read.
    #[must_use]
    pub fn fractional_months(self) -> f64 {
        f64::from(self.days.0) / DAYS_PER_MONTH
    }
}

/// How a child's length was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Position {
    /// Lying on a board (terlentang): a length.
    Lying,
    /// Standing (berdiri): a height.
    Standing,
}

/// Pitting oedema of both feet, by how far it reaches.
///
/// Source: WHO, management of severe acute malnutrition: + feet, ++ feet and lower legs or arms, +++ generalised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Oedema {
    /// None found.
    #[default]
    Absent,
    /// +: both feet.
    Grade1,
    /// ++: both feet and lower legs, hands or lower arms.
    Grade2,
    /// +++: generalised, with the face; to hospital.
    Grade3,
}

impl Oedema {
    /// Whether there is any.
    #[must_use]
    pub fn is_present(self) -> bool {
        self != Self::Absent
    }
}

/// A skinfold in whole tenths of a millimetre, the finest that callipers are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct TenthMillimetres(pub u32);

impl TenthMillimetres {
    /// The fold in millimetres, as WHO's tables are published.
    #[must_use]
    pub fn millimetres(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

/// What was measured at one visit; whatever was not measured is `None`, and so is a zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Reading {
    /// Body weight.
    #[serde(rename = "weightGrams")]
    pub weight: Option<Grams>,
    /// Length or height as read from the board, not adjusted.
    #[serde(rename = "lengthMillimetres")]
    pub length: Option<Millimetres>,
    /// How the length was taken; `None` is unknown.
    pub position: Option<Position>,
    /// Head circumference.
    #[serde(rename = "headMillimetres")]
    pub head: Option<Millimetres>,
    /// Mid-upper-arm circumference (LiLA).
    #[serde(rename = "armMillimetres")]
    pub arm: Option<Millimetres>,
    /// Triceps skinfold.
    #[serde(rename = "tricepsTenthMillimetres")]
    pub triceps: Option<TenthMillimetres>,
    /// Subscapular skinfold.
    #[serde(rename = "subscapularTenthMillimetres")]
    pub subscapular: Option<TenthMillimetres>,
    /// Bilateral pitting oedema.
    #[serde(default)]
    pub oedema: Oedema,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mean_months_turn_at_their_whole_day() {
        let months = |days| Age::from_days(AgeDays(days)).months.0;
        assert_eq!((months(30), months(31)), (0, 1));
        assert_eq!((months(730), months(731)), (23, 24));
        assert_eq!((months(1826), months(1827)), (59, 60));
        assert_eq!(months(u32::MAX), 141_107_755);
        for month in [0, 1, 23, 24, 60, 228] {
            let age = Age::from_months(CompletedMonths(month));
            assert_eq!(age.months.0, month);
            let whole = (f64::from(month) * DAYS_PER_MONTH).round();
            assert!((f64::from(age.days.0) - whole).abs() < 1e-9, "{month}");
        }
    }
}
