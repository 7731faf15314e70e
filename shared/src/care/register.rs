//! Short registers of those who are followed before and after birth: pregnant women, newborns that were born light or short,
//! girls, couples before marriage. A woman's findings are not a child's, so that none of them opens a child's case.

mod act;
mod check;
mod couple;
mod due;
mod entry;
mod girl;
mod newborn;
mod pregnancy;
mod reason;
mod task;
mod words;

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use act::{
    Enrolment, EntryChange, Help, HelpKind, RegisterAct, RegisterEnding, RegisterEvent, RegisterEventRow,
    RegisterKind, RegisterStep,
};
pub use check::{
    ARM_MILLIMETRES, EntryContext, HAEMOGLOBIN_GRAMS_PER_LITRE, HEIGHT_MILLIMETRES, IRON_TABLETS,
    RegisterRejection, WEIGHT_GRAMS, check, check_visit,
};
pub use couple::Couple;
pub use due::RegisterDue;
pub use entry::{Born, Entry, EntryEnd, Helped, TakenBack, Visit};
pub use girl::Girl;
pub use newborn::{follows_newborn, newborn_next_day, newborn_visit};
pub use pregnancy::{Birth, Pregnancy};
pub use task::{Followed, RegisterTask, RegisterTaskKind, register_tasks};

use crate::age::{CivilDate, CompletedMonths};
use crate::area::AreaCode;
use crate::child::PhoneNumber;
use crate::finding::Urgency;
use crate::id::WomanId;
use crate::nik::Nik;
use crate::regency::Thresholds;
use crate::sorted::insert;
use crate::text::{PersonName, Remark};
use crate::unit::{Grams, Millimetres};

/// A woman or girl who is followed; the same record as girl, bride and mother.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Woman {
    /// Made on the phone that registered her.
    pub id: WomanId,
    /// Her name.
    pub name: PersonName,
    /// Her date of birth.
    pub birth_date: CivilDate,
    /// Her NIK, if known.
    pub nik: Option<Nik>,
    /// A phone number for reminders.
    pub phone: Option<PhoneNumber>,
    /// The posyandu that follows her.
    pub posyandu: AreaCode,
    /// Hamlet, street or house.
    pub address: Option<Remark>,
}

/// What was measured and given at one visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HealthCheck {
    /// The day.
    pub on: CivilDate,
    /// Weight.
    pub weight_grams: Option<Grams>,
    /// Height.
    pub height_millimetres: Option<Millimetres>,
    /// Mid-upper arm (LiLA).
    pub arm_millimetres: Option<Millimetres>,
    /// Haemoglobin (Hb); 11 g/dL is 110 g/L.
    pub haemoglobin_grams_per_litre: Option<u16>,
    /// Iron tablets (TTD) handed out.
    pub iron_tablets: u16,
}

/// One reason to act for a woman or girl, in order of gravity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum WomanFinding {
    /// Haemoglobin so low that a hospital must treat it.
    SevereAnaemia,
    /// Haemoglobin under the limit.
    Anaemia,
    /// LiLA under 23.5 cm: chronic energy deficiency (KEK).
    ThinArm,
    /// BMI for age below -3 SD (WHO 2007).
    SeverelyThin,
    /// BMI for age below -2 SD (WHO 2007).
    Thin,
    /// BMI for age above +1 SD (WHO 2007).
    Overweight,
    /// Too young to bear a child without risk (KRS).
    TooYoung,
    /// Too old to bear a child without risk (KRS).
    TooOld,
    /// Births too close (KRS).
    BirthsTooClose,
    /// Too many children (KRS).
    TooManyChildren,
    /// Not seen for longer than the settings allow.
    NotSeen,
    /// Fewer iron tablets than the settings ask by now.
    IronMissing,
    /// The child should be born, the wedding was, the girl is grown: what became of it is to be written down.
    PastItsTime,
}

/// A finding and the day that showed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WomanFound {
    /// What.
    pub finding: WomanFinding,
    /// Since when it is known.
    pub on: CivilDate,
}

