//! Quantities that carry their unit: integer grams and integer millimetres, read and written exactly as decimals.

use alloc::string::{String, ToString};

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

    /// Reads kilograms as people type them: comma or dot, at most three decimals. Exact.
    ///
    /// # Errors
    /// When the text is no such number.
    pub fn from_kilograms_text(text: &str) -> Result<Self, InvalidDecimal> {
        scaled(text, 3).map(Self)
    }

    /// Kilograms with a dot, with one decimal or as many as are needed: `7.0`, `7.25`.
    #[must_use]
    pub fn to_kilograms_text(self) -> String {
        decimal(self.0, 3)
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

    /// Reads centimetres as people type them: comma or dot, at most one decimal. Exact.
    ///
    /// # Errors
    /// When the text is no such number.
    pub fn from_centimetres_text(text: &str) -> Result<Self, InvalidDecimal> {
        scaled(text, 1).map(Self)
    }

    /// Centimetres with a dot and one decimal: `64.5`.
    #[must_use]
    pub fn to_centimetres_text(self) -> String {
        decimal(self.0, 1)
    }
}

/// The text is no decimal number of the unit's precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a number without a sign and with no more decimals than the instrument shows")]
pub struct InvalidDecimal;

/// The decimal number in `text` times ten to the power of `decimals`.
fn scaled(text: &str, decimals: usize) -> Result<u32, InvalidDecimal> {
    let text = text.trim();
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let kept = fraction.trim_end_matches('0');
    if (whole.is_empty() && fraction.is_empty()) || kept.len() > decimals {
        return Err(InvalidDecimal);
    }
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return Err(InvalidDecimal);
    }
    let padding = core::iter::repeat_n(b'0', decimals - kept.len());
    whole
        .bytes()
        .chain(kept.bytes())
        .chain(padding)
        .try_fold(0_u32, |sum, digit| sum.checked_mul(10)?.checked_add(u32::from(digit - b'0')))
        .ok_or(InvalidDecimal)
}

/// `value` divided by ten to the power of `decimals`, with at least one decimal.
fn decimal(value: u32, decimals: usize) -> String {
    let mut text = value.to_string();
    while text.len() <= decimals {
        text.insert(0, '0');
    }
    text.insert(text.len() - decimals, '.');
    while text.ends_with('0') && !text.ends_with(".0") {
        text.pop();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_convert_without_drift() {
        assert!((Grams(3_851).kilograms() - 3.851).abs() < f64::EPSILON);
        assert!((Millimetres(1_031).centimetres() - 103.1).abs() < f64::EPSILON);
    }

    #[test]
    fn decimals_are_read_exactly_with_comma_or_dot() {
        let grams = Grams::from_kilograms_text;
        assert_eq!(grams("7,25"), Ok(Grams(7_250)));
        assert_eq!(grams(" 7.250 "), Ok(Grams(7_250)));
        assert_eq!(grams("7,"), Ok(Grams(7_000)));
        assert_eq!(grams(",5"), Ok(Grams(500)));
        assert_eq!(grams("0.0010"), Ok(Grams(1)));
        for wrong in ["", ",", "7,2,5", "-7", "7.2505", "7 kg", "1e3", "99999999", "٧"] {
            assert_eq!(grams(wrong), Err(InvalidDecimal), "{wrong}");
        }
        assert_eq!(Millimetres::from_centimetres_text("103,1"), Ok(Millimetres(1_031)));
        assert_eq!(Millimetres::from_centimetres_text("64.55"), Err(InvalidDecimal));
    }

    #[test]
    fn decimals_are_written_as_they_are_read() {
        assert_eq!(Grams(7_000).to_kilograms_text(), "7.0");
        assert_eq!(Grams(7_250).to_kilograms_text(), "7.25");
        assert_eq!(Grams(50).to_kilograms_text(), "0.05");
        assert_eq!(Grams(0).to_kilograms_text(), "0.0");
        assert_eq!(Millimetres(1_031).to_centimetres_text(), "103.1");
        for grams in (0..30_000).step_by(7) {
            let text = Grams(grams).to_kilograms_text();
            assert_eq!(Grams::from_kilograms_text(&text), Ok(Grams(grams)), "{text}");
        }
    }
}
