//! Roles, and who may do what where. The API enforces it; the app hides what cannot be done.

mod check;
mod names;
mod place;

pub use check::GrantProblem;
pub use names::UnknownRole;
pub use place::{InvalidPlace, Place, Places};

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::area::{AreaCode, Scope};
use crate::language::Told;
use crate::regency::RegencyPack;
use crate::text::Line;

/// What a person is in a regency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Kader posyandu: registers, measures, counsels.
    Kader,
    /// Village midwife (bidan desa): validates, counsels, refers, brings in her kader.
    Midwife,
    /// Nutrition officer of the puskesmas (TPG).
    Nutritionist,
    /// Village (desa, kelurahan) officer or KPM: follows families at risk.
    VillageOfficer,
    /// Officer of a regency office (OPD): takes on what is assigned to the office.
    OpdOfficer,
    /// Reads everything in the area, changes nothing.
    Leader,
    /// Accounts, areas, settings.
    RegencyAdmin,
}

/// What a route or an act does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See children and readings.
    ReadRecords,
    /// Register, edit, measure.
    WriteRecords,
    /// Send acts; each is then asked for its own right ([`Action::WriteRecords`], or [`crate::care::CareAct::is_for`]).
    SendActs,
    /// See what is due; an office what is its own to do.
    ReadTasks,
    /// See audits of cases, with what was frozen for them.
    ReadAudits,
    /// Make audits, and recommend in them.
    MakeAudits,
    /// See what the stores of puskesmas hold.
    ReadStock,
    /// Note what came into a store and went out.
    MoveStock,
    /// See a NIK whole, and look a child up by it.
    ReadFullNik,
    /// Record that a parent withdraws consent, asks for a copy or for erasure.
    RecordRequests,
    /// See what the regency refused of what others sent, and say what became of it.
    SettleRefusals,
    /// Hand a child over to another regency, or take one in.
    HandOverChildren,
    /// See people, their devices and the open invitations.
    ReadPeople,
    /// Invite people ([`Role::may_invite`] says whom), revoke invitations and devices, reset passwords.
    InvitePeople,
    /// Change what people are, block them, bring many in at once.
    ManagePeople,
    /// Rename, add, split, move and close posyandu and puskesmas.
    ManageAreas,
    /// Read and replace the regency pack.
    ManageSettings,
    /// See who opened which child's record.
    ReadAccessLog,
    /// See what parents ask about their child's data, decide it, and carry it out: erasing a record included.
    DecideRequests,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 7] = [
        Self::Kader,
        Self::Midwife,
        Self::Nutritionist,
        Self::VillageOfficer,
        Self::OpdOfficer,
        Self::Leader,
        Self::RegencyAdmin,
    ];

    /// Whether the role may do `action`, within the areas it was granted for.
    #[must_use]
    pub fn may(self, action: Action) -> bool {
        use Role::{Kader, Leader, Midwife, Nutritionist, OpdOfficer, RegencyAdmin, VillageOfficer};
        match action {
            // An office sees what is assigned to it and no records: that is all it needs.
            Action::ReadRecords => {
                matches!(self, Kader | Midwife | Nutritionist | VillageOfficer | Leader)
            }
            Action::ReadTasks => {
                matches!(self, Kader | Midwife | Nutritionist | VillageOfficer | OpdOfficer | Leader)
            }
            Action::SendActs => {
                matches!(self, Kader | Midwife | Nutritionist | VillageOfficer | OpdOfficer)
            }
            Action::WriteRecords | Action::ReadFullNik | Action::RecordRequests => {
                matches!(self, Kader | Midwife | Nutritionist)
            }
            // An author sees what was refused on the own phone.
            Action::HandOverChildren | Action::SettleRefusals => matches!(self, Midwife | Nutritionist),
            Action::ReadAudits => matches!(self, Midwife | Nutritionist | VillageOfficer | Leader),
            Action::MakeAudits | Action::MoveStock => matches!(self, Nutritionist),
            Action::ReadStock => matches!(self, Midwife | Nutritionist | Leader),
            Action::ReadPeople | Action::InvitePeople => matches!(self, Midwife | RegencyAdmin),
            Action::ManagePeople
            | Action::ManageAreas
            | Action::ManageSettings
            | Action::ReadAccessLog
            | Action::DecideRequests => matches!(self, RegencyAdmin),
        }
    }

    /// Whether someone of this role may invite someone of the `other`, within the own areas.
    #[must_use]
    pub fn may_invite(self, other: Self) -> bool {
        match self {
            Self::RegencyAdmin => true,
            Self::Midwife => other == Self::Kader,
            _ => false,
        }
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 19] = [
        Self::ReadRecords,
        Self::WriteRecords,
        Self::SendActs,
        Self::ReadTasks,
        Self::ReadAudits,
        Self::MakeAudits,
        Self::ReadStock,
        Self::MoveStock,
        Self::ReadFullNik,
        Self::RecordRequests,
        Self::SettleRefusals,
        Self::HandOverChildren,
        Self::ReadPeople,
        Self::InvitePeople,
        Self::ManagePeople,
        Self::ManageAreas,
        Self::ManageSettings,
        Self::ReadAccessLog,
        Self::DecideRequests,
    ];
}

