//! A list of posyandu on its way into a pack: new ones are added, known ones renamed, the others stay.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::RegencyPack;
use crate::area::{Area, AreaCode, AreaLevel};
use crate::language::Told;
use crate::text::PersonName;

/// One posyandu of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedPosyandu {
    /// Its code; without one it is known by its name in its village, or gets the next code there.
    pub code: Option<AreaCode>,
    /// Its village.
    pub village: AreaCode,
    /// Its name.
    pub name: PersonName,
}

/// What a list makes of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The pack with the list.
    pub pack: RegencyPack,
    /// Posyandu that are new.
    pub added: usize,
    /// Posyandu that get another name.
    pub renamed: usize,
    /// Posyandu that are so already.
    pub unchanged: usize,
}

/// Why a posyandu of a list cannot be as it says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListedProblem {
    /// The pack has no such village.
    #[error("is no village of the regency")]
    NoVillage,
    /// The code lies elsewhere.
    #[error("is no posyandu of the village {0}; it would be {0}.01 to {0}.99")]
    Elsewhere(AreaCode),
    /// The list has it already.
    #[error("is in the list twice")]
    Twice,
    /// The code was another's: what was recorded there is not the new one's.
    #[error("was the code of a posyandu that was closed; leave it empty, or take another")]
    Used,
    /// Every code of the village is given away.
    #[error("has no code left for another posyandu")]
    Full,
}

impl ListedProblem {
    /// The column that is to blame.
    #[must_use]
    pub fn column(&self) -> &'static str {
        match self {
            Self::NoVillage | Self::Full => "village_code",
            Self::Elsewhere(_) | Self::Used => "code",
            Self::Twice => "name",
        }
    }
}

