//! What a change of areas makes of a pack, and why it may not be made.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};

use super::{PackProblem, RegencyPack};
use crate::api::areas::AreaChange;
use crate::area::{Area, AreaCode, AreaLevel};
use crate::language::Told;

/// Why areas cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AreaChangeError {
    /// The pack has no such area.
    #[error("is no area of the regency")]
    Unknown,
    /// Only posyandu can be split and moved.
    #[error("must be a posyandu")]
    NotAPosyandu,
    /// There is one of that code already.
    #[error("is there already")]
    Exists,
    /// It was another's: what was recorded there, and who may see it, is not the new one's.
    #[error("was the code of a posyandu that was closed; take another")]
    Used,
    /// Nobody would go along.
    #[error("must name at least one")]
    Nobody,
    /// Something lies in it.
    #[error("has areas in it")]
    NotEmpty,
    /// The pack would not hold.
    #[error("{}", .0.to_string())]
    Pack(PackProblem),
}

impl RegencyPack {
    /// The pack after the change. Codes in `used` have records, or people may see what is there: none of them becomes a new
    /// posyandu's.
    ///
    /// # Errors
    /// The field of the change that is wrong, and why.
    pub fn changed(
        &self,
        change: &AreaChange,
        used: &BTreeSet<AreaCode>,
    ) -> Result<Self, (&'static str, AreaChangeError)> {
        let mut pack = self.clone();
        match change {
            AreaChange::Rename { area, name } => {
                let found = pack.areas.iter_mut().find(|known| known.code == *area);
                found.ok_or(("area", AreaChangeError::Unknown))?.name = name.clone();
            }
            AreaChange::Add { area } => pack.add("area", area)?,
            AreaChange::Split { from, into, rts } => {
                pack.known_posyandu(from)?;
                if rts.is_empty() {
                    return Err(("rts", AreaChangeError::Nobody));
                }
                pack.add_posyandu("into", into)?;
            }
            AreaChange::Move { from, to } => {
                pack.known_posyandu(from)?;
                pack.add_posyandu("to", to)?;
                pack.areas.retain(|area| area.code != *from);
            }
            AreaChange::Close { area } => {
                if pack.areas.iter().all(|known| known.code != *area) {
                    return Err(("area", AreaChangeError::Unknown));
                }
                if pack.areas.iter().any(|known| known.code != *area && area.contains(&known.code)) {
                    return Err(("area", AreaChangeError::NotEmpty));
                }
                pack.areas.retain(|known| known.code != *area);
                for puskesmas in &mut pack.puskesmas {
                    puskesmas.villages.retain(|village| village != area);
                }
            }
        }
        let pack = pack.in_order();
        if self.reused(&pack, used).next().is_some() {
            return Err((place_of(change), AreaChangeError::Used));
        }
        match pack.problems().into_iter().next() {
            None => Ok(pack),
            Some(problem) => Err((place_of(change), AreaChangeError::Pack(problem))),
        }
    }

    /// Posyandu of another pack that are new there, although their code is one of `used`.
    pub fn reused<'a>(&self, given: &'a Self, used: &BTreeSet<AreaCode>) -> impl Iterator<Item = &'a Area> {
        let known: BTreeSet<_> = self.areas.iter().map(|area| &area.code).collect();
        given.areas.iter().filter(move |area| {
            area.code.level() == AreaLevel::Posyandu
                && used.contains(&area.code)
                && !known.contains(&area.code)
        })
    }

    fn known_posyandu(&self, code: &AreaCode) -> Result<(), (&'static str, AreaChangeError)> {
        if self.has_posyandu(code) { Ok(()) } else { Err(("from", AreaChangeError::Unknown)) }
    }

    fn add_posyandu(
        &mut self,
        field: &'static str,
        area: &Area,
    ) -> Result<(), (&'static str, AreaChangeError)> {
        if area.code.level() != AreaLevel::Posyandu {
            return Err((field, AreaChangeError::NotAPosyandu));
        }
        self.add(field, area)
    }

    fn add(&mut self, field: &'static str, area: &Area) -> Result<(), (&'static str, AreaChangeError)> {
        if self.areas.iter().any(|known| known.code == area.code) {
            return Err((field, AreaChangeError::Exists));
        }
        self.areas.push(area.clone());
        Ok(())
    }
}

/// The field that a problem of the whole pack is told of.
fn place_of(change: &AreaChange) -> &'static str {
    match change {
        AreaChange::Rename { .. } => "name",
        AreaChange::Add { .. } | AreaChange::Close { .. } => "area",
        AreaChange::Split { .. } => "into",
        AreaChange::Move { .. } => "to",
    }
}

