//! The sex that WHO's tables are split by.

use serde::{Deserialize, Serialize};

/// Sex as WHO's growth tables know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Sex {
    /// A boy: WHO tables "boys", sex 1 in WHO's programs.
    Male,
    /// A girl: WHO tables "girls", sex 2 in WHO's programs.
    Female,
}

impl Sex {
    /// Both, in WHO's order.
    pub const ALL: [Self; 2] = [Self::Male, Self::Female];
}