impl RegencyPack {
    /// The pack with a list of posyandu. Given again, the same list changes nothing. Codes in `used` are given to nobody:
    /// records of a posyandu that was closed are there still, and are not those of a new one.
    ///
    /// # Errors
    /// Everything that is wrong, each with its place in the list.
    pub fn with_posyandu(
        &self,
        list: &[ListedPosyandu],
        used: &BTreeSet<AreaCode>,
    ) -> Result<Listed, Vec<(usize, ListedProblem)>> {
        let mut taken = used.clone();
        taken.extend(self.areas.iter().map(|area| area.code.clone()));
        // Codes that the list itself names are not given to others.
        taken.extend(list.iter().filter_map(|one| one.code.clone()));
        let mut listed = BTreeSet::new();
        let mut problems = Vec::new();
        let (mut added, mut renamed, mut unchanged) = (0, 0, 0);
        let mut pack = self.clone();
        for (place, one) in list.iter().enumerate() {
            let code = match self.code_of(one, used, &mut taken) {
                Ok(code) if listed.insert(code.clone()) => code,
                Ok(_) => {
                    problems.push((place, ListedProblem::Twice));
                    continue;
                }
                Err(problem) => {
                    problems.push((place, problem));
                    continue;
                }
            };
            match pack.areas.iter_mut().find(|area| area.code == code) {
                Some(area) if area.name == one.name => unchanged += 1,
                Some(area) => {
                    area.name = one.name.clone();
                    renamed += 1;
                }
                None => {
                    pack.areas.push(Area { code, name: one.name.clone() });
                    added += 1;
                }
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Listed { pack: pack.in_order(), added, renamed, unchanged })
    }

    fn code_of(
        &self,
        one: &ListedPosyandu,
        used: &BTreeSet<AreaCode>,
        taken: &mut BTreeSet<AreaCode>,
    ) -> Result<AreaCode, ListedProblem> {
        let village = &one.village;
        if village.level() != AreaLevel::Village || !self.areas.iter().any(|area| area.code == *village) {
            return Err(ListedProblem::NoVillage);
        }
        if let Some(code) = &one.code {
            let fits = code.level() == AreaLevel::Posyandu && village.contains(code);
            return match fits {
                false => Err(ListedProblem::Elsewhere(village.clone())),
                true if used.contains(code) && !self.has_posyandu(code) => Err(ListedProblem::Used),
                true => Ok(code.clone()),
            };
        }
        let known = self.areas.iter().find(|area| {
            area.code.level() == AreaLevel::Posyandu && village.contains(&area.code) && area.name == one.name
        });
        if let Some(known) = known {
            return Ok(known.code.clone());
        }
        let mut codes = (1..=99).filter_map(|number| format!("{village}.{number:02}").parse().ok());
        let next: AreaCode = codes.find(|code| !taken.contains(code)).ok_or(ListedProblem::Full)?;
        taken.insert(next.clone());
        Ok(next)
    }
}

impl Told for ListedProblem {
    fn indonesian(&self) -> String {
        match self {
            Self::NoVillage => "bukan desa atau kelurahan kabupaten ini".into(),
            Self::Elsewhere(village) => {
                format!("bukan posyandu desa {village}; kodenya {village}.01 sampai {village}.99")
            }
            Self::Twice => "ada dua kali di daftar".into(),
            Self::Used => "kode posyandu yang sudah ditutup; kosongkan, atau pakai kode lain".into(),
            Self::Full => "semua kode posyandu di desa ini sudah terpakai".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> RegencyPack {
        let area =
            |(code, name): (&str, &str)| Area { code: code.parse().unwrap(), name: name.parse().unwrap() };
        let areas = [
            ("32.11.01", "Satu"),
            ("32.11.01.2001", "Desa Satu"),
            ("32.11.01.2001.01", "Posyandu Melati"),
            ("32.11.01.2002", "Desa Dua"),
        ];
        let areas = areas.map(area).into();
        RegencyPack::new("32.11".parse().unwrap(), "Contoh".parse().unwrap(), 420, areas)
    }

    fn line(code: &str, village: &str, name: &str) -> ListedPosyandu {
        ListedPosyandu {
            code: (!code.is_empty()).then(|| code.parse().unwrap()),
            village: village.parse().unwrap(),
            name: name.parse().unwrap(),
        }
    }

    #[test]
    fn a_list_adds_renames_and_leaves_alone_and_again_changes_nothing() {
        let list = [
            line("", "32.11.01.2001", "Posyandu Melati"),
            line("", "32.11.01.2001", "Posyandu Mawar"),
            line("32.11.01.2001.02", "32.11.01.2001", "Posyandu Dahlia"),
            line("", "32.11.01.2002", "Posyandu Melati"),
        ];
        let made = pack().with_posyandu(&list, &BTreeSet::new()).unwrap();
        assert_eq!((made.added, made.renamed, made.unchanged), (3, 0, 1));
        let name = |code: &str| {
            made.pack.areas.iter().find(|area| area.code.as_str() == code).map(|area| area.name.to_string())
        };
        assert_eq!(name("32.11.01.2001.03").as_deref(), Some("Posyandu Mawar"), "02 is named in the list");
        assert_eq!(name("32.11.01.2002.01").as_deref(), Some("Posyandu Melati"));
        let again = made.pack.with_posyandu(&list, &BTreeSet::new()).unwrap();
        assert_eq!((again.added, again.renamed, again.unchanged), (0, 0, 4));
        assert_eq!(again.pack, made.pack);
        let renamed = made
            .pack
            .with_posyandu(&[line("32.11.01.2001.02", "32.11.01.2001", "Posyandu Ros")], &BTreeSet::new());
        assert_eq!(renamed.unwrap().renamed, 1);
        assert_eq!(made.pack.problems(), []);
        let used = BTreeSet::from(["32.11.01.2002.01".parse().unwrap()]);
        let fresh = pack().with_posyandu(&[line("", "32.11.01.2002", "Posyandu Ros")], &used).unwrap();
        assert!(fresh.pack.has_posyandu(&"32.11.01.2002.02".parse().unwrap()), "01 was somebody's before");
        let named = [line("32.11.01.2002.01", "32.11.01.2002", "Posyandu Ros")];
        assert_eq!(pack().with_posyandu(&named, &used).unwrap_err(), [(0, ListedProblem::Used)]);
    }

    #[test]
    fn every_problem_is_told_with_its_place() {
        let wrong = [
            line("", "32.11.01.2009", "A"),
            line("", "32.11.01", "B"),
            line("32.11.01.2002.01", "32.11.01.2001", "C"),
            line("", "32.11.01.2001", "Posyandu Melati"),
            line("32.11.01.2001.01", "32.11.01.2001", "D"),
        ];
        let found = pack().with_posyandu(&wrong, &BTreeSet::new()).unwrap_err();
        let village = "32.11.01.2001".parse().unwrap();
        assert_eq!(
            found,
            [
                (0, ListedProblem::NoVillage),
                (1, ListedProblem::NoVillage),
                (2, ListedProblem::Elsewhere(village)),
                (4, ListedProblem::Twice),
            ]
        );
        let full: Vec<_> =
            (1..=100).map(|number| line("", "32.11.01.2002", &format!("P {number}"))).collect();
        assert_eq!(pack().with_posyandu(&full, &BTreeSet::new()).unwrap_err(), [(99, ListedProblem::Full)]);
    }
}
