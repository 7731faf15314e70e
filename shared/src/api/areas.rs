//! Changing the areas of a regency together with the children and people in them.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::api::people::LineProblem;
use crate::area::{Area, AreaCode};
use crate::text::{Line, PersonName};

/// `POST /api/v1/areas/changes`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AreaChangeRequest {
    /// What should become of which area.
    pub change: AreaChange,
    /// Whether to say only what would be done.
    pub dry_run: bool,
}

/// What should become of an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum AreaChange {
    /// Call it otherwise.
    Rename {
        /// Which.
        area: AreaCode,
        /// Its new name.
        name: PersonName,
    },
    /// There is one more.
    Add {
        /// The new one; what it lies in is there already.
        area: Area,
    },
    /// Part of a posyandu's children go to a new one.
    Split {
        /// The posyandu that stays.
        from: AreaCode,
        /// The new one.
        into: Area,
        /// The neighbourhoods whose children go.
        rts: Vec<Line<6>>,
    },
    /// A posyandu gets another code, for example in another village; its children and people follow.
    Move {
        /// The code until now.
        from: AreaCode,
        /// The code and name from now on.
        to: Area,
    },
    /// There is one fewer. Children who are still followed must be elsewhere first.
    Close {
        /// Which.
        area: AreaCode,
    },
}

/// The answer to an [`AreaChangeRequest`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AreaChangeResponse {
    /// Children whose record goes to another posyandu.
    pub children: u32,
    /// People whose grants name the area.
    pub people: u32,
    /// Whether it was done.
    pub applied: bool,
}

/// `POST /api/v1/areas/import?apply=false|true`, body CSV `code,village_code,name`. With problems nothing is applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AreasImportResponse {
    /// Everything that is wrong, by line.
    pub problems: Vec<LineProblem>,
    /// Posyandu that are new.
    pub added: usize,
    /// Posyandu that get another name.
    pub renamed: usize,
    /// Posyandu that are so already.
    pub unchanged: usize,
    /// Whether it was done.
    pub applied: bool,
}
