//! The child's record and the fields of it that change one by one.

use serde::{Deserialize, Serialize};

use crate::age::{AgeDays, CivilDate};
use crate::area::AreaCode;
use crate::growth::Subject;
use crate::id::ChildId;
use crate::nik::Nik;
use crate::sex::Sex;
use crate::text::{Line, PersonName, Remark};
use crate::unit::{Grams, Millimetres};

/// A child as the posyandu knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Child {
    /// Made on the phone that registered the child.
    pub id: ChildId,
    /// The child's name.
    pub name: PersonName,
    /// Sex, which chooses WHO's table.
    pub sex: Sex,
    /// Date of birth.
    pub birth_date: CivilDate,
    /// NIK of the child, if it has one yet.
    pub nik: Option<Nik>,
    /// The mother's (or guardian's) name.
    pub mother_name: PersonName,
    /// A phone number for reminders.
    pub phone: Option<PhoneNumber>,
    /// The posyandu that follows the child.
    pub posyandu: AreaCode,
    /// Hamlet, street or house.
    pub address: Option<Remark>,
    /// Rukun tetangga, the neighbourhood number.
    pub rt: Option<Line<6>>,
    /// Rukun warga, the number of the group of neighbourhoods.
    pub rw: Option<Line<6>>,
    /// Weight at birth.
    pub birth_weight_grams: Option<Grams>,
    /// Length at birth.
    pub birth_length_millimetres: Option<Millimetres>,
    /// Gestational age at birth; below 37 weeks the child is preterm.
    pub gestation: Option<GestationDays>,
    /// Which child of the mother this is, from 1.
    pub birth_order: Option<u8>,
    /// The parent's consent to keep the record (UU 27/2022).
    pub consent: Consent,
    /// Whether the child is followed here, or why not any more.
    pub status: ChildStatus,
}

/// A phone number as typed: digits, optionally after a plus.
pub type PhoneNumber = Line<24>;

/// A gestational age at birth in days, 140 (20 weeks) to 315 (45 weeks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "u16", into = "u16")]
pub struct GestationDays(u16);

/// A parent's consent to keep a child's data, and the notice it was given for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Consent {
    /// Who consented.
    pub given_by: PersonName,
    /// When.
    pub on: CivilDate,
    /// Version of the regency's notice that was read out or shown.
    pub notice_version: u16,
}

/// Whether a child is followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "camelCase", deny_unknown_fields)]
pub enum ChildStatus {
    /// Followed at its posyandu.
    Active,
    /// Not followed any more. The record stays.
    Closed {
        /// Why.
        reason: CloseReason,
        /// Since when.
        on: CivilDate,
        /// A remark, for example where the family went.
        remark: Option<Remark>,
    },
    /// Registered twice: the other record goes on, and this one's readings are of that one, too. Neither is changed, so that the
    /// two can be taken apart again.
    Merged {
        /// The record that goes on.
        into: ChildId,
        /// Since when.
        on: CivilDate,
        /// The posyandu it came from, when the record that goes on is of another: where it goes when the two are taken apart.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<AreaCode>,
    },
}

/// Why a child is not followed any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum CloseReason {
    /// The family moved away.
    Moved,
    /// The child died.
    Died,
    /// The child is five years old.
    AgedOut,
    /// Registered by mistake.
    RegisteredInError,
}

/// One new value of one field: what an edit is made of, and the grain at which two edits meet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "field", content = "value", rename_all = "camelCase")]
pub enum ChildChange {
    /// [`Child::name`].
    Name(PersonName),
    /// [`Child::sex`].
    Sex(Sex),
    /// [`Child::birth_date`].
    BirthDate(CivilDate),
    /// [`Child::nik`].
    Nik(Option<Nik>),
    /// [`Child::mother_name`].
    MotherName(PersonName),
    /// [`Child::phone`].
    Phone(Option<PhoneNumber>),
    /// [`Child::posyandu`].
    Posyandu(AreaCode),
    /// [`Child::address`].
    Address(Option<Remark>),
    /// [`Child::rt`].
    Rt(Option<Line<6>>),
    /// [`Child::rw`].
    Rw(Option<Line<6>>),
    /// [`Child::birth_weight_grams`].
    BirthWeightGrams(Option<Grams>),
    /// [`Child::birth_length_millimetres`].
    BirthLengthMillimetres(Option<Millimetres>),
    /// [`Child::gestation`].
    Gestation(Option<GestationDays>),
    /// [`Child::birth_order`].
    BirthOrder(Option<u8>),
    /// [`Child::consent`].
    Consent(Consent),
    /// [`Child::status`].
    Status(ChildStatus),
}

