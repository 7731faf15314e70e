//! What people do to an entry of a register: the acts that travel up, the events they become, and who may do which.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{HealthCheck, Woman, WomanFinding};
use crate::access::Role;
use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::child::{Consent, PhoneNumber};
use crate::id::{AccountId, ChildId, EntryId, MutationId, Revision};
use crate::nik::Nik;
use crate::text::{PersonName, Remark};

/// What a person can do to an entry of a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum RegisterAct {
    /// A woman or girl comes into a register, where her posyandu is.
    Enrol {
        /// Who; the same name and record as in every other register that she is in.
        woman: Woman,
        /// Her consent, or a parent's, to keep the record.
        consent: Consent,
        /// Since when she is followed.
        since: CivilDate,
        /// In which register, and what that asks for.
        enrolment: Enrolment,
    },
    /// What is known of her is put right, field by field.
    CorrectEntry {
        /// The new values.
        changes: Vec<EntryChange>,
    },
    /// Another posyandu follows her; all that is known of her goes along.
    MoveEntry {
        /// Which.
        to: AreaCode,
    },
    /// She was seen.
    RecordVisit {
        /// What was measured and given.
        check: HealthCheck,
    },
    /// Someone acted on what was found.
    ActOnFinding {
        /// What was done.
        help: Help,
    },
    /// A child was born of the pregnancy; with a second one it was twins.
    RecordBirth {
        /// The day.
        on: CivilDate,
        /// The child, which is registered already.
        child: ChildId,
    },
    /// She is not followed any more.
    CloseEntry {
        /// Since when.
        on: CivilDate,
        /// Why.
        ending: RegisterEnding,
        /// A remark, for example where she went.
        remark: Option<Remark>,
    },
    /// An act is taken back that should not be there: a visit of someone else, a closing by mistake. It stays as history.
    TakeBack {
        /// Which.
        event: MutationId,
        /// What was wrong with it.
        reason: Remark,
    },
}

/// A register, and what it asks for beyond the woman.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "register", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Enrolment {
    /// A pregnant woman.
    Pregnancy {
        /// The first day of the last period (HPHT), or as estimated.
        last_period: CivilDate,
        /// Months since the birth before; `None` at the first, or unknown.
        spacing_months: Option<u16>,
        /// Living children.
        children: Option<u8>,
    },
    /// A teenage girl.
    Girl {
        /// Her school.
        school: Option<PersonName>,
    },
    /// A bride.
    Couple {
        /// The groom.
        man_name: PersonName,
        /// The day of the wedding.
        wedding_on: CivilDate,
    },
}

/// Which register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RegisterKind {
    /// Pregnant women.
    Pregnancy,
    /// Children that were born light or short, in their first weeks: they have no entry, their record is a child's.
    Newborn,
    /// Teenage girls.
    Girl,
    /// Couples before marriage.
    Couple,
}

/// One new value of one field of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "field", content = "value", rename_all = "camelCase")]
pub enum EntryChange {
    /// Her consent, or a parent's, given anew: it ends a withdrawal.
    Consent(Consent),
    /// [`Woman::name`].
    Name(PersonName),
    /// [`Woman::birth_date`].
    BirthDate(CivilDate),
    /// [`Woman::nik`].
    Nik(Option<Nik>),
    /// [`Woman::phone`].
    Phone(Option<PhoneNumber>),
    /// [`Woman::address`].
    Address(Option<Remark>),
    /// The last period of a pregnancy.
    LastPeriod(CivilDate),
    /// The day of a wedding.
    WeddingOn(CivilDate),
}

/// What someone did about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Help {
    /// The day.
    pub on: CivilDate,
    /// About which finding.
    pub finding: WomanFinding,
    /// What was done.
    pub kind: HelpKind,
    /// In words.
    pub remark: Option<Remark>,
}

