//! What differs between editions of the card and between regencies: minimal gains and coloured lines.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::age::CompletedMonths;
use crate::sex::Sex;
use crate::unit::Grams;

/// The card in force; the default is the one of Buku KIA 2023.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct KmsSettings {
    /// Minimal gains (KBM).
    pub minimal_gains: MinimalGains,
    /// Below this SD line of weight for age is below the red line (BGM): -2 since 2020, -3 on older cards.
    pub red_line_sd: i8,
    /// Above this SD line of weight for age is above the orange line: +1 since 2020.
    pub orange_line_sd: i8,
    /// How far, in hundredths of an SD, a gaining child may sink inside its band and still follow it. The default 10 is
    /// about one division (100 g) of a posyandu's scale at one year; 100 trusts the band alone, as on paper.
    pub band_tolerance_hundredths: u16,
}

/// Minimal gain (KBM) in grams for the month that ends at age 1, 2, 3... months; the last value holds for all later ages.
///
/// Source: KMS in Buku KIA 2023. Which column is which sex was not read in an official text, so this is a setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MinimalGains {
    /// Boys.
    pub male: Vec<Grams>,
    /// Girls.
    pub female: Vec<Grams>,
}

impl Default for KmsSettings {
    fn default() -> Self {
        Self {
            minimal_gains: MinimalGains::default(),
            red_line_sd: -2,
            orange_line_sd: 1,
            band_tolerance_hundredths: 10,
        }
    }
}

impl Default for MinimalGains {
    fn default() -> Self {
        let grams = |gains: &[u32]| gains.iter().copied().map(Grams).collect();
        Self {
            male: grams(&[800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200]),
            female: grams(&[800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200]),
        }
    }
}

impl MinimalGains {
    /// The gain expected of the month that ends at this age. A child not yet one month old is held to the first month's.
    /// `None` when the settings list none.
    #[must_use]
    pub fn at(&self, sex: Sex, age: CompletedMonths) -> Option<Grams> {
        let gains = match sex {
            Sex::Male => &self.male,
            Sex::Female => &self.female,
        };
        let index = usize::try_from(age.0.saturating_sub(1)).unwrap_or(usize::MAX);
        gains.get(index).or(gains.last()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minimal_gains_follow_the_card() {
        let at = |sex, months| MinimalGains::default().at(sex, CompletedMonths(months)).unwrap().0;
        for (months, male, female) in [
            (0, 800, 800),
            (1, 800, 800),
            (2, 900, 900),
            (6, 400, 400),
            (7, 400, 300),
            (8, 300, 300),
            (10, 300, 300),
            (11, 300, 200),
            (12, 200, 200),
            (59, 200, 200),
        ] {
            assert_eq!((at(Sex::Male, months), at(Sex::Female, months)), (male, female), "{months}");
        }
        let none = MinimalGains { male: Vec::new(), female: Vec::new() };
        assert_eq!(none.at(Sex::Male, CompletedMonths(3)), None);
    }

    #[test]
    fn settings_left_out_are_those_of_the_current_card() {
        let older: KmsSettings = serde_json::from_str(r#"{"redLineSd":-3}"#).unwrap();
        assert_eq!(older, KmsSettings { red_line_sd: -3, ..KmsSettings::default() });
    }
}