/// From where on a register acts; a part that is left out has its default. Limits that the pack's thresholds hold are not
/// repeated here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct RegisterSettings {
    /// A woman who is not pregnant has anaemia under this: 120 (WHO 2011).
    pub haemoglobin_grams_per_litre: u16,
    /// Anaemia in pregnancy is severe under this: 70 (WHO 2011).
    pub severe_haemoglobin_in_pregnancy_grams_per_litre: u16,
    /// Other anaemia is severe under this: 80 (WHO 2011).
    pub severe_haemoglobin_grams_per_litre: u16,
    /// A pregnant woman is seen at least so often: 30.
    pub antenatal_every_days: u16,
    /// Iron tablets by the end of a pregnancy: 90 (Permenkes 88/2014), spread evenly over its second and third trimester.
    pub antenatal_iron_tablets: u16,
    /// A girl is seen at least so often: 183.
    pub girl_every_days: u16,
    /// An iron tablet lasts a girl so long: 7, as she takes one a week (Permenkes 88/2014).
    pub girl_iron_every_days: u16,
    /// A couple is checked so long before the wedding: 90.
    pub couple_before_days: u16,
}

impl Default for RegisterSettings {
    fn default() -> Self {
        Self {
            haemoglobin_grams_per_litre: 120,
            severe_haemoglobin_in_pregnancy_grams_per_litre: 70,
            severe_haemoglobin_grams_per_litre: 80,
            antenatal_every_days: 30,
            antenatal_iron_tablets: 90,
            girl_every_days: 183,
            girl_iron_every_days: 7,
            couple_before_days: 90,
        }
    }
}

impl RegisterSettings {
    /// Under which haemoglobin a woman who is not pregnant has anaemia, and severe anaemia, in g/L.
    #[must_use]
    pub fn haemoglobin(&self) -> (u16, u16) {
        (self.haemoglobin_grams_per_litre, self.severe_haemoglobin_grams_per_litre)
    }

    /// The same in pregnancy.
    #[must_use]
    pub fn haemoglobin_in_pregnancy(&self, thresholds: &Thresholds) -> (u16, u16) {
        let severe = self.severe_haemoglobin_in_pregnancy_grams_per_litre;
        (thresholds.mother_haemoglobin_grams_per_litre, severe)
    }
}

impl Woman {
    /// Completed years on a day; `None` before birth.
    #[must_use]
    pub fn years_on(&self, day: CivilDate) -> Option<u32> {
        CompletedMonths::between(self.birth_date, day).map(|age| age.0 / 12)
    }
}

impl WomanFinding {
    /// How soon someone must act.
    #[must_use]
    pub fn urgency(self) -> Urgency {
        match self {
            Self::SevereAnaemia => Urgency::Now,
            Self::Anaemia | Self::ThinArm | Self::SeverelyThin | Self::NotSeen | Self::PastItsTime => {
                Urgency::ThisWeek
            }
            _ => Urgency::ThisMonth,
        }
    }

    /// Whether a visit's numbers show it.
    #[must_use]
    pub fn is_measured(self) -> bool {
        matches!(
            self,
            Self::SevereAnaemia
                | Self::Anaemia
                | Self::ThinArm
                | Self::SeverelyThin
                | Self::Thin
                | Self::Overweight
        )
    }

    /// Whether it is over with the next visit, or with what is written down of it, so that nothing else is to be done.
    #[must_use]
    pub fn ends_by_itself(self) -> bool {
        matches!(self, Self::NotSeen | Self::IronMissing | Self::PastItsTime)
    }
}

impl HealthCheck {
    /// Whether nothing was measured and nothing given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let measured = self.weight_grams.is_some()
            || self.height_millimetres.is_some()
            || self.arm_millimetres.is_some()
            || self.haemoglobin_grams_per_litre.is_some();
        !measured && self.iron_tablets == 0
    }
}

/// Haemoglobin as a meter shows it and people write it, in g/dL with a tenth at most, as g/L.
#[must_use]
pub fn haemoglobin_of_text(text: &str) -> Option<u16> {
    // Tenths of a whole, as millimetres are of centimetres.
    Millimetres::from_centimetres_text(text).ok().and_then(|tenths| u16::try_from(tenths.0).ok())
}

/// Haemoglobin in g/L as people write it, in g/dL.
#[must_use]
pub fn haemoglobin_text(grams_per_litre: u16) -> String {
    Millimetres(grams_per_litre.into()).to_centimetres_text()
}

/// The newest check up to `today` that has a value, and the value.
fn newest<T>(
    checks: &[HealthCheck],
    today: CivilDate,
    value: impl Fn(&HealthCheck) -> Option<T>,
) -> Option<(CivilDate, T)> {
    let past = checks.iter().filter(|check| check.on <= today);
    past.filter_map(|check| Some((check.on, value(check)?))).max_by_key(|(on, _)| *on)
}

