//! Grants in words: "Kader di Posyandu Mawar".

use tumbuh::access::{Grant, Grants, Places, Role};
use tumbuh::language::Language;

use crate::i18n::{Phrase, Text, say, tell};
use crate::names::AreaNames;

/// How many areas are named before the rest is counted.
const NAMED: usize = 3;

/// What a role is called.
#[must_use]
pub fn role(role: Role) -> Text {
    match role {
        Role::Kader => Text::RoleKader,
        Role::Midwife => Text::RoleMidwife,
        Role::Nutritionist => Text::RoleNutritionist,
        Role::VillageOfficer => Text::RoleVillageOfficer,
        Role::OpdOfficer => Text::RoleOpdOfficer,
        Role::Leader => Text::RoleLeader,
        Role::RegencyAdmin => Text::RoleRegencyAdmin,
    }
}

/// One grant in words.
#[must_use]
pub fn words(language: Language, grant: &Grant, names: &AreaNames) -> String {
    let mut what = say(language, role(grant.role)).to_owned();
    if let Some(office) = &grant.office {
        what = format!("{what} ({office})");
    }
    tell(language, &Phrase::GrantIn { what, places: areas(language, &grant.areas, names) })
}

/// Everything that someone is, in words.
#[must_use]
pub fn all(language: Language, grants: &Grants, names: &AreaNames) -> String {
    grants.0.iter().map(|grant| words(language, grant, names)).collect::<Vec<_>>().join("; ")
}

/// The names of areas as a list.
#[must_use]
pub fn areas(language: Language, places: &Places, names: &AreaNames) -> String {
    let named: Vec<_> = places.0.iter().take(NAMED).map(|place| names.of_place(place)).collect();
    let more = places.0.len().saturating_sub(named.len());
    match (named.as_slice(), more) {
        ([], _) => String::new(),
        ([only], 0) => only.clone(),
        ([first @ .., last], 0) => {
            tell(language, &Phrase::ListOf { first: first.join(", "), last: last.clone() })
        }
        (named, more) => tell(language, &Phrase::ListAndMore { first: named.join(", "), more }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::samples::{names, scope};

    fn grant(role: Role, areas: &[&str]) -> Grant {
        Grant { role, areas: scope(areas).into(), office: None }
    }

    #[test]
    fn grants_read_as_sentences() {
        let said = |grant: &Grant| words(Language::Indonesian, grant, &names());
        assert_eq!(said(&grant(Role::Kader, &["32.11.01.2001.01"])), "Kader di Posyandu Mawar");
        assert_eq!(
            said(&grant(Role::Kader, &["32.11.01.2001.01", "32.11.01.2001.02"])),
            "Kader di Posyandu Mawar dan Posyandu Melati"
        );
        let many = ["32.11.01", "32.11.02", "32.11.01.2001", "32.11.02.2001", "32.11.09"];
        assert_eq!(
            said(&grant(Role::Leader, &many)),
            "Pimpinan di Kecamatan Tunas, Kecamatan Pesisir, Desa Sukamaju, dan 2 tempat lain"
        );
        let mut officer = grant(Role::OpdOfficer, &["32.11"]);
        officer.office = Some("dinkes".parse().unwrap());
        assert_eq!(said(&officer), "Petugas OPD (dinkes) di Kabupaten Contoh");
    }

    #[test]
    fn several_grants_are_all_said() {
        let grants = Grants(vec![grant(Role::Midwife, &["32.11.01.2001"]), grant(Role::Leader, &["32.11"])]);
        assert_eq!(
            all(Language::English, &grants, &names()),
            "Midwife in Desa Sukamaju; Leader in Kabupaten Contoh"
        );
    }
}
