//! Text that people type: trimmed, bounded, without control characters; and the short names that machines keep.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use crate::language::Told;

/// One line of at most `MAX` characters that is not blank.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Line<const MAX: usize>(String);

/// A text of at most `MAX` characters that is not blank and may have several lines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Passage<const MAX: usize>(String);

/// A short stable name that other records refer to: lower-case letters, digits and single hyphens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

/// The text is no [`Slug`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must have at most 40 lower-case letters, digits and single hyphens, and begin with a letter")]
pub struct InvalidSlug;

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
    /// A control character other than a line break, in a [`Passage`].
    #[error("must be without control characters other than line breaks")]
    ControlInPassage,
}

impl<const MAX: usize> Line<MAX> {
    /// The text, trimmed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> Passage<MAX> {
    /// The text, trimmed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Slug {
    const MAX: usize = 40;

    /// The name as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> FromStr for Line<MAX> {
    type Err = InvalidLine;

    fn from_str(text: &str) -> Result<Self, InvalidLine> {
        bounded(text, MAX, char::is_control, InvalidLine::ControlCharacter).map(Self)
    }
}

impl<const MAX: usize> FromStr for Passage<MAX> {
    type Err = InvalidLine;

    fn from_str(text: &str) -> Result<Self, InvalidLine> {
        let forbidden = |character: char| character != '\n' && character.is_control();
        bounded(text, MAX, forbidden, InvalidLine::ControlInPassage).map(Self)
    }
}

impl FromStr for Slug {
    type Err = InvalidSlug;

    fn from_str(text: &str) -> Result<Self, InvalidSlug> {
        let parts_hold = text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        let holds = parts_hold
            && text.len() <= Self::MAX
            && text.starts_with(|first: char| first.is_ascii_lowercase());
        holds.then(|| Self(text.into())).ok_or(InvalidSlug)
    }
}

fn bounded(
    text: &str,
    max: usize,
    forbidden: fn(char) -> bool,
    refusal: InvalidLine,
) -> Result<String, InvalidLine> {
    let text = text.trim();
    if text.is_empty() {
        Err(InvalidLine::Blank)
    } else if text.chars().count() > max {
        Err(InvalidLine::TooLong(max))
    } else if text.chars().any(forbidden) {
        Err(refusal)
    } else {
        Ok(text.into())
    }
}

impl<const MAX: usize> fmt::Display for Line<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Line<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Passage<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

/// A string that reads as a `T`.
pub(crate) fn parsed<'de, D: Deserializer<'de>, T: FromStr<Err: fmt::Display>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = alloc::borrow::Cow::<str>::deserialize(deserializer)?;
    text.parse().map_err(serde::de::Error::custom)
}

#[cfg(feature = "openapi")]
mod schema {
    use alloc::borrow::Cow;
    use alloc::format;

    use utoipa::openapi::schema::{Schema, Type};
    use utoipa::openapi::{ObjectBuilder, RefOr};
    use utoipa::{PartialSchema, ToSchema};

    use super::{Line, Passage, Slug};

    impl<const MAX: usize> PartialSchema for Line<MAX> {
        fn schema() -> RefOr<Schema> {
            string().min_length(Some(1)).max_length(Some(MAX)).into()
        }
    }

    impl<const MAX: usize> ToSchema for Line<MAX> {
        fn name() -> Cow<'static, str> {
            format!("Line{MAX}").into()
        }
    }

    impl<const MAX: usize> PartialSchema for Passage<MAX> {
        fn schema() -> RefOr<Schema> {
            string().min_length(Some(1)).max_length(Some(MAX)).into()
        }
    }

    impl<const MAX: usize> ToSchema for Passage<MAX> {
        fn name() -> Cow<'static, str> {
            format!("Passage{MAX}").into()
        }
    }

    impl PartialSchema for Slug {
        fn schema() -> RefOr<Schema> {
            string().max_length(Some(Self::MAX)).pattern(Some("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")).into()
        }
    }

    impl ToSchema for Slug {}

    fn string() -> ObjectBuilder {
        ObjectBuilder::new().schema_type(Type::String)
    }
}

impl Told for InvalidLine {
    fn indonesian(&self) -> String {
        match self {
            Self::Blank => "tidak boleh kosong".into(),
            Self::TooLong(most) => format!("paling banyak {most} huruf"),
            Self::ControlCharacter => "harus satu baris tanpa tanda kendali".into(),
            Self::ControlInPassage => "tidak boleh berisi tanda kendali selain ganti baris".into(),
        }
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

    #[test]
    fn passages_have_lines() {
        assert_eq!(" a\nb\n".parse::<Passage<3>>().unwrap().as_str(), "a\nb");
        assert_eq!("a\rb".parse::<Passage<3>>(), Err(InvalidLine::ControlInPassage));
    }

    #[test]
    fn slugs_are_short_and_plain() {
        for right in ["dinkes", "pmt-bumil-2", &"a".repeat(40)] {
            assert_eq!(right.parse::<Slug>().unwrap().as_str(), right);
        }
        for wrong in ["", "-a", "a-", "a--b", "2a", "Dinkes", "a b", "é", &"a".repeat(41)] {
            assert_eq!(wrong.parse::<Slug>(), Err(InvalidSlug), "{wrong}");
        }
    }
}