/// Anaemia by the newest haemoglobin: under one limit, and severe under the other.
fn anaemia(
    checks: &[HealthCheck],
    today: CivilDate,
    (under, severe_under): (u16, u16),
) -> Option<WomanFound> {
    let (on, haemoglobin) = newest(checks, today, |check| check.haemoglobin_grams_per_litre)?;
    if haemoglobin < severe_under {
        Some(WomanFound { finding: WomanFinding::SevereAnaemia, on })
    } else {
        (haemoglobin < under).then_some(WomanFound { finding: WomanFinding::Anaemia, on })
    }
}

/// KEK by the newest arm.
fn thin_arm(checks: &[HealthCheck], today: CivilDate, under: Millimetres) -> Option<WomanFound> {
    let (on, arm) = newest(checks, today, |check| check.arm_millimetres)?;
    (arm < under).then_some(WomanFound { finding: WomanFinding::ThinArm, on })
}

/// Not seen for longer than `every_days`, counted from `begin` before the first check.
fn not_seen(
    checks: &[HealthCheck],
    today: CivilDate,
    begin: CivilDate,
    every_days: u16,
) -> Option<WomanFound> {
    let seen = newest(checks, today, |_| Some(())).map_or(begin, |(on, ())| on.max(begin));
    let due = seen.plus_days(i32::from(every_days));
    (today > due).then_some(WomanFound { finding: WomanFinding::NotSeen, on: due })
}

/// The day of a birthday; 1 March where 29 February is missing.
fn birthday(birth: CivilDate, years: i32) -> CivilDate {
    let (year, month, day) = (birth.year() + years, birth.month(), birth.day());
    CivilDate::new(year, month, day).or(CivilDate::new(year, 3, 1)).unwrap_or(birth)
}

/// Gravest first.
fn sorted(found: impl IntoIterator<Item = Option<WomanFound>>) -> Vec<WomanFound> {
    let mut list = Vec::new();
    found.into_iter().flatten().for_each(|found| insert(&mut list, found, |found| found.finding));
    list
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    #[test]
    fn haemoglobin_is_written_as_on_the_meter() {
        assert_eq!(haemoglobin_of_text("10,5"), Some(105));
        assert_eq!(haemoglobin_of_text("11"), Some(110));
        assert_eq!(haemoglobin_of_text("11.25"), None);
        assert_eq!(haemoglobin_text(105), "10.5");
    }

    pub(crate) fn woman(birth_date: &str) -> Woman {
        Woman {
            id: WomanId::new(1, [1; 10]),
            name: "Siti".parse().unwrap(),
            birth_date: birth_date.parse().unwrap(),
            nik: None,
            phone: None,
            posyandu: "32.11.01.2001.01".parse().unwrap(),
            address: None,
        }
    }

    pub(crate) fn date(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    pub(crate) fn check(on: &str, arm: Option<u32>, haemoglobin: Option<u16>) -> HealthCheck {
        HealthCheck {
            on: date(on),
            weight_grams: None,
            height_millimetres: None,
            arm_millimetres: arm.map(Millimetres),
            haemoglobin_grams_per_litre: haemoglobin,
            iron_tablets: 0,
        }
    }

    /// A pregnancy since its first day.
    pub(crate) fn enrol(last_period: &str) -> RegisterAct {
        let since = date(last_period);
        RegisterAct::Enrol {
            woman: woman("1998-05-05"),
            consent: crate::child::Consent {
                given_by: "Siti".parse().unwrap(),
                on: since,
                notice_version: 1,
            },
            since,
            enrolment: Enrolment::Pregnancy {
                last_period: since,
                spacing_months: Some(36),
                children: Some(1),
            },
        }
    }

    pub(crate) fn event(number: u8, act: RegisterAct) -> RegisterEvent {
        RegisterEvent {
            id: crate::id::MutationId::new(u64::from(number), [number; 10]),
            entry: crate::id::EntryId::new(1, [1; 10]),
            actor: crate::id::AccountId::new(1, [1; 10]),
            role: crate::access::Role::Midwife,
            act,
        }
    }

    pub(crate) fn kinds(found: &[WomanFound]) -> Vec<WomanFinding> {
        found.iter().map(|found| found.finding).collect()
    }
}
