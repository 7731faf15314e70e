//! What must be said beside an assessment, as typed values in a set that needs no heap.

use alloc::vec::Vec;
use core::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::indicator::Indicator;
use crate::language::Language;

/// One thing that the person at the scale should know about this assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Warning {
    /// The measurement is dated before birth: nothing was assessed.
    BeforeBirth,
    /// The age is unknown: only weight for length could be assessed.
    AgeUnknown,
    /// Older than 228 months: WHO has no reference.
    TooOld,
    /// Said to stand under 9 months: the position was taken as unknown.
    StandingUnderNineMonths,
    /// The position is unknown: the length was not adjusted.
    PositionUnknown,
    /// The length lies outside the weight-for-length table (45 to 110 cm) or weight-for-height table (65 to 120 cm).
    LengthOutsideTable,
    /// Arm and skinfolds have a standard from day 91 to day 1826 only.
    ArmOutsideAges,
    /// Head circumference has a standard up to day 1826 only.
    HeadOutsideAges,
    /// Weight for age ends at 120 months: use BMI for age.
    WeightOutsideAges,
    /// Oedema: no weight-based z, and gizi buruk whatever the weight.
    Oedema,
    /// WHO's flag: so far from the standard that a wrong reading is likelier than such a child.
    Implausible {
        /// The index that is flagged.
        indicator: Indicator,
    },
}

impl Warning {
    const PLAIN: [Self; 10] = [
        Self::BeforeBirth,
        Self::AgeUnknown,
        Self::TooOld,
        Self::StandingUnderNineMonths,
        Self::PositionUnknown,
        Self::LengthOutsideTable,
        Self::ArmOutsideAges,
        Self::HeadOutsideAges,
        Self::WeightOutsideAges,
        Self::Oedema,
    ];

    /// Every warning there can be, in the order they are listed.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::PLAIN
            .into_iter()
            .chain(Indicator::ALL.into_iter().map(|indicator| Self::Implausible { indicator }))
    }

    fn bit(self) -> u32 {
        let position = match self {
            Self::BeforeBirth => 0,
            Self::AgeUnknown => 1,
            Self::TooOld => 2,
            Self::StandingUnderNineMonths => 3,
            Self::PositionUnknown => 4,
            Self::LengthOutsideTable => 5,
            Self::ArmOutsideAges => 6,
            Self::HeadOutsideAges => 7,
            Self::WeightOutsideAges => 8,
            Self::Oedema => 9,
            Self::Implausible { indicator } => 16 + indicator as u32,
        };
        1 << position
    }
}

/// A set of warnings; a list on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Warnings(u32);

impl Warnings {
    /// Adds one.
    pub fn insert(&mut self, warning: Warning) {
        self.0 |= warning.bit();
    }

    /// Whether this one was given.
    #[must_use]
    pub fn contains(self, warning: Warning) -> bool {
        self.0 & warning.bit() != 0
    }

    /// What there is to say, each sentence once: two indices can ask for the same second look.
    #[must_use]
    pub fn words(self, language: Language) -> Vec<&'static str> {
        let mut words = Vec::new();
        for sentence in self.iter().map(|warning| warning.words(language)) {
            if !words.contains(&sentence) {
                words.push(sentence);
            }
        }
        words
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The warnings, always in the same order.
    pub fn iter(self) -> impl Iterator<Item = Warning> {
        Warning::all().filter(move |warning| self.contains(*warning))
    }
}

impl FromIterator<Warning> for Warnings {
    fn from_iter<I: IntoIterator<Item = Warning>>(warnings: I) -> Self {
        let mut set = Self::default();
        warnings.into_iter().for_each(|warning| set.insert(warning));
        set
    }
}

impl Serialize for Warnings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Warnings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List;

        impl<'de> Visitor<'de> for List {
            type Value = Warnings;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of warnings")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Warnings, A::Error> {
                let mut set = Warnings::default();
                while let Some(warning) = list.next_element()? {
                    set.insert(warning);
                }
                Ok(set)
            }
        }

        deserializer.deserialize_seq(List)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_warning_has_its_own_place_and_survives_the_wire() {
        for (index, one) in Warning::all().enumerate() {
            for (other_index, other) in Warning::all().enumerate() {
                let set = Warnings::from_iter([one]);
                assert_eq!(set.contains(other), index == other_index);
            }
        }
        let all: Warnings = Warning::all().collect();
        let wire = serde_json::to_string(&all).unwrap();
        assert!(wire.contains(r#"{"kind":"implausible","indicator":"weightForAge"}"#));
        assert_eq!(serde_json::from_str::<Warnings>(&wire).unwrap(), all);
    }
}