impl Told for AreaChangeError {
    fn indonesian(&self) -> String {
        match self {
            Self::Unknown => "bukan wilayah kabupaten ini".into(),
            Self::NotAPosyandu => "harus posyandu".into(),
            Self::Exists => "sudah ada".into(),
            Self::Used => "kode posyandu yang sudah ditutup; pakai kode lain".into(),
            Self::Nobody => "harus menyebut sedikitnya satu".into(),
            Self::NotEmpty => "masih ada wilayah di dalamnya".into(),
            Self::Pack(problem) => problem.indonesian(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(code: &str, name: &str) -> Area {
        Area { code: code.parse().unwrap(), name: name.parse().unwrap() }
    }

    fn pack() -> RegencyPack {
        let codes = ["32.11.01", "32.11.01.2001", "32.11.01.2001.01", "32.11.01.2002"];
        let areas = codes.map(|code| area(code, "X")).into();
        RegencyPack::new("32.11".parse().unwrap(), "Contoh".parse().unwrap(), 420, areas)
    }

    fn refused(change: AreaChange) -> (&'static str, AreaChangeError) {
        pack().changed(&change, &BTreeSet::new()).unwrap_err()
    }

    #[test]
    fn a_change_makes_a_pack_that_holds() {
        let from: AreaCode = "32.11.01.2001.01".parse().unwrap();
        let to = area("32.11.01.2002.01", "Melati");
        let none = BTreeSet::new();
        let moved = pack().changed(&AreaChange::Move { from: from.clone(), to: to.clone() }, &none).unwrap();
        assert!(moved.has_posyandu(&to.code) && !moved.has_posyandu(&from));
        let split =
            AreaChange::Split { from: from.clone(), into: to.clone(), rts: vec!["01".parse().unwrap()] };
        let split = pack().changed(&split, &none).unwrap();
        assert!(split.has_posyandu(&to.code) && split.has_posyandu(&from));
        let closed = pack().changed(&AreaChange::Close { area: from.clone() }, &none).unwrap();
        assert!(!closed.has_posyandu(&from));
        let renamed = AreaChange::Rename { area: from, name: "Mawar".parse().unwrap() };
        assert!(
            pack().changed(&renamed, &none).unwrap().areas.iter().any(|area| area.name.as_str() == "Mawar")
        );
    }

    #[test]
    fn the_code_of_a_closed_posyandu_is_given_to_no_other() {
        let closed = area("32.11.01.2002.01", "Melati");
        let used = BTreeSet::from([closed.code.clone(), "32.11.01.2001.01".parse().unwrap()]);
        let from: AreaCode = "32.11.01.2001.01".parse().unwrap();
        let rts = vec!["01".parse().unwrap()];
        for (change, field) in [
            (AreaChange::Add { area: closed.clone() }, "area"),
            (AreaChange::Split { from: from.clone(), into: closed.clone(), rts }, "into"),
            (AreaChange::Move { from: from.clone(), to: closed.clone() }, "to"),
        ] {
            assert_eq!(pack().changed(&change, &used), Err((field, AreaChangeError::Used)));
            assert!(pack().changed(&change, &BTreeSet::new()).is_ok());
        }
        let other = AreaChange::Add { area: area("32.11.01.2002.02", "Melati") };
        assert!(pack().changed(&other, &used).is_ok(), "one that is still there is used, too");
        let mut given = pack();
        given.areas.push(closed.clone());
        assert_eq!(pack().reused(&given, &used).collect::<Vec<_>>(), [&closed]);
        assert_eq!(given.reused(&given, &used).count(), 0);
    }

    #[test]
    fn what_cannot_be_is_refused_where_it_stands() {
        let village: AreaCode = "32.11.01.2001".parse().unwrap();
        let unknown: AreaCode = "32.11.01.2001.09".parse().unwrap();
        let new = area("32.11.01.2002.01", "Melati");
        assert_eq!(refused(AreaChange::Close { area: village.clone() }), ("area", AreaChangeError::NotEmpty));
        assert_eq!(refused(AreaChange::Close { area: unknown.clone() }), ("area", AreaChangeError::Unknown));
        let change = AreaChange::Move { from: unknown, to: new.clone() };
        assert_eq!(refused(change), ("from", AreaChangeError::Unknown));
        let from: AreaCode = "32.11.01.2001.01".parse().unwrap();
        let change = AreaChange::Move { from: from.clone(), to: area("32.11.01.2009", "X") };
        assert_eq!(refused(change), ("to", AreaChangeError::NotAPosyandu));
        let change = AreaChange::Split { from, into: new, rts: vec![] };
        assert_eq!(refused(change), ("rts", AreaChangeError::Nobody));
        let change = AreaChange::Add { area: area("32.11.01.2001", "X") };
        assert_eq!(refused(change), ("area", AreaChangeError::Exists));
        let change = AreaChange::Add { area: area("32.11.09.2001.01", "X") };
        assert!(matches!(refused(change), ("area", AreaChangeError::Pack(_))));
    }
}
