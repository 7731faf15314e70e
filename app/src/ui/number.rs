//! What people type at the scale: text to whole grams or millimetres and back, step by step.

use tumbuh::care::register;
use tumbuh::language::Language;
use tumbuh::measurement::{ARM_MILLIMETRES, HEAD_MILLIMETRES, LENGTH_MILLIMETRES, WEIGHT_GRAMS};
use tumbuh::unit::{Grams, Millimetres};

use crate::i18n;

/// What a number field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Weight in kilograms, kept as grams.
    Weight,
    /// Length or height in centimetres, kept as millimetres.
    Length,
    /// Head circumference in centimetres.
    Head,
    /// Arm circumference in centimetres.
    Arm,
    /// A woman's weight in kilograms, kept as grams.
    WomanWeight,
    /// A woman's height in centimetres.
    WomanHeight,
    /// A woman's arm circumference in centimetres.
    WomanArm,
    /// Haemoglobin in g/dL, kept as g/L.
    Haemoglobin,
    /// Iron tablets.
    Tablets,
}

/// What a number field holds: nothing, a whole number of grams or millimetres, or something that is neither.
pub type Entry = Result<Option<u32>, EntryProblem>;

/// Why a text is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryProblem {
    /// Not a number, or with more decimals than the instrument shows.
    NotANumber,
    /// Beyond what an instrument shows.
    OutOfInstrument {
        /// Lowest value.
        low: u32,
        /// Highest value.
        high: u32,
    },
}

impl Quantity {
    /// The symbol behind the number.
    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Weight | Self::WomanWeight => "kg",
            Self::Haemoglobin => "g/dL",
            Self::Tablets => "",
            _ => "cm",
        }
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// When it is neither empty nor a value that an instrument shows.
    pub fn read(self, text: &str) -> Entry {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let value = self.number(text).ok_or(EntryProblem::NotANumber)?;
        let (low, high) = self.limits();
        if (low..=high).contains(&value) {
            Ok(Some(value))
        } else {
            Err(EntryProblem::OutOfInstrument { low, high })
        }
    }

    /// The number that was typed, whether or not an instrument could have shown it.
    #[must_use]
    pub fn number(self, text: &str) -> Option<u32> {
        match self {
            Self::Weight | Self::WomanWeight => Grams::from_kilograms_text(text).ok().map(|weight| weight.0),
            Self::Tablets => text.trim().parse().ok(),
            // Tenths of a whole, as millimetres are of centimetres and g/L of g/dL.
            _ => Millimetres::from_centimetres_text(text).ok().map(|length| length.0),
        }
    }

    /// Writes a value as the field shows it.
    #[must_use]
    pub fn write(self, language: Language, value: u32) -> String {
        let text = match self {
            Self::Weight | Self::WomanWeight => Grams(value).to_kilograms_text(),
            Self::Tablets => value.to_string(),
            _ => Millimetres(value).to_centimetres_text(),
        };
        i18n::decimal(language, &text)
    }

    /// The value after one press of a step button: a tenth more or less, ten of tablets, or where `start` says when the field is empty.
    #[must_use]
    pub fn step(self, text: &str, start: Option<u32>, up: bool) -> u32 {
        let step = match self {
            Self::Weight | Self::WomanWeight => 100,
            Self::Tablets => 10,
            _ => 1,
        };
        let (low, high) = self.limits();
        let now = match self.read(text) {
            Ok(None) => return start.unwrap_or_else(|| self.usual_start()),
            Ok(Some(value)) => value,
            Err(EntryProblem::OutOfInstrument { .. } | EntryProblem::NotANumber) => self.usual_start(),
        };
        let next = if up { now.saturating_add(step) } else { now.saturating_sub(step) };
        next.clamp(low, high)
    }

    fn limits(self) -> (u32, u32) {
        match self {
            Self::Weight => WEIGHT_GRAMS,
            Self::Length => LENGTH_MILLIMETRES,
            Self::Head => HEAD_MILLIMETRES,
            Self::Arm => ARM_MILLIMETRES,
            Self::WomanWeight => register::WEIGHT_GRAMS,
            Self::WomanHeight => register::HEIGHT_MILLIMETRES,
            Self::WomanArm => register::ARM_MILLIMETRES,
            Self::Haemoglobin => register::HAEMOGLOBIN_GRAMS_PER_LITRE,
            Self::Tablets => register::IRON_TABLETS,
        }
    }

    /// Where the steps of a first reading begin: about a newborn's; a grown woman's.
    fn usual_start(self) -> u32 {
        match self {
            Self::Weight => 3_000,
            Self::Length => 500,
            Self::Head => 350,
            Self::Arm => 130,
            Self::WomanWeight => 50_000,
            Self::WomanHeight => 1_500,
            Self::WomanArm => 250,
            Self::Haemoglobin => 110,
            Self::Tablets => 30,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_read_what_people_type() {
        assert_eq!(Quantity::Weight.read("7,25"), Ok(Some(7_250)));
        assert_eq!(Quantity::Weight.read("  "), Ok(None));
        assert_eq!(Quantity::Weight.read("7,2x"), Err(EntryProblem::NotANumber));
        assert_eq!(Quantity::Length.read("64.5"), Ok(Some(645)));
        assert_eq!(Quantity::Length.read("6,45"), Err(EntryProblem::NotANumber));
        assert_eq!(
            Quantity::Weight.read("0,1"),
            Err(EntryProblem::OutOfInstrument { low: 300, high: 200_000 })
        );
    }

    #[test]
    fn a_woman_is_read_by_instruments_for_women() {
        assert_eq!(Quantity::WomanArm.read("22,8"), Ok(Some(228)));
        assert_eq!(Quantity::Haemoglobin.read("10,5"), Ok(Some(105)));
        assert_eq!(Quantity::Tablets.read("90"), Ok(Some(90)));
        assert_eq!(Quantity::Tablets.read("1,5"), Err(EntryProblem::NotANumber));
        for (quantity, wrong) in [(Quantity::WomanArm, "9"), (Quantity::WomanWeight, "7,2")] {
            assert!(matches!(quantity.read(wrong), Err(EntryProblem::OutOfInstrument { .. })), "{wrong}");
        }
    }

    #[test]
    fn steps_are_tenths_from_the_last_value() {
        assert_eq!(Quantity::Weight.step("", Some(7_200), true), 7_200);
        assert_eq!(Quantity::Weight.step("7,2", Some(1), true), 7_300);
        assert_eq!(Quantity::Weight.step("7,25", None, false), 7_150);
        assert_eq!(Quantity::Length.step("64,5", None, true), 646);
        assert_eq!(Quantity::Arm.step("4", None, false), 40, "not below the tape");
        assert_eq!(Quantity::Haemoglobin.step("10,9", None, true), 110);
        assert_eq!(Quantity::Tablets.step("", None, true), 30);
        assert_eq!(Quantity::Tablets.step("30", None, true), 40);
    }

    #[test]
    fn a_written_value_reads_back() {
        for value in [300, 7_000, 7_250, 12_345] {
            let text = Quantity::Weight.write(Language::Indonesian, value);
            assert_eq!(Quantity::Weight.read(&text), Ok(Some(value)), "{text}");
        }
    }
}
