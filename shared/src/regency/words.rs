//! What a place calls things.

use serde::{Deserialize, Serialize};

use super::constant;
use crate::text::Line;

/// The words of a place, to be shown in either language; a word that is left out is the usual one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Words {
    /// Where children are measured each month.
    pub posyandu: Line<40>,
    /// Who measures them.
    pub kader: Line<40>,
    /// The village midwife.
    pub bidan: Line<40>,
    /// The community health centre.
    pub puskesmas: Line<40>,
    /// A district; in Papua "Distrik".
    pub kecamatan: Line<40>,
    /// A village; in Papua "Kampung", in Aceh "Gampong".
    pub desa: Line<40>,
    /// A village in town.
    pub kelurahan: Line<40>,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            posyandu: constant("Posyandu"),
            kader: constant("Kader"),
            bidan: constant("Bidan desa"),
            puskesmas: constant("Puskesmas"),
            kecamatan: constant("Kecamatan"),
            desa: constant("Desa"),
            kelurahan: constant("Kelurahan"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_left_out_is_the_usual_one() {
        let words: Words = serde_json::from_str(r#"{"kecamatan":"Distrik"}"#).unwrap();
        assert_eq!(words, Words { kecamatan: constant("Distrik"), ..Words::default() });
    }
}