/// How someone acted on a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum HelpKind {
    /// Food supplements (PMT) were begun, for so many days.
    Food {
        /// Days.
        days: u16,
    },
    /// She was treated here.
    Treated,
    /// She was sent to the puskesmas or to a hospital.
    Referred,
    /// It was talked over with her.
    Counselled,
}

/// Why a woman or girl is not followed any more. What ends a pregnancy well is a birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RegisterEnding {
    /// She moved away.
    Moved,
    /// She died.
    Died,
    /// She does not want to be followed.
    Declined,
    /// The pregnancy ended without a living child.
    Lost,
    /// The couple married, or will not.
    Wed,
    /// The girl is grown.
    Grown,
    /// Entered twice or by mistake.
    ByMistake,
}

/// An act with the entry it is about, and as what of everything that they are a person does it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegisterStep {
    /// Made on the device that enrols.
    pub entry: EntryId,
    /// As what.
    pub role: Role,
    /// What is done.
    pub step: RegisterAct,
}

/// An act with who did it: the events that an entry is folded from. Never changed once it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegisterEvent {
    /// The mutation that brought it.
    pub id: MutationId,
    /// The entry.
    pub entry: EntryId,
    /// Who did it.
    pub actor: AccountId,
    /// As what.
    pub role: Role,
    /// What was done.
    pub act: RegisterAct,
}

/// An event as the regency holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegisterEventRow {
    /// Its place in the regency's history.
    pub revision: Revision,
    /// The event.
    pub event: RegisterEvent,
}

impl RegisterAct {
    /// The day it is about; `None` for what puts something right.
    #[must_use]
    pub fn on(&self) -> Option<CivilDate> {
        match self {
            Self::Enrol { since, .. } => Some(*since),
            Self::RecordVisit { check } => Some(check.on),
            Self::ActOnFinding { help } => Some(help.on),
            Self::RecordBirth { on, .. } | Self::CloseEntry { on, .. } => Some(*on),
            Self::CorrectEntry { .. } | Self::MoveEntry { .. } | Self::TakeBack { .. } => None,
        }
    }

    /// Whether someone of this role may do it, in the entry's area. A kader takes back only what was their own, which
    /// [`check`](super::check()) sees to.
    #[must_use]
    pub fn is_for(&self, role: Role) -> bool {
        use Role::{Kader, Midwife, Nutritionist};
        match self {
            Self::Enrol { .. }
            | Self::CorrectEntry { .. }
            | Self::RecordVisit { .. }
            | Self::RecordBirth { .. }
            | Self::TakeBack { .. } => matches!(role, Kader | Midwife | Nutritionist),
            // A kader hears first that someone moved, or wants no more; the rest is for whoever treats.
            Self::CloseEntry { ending: RegisterEnding::Moved | RegisterEnding::Declined, .. } => {
                matches!(role, Kader | Midwife | Nutritionist)
            }
            // Whoever may write in both places; the regency itself, where a posyandu gets another code.
            Self::MoveEntry { .. } | Self::ActOnFinding { .. } | Self::CloseEntry { .. } => {
                matches!(role, Midwife | Nutritionist)
            }
        }
    }

    /// Whether it can be taken back; what was only put right is put right again.
    #[must_use]
    pub fn can_be_taken_back(&self) -> bool {
        matches!(
            self,
            Self::RecordVisit { .. }
                | Self::ActOnFinding { .. }
                | Self::RecordBirth { .. }
                | Self::CloseEntry { .. }
        )
    }
}

impl Enrolment {
    /// Of which register.
    #[must_use]
    pub fn kind(&self) -> RegisterKind {
        match self {
            Self::Pregnancy { .. } => RegisterKind::Pregnancy,
            Self::Girl { .. } => RegisterKind::Girl,
            Self::Couple { .. } => RegisterKind::Couple,
        }
    }
}

impl RegisterKind {
    /// Every register.
    pub const ALL: [Self; 4] = [Self::Pregnancy, Self::Newborn, Self::Girl, Self::Couple];

