//! Whether grants make sense in a regency.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Grant, Grants, InvalidGrant, Places, Role};
use crate::language::{Both, Told};
use crate::regency::RegencyPack;

/// One thing that is wrong with grants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrantProblem {
    /// Where, as a JSON pointer from the grants: `/0/areas/1`.
    pub at: String,
    /// What.
    pub words: Both<String>,
}

impl Grant {
    /// What is wrong with it by itself; whether its areas and office exist, the pack knows.
    ///
    /// # Errors
    /// [`InvalidGrant`].
    pub fn check(&self) -> Result<(), InvalidGrant> {
        if self.areas.0.is_empty() {
            Err(InvalidGrant::Nowhere)
        } else if (self.role == Role::OpdOfficer) != self.office.is_some() {
            Err(InvalidGrant::Office)
        } else {
            Ok(())
        }
    }
}

impl Grants {
    /// Most grants of one person, and most places of one grant.
    pub const LIMIT: usize = 40;

    /// Everything that is wrong with them in the regency of `pack`.
    #[must_use]
    pub fn problems(&self, pack: &RegencyPack) -> Vec<GrantProblem> {
        let mut problems = Vec::new();
        let mut wrong = |at: String, words: Both<String>| problems.push(GrantProblem { at, words });
        if self.0.is_empty() {
            wrong(String::new(), InvalidGrant::None.told());
        }
        if self.0.len() > Self::LIMIT {
            wrong(String::new(), Both::new("terlalu banyak", "are too many"));
        }
        for (number, grant) in self.0.iter().enumerate() {
            match grant.check() {
                Err(error @ InvalidGrant::Office) => wrong(format!("/{number}/office"), error.told()),
                Err(error) => wrong(format!("/{number}/areas"), error.told()),
                Ok(()) => {}
            }
            if grant.areas.0.len() > Self::LIMIT {
                wrong(format!("/{number}/areas"), Both::new("terlalu banyak", "are too many"));
            }
            for (place, area) in grant.areas.0.iter().enumerate() {
                if !area.is_in(pack) {
                    wrong(
                        format!("/{number}/areas/{place}"),
                        Both::new("bukan wilayah kabupaten ini", "is no area of the pack"),
                    );
                } else if Places(alloc::vec![area.clone()]).resolved(pack).0.is_empty() {
                    wrong(
                        format!("/{number}/areas/{place}"),
                        Both::new("tidak mencakup satu desa pun", "covers no village"),
                    );
                }
            }
            let office = grant.office.as_ref().map(|office| office.as_str());
            if office.is_some_and(|id| pack.offices.iter().all(|office| office.id.as_str() != id)) {
                wrong(
                    format!("/{number}/office"),
                    Both::new("bukan dinas kabupaten ini", "is no office of the pack"),
                );
            }
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Places;
    use crate::area::{Area, Scope};
    use crate::regency::Puskesmas;

    fn pack() -> RegencyPack {
        let area = |code: &str| Area { code: code.parse().unwrap(), name: "X".parse().unwrap() };
        let areas = ["32.11.01", "32.11.01.2001", "32.11.01.2002"].map(area).into();
        let mut pack = RegencyPack::new("32.11".parse().unwrap(), "Contoh".parse().unwrap(), 420, areas);
        pack.puskesmas = vec![Puskesmas {
            code: "32.11.P01".parse().unwrap(),
            name: "Puskesmas Satu".parse().unwrap(),
            villages: vec!["32.11.01.2002".parse().unwrap()],
        }];
        pack
    }

    fn grant(role: Role, places: &[&str], office: Option<&str>) -> Grant {
        Grant {
            role,
            areas: Places(places.iter().map(|place| place.parse().unwrap()).collect()),
            office: office.map(|id| id.parse().unwrap()),
        }
    }

    fn found(grants: Vec<Grant>) -> Vec<String> {
        Grants(grants).problems(&pack()).into_iter().map(|problem| problem.at).collect()
    }

    #[test]
    fn every_problem_is_told_where_it_stands() {
        assert_eq!(found(vec![]), [""]);
        assert_eq!(found(vec![grant(Role::Kader, &[], None)]), ["/0/areas"]);
        let wrong = vec![
            grant(Role::Nutritionist, &["32.11.P01", "32.11.P02", "32.11.09"], None),
            grant(Role::OpdOfficer, &["32.11"], Some("nowhere")),
            grant(Role::OpdOfficer, &["32.11"], None),
            grant(Role::OpdOfficer, &["32.11"], Some("dinkes")),
        ];
        assert_eq!(found(wrong), ["/0/areas/1", "/0/areas/2", "/1/office", "/2/office"]);
    }

    #[test]
    fn a_puskesmas_stands_for_its_villages_once_it_is_resolved() {
        let grants = Grants(vec![grant(Role::Nutritionist, &["32.11.P01"], None)]);
        let village = "32.11.01.2002".parse().unwrap();
        let action = crate::access::Action::WriteRecords;
        assert!(!grants.may_in(action, &village));
        let resolved = grants.resolved(&pack());
        assert!(resolved.may_in(action, &village));
        assert_eq!(resolved.scope(action), Scope(vec![village]));
        assert_eq!(grants.0[0].areas.0[0].to_string(), "32.11.P01");
    }
}
