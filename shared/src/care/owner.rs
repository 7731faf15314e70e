//! Who answers for a task: a role in the child's area, or an office of the regency.

use alloc::format;
use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::access::{Grant, Role};
use crate::area::AreaCode;
use crate::language::Language;
use crate::text::Slug;

/// Who answers for a task. Only those who act: leaders and administrators own none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
pub enum Owner {
    /// The kader of the child's posyandu.
    Kader,
    /// The midwife of the child's village.
    Midwife,
    /// The nutrition officer of the puskesmas.
    Puskesmas,
    /// The officer of the child's village, or KPM.
    VillageOfficer,
    /// An office of the regency's pack.
    Office {
        /// Its id there.
        office: Slug,
    },
}

impl Owner {
    /// Whether a person with this grant is among those who answer, for a child of `posyandu`.
    #[must_use]
    pub fn includes(&self, grant: &Grant, posyandu: &AreaCode) -> bool {
        let role = match self {
            Self::Kader => Role::Kader,
            Self::Midwife => Role::Midwife,
            Self::Puskesmas => Role::Nutritionist,
            Self::VillageOfficer => Role::VillageOfficer,
            Self::Office { .. } => Role::OpdOfficer,
        };
        let same_office = match self {
            Self::Office { office } => {
                grant.office.as_ref().is_some_and(|own| own.as_str() == office.as_str())
            }
            _ => true,
        };
        grant.role == role && same_office && grant.areas.contains(posyandu)
    }

    /// What people call it; an office by its id.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        let (indonesian, english) = match self {
            Self::Kader => ("kader", "the kader"),
            Self::Midwife => ("bidan desa", "the midwife"),
            Self::Puskesmas => ("puskesmas", "the puskesmas"),
            Self::VillageOfficer => ("petugas desa", "the village officer"),
            Self::Office { office } => {
                return match language {
                    Language::Indonesian => format!("dinas ({})", office.as_str()),
                    Language::English => format!("the office ({})", office.as_str()),
                };
            }
        };
        language.pick(indonesian, english).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::area::Scope;

    #[test]
    fn a_task_belongs_to_the_role_in_the_area_and_to_the_office() {
        let posyandu: AreaCode = "32.11.01.2001.01".parse().unwrap();
        let grant = |role, area: &str, office: Option<&str>| Grant {
            role,
            areas: Scope(vec![area.parse().unwrap()]).into(),
            office: office.map(|office| office.parse().unwrap()),
        };
        let owns = |owner: Owner, grant: Grant| owner.includes(&grant, &posyandu);
        assert!(owns(Owner::Midwife, grant(Role::Midwife, "32.11.01.2001", None)));
        assert!(!owns(Owner::Midwife, grant(Role::Midwife, "32.11.01.2002", None)));
        assert!(!owns(Owner::Midwife, grant(Role::Leader, "32.11", None)));
        let office = || Owner::Office { office: "pupr".parse().unwrap() };
        assert!(owns(office(), grant(Role::OpdOfficer, "32.11", Some("pupr"))));
        assert!(!owns(office(), grant(Role::OpdOfficer, "32.11", Some("dinsos"))));
    }
}
