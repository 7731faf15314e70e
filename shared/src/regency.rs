//! The regency pack: everything that differs by regency, as one validated document.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::area::{Area, AreaCode, AreaLevel};
use crate::kms::KmsSettings;
use crate::text::PersonName;

/// What a regency configures; nothing in it is about a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegencyPack {
    /// Kemendagri code of the regency, `PP.KK`.
    pub code: AreaCode,
    /// Its name.
    pub name: PersonName,
    /// How far its clocks are ahead of UTC: WIB 420, WITA 480, WIT 540.
    pub utc_offset_minutes: i32,
    /// Districts, villages and posyandu.
    pub areas: Vec<Area>,
    /// Version of the consent notice in force.
    pub notice_version: u16,
    /// The monthly weight card in force.
    #[serde(default)]
    pub kms: KmsSettings,
}

/// What is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The code is not that of a regency.
    #[error("{0} is not the code of a regency")]
    NotARegency(AreaCode),
    /// An area lies outside the regency.
    #[error("area {0} lies outside the regency")]
    Outside(AreaCode),
    /// An area's parent is missing.
    #[error("area {0} has no parent in the pack")]
    Orphan(AreaCode),
    /// An area is named twice.
    #[error("area {0} is there twice")]
    Twice(AreaCode),
    /// A clock no part of Indonesia has.
    #[error("the clock must be 420, 480 or 540 minutes ahead of UTC")]
    Clock,
}

impl RegencyPack {
    /// Everything that is wrong with it; empty when it may be used.
    #[must_use]
    pub fn errors(&self) -> Vec<PackError> {
        let mut errors = Vec::new();
        if self.code.level() != AreaLevel::Regency {
            errors.push(PackError::NotARegency(self.code.clone()));
        }
        if ![420, 480, 540].contains(&self.utc_offset_minutes) {
            errors.push(PackError::Clock);
        }
        let mut known = alloc::collections::BTreeSet::from([&self.code]);
        for Area { code, .. } in &self.areas {
            if !known.insert(code) {
                errors.push(PackError::Twice(code.clone()));
            }
        }
        for Area { code, .. } in &self.areas {
            if !self.code.contains(code) {
                errors.push(PackError::Outside(code.clone()));
            } else if parent(code).is_none_or(|parent| !known.contains(&parent)) {
                errors.push(PackError::Orphan(code.clone()));
            }
        }
        errors
    }

    /// Whether `code` is a posyandu of the regency.
    #[must_use]
    pub fn has_posyandu(&self, code: &AreaCode) -> bool {
        code.level() == AreaLevel::Posyandu && self.areas.iter().any(|area| area.code == *code)
    }
}

fn parent(code: &AreaCode) -> Option<AreaCode> {
    let level = match code.level() {
        AreaLevel::Posyandu => AreaLevel::Village,
        AreaLevel::Village => AreaLevel::District,
        AreaLevel::District => AreaLevel::Regency,
        AreaLevel::Regency | AreaLevel::Province => return None,
    };
    code.ancestor(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(areas: &[&str]) -> RegencyPack {
        let area = |code: &&str| Area { code: code.parse().unwrap(), name: "X".parse().unwrap() };
        RegencyPack {
            code: "32.11".parse().unwrap(),
            name: "Kabupaten Contoh".parse().unwrap(),
            utc_offset_minutes: 420,
            areas: areas.iter().map(area).collect(),
            notice_version: 1,
            kms: KmsSettings::default(),
        }
    }

    #[test]
    fn a_pack_reports_every_error() {
        assert_eq!(pack(&["32.11.01", "32.11.01.2001", "32.11.01.2001.01"]).errors(), []);
        let mut wrong = pack(&["32.11.01", "32.11.01", "32.11.02.2001", "74.13.01"]);
        wrong.utc_offset_minutes = 0;
        assert_eq!(wrong.errors().len(), 4);
    }
}
