//! Text that people type: trimmed, bounded, without control characters.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

/// One line of at most `MAX` characters that is not blank.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Line<const MAX: usize>(String);

/// A person's name.
pub type PersonName = Line<120>;

/// A free remark, for example the reason for a correction.
pub type Remark = Line<280>;

/// Why a text is no [`Line`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidLine {
    /// Nothing but white space.
    #[error("must not be blank")]
    Blank,
    /// More than the given number of characters.
    #[error("must have at most {0} characters")]
    TooLong(usize),
    /// A control character such as a line break.
    #[error("must be one line without control characters")]
    ControlCharacter,
}

impl<const MAX: usize> Line<MAX> {
    /// The text, trimmed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> FromStr for Line<MAX> {
    type Err = InvalidLine;

    fn from_str(text: &str) -> Result<Self, InvalidLine> {
        let text = text.trim();
        if text.is_empty() {
            Err(InvalidLine::Blank)
        } else if text.chars().count() > MAX {
            Err(InvalidLine::TooLong(MAX))
        } else if text.chars().any(char::is_control) {
            Err(InvalidLine::ControlCharacter)
        } else {
            Ok(Self(text.into()))
        }
    }
}

impl<const MAX: usize> fmt::Display for Line<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Line<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = alloc::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl<const MAX: usize> utoipa::PartialSchema for Line<MAX> {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .min_length(Some(1))
            .max_length(Some(MAX))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl<const MAX: usize> utoipa::ToSchema for Line<MAX> {
    fn name() -> alloc::borrow::Cow<'static, str> {
        alloc::format!("Line{MAX}").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_bounded() {
        assert_eq!("  Siti Aminah ".parse::<PersonName>().unwrap().as_str(), "Siti Aminah");
        assert_eq!(" \t".parse::<PersonName>(), Err(InvalidLine::Blank));
        assert_eq!("a\nb".parse::<PersonName>(), Err(InvalidLine::ControlCharacter));
        assert_eq!("é".repeat(3).parse::<Line<3>>().unwrap().as_str(), "ééé");
        assert_eq!("abcd".parse::<Line<3>>(), Err(InvalidLine::TooLong(3)));
    }
}