/// What a person is, and where. One person may hold several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Grant {
    /// What the person is.
    pub role: Role,
    /// Where: posyandu, villages, districts, the regency, or what a puskesmas covers.
    pub areas: Places,
    /// For an [`Role::OpdOfficer`], the office: an id of the pack's offices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Line<40>>,
}

/// Everything a person was granted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Grants(pub Vec<Grant>);

impl Grants {
    /// The same grants with the villages of each puskesmas in its stead. Everything below counts areas only.
    #[must_use]
    pub fn resolved(&self, pack: &RegencyPack) -> Self {
        let grants = self.0.iter().map(|grant| Grant { areas: grant.areas.resolved(pack), ..grant.clone() });
        Self(grants.collect())
    }

    /// Whether the person may do `action` anywhere.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.0.iter().any(|grant| grant.role.may(action))
    }

    /// Where the person may do `action`: the union of the areas of every grant that allows it. Being a kader in one posyandu
    /// and a leader of a village lets nobody write in the whole village.
    #[must_use]
    pub fn scope(&self, action: Action) -> Scope {
        let allowed = self.0.iter().filter(|grant| grant.role.may(action));
        Scope(allowed.flat_map(|grant| grant.areas.scope().0).collect())
    }

    /// Every area that is named, whatever may be done there; a puskesmas counts for nothing before it is resolved.
    #[must_use]
    pub fn everywhere(&self) -> Scope {
        Scope(self.0.iter().flat_map(|grant| grant.areas.scope().0).collect())
    }

    /// Whether the person may do `action` in `area`.
    #[must_use]
    pub fn may_in(&self, action: Action, area: &AreaCode) -> bool {
        self.0.iter().any(|grant| grant.role.may(action) && grant.areas.contains(area))
    }

    /// Whether all that they allow lies within `scope`; grants that allow nothing lie nowhere.
    #[must_use]
    pub fn lie_within(&self, scope: &Scope) -> bool {
        let mut areas = self.0.iter().flat_map(|grant| grant.areas.scope().0).peekable();
        areas.peek().is_some() && areas.all(|area| scope.contains(&area))
    }

    /// Whether the person may give all of `others` to someone: every one of a role that one of the own roles may invite,
    /// within the areas of that same own grant.
    #[must_use]
    pub fn may_give(&self, others: &Self) -> bool {
        let covered = |other: &Grant| {
            let areas = other.areas.scope();
            !areas.0.is_empty()
                && self.0.iter().any(|own| {
                    own.role.may_invite(other.role) && areas.0.iter().all(|area| own.areas.contains(area))
                })
        };
        !others.0.is_empty() && others.0.iter().all(covered)
    }

    /// Whether `later` takes something away: a place where something may be done now and not then.
    #[must_use]
    pub fn lose_by(&self, later: &Self) -> bool {
        Action::ALL.iter().any(|action| {
            let then = later.scope(*action);
            self.scope(*action).0.iter().any(|area| !then.contains(area))
        }) || self
            .0
            .iter()
            .any(|grant| grant.office.is_some() && !later.0.iter().any(|other| other.office == grant.office))
    }
}

/// Why grants make no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidGrant {
    /// There is none.
    #[error("must name at least one role")]
    None,
    /// A role without a place.
    #[error("must name at least one area")]
    Nowhere,
    /// An OPD officer without an office, or an office for someone else.
    #[error("an office is named for an OPD officer, and only for one")]
    Office,
}

