//! Community health centres and the villages they cover.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use crate::area::AreaCode;
use crate::text::Line;

/// A puskesmas. It covers villages, often not those of one district, so it is no level of the tree of areas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Puskesmas {
    /// Our own code for it.
    pub code: PuskesmasCode,
    /// What people call it.
    pub name: Line<120>,
    /// The villages that it covers; each is covered by at most one.
    pub villages: Vec<AreaCode>,
}

/// The regency's code and a number: `74.13.P01`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PuskesmasCode(String);

/// The text is no such code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be the regency's code, a dot, P and two or three digits, such as 74.13.P01")]
pub struct InvalidPuskesmasCode;

impl PuskesmasCode {
    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the puskesmas belongs to `regency`.
    #[must_use]
    pub fn is_of(&self, regency: &AreaCode) -> bool {
        self.0.strip_prefix(regency.as_str()).is_some_and(|rest| rest.starts_with(".P"))
    }
}

impl FromStr for PuskesmasCode {
    type Err = InvalidPuskesmasCode;

    fn from_str(text: &str) -> Result<Self, InvalidPuskesmasCode> {
        let digits = |part: &str, widths: core::ops::RangeInclusive<usize>| {
            widths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let mut parts = text.split('.');
        let holds = parts.next().is_some_and(|part| digits(part, 2..=2))
            && parts.next().is_some_and(|part| digits(part, 2..=2))
            && parts.next().and_then(|part| part.strip_prefix('P')).is_some_and(|part| digits(part, 2..=3))
            && parts.next().is_none();
        holds.then(|| Self(text.into())).ok_or(InvalidPuskesmasCode)
    }
}

impl fmt::Display for PuskesmasCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PuskesmasCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for PuskesmasCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for PuskesmasCode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^\\d{2}\\.\\d{2}\\.P\\d{2,3}$"))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for PuskesmasCode {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_name_their_regency() {
        let code: PuskesmasCode = "74.13.P01".parse().unwrap();
        assert!(
            code.is_of(&"74.13".parse().unwrap())
                && !code.is_of(&"74.1".parse().unwrap_or("74.12".parse().unwrap()))
        );
        assert!("32.01.P101".parse::<PuskesmasCode>().is_ok(), "Bogor has 101");
        for wrong in
            ["", "74.13", "74.13.01", "74.13.P1", "74.13.P0001", "74.13.P01.1", "74.13.p01", "7.13.P01"]
        {
            assert_eq!(wrong.parse::<PuskesmasCode>(), Err(InvalidPuskesmasCode), "{wrong}");
        }
    }
}
