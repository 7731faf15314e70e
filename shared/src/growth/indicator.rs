//! What can be read from a child's body, against which standard and in which unit.

use serde::{Deserialize, Serialize};

/// An index of growth: one measurement (or a ratio of two) set against WHO's children.
///
/// The skinfolds are always named here; their tables are present with the cargo feature `skinfold`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Indicator {
    /// BB/U: weight (kg) for age.
    WeightForAge,
    /// PB/U or TB/U: length or height (cm) for age.
    LengthForAge,
    /// BB/PB: weight (kg) for lying length, under 731 days.
    WeightForLength,
    /// BB/TB: weight (kg) for standing height, from day 731.
    WeightForHeight,
    /// IMT/U: body mass index (kg/m²) for age.
    BmiForAge,
    /// LK/U: head circumference (cm) for age.
    HeadForAge,
    /// LiLA/U: mid-upper-arm circumference (cm) for age, from day 91.
    ArmForAge,
    /// Triceps skinfold (mm) for age, from day 91.
    TricepsForAge,
    /// Subscapular skinfold (mm) for age, from day 91.
    SubscapularForAge,
}

impl Indicator {
    /// Every indicator, in the order screens list them.
    pub const ALL: [Self; 9] = [
        Self::WeightForAge,
        Self::LengthForAge,
        Self::WeightForLength,
        Self::WeightForHeight,
        Self::BmiForAge,
        Self::HeadForAge,
        Self::ArmForAge,
        Self::TricepsForAge,
        Self::SubscapularForAge,
    ];

    /// The unit of the measured value, its median and its curves.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::WeightForAge | Self::WeightForLength | Self::WeightForHeight => Unit::Kilograms,
            Self::LengthForAge | Self::HeadForAge | Self::ArmForAge => Unit::Centimetres,
            Self::BmiForAge => Unit::KilogramsPerSquareMetre,
            Self::TricepsForAge | Self::SubscapularForAge => Unit::Millimetres,
        }
    }

    /// Whether WHO extends z linearly beyond ±3 SD (everything whose L is not 1: all but length and head).
    ///
    /// Source: WHO Child Growth Standards 2006, computation of centiles and z-scores; WHO Reference 2007, the same rule.
    #[must_use]
    pub fn is_linear_beyond_three_sd(self) -> bool {
        !matches!(self, Self::LengthForAge | Self::HeadForAge)
    }

    /// The z (at two decimals) beyond which WHO flags a value as implausible, lowest and highest still plausible.
    ///
    /// Source: WHO Anthro flags: length ±6, weight -6 to +5, all others ±5.
    #[must_use]
    pub fn plausible_z(self) -> (f64, f64) {
        match self {
            Self::LengthForAge => (-6.0, 6.0),
            Self::WeightForAge => (-6.0, 5.0),
            _ => (-5.0, 5.0),
        }
    }
}

/// The unit of an indicator's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Unit {
    /// kg
    Kilograms,
    /// cm
    Centimetres,
    /// kg/m²
    KilogramsPerSquareMetre,
    /// mm
    Millimetres,
}

impl Unit {
    /// The symbol written behind a number.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Kilograms => "kg",
            Self::Centimetres => "cm",
            Self::KilogramsPerSquareMetre => "kg/m²",
            Self::Millimetres => "mm",
        }
    }
}

/// Which of WHO's two publications a score comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Standard {
    /// WHO Child Growth Standards 2006: days 0 to 1826, by day.
    Who2006,
    /// WHO Growth Reference 2007: after day 1826 to 228 months, between months.
    Who2007,
}