impl Told for InvalidGrant {
    fn indonesian(&self) -> String {
        match self {
            Self::None => "harus ada sedikitnya satu peran".into(),
            Self::Nowhere => "harus ada sedikitnya satu wilayah".into(),
            Self::Office => "hanya petugas OPD yang punya dinas, dan harus punya satu".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grants(all: &[(Role, &str)]) -> Grants {
        let grant = |(role, area): &(Role, &str)| Grant {
            role: *role,
            areas: Places(vec![area.parse().unwrap()]),
            office: None,
        };
        Grants(all.iter().map(grant).collect())
    }

    /// Rows are actions, columns roles: the whole table, to be read beside [`Role::may`].
    #[test]
    fn the_whole_table() {
        let table = [
            // kader, midwife, nutritionist, village, OPD, leader, admin
            (Action::ReadRecords, "xxxx-x-"),
            (Action::WriteRecords, "xxx----"),
            (Action::SendActs, "xxxxx--"),
            (Action::ReadTasks, "xxxxxx-"),
            (Action::ReadAudits, "-xxx-x-"),
            (Action::MakeAudits, "--x----"),
            (Action::ReadStock, "-xx--x-"),
            (Action::MoveStock, "--x----"),
            (Action::ReadFullNik, "xxx----"),
            (Action::RecordRequests, "xxx----"),
            (Action::SettleRefusals, "-xx----"),
            (Action::HandOverChildren, "-xx----"),
            (Action::ReadPeople, "-x----x"),
            (Action::InvitePeople, "-x----x"),
            (Action::ManagePeople, "------x"),
            (Action::ManageAreas, "------x"),
            (Action::ManageSettings, "------x"),
            (Action::ReadAccessLog, "------x"),
            (Action::DecideRequests, "------x"),
        ];
        assert_eq!(table.map(|(action, _)| action), Action::ALL);
        for (action, row) in table {
            let allowed: String =
                Role::ALL.iter().map(|role| if role.may(action) { 'x' } else { '-' }).collect();
            assert_eq!(allowed, row, "{action:?}");
        }
    }

    #[test]
    fn whoever_writes_reads() {
        for role in Role::ALL {
            assert!(!role.may(Action::WriteRecords) || role.may(Action::ReadRecords));
            assert!(!role.may(Action::WriteRecords) || role.may(Action::SendActs));
            assert_eq!(
                role.may(Action::WriteRecords),
                role.may(Action::RecordRequests),
                "acts are checked by one"
            );
            assert!(!role.may(Action::SettleRefusals) || role.may(Action::WriteRecords));
            assert!(!role.may(Action::InvitePeople) || role.may(Action::ReadPeople));
            assert!(!role.may(Action::MakeAudits) || role.may(Action::ReadAudits));
            assert!(!role.may(Action::ReadAudits) || role.may(Action::ReadRecords));
        }
    }

    #[test]
    fn each_role_counts_only_in_its_own_areas() {
        let both = grants(&[(Role::Kader, "32.11.01.2001.01"), (Role::Leader, "32.11.01.2001")]);
        let beside = "32.11.01.2001.02".parse().unwrap();
        assert!(both.may_in(Action::ReadRecords, &beside));
        assert!(!both.may_in(Action::WriteRecords, &beside));
        assert_eq!(both.scope(Action::WriteRecords).0.len(), 1);
        assert_eq!(both.scope(Action::ReadRecords).0.len(), 2);
        assert!(both.scope(Action::ManageAreas).0.is_empty());
    }

    #[test]
    fn nobody_gives_more_than_they_hold() {
        let midwife = grants(&[(Role::Midwife, "32.11.01.2001"), (Role::Leader, "32.11")]);
        assert!(midwife.may_give(&grants(&[(Role::Kader, "32.11.01.2001.01")])));
        assert!(!midwife.may_give(&grants(&[(Role::Kader, "32.11.01.2002.01")])), "a leader invites nobody");
        assert!(!midwife.may_give(&grants(&[(Role::Midwife, "32.11.01.2001")])));
        assert!(!midwife.may_give(&Grants::default()));
        let admin = grants(&[(Role::RegencyAdmin, "32.11")]);
        assert!(admin.may_give(&grants(&[(Role::Midwife, "32.11.01"), (Role::Leader, "32.11")])));
        assert!(!admin.may_give(&grants(&[(Role::Leader, "74.13")])));
    }

    #[test]
    fn an_office_belongs_to_an_opd_officer() {
        let mut grant = grants(&[(Role::OpdOfficer, "32.11")]).0.remove(0);
        assert_eq!(grant.check(), Err(InvalidGrant::Office));
        grant.office = Some("dinkes".parse().unwrap());
        assert_eq!(grant.check(), Ok(()));
        grant.role = Role::Leader;
        assert_eq!(grant.check(), Err(InvalidGrant::Office));
        grant.office = None;
        grant.areas = Places::default();
        assert_eq!(grant.check(), Err(InvalidGrant::Nowhere));
    }
}
