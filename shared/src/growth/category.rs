//! The categories of Permenkes 2/2020, each index with its own, and their limits.

use serde::{Deserialize, Serialize};

use super::indicator::Indicator;
use crate::age::CompletedMonths;
use crate::unit::Millimetres;

/// A category of Permenkes 2/2020, told apart by the scheme that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "scheme", content = "status", rename_all = "camelCase")]
pub enum Category {
    /// BB/U.
    Weight(WeightStatus),
    /// PB/U and TB/U.
    Length(LengthStatus),
    /// BB/PB, BB/TB and IMT/U under five.
    Nutrition(NutritionStatus),
    /// IMT/U at school age.
    SchoolNutrition(SchoolNutritionStatus),
    /// LK/U.
    Head(HeadStatus),
    /// LiLA, 6 to 59 months.
    Arm(ArmStatus),
}

/// BB/U, 0 to 60 months: below -3, -3 to below -2, -2 to +1, above +1 SD.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum WeightStatus {
    /// Berat badan sangat kurang.
    VeryLow,
    /// Berat badan kurang.
    Low,
    /// Berat badan normal.
    Normal,
    /// Risiko berat badan lebih.
    RiskOfOverweight,
}

/// PB/U and TB/U, 0 to 60 months: below -3, -3 to below -2, -2 to +3, above +3 SD.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum LengthStatus {
    /// Sangat pendek; only a physician makes it "stunting".
    VeryShort,
    /// Pendek; only a physician makes it "stunting".
    Short,
    /// Normal.
    Normal,
    /// Tinggi.
    Tall,
}

/// BB/PB, BB/TB and IMT/U, 0 to 60 months: below -3, to below -2, to +1, to +2, to +3, above +3 SD.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum NutritionStatus {
    /// Gizi buruk.
    SeverelyWasted,
    /// Gizi kurang.
    Wasted,
    /// Gizi baik.
    Good,
    /// Berisiko gizi lebih.
    RiskOfOverweight,
    /// Gizi lebih.
    Overweight,
    /// Obesitas.
    Obese,
}

/// IMT/U, 5 to 18 years: below -3, -3 to below -2, -2 to +1, above +1 to +2, above +2 SD.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum SchoolNutritionStatus {
    /// Gizi buruk.
    SeverelyThin,
    /// Gizi kurang.
    Thin,
    /// Gizi baik.
    Good,
    /// Gizi lebih.
    Overweight,
    /// Obesitas.
    Obese,
}

/// LK/U: below -2, -2 to +2, above +2 SD.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum HeadStatus {
    /// Mikrosefali.
    Microcephaly,
    /// Normal.
    Normal,
    /// Makrosefali.
    Macrocephaly,
}

/// LiLA, 6 to 59 completed months: below 11.5, 11.5 to below 12.5, from 12.5 cm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum ArmStatus {
    /// Gizi buruk.
    SeverelyWasted,
    /// Gizi kurang.
    Wasted,
    /// Normal.
    Normal,
}

impl Category {
    /// The category that an unrounded z of an under-five indicator falls in; `None` where Permenkes names none
    /// (skinfolds have none; the arm is judged in centimetres, see [`ArmStatus::of`]).
    #[must_use]
    pub fn of_under_five(indicator: Indicator, z: f64) -> Option<Self> {
        match indicator {
            Indicator::WeightForAge => Some(Self::Weight(WeightStatus::of(z))),
            Indicator::LengthForAge => Some(Self::Length(LengthStatus::of(z))),
            Indicator::WeightForLength | Indicator::WeightForHeight | Indicator::BmiForAge => {
                Some(Self::Nutrition(NutritionStatus::of(z)))
            }
            Indicator::HeadForAge => Some(Self::Head(HeadStatus::of(z))),
            Indicator::ArmForAge | Indicator::TricepsForAge | Indicator::SubscapularForAge => None,
        }
    }

    /// The category of an unrounded z at school age; Permenkes 2/2020 names one for IMT/U only.
    #[must_use]
    pub fn of_school_age(indicator: Indicator, z: f64) -> Option<Self> {
        (indicator == Indicator::BmiForAge).then(|| Self::SchoolNutrition(SchoolNutritionStatus::of(z)))
    }
}

impl WeightStatus {
    /// The category of an unrounded z.
    #[must_use]
    pub fn of(z: f64) -> Self {
        match z {
            z if z < -3.0 => Self::VeryLow,
            z if z < -2.0 => Self::Low,
            z if z <= 1.0 => Self::Normal,
            _ => Self::RiskOfOverweight,
        }
    }
}

impl LengthStatus {
    /// The category of an unrounded z.
    #[must_use]
    pub fn of(z: f64) -> Self {
        match z {
            z if z < -3.0 => Self::VeryShort,
            z if z < -2.0 => Self::Short,
            z if z <= 3.0 => Self::Normal,
            _ => Self::Tall,
        }
    }
}

impl NutritionStatus {
    /// The category of an unrounded z.
    #[must_use]
    pub fn of(z: f64) -> Self {
        match z {
            z if z < -3.0 => Self::SeverelyWasted,
            z if z < -2.0 => Self::Wasted,
            z if z <= 1.0 => Self::Good,
            z if z <= 2.0 => Self::RiskOfOverweight,
            z if z <= 3.0 => Self::Overweight,
            _ => Self::Obese,
        }
    }
}

