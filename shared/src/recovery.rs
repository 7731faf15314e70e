//! The code with which a regency opens a phone whose people forgot their secrets: written so that it can be read out and typed.

use alloc::string::{String, ToString};
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// 24 characters that nobody can guess, 120 bits: `7K2M-9QXR-…`. None of them is taken for another.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(value_type = String, example = "7K2M-9QXR-0ABC-3DEF-8GHJ-5NPQ"))]
#[serde(into = "String", try_from = "String")]
pub struct RecoveryCode(String);

/// The text is no [`RecoveryCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be {} letters and digits in groups of four", RecoveryCode::LENGTH)]
pub struct InvalidRecoveryCode;

/// Crockford's alphabet: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl RecoveryCode {
    /// Characters, without what stands between groups.
    pub const LENGTH: usize = 24;
    /// Bytes that it is made of.
    pub const BYTES: usize = 15;
    const GROUP: usize = 4;

    /// Of random bytes.
    #[must_use]
    pub fn new(bytes: [u8; Self::BYTES]) -> Self {
        let mut code = String::with_capacity(Self::LENGTH);
        for five in bytes.chunks(5) {
            let number = five.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
            for place in (0..8).rev() {
                let letter = usize::try_from(number >> (place * 5) & 31).unwrap_or_default();
                code.extend(ALPHABET.get(letter).map(|letter| char::from(*letter)));
            }
        }
        Self(code)
    }

    /// The characters, to make a key of.
    #[must_use]
    pub fn characters(&self) -> &str {
        &self.0
    }
}

impl FromStr for RecoveryCode {
    type Err = InvalidRecoveryCode;

    fn from_str(text: &str) -> Result<Self, InvalidRecoveryCode> {
        let mut code = String::new();
        for typed in text.chars().filter(|typed| !matches!(typed, ' ' | '-' | '\n')) {
            let letter = match typed.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let is_ours = u8::try_from(letter).is_ok_and(|letter| ALPHABET.contains(&letter));
            if !is_ours || code.len() == Self::LENGTH {
                return Err(InvalidRecoveryCode);
            }
            code.push(letter);
        }
        if code.len() == Self::LENGTH { Ok(Self(code)) } else { Err(InvalidRecoveryCode) }
    }
}

impl TryFrom<String> for RecoveryCode {
    type Error = InvalidRecoveryCode;

    fn try_from(text: String) -> Result<Self, InvalidRecoveryCode> {
        text.parse()
    }
}

impl From<RecoveryCode> for String {
    fn from(code: RecoveryCode) -> Self {
        code.to_string()
    }
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, letter) in self.0.chars().enumerate() {
            if place > 0 && place % Self::GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_code_survives_being_read_out_and_typed(bytes: [u8; RecoveryCode::BYTES]) {
            let code = RecoveryCode::new(bytes);
            let told = code.to_string();
            prop_assert_eq!(told.len(), 29);
            prop_assert_eq!(told.parse(), Ok(code.clone()));
            let careless = told.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(careless.parse(), Ok(code));
        }
    }

    #[test]
    fn a_code_is_24_letters_and_digits() {
        let code = RecoveryCode::new([0xFF; RecoveryCode::BYTES]);
        assert_eq!(code.to_string(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        assert_eq!(format!("{code:?}"), "••••");
        for wrong in ["", "ZZZZ", "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZU", "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-Z", "é"] {
            assert_eq!(wrong.parse::<RecoveryCode>(), Err(InvalidRecoveryCode), "{wrong}");
        }
    }
}
