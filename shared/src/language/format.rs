//! Days and quantities as people of each language write them.

use alloc::format;
use alloc::string::String;

use super::Language;
use crate::age::CivilDate;
use crate::unit::{Grams, Millimetres};

const MONTHS_ID: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Language {
    /// `24 Nov 2025`.
    #[must_use]
    pub fn date(self, date: CivilDate) -> String {
        format!("{} {} {}", date.day(), self.month(date.month()), date.year())
    }

    /// The short name of a month, 1 to 12.
    fn month(self, month: u8) -> &'static str {
        let names = match self {
            Self::Indonesian => &MONTHS_ID,
            Self::English => &MONTHS_EN,
        };
        usize::from(month).checked_sub(1).and_then(|index| names.get(index)).copied().unwrap_or("?")
    }

    /// A number written with a dot, with the decimal sign of the language.
    #[must_use]
    pub fn decimal(self, text: &str) -> String {
        match self {
            Self::Indonesian => text.replace('.', ","),
            Self::English => text.into(),
        }
    }

    /// `7,25 kg`: one decimal, or as many as were weighed.
    #[must_use]
    pub fn kg(self, weight: Grams) -> String {
        self.decimal(&weight.to_kilograms_text()) + " kg"
    }

    /// `64,5 cm`.
    #[must_use]
    pub fn cm(self, length: Millimetres) -> String {
        self.decimal(&length.to_centimetres_text()) + " cm"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_quantities_follow_the_language() {
        let day = "2025-05-04".parse().unwrap();
        assert_eq!(Language::Indonesian.date(day), "4 Mei 2025");
        assert_eq!(Language::English.date(day), "4 May 2025");
        assert_eq!(Language::Indonesian.month(13), "?");
        assert_eq!(Language::Indonesian.kg(Grams(7_250)), "7,25 kg");
        assert_eq!(Language::English.cm(Millimetres(645)), "64.5 cm");
    }
}