    /// Its name on the wire and in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pregnancy => "pregnancy",
            Self::Newborn => "newborn",
            Self::Girl => "girl",
            Self::Couple => "couple",
        }
    }

    /// The register of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl RegisterEnding {
    /// Every ending.
    pub const ALL: [Self; 7] =
        [Self::Moved, Self::Died, Self::Declined, Self::Lost, Self::Wed, Self::Grown, Self::ByMistake];

    /// Whether an entry of that register can end so.
    #[must_use]
    pub fn is_of(self, kind: RegisterKind) -> bool {
        match self {
            Self::Moved | Self::Died | Self::Declined | Self::ByMistake => kind != RegisterKind::Newborn,
            Self::Lost => kind == RegisterKind::Pregnancy,
            Self::Wed => kind == RegisterKind::Couple,
            Self::Grown => kind == RegisterKind::Girl,
        }
    }
}

impl HelpKind {
    /// Whether that can be done about that finding, in that register. Food is for a pregnant woman with a thin arm.
    #[must_use]
    pub fn is_for(self, finding: WomanFinding, kind: RegisterKind) -> bool {
        let food = kind == RegisterKind::Pregnancy && finding == WomanFinding::ThinArm;
        !finding.ends_by_itself() && (food || !matches!(self, Self::Food { .. }))
    }
}

impl RegisterEventRow {
    /// The row for someone who may not see a NIK: without it, and without a trace that there is or was one.
    #[must_use]
    pub fn without_nik(mut self) -> Self {
        match &mut self.event.act {
            RegisterAct::Enrol { woman, .. } => woman.nik = None,
            RegisterAct::CorrectEntry { changes } => {
                changes.retain(|change| !matches!(change, EntryChange::Nik(_)));
            }
            _ => {}
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, date, enrol};
    use super::*;

    /// Rows are acts, columns roles: the whole table, to be read beside [`RegisterAct::is_for`].
    #[test]
    fn the_whole_table() {
        let close = |ending| RegisterAct::CloseEntry { on: date("2025-08-01"), ending, remark: None };
        let help = Help {
            on: date("2025-08-01"),
            finding: WomanFinding::ThinArm,
            kind: HelpKind::Food { days: 120 },
            remark: None,
        };
        let table = [
            // kader, midwife, nutritionist, village, OPD, leader, admin
            (enrol("2025-06-01"), "xxx----"),
            (RegisterAct::CorrectEntry { changes: Vec::new() }, "xxx----"),
            (RegisterAct::RecordVisit { check: check("2025-08-01", None, None) }, "xxx----"),
            (RegisterAct::ActOnFinding { help }, "-xx----"),
            (RegisterAct::MoveEntry { to: "32.11.01.2001.02".parse().unwrap() }, "-xx----"),
            (RegisterAct::RecordBirth { on: date("2026-02-01"), child: ChildId::new(1, [1; 10]) }, "xxx----"),
            (close(RegisterEnding::Moved), "xxx----"),
            (close(RegisterEnding::Declined), "xxx----"),
            (close(RegisterEnding::Died), "-xx----"),
            (close(RegisterEnding::Lost), "-xx----"),
            (close(RegisterEnding::ByMistake), "-xx----"),
            (
                RegisterAct::TakeBack { event: MutationId::new(1, [1; 10]), reason: "x".parse().unwrap() },
                "xxx----",
            ),
        ];
        for (act, row) in table {
            let allowed: String =
                Role::ALL.iter().map(|role| if act.is_for(*role) { 'x' } else { '-' }).collect();
            assert_eq!(allowed, row, "{act:?}");
        }
    }

    #[test]
    fn names_of_registers_are_those_of_the_wire() {
        for kind in RegisterKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
            assert_eq!(RegisterKind::named(kind.name()), Some(kind));
            assert!(
                kind == RegisterKind::Newborn || RegisterEnding::ALL.iter().any(|ending| ending.is_of(kind))
            );
        }
    }
}