/// The name of a field of [`Child`] that can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each names the field of Child of the same name")]
pub enum ChildField {
    Name,
    Sex,
    BirthDate,
    Nik,
    MotherName,
    Phone,
    Posyandu,
    Address,
    Rt,
    Rw,
    BirthWeightGrams,
    BirthLengthMillimetres,
    Gestation,
    BirthOrder,
    Consent,
    Status,
}

/// Under this gestational age a child is preterm (WHO: before 37 completed weeks).
pub const TERM: GestationDays = GestationDays(37 * 7);

/// Full gestation, against which the age of a preterm child is corrected (40 weeks).
const FULL_GESTATION_DAYS: u32 = 280;

/// Age is corrected for prematurity until this age (24 months, Permenkes 2/2020 and Buku KIA).
const CORRECTION_UNTIL_DAYS: u32 = 731;

/// The WHO Reference 2007 ends at 19 years; nobody older is a child of these records.
const OLDEST_RECORD_YEARS: i32 = 20;

/// Whether someone born on `birth` is too old by `today` to be a child of these records: a mistyped year.
#[must_use]
pub fn born_too_long_ago(birth: CivilDate, today: CivilDate) -> bool {
    birth.year() < today.year() - OLDEST_RECORD_YEARS
}

impl Child {
    /// The child as the growth engine takes it.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject { sex: self.sex, birth_date: self.birth_date }
    }

    /// Age on `date`; `None` before birth.
    #[must_use]
    pub fn age_on(&self, date: CivilDate) -> Option<AgeDays> {
        AgeDays::between(self.birth_date, date)
    }

    /// The due date instead of the birth date, when the child is preterm and younger than 24 months on `date`;
    /// growth is then also read at the age counted from it.
    #[must_use]
    pub fn corrected_birth_date(&self, date: CivilDate) -> Option<CivilDate> {
        let gestation = self.gestation.filter(|gestation| *gestation < TERM)?;
        let age = self.age_on(date).filter(|age| age.0 < CORRECTION_UNTIL_DAYS)?;
        let early = FULL_GESTATION_DAYS - u32::from(gestation.0);
        (age.0 >= early)
            .then(|| i32::try_from(early).ok())
            .flatten()
            .map(|early| self.birth_date.plus_days(early))
    }

    /// Whether the child is followed.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.status == ChildStatus::Active
    }

    /// The record that goes on in place of this one, if there is one.
    #[must_use]
    pub fn merged_into(&self) -> Option<ChildId> {
        match self.status {
            ChildStatus::Merged { into, .. } => Some(into),
            _ => None,
        }
    }

    /// What merges this record into another. It goes to the same posyandu, so that whoever sees the one has the other's readings.
    #[must_use]
    pub fn merging(&self, kept: &Self, on: CivilDate) -> alloc::vec::Vec<ChildChange> {
        let moves = self.posyandu != kept.posyandu;
        let from = moves.then(|| self.posyandu.clone());
        let mut changes = alloc::vec![ChildChange::Status(ChildStatus::Merged { into: kept.id, on, from })];
        changes.extend(moves.then(|| ChildChange::Posyandu(kept.posyandu.clone())));
        changes
    }

    /// What lets this record be followed again; one that was merged goes back to its own posyandu where `is_there` says that
    /// there still is one.
    #[must_use]
    pub fn reopening(&self, is_there: impl FnOnce(&AreaCode) -> bool) -> alloc::vec::Vec<ChildChange> {
        let mut changes = alloc::vec![ChildChange::Status(ChildStatus::Active)];
        if let ChildStatus::Merged { from: Some(from), .. } = &self.status
            && is_there(from)
        {
            changes.push(ChildChange::Posyandu(from.clone()));
        }
        changes
    }

    /// The day of death, if the child died.
    #[must_use]
    pub fn died_on(&self) -> Option<CivilDate> {
        match &self.status {
            ChildStatus::Closed { reason: CloseReason::Died, on, .. } => Some(*on),
            _ => None,
        }
    }

    /// Sets one field.
    pub fn set(&mut self, change: ChildChange) {
        match change {
            ChildChange::Name(value) => self.name = value,
            ChildChange::Sex(value) => self.sex = value,
            ChildChange::BirthDate(value) => self.birth_date = value,
            ChildChange::Nik(value) => self.nik = value,
            ChildChange::MotherName(value) => self.mother_name = value,
            ChildChange::Phone(value) => self.phone = value,
            ChildChange::Posyandu(value) => self.posyandu = value,
            ChildChange::Address(value) => self.address = value,
            ChildChange::Rt(value) => self.rt = value,
            ChildChange::Rw(value) => self.rw = value,
            ChildChange::BirthWeightGrams(value) => self.birth_weight_grams = value,
            ChildChange::BirthLengthMillimetres(value) => self.birth_length_millimetres = value,
            ChildChange::Gestation(value) => self.gestation = value,
            ChildChange::BirthOrder(value) => self.birth_order = value,
            ChildChange::Consent(value) => self.consent = value,
            ChildChange::Status(value) => self.status = value,
        }
    }

    /// The present value of one field.
    #[must_use]
    pub fn get(&self, field: ChildField) -> ChildChange {
        match field {
            ChildField::Name => ChildChange::Name(self.name.clone()),
            ChildField::Sex => ChildChange::Sex(self.sex),
            ChildField::BirthDate => ChildChange::BirthDate(self.birth_date),
            ChildField::Nik => ChildChange::Nik(self.nik.clone()),
            ChildField::MotherName => ChildChange::MotherName(self.mother_name.clone()),
            ChildField::Phone => ChildChange::Phone(self.phone.clone()),
            ChildField::Posyandu => ChildChange::Posyandu(self.posyandu.clone()),
            ChildField::Address => ChildChange::Address(self.address.clone()),
            ChildField::Rt => ChildChange::Rt(self.rt.clone()),
            ChildField::Rw => ChildChange::Rw(self.rw.clone()),
            ChildField::BirthWeightGrams => ChildChange::BirthWeightGrams(self.birth_weight_grams),
            ChildField::BirthLengthMillimetres => {
                ChildChange::BirthLengthMillimetres(self.birth_length_millimetres)
            }
            ChildField::Gestation => ChildChange::Gestation(self.gestation),
            ChildField::BirthOrder => ChildChange::BirthOrder(self.birth_order),
            ChildField::Consent => ChildChange::Consent(self.consent.clone()),
            ChildField::Status => ChildChange::Status(self.status.clone()),
        }
    }

    /// The changes that turn `self` into `wanted`, field by field (the id is not a field).
    #[must_use]
    pub fn changes_to(&self, wanted: &Self) -> alloc::vec::Vec<ChildChange> {
        ChildField::ALL
            .into_iter()
            .map(|field| wanted.get(field))
            .filter(|change| *change != self.get(change.field()))
            .collect()
    }
}

