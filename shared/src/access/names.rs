//! What people call the roles.

use alloc::string::String;
use core::str::FromStr;

use super::Role;
use crate::language::Told;

/// No role is called that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "must be kader, bidan, gizi, desa, opd, pimpinan or admin (or kader, midwife, nutritionist, villageOfficer, opdOfficer, leader, regencyAdmin)"
)]
pub struct UnknownRole;

impl Role {
    /// On the wire, then as people write it in Indonesian and English.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Kader => &["kader", "kader posyandu", "cadre", "posyandu cadre"],
            Self::Midwife => &["midwife", "bidan", "bidan desa", "village midwife"],
            Self::Nutritionist => &["nutritionist", "gizi", "tpg", "petugas gizi", "tenaga gizi"],
            Self::VillageOfficer => {
                &["villageOfficer", "desa", "petugas desa", "perangkat desa", "kpm", "village officer"]
            }
            Self::OpdOfficer => &["opdOfficer", "opd", "petugas opd", "dinas", "opd officer", "office"],
            Self::Leader => &["leader", "pimpinan"],
            Self::RegencyAdmin => {
                &["regencyAdmin", "admin", "admin kabupaten", "admin kota", "regency admin"]
            }
        }
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    /// Reads a role as people write it, in either language, or as the wire names it; case does not matter.
    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        let text = text.trim();
        let is_called = |role: &Self| role.names().iter().any(|name| name.eq_ignore_ascii_case(text));
        Self::ALL.into_iter().find(is_called).ok_or(UnknownRole)
    }
}

impl Told for UnknownRole {
    fn indonesian(&self) -> String {
        "harus kader, bidan, gizi, desa, opd, pimpinan atau admin".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_means_one_role() {
        for role in Role::ALL {
            assert_eq!(serde_json::to_string(&role).unwrap(), format!("\"{}\"", role.names()[0]));
            for name in role.names() {
                assert_eq!(name.to_uppercase().parse(), Ok(role), "{name}");
            }
        }
        assert_eq!(" Bidan Desa ".parse(), Ok(Role::Midwife));
        assert_eq!("dukun".parse::<Role>(), Err(UnknownRole));
    }
}
