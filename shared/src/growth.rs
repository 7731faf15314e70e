//! Stub until the growth room lands.
use serde::{Deserialize, Serialize};
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Position {
    Lying,
    Standing,
}
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Oedema {
    #[default]
    Absent,
    Grade1,
    Grade2,
    Grade3,
}
impl Oedema {
    #[must_use]
    pub fn is_present(self) -> bool {
        self != Self::Absent
    }
}