impl ChildChange {
    /// Which field this is a value of.
    #[must_use]
    pub fn field(&self) -> ChildField {
        match self {
            Self::Name(_) => ChildField::Name,
            Self::Sex(_) => ChildField::Sex,
            Self::BirthDate(_) => ChildField::BirthDate,
            Self::Nik(_) => ChildField::Nik,
            Self::MotherName(_) => ChildField::MotherName,
            Self::Phone(_) => ChildField::Phone,
            Self::Posyandu(_) => ChildField::Posyandu,
            Self::Address(_) => ChildField::Address,
            Self::Rt(_) => ChildField::Rt,
            Self::Rw(_) => ChildField::Rw,
            Self::BirthWeightGrams(_) => ChildField::BirthWeightGrams,
            Self::BirthLengthMillimetres(_) => ChildField::BirthLengthMillimetres,
            Self::Gestation(_) => ChildField::Gestation,
            Self::BirthOrder(_) => ChildField::BirthOrder,
            Self::Consent(_) => ChildField::Consent,
            Self::Status(_) => ChildField::Status,
        }
    }
}

impl ChildField {
    /// Every field.
    pub const ALL: [Self; 16] = [
        Self::Name,
        Self::Sex,
        Self::BirthDate,
        Self::Nik,
        Self::MotherName,
        Self::Phone,
        Self::Posyandu,
        Self::Address,
        Self::Rt,
        Self::Rw,
        Self::BirthWeightGrams,
        Self::BirthLengthMillimetres,
        Self::Gestation,
        Self::BirthOrder,
        Self::Consent,
        Self::Status,
    ];
}

