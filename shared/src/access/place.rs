//! Where a grant holds: areas, or a puskesmas and the villages that it covers.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::area::{AreaCode, Scope};
use crate::language::Told;
use crate::regency::{PuskesmasCode, RegencyPack};

/// An area of the tree, or a puskesmas.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A posyandu, village, district or the regency.
    Area(AreaCode),
    /// The villages that a puskesmas covers, whichever they are at the moment.
    Puskesmas(PuskesmasCode),
}

/// Places together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Places(pub Vec<Place>);

/// The text names no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be an area code such as 32.11.01.2001, or the code of a puskesmas such as 32.11.P01")]
pub struct InvalidPlace;

impl Place {
    /// Whether the pack has it.
    #[must_use]
    pub fn is_in(&self, pack: &RegencyPack) -> bool {
        match self {
            Self::Area(code) => pack.code == *code || pack.areas.iter().any(|area| area.code == *code),
            Self::Puskesmas(code) => pack.puskesmas.iter().any(|one| one.code == *code),
        }
    }
}

impl Places {
    /// The areas among them. A puskesmas that was not resolved counts for nothing: who forgets to resolve sees less, not
    /// more.
    #[must_use]
    pub fn scope(&self) -> Scope {
        let areas = self.0.iter().filter_map(|place| match place {
            Place::Area(code) => Some(code.clone()),
            Place::Puskesmas(_) => None,
        });
        Scope(areas.collect())
    }

    /// Whether `area` lies within an area among them.
    #[must_use]
    pub fn contains(&self, area: &AreaCode) -> bool {
        self.0.iter().any(|place| matches!(place, Place::Area(own) if own.contains(area)))
    }

    /// The same places with the villages of each puskesmas in its stead.
    #[must_use]
    pub fn resolved(&self, pack: &RegencyPack) -> Self {
        let mut areas = Vec::new();
        for place in &self.0 {
            match place {
                Place::Area(code) => areas.push(Place::Area(code.clone())),
                Place::Puskesmas(code) => {
                    let villages = pack.puskesmas.iter().filter(|one| one.code == *code);
                    areas.extend(villages.flat_map(|one| one.villages.iter().cloned().map(Place::Area)));
                }
            }
        }
        Self(areas)
    }
}

impl From<Scope> for Places {
    fn from(scope: Scope) -> Self {
        Self(scope.0.into_iter().map(Place::Area).collect())
    }
}

impl FromStr for Place {
    type Err = InvalidPlace;

    fn from_str(text: &str) -> Result<Self, InvalidPlace> {
        let puskesmas = || text.parse().map(Self::Puskesmas);
        text.parse().map(Self::Area).or_else(|_| puskesmas()).map_err(|_| InvalidPlace)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Area(code) => fmt::Display::fmt(code, f),
            Self::Puskesmas(code) => fmt::Display::fmt(code, f),
        }
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text: String = self.to_string();
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::parsed(deserializer)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Place {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^\\d{2}(\\.\\d{2}(\\.P\\d{2,3}|\\.\\d{2}(\\.\\d{4}(\\.\\d{2})?)?)?)?$"))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Place {}

impl Told for InvalidPlace {
    fn indonesian(&self) -> String {
        "harus kode wilayah seperti 32.11.01.2001, atau kode puskesmas seperti 32.11.P01".into()
    }
}
