//! Kemendagri area codes and the scope of what a person may see.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use crate::language::Told;
use crate::text::PersonName;

/// A Kemendagri code `PP[.KK[.CC[.DDDD]]]`, extended by our own two-digit number for a posyandu in its village:
/// `32.11.01.2001.03`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct AreaCode(String);

/// The text is not an area code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be a Kemendagri area code such as 32.11.01.2001, or a posyandu code such as 32.11.01.2001.03")]
pub struct InvalidAreaCode;

/// How far down the tree of areas a code reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum AreaLevel {
    /// Provinsi, `PP`.
    Province,
    /// Kabupaten or kota, `PP.KK`.
    Regency,
    /// Kecamatan, `PP.KK.CC`.
    District,
    /// Desa or kelurahan, `PP.KK.CC.DDDD`.
    Village,
    /// Posyandu, `PP.KK.CC.DDDD.NN`.
    Posyandu,
}

/// A named area of a regency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Area {
    /// Its code; its level and its parents follow from it.
    pub code: AreaCode,
    /// What people call it.
    pub name: PersonName,
}

impl AreaCode {
    /// The code as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How far down the tree it reaches.
    #[must_use]
    pub fn level(&self) -> AreaLevel {
        match self.0.len() {
            2 => AreaLevel::Province,
            5 => AreaLevel::Regency,
            8 => AreaLevel::District,
            13 => AreaLevel::Village,
            _ => AreaLevel::Posyandu,
        }
    }

    /// Whether `other` is this area or lies within it.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        other.0.strip_prefix(self.0.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }

    /// The area of `level` that this one lies in; `None` when this one is wider.
    #[must_use]
    pub fn ancestor(&self, level: AreaLevel) -> Option<Self> {
        let length = match level {
            AreaLevel::Province => 2,
            AreaLevel::Regency => 5,
            AreaLevel::District => 8,
            AreaLevel::Village => 13,
            AreaLevel::Posyandu => 16,
        };
        self.0.get(..length).map(|code| Self(code.into()))
    }

    /// The code after that of a posyandu in its village; `None` after the last, and for what is no posyandu.
    #[must_use]
    pub fn next_posyandu(&self) -> Option<Self> {
        let village = self.ancestor(AreaLevel::Village)?;
        let number: u8 = self.0.get(14..)?.parse().ok()?;
        (number < 99).then(|| Self(format!("{village}.{:02}", number + 1)))
    }
}

/// The areas a person acts in: their union.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Scope(pub Vec<AreaCode>);

impl Scope {
    /// Whether `area` lies within the scope.
    #[must_use]
    pub fn contains(&self, area: &AreaCode) -> bool {
        self.0.iter().any(|own| own.contains(area))
    }
}

impl FromStr for AreaCode {
    type Err = InvalidAreaCode;

    fn from_str(text: &str) -> Result<Self, InvalidAreaCode> {
        let widths = [2, 2, 2, 4, 2];
        let parts = text.split('.').count();
        let well_formed = parts <= widths.len()
            && text
                .split('.')
                .zip(widths)
                .all(|(part, width)| part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit()));
        well_formed.then(|| Self(text.into())).ok_or(InvalidAreaCode)
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AreaCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = alloc::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for AreaCode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4}(\\.\\d{2})?)?)?)?$"))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for AreaCode {}

impl Told for InvalidAreaCode {
    fn indonesian(&self) -> String {
        "harus kode wilayah Kemendagri seperti 32.11.01.2001, atau kode posyandu seperti 32.11.01.2001.03"
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> AreaCode {
        text.parse().unwrap()
    }

    #[test]
    fn codes_form_a_tree() {
        let posyandu = code("32.11.01.2001.03");
        assert_eq!(posyandu.level(), AreaLevel::Posyandu);
        assert_eq!(posyandu.ancestor(AreaLevel::Village), Some(code("32.11.01.2001")));
        assert_eq!(code("32.11").ancestor(AreaLevel::Village), None);
        assert!(code("32.11").contains(&posyandu));
        assert!(posyandu.contains(&posyandu));
        assert!(!posyandu.contains(&code("32.11")));
        assert!(!code("32.11.01.2001").contains(&code("32.11.01.2002.01")));
        assert_eq!(code("32.11.01.2001.09").next_posyandu(), Some(code("32.11.01.2001.10")));
        assert_eq!(code("32.11.01.2001.99").next_posyandu(), None);
        assert_eq!(code("32.11.01.2001").next_posyandu(), None);
    }

    #[test]
    fn malformed_codes_are_refused() {
        for wrong in [
            "",
            "3",
            "32.",
            "32.1",
            "32.11.1",
            "32.11.01.201",
            "32.11.01.2001.3",
            "32.11.01.2001.03.01",
            "ab.11",
        ] {
            assert_eq!(wrong.parse::<AreaCode>(), Err(InvalidAreaCode), "{wrong}");
        }
    }

    #[test]
    fn a_scope_is_the_union_of_its_areas() {
        let scope = Scope(vec![code("32.11.01.2001"), code("32.11.02.2001.01")]);
        assert!(scope.contains(&code("32.11.01.2001.09")));
        assert!(scope.contains(&code("32.11.02.2001.01")));
        assert!(!scope.contains(&code("32.11.02.2001.02")));
        assert!(!Scope::default().contains(&code("32.11")));
    }
}