impl SchoolNutritionStatus {
    /// The category of an unrounded z.
    #[must_use]
    pub fn of(z: f64) -> Self {
        match z {
            z if z < -3.0 => Self::SeverelyThin,
            z if z < -2.0 => Self::Thin,
            z if z <= 1.0 => Self::Good,
            z if z <= 2.0 => Self::Overweight,
            _ => Self::Obese,
        }
    }
}

impl HeadStatus {
    /// The category of an unrounded z.
    #[must_use]
    pub fn of(z: f64) -> Self {
        match z {
            z if z < -2.0 => Self::Microcephaly,
            z if z <= 2.0 => Self::Normal,
            _ => Self::Macrocephaly,
        }
    }
}

impl ArmStatus {
    /// The category of a LiLA; `None` outside 6 to 59 completed months, where the limits do not hold.
    #[must_use]
    pub fn of(arm: Millimetres, age: CompletedMonths) -> Option<Self> {
        (6..=59).contains(&age.0).then_some(match arm.0 {
            ..115 => Self::SeverelyWasted,
            115..125 => Self::Wasted,
            _ => Self::Normal,
        })
    }
}

impl From<ArmStatus> for NutritionStatus {
    fn from(arm: ArmStatus) -> Self {
        match arm {
            ArmStatus::SeverelyWasted => Self::SeverelyWasted,
            ArmStatus::Wasted => Self::Wasted,
            ArmStatus::Normal => Self::Good,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The nearest z on either side of a limit.
    fn around(limit: f64) -> (f64, f64, f64) {
        (limit.next_down(), limit, limit.next_up())
    }

    fn sides<T>(of: impl Fn(f64) -> T, limit: f64) -> [T; 3] {
        let (below, at, above) = around(limit);
        [of(below), of(at), of(above)]
    }

    #[test]
    fn weight_for_age_turns_at_its_limits() {
        use WeightStatus::{Low, Normal, RiskOfOverweight, VeryLow};
        assert_eq!(sides(WeightStatus::of, -3.0), [VeryLow, Low, Low]);
        assert_eq!(sides(WeightStatus::of, -2.0), [Low, Normal, Normal]);
        assert_eq!(sides(WeightStatus::of, 1.0), [Normal, Normal, RiskOfOverweight]);
    }

    #[test]
    fn length_for_age_turns_at_its_limits() {
        use LengthStatus::{Normal, Short, Tall, VeryShort};
        assert_eq!(sides(LengthStatus::of, -3.0), [VeryShort, Short, Short]);
        assert_eq!(sides(LengthStatus::of, -2.0), [Short, Normal, Normal]);
        assert_eq!(sides(LengthStatus::of, 3.0), [Normal, Normal, Tall]);
    }

    #[test]
    fn weight_for_length_turns_at_its_limits() {
        use NutritionStatus::{Good, Obese, Overweight, RiskOfOverweight, SeverelyWasted, Wasted};
        assert_eq!(sides(NutritionStatus::of, -3.0), [SeverelyWasted, Wasted, Wasted]);
        assert_eq!(sides(NutritionStatus::of, -2.0), [Wasted, Good, Good]);
        assert_eq!(sides(NutritionStatus::of, 1.0), [Good, Good, RiskOfOverweight]);
        assert_eq!(sides(NutritionStatus::of, 2.0), [RiskOfOverweight, RiskOfOverweight, Overweight]);
        assert_eq!(sides(NutritionStatus::of, 3.0), [Overweight, Overweight, Obese]);
    }

    #[test]
    fn school_age_turns_at_its_limits() {
        use SchoolNutritionStatus::{Good, Obese, Overweight, SeverelyThin, Thin};
        assert_eq!(sides(SchoolNutritionStatus::of, -3.0), [SeverelyThin, Thin, Thin]);
        assert_eq!(sides(SchoolNutritionStatus::of, -2.0), [Thin, Good, Good]);
        assert_eq!(sides(SchoolNutritionStatus::of, 1.0), [Good, Good, Overweight]);
        assert_eq!(sides(SchoolNutritionStatus::of, 2.0), [Overweight, Overweight, Obese]);
    }

    #[test]
    fn head_turns_at_its_limits() {
        use HeadStatus::{Macrocephaly, Microcephaly, Normal};
        assert_eq!(sides(HeadStatus::of, -2.0), [Microcephaly, Normal, Normal]);
        assert_eq!(sides(HeadStatus::of, 2.0), [Normal, Normal, Macrocephaly]);
    }

    #[test]
    fn arm_turns_at_its_limits_and_only_from_6_to_59_months() {
        let arm = |millimetres, months| ArmStatus::of(Millimetres(millimetres), CompletedMonths(months));
        assert_eq!(arm(114, 6), Some(ArmStatus::SeverelyWasted));
        assert_eq!(arm(115, 6), Some(ArmStatus::Wasted));
        assert_eq!(arm(124, 59), Some(ArmStatus::Wasted));
        assert_eq!(arm(125, 59), Some(ArmStatus::Normal));
        assert_eq!((arm(110, 5), arm(110, 60)), (None, None));
    }
}
