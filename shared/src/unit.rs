//! Quantities that carry their unit: integer grams and integer millimetres.

use serde::{Deserialize, Serialize};

/// A mass in whole grams.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Grams(pub u32);

impl Grams {
    /// The mass in kilograms, as WHO's tables are published.
    #[must_use]
    pub fn kilograms(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

/// A length in whole millimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Millimetres(pub u32);

impl Millimetres {
    /// The length in centimetres, as WHO's tables are published.
    #[must_use]
    pub fn centimetres(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_convert_without_drift() {
        assert!((Grams(3_851).kilograms() - 3.851).abs() < f64::EPSILON);
        assert!((Millimetres(1_031).centimetres() - 103.1).abs() < f64::EPSILON);
    }
}