impl GestationDays {
    /// `weeks` completed weeks and `days` days.
    ///
    /// # Errors
    /// Outside 20 to 45 weeks.
    pub fn new(weeks: u16, days: u16) -> Result<Self, InvalidGestation> {
        Self::try_from(weeks.saturating_mul(7).saturating_add(days))
    }

    /// Completed weeks.
    #[must_use]
    pub fn weeks(self) -> u16 {
        self.0 / 7
    }
}

/// A gestational age outside 20 to 45 weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be 140 to 315 days (20 to 45 weeks)")]
pub struct InvalidGestation;

impl TryFrom<u16> for GestationDays {
    type Error = InvalidGestation;

    fn try_from(days: u16) -> Result<Self, InvalidGestation> {
        (140..=315).contains(&days).then_some(Self(days)).ok_or(InvalidGestation)
    }
}

impl From<GestationDays> for u16 {
    fn from(gestation: GestationDays) -> Self {
        gestation.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::child;

    #[test]
    fn every_field_reads_back_what_was_set() {
        let mut other = child();
        other.name = "Budi".parse().unwrap();
        other.sex = Sex::Male;
        other.rt = Some("03".parse().unwrap());
        let changes = child().changes_to(&other);
        assert_eq!(
            changes.iter().map(ChildChange::field).collect::<Vec<_>>(),
            [ChildField::Name, ChildField::Sex, ChildField::Rt]
        );
        let mut edited = child();
        for change in changes {
            edited.set(change);
        }
        assert_eq!(edited, other);
        for field in ChildField::ALL {
            assert_eq!(other.get(field).field(), field);
        }
    }

    #[test]
    fn a_record_taken_apart_goes_back_where_it_came_from() {
        let code = |text: &str| text.parse::<AreaCode>().unwrap();
        let (kept, mut double) = (child(), child());
        double.id = ChildId::new(2, [2; 10]);
        let merged = |double: &Child| {
            let mut merged = double.clone();
            merged
                .merging(&kept, "2026-01-01".parse().unwrap())
                .into_iter()
                .for_each(|change| merged.set(change));
            merged
        };
        let apart = |merged: &Child, is_there: bool| {
            let mut apart = merged.clone();
            merged.reopening(|_| is_there).into_iter().for_each(|change| apart.set(change));
            apart
        };
        assert_eq!(apart(&merged(&double), true), double);
        double.posyandu = code("32.11.01.2001.09");
        assert_eq!(merged(&double).posyandu, kept.posyandu);
        assert_eq!(merged(&double).merged_into(), Some(kept.id));
        assert_eq!(apart(&merged(&double), true), double);
        assert_eq!(apart(&merged(&double), false), Child { posyandu: kept.posyandu.clone(), ..double });
    }

    #[test]
    fn a_preterm_age_is_corrected_until_two_years() {
        let mut child = child();
        let date = |text: &str| text.parse::<CivilDate>().unwrap();
        assert_eq!(child.corrected_birth_date(date("2025-06-01")), None);
        child.gestation = Some(GestationDays::new(32, 0).unwrap());
        assert_eq!(child.corrected_birth_date(date("2025-06-01")), Some(date("2025-03-07")));
        assert_eq!(child.corrected_birth_date(date("2025-03-06")), None, "not yet due");
        assert_eq!(child.corrected_birth_date(date("2027-01-11")), None, "two years old");
        child.gestation = Some(TERM);
        assert_eq!(child.corrected_birth_date(date("2025-06-01")), None);
        assert_eq!(GestationDays::new(19, 6), Err(InvalidGestation));
    }
}
