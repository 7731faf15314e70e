//! What the regency demands of an act on an entry before it takes it. Whether she is still followed is not asked: what was seen
//! of her later is history, too.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::act::{
    Enrolment, EntryChange, Help, HelpKind, RegisterAct, RegisterEnding, RegisterEvent, RegisterEventRow,
    RegisterKind,
};
use super::entry::Entry;
use super::girl::GROWN_YEARS;
use super::pregnancy::LONGEST_DAYS;
use super::{HealthCheck, Woman};
use crate::access::{Grants, Role};
use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::child::{Child, Consent};
use crate::language::Language;
use crate::measurement::within;

/// Who asks, about whom, and when, as the regency knows it.
#[derive(Clone, Copy, Debug)]
pub struct EntryContext<'a> {
    /// Everything done for the entry so far, in any order.
    pub events: &'a [RegisterEventRow],
    /// The child that a birth names, if the regency has it and the person may know of it.
    pub child: Option<&'a Child>,
    /// What was granted to the person signed in.
    pub grants: &'a Grants,
    /// Today in the regency.
    pub today: CivilDate,
}

/// Why an act on an entry is not taken. Its author can repair it and send it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum RegisterRejection {
    /// The regency has no such entry, or not within the actor's areas.
    #[error("unknown entry")]
    UnknownEntry,
    /// The entry is there already.
    #[error("an entry of that id exists already")]
    EntryExists,
    /// The role may not do this, or not here.
    #[error("outside the actor's scope or role")]
    NotAllowed,
    /// The child that was born is not registered, or not within the actor's areas.
    #[error("unknown child")]
    UnknownChild,
    /// Nothing was measured, given or changed.
    #[error("nothing in it")]
    Empty,
    /// A date is after today in the regency.
    #[error("date in the future")]
    DateInFuture,
    /// A date is before her birth.
    #[error("date before birth")]
    DateBeforeBirth,
    /// A date does not fit the others: a visit or birth before the pregnancy, a period too long ago, a wedding before she came.
    #[error("the dates do not fit each other")]
    DatesDisagree,
    /// Too young or too old for the register.
    #[error("not of an age for this register")]
    NotOfAge,
    /// Nothing that this register has.
    #[error("not of this register")]
    NotOfThisRegister,
    /// What is to be taken back is not there, or cannot be.
    #[error("nothing to take back")]
    NothingToTakeBack,
    /// A value is outside what an instrument can show.
    #[error("{field} must be {low} to {high}")]
    OutOfInstrument {
        /// The wire name of the field.
        field: String,
        /// Lowest value.
        low: u32,
        /// Highest value.
        high: u32,
    },
}

/// Completed years at which a girl is followed: WHO's adolescents, from 10 on; WHO 2007 ends at 19.
const GIRL_YEARS: (u32, u32) = (10, GROWN_YEARS.unsigned_abs() - 1);
/// Completed years between which a woman can be pregnant: only typing errors lie outside.
const WOMAN_YEARS: (u32, u32) = (10, 59);
/// From the lightest girl of ten (a z of -6 or so) to the end of a scale.
pub const WEIGHT_GRAMS: (u32, u32) = (10_000, 200_000);
/// From the shortest of them to the end of a stadiometer.
pub const HEIGHT_MILLIMETRES: (u32, u32) = (900, 2_200);
/// Ends of an arm tape for adults (UNICEF: 50 cm), from what a starved girl has.
pub const ARM_MILLIMETRES: (u32, u32) = (100, 500);
/// What a haemoglobin meter shows (HemoCue Hb 201+: 0 to 256 g/L), from what one lives with.
pub const HAEMOGLOBIN_GRAMS_PER_LITRE: (u32, u32) = (20, 256);
/// Half a year of tablets.
pub const IRON_TABLETS: (u32, u32) = (0, 180);
/// A whole pregnancy of food.
const FOOD_DAYS: (u32, u32) = (1, 300);

/// Whether `event` may be taken.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(event: &RegisterEvent, context: &EntryContext<'_>) -> Result<(), RegisterRejection> {
    let known = Entry::of(context.events.iter().map(|row| &row.event));
    // Outside the scope an entry is as good as unknown: an answer must not tell that it exists.
    let here =
        |entry: &Entry| context.grants.0.iter().any(|grant| grant.areas.contains(&entry.woman.posyandu));
    if let RegisterAct::Enrol { woman, consent, since, enrolment } = &event.act {
        if !may(event, &woman.posyandu, context.grants) {
            return Err(RegisterRejection::NotAllowed);
        }
        if !context.events.is_empty() {
            return Err(RegisterRejection::EntryExists);
        }
        return check_enrolment(woman, consent, *since, enrolment, context.today);
    }
    let entry = known.filter(here).ok_or(RegisterRejection::UnknownEntry)?;
    if !may(event, &entry.woman.posyandu, context.grants) {
        return Err(RegisterRejection::NotAllowed);
    }
    if let Some(on) = event.act.on() {
        check_day(on, &entry, context.today)?;
    }
    match &event.act {
        RegisterAct::Enrol { .. } => Ok(()),
        RegisterAct::CorrectEntry { changes } => check_changes(changes, entry, context.today),
        RegisterAct::MoveEntry { to } => {
            refuse_if(*to == entry.woman.posyandu, RegisterRejection::Empty)?;
            refuse_if(!may(event, to, context.grants), RegisterRejection::NotAllowed)
        }
        RegisterAct::RecordVisit { check } => check_visit(check),
        RegisterAct::ActOnFinding { help } => check_help(help, entry.kind()),
        RegisterAct::RecordBirth { on, .. } => {
            let pregnancy = entry.pregnancy().ok_or(RegisterRejection::NotOfThisRegister)?;
            let child = context.child.ok_or(RegisterRejection::UnknownChild)?;
            let fits = child.birth_date == *on && pregnancy.can_bear_on(*on);
            refuse_if(!fits, RegisterRejection::DatesDisagree)
        }
        RegisterAct::CloseEntry { on, ending, .. } => {
            refuse_if(!RegisterEnding::is_of(*ending, entry.kind()), RegisterRejection::NotOfThisRegister)?;
            refuse_if(*on < entry.since, RegisterRejection::DatesDisagree)
        }
        RegisterAct::TakeBack { event: target, .. } => {
            let target = context.events.iter().map(|row| &row.event).find(|other| other.id == *target);
            let target = target.filter(|other| other.act.can_be_taken_back());
            let target = target.ok_or(RegisterRejection::NothingToTakeBack)?;
            let own = target.actor == event.actor;
            refuse_if(!own && event.role == Role::Kader, RegisterRejection::NotAllowed)
        }
    }
}

/// Whether a visit has something in it, and nothing that no instrument shows.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check_visit(check: &HealthCheck) -> Result<(), RegisterRejection> {
    refuse_if(check.is_empty(), RegisterRejection::Empty)?;
    let haemoglobin = check.haemoglobin_grams_per_litre.map(u32::from);
    for (field, value, ends) in [
        ("weightGrams", check.weight_grams.map(|weight| weight.0), WEIGHT_GRAMS),
        ("heightMillimetres", check.height_millimetres.map(|height| height.0), HEIGHT_MILLIMETRES),
        ("armMillimetres", check.arm_millimetres.map(|arm| arm.0), ARM_MILLIMETRES),
        ("haemoglobinGramsPerLitre", haemoglobin, HAEMOGLOBIN_GRAMS_PER_LITRE),
        ("ironTablets", Some(check.iron_tablets.into()), IRON_TABLETS),
    ] {
        in_instrument(field, value, ends)?;
    }
    Ok(())
}

fn may(event: &RegisterEvent, posyandu: &AreaCode, grants: &Grants) -> bool {
    let own = |grant: &crate::access::Grant| grant.role == event.role && grant.areas.contains(posyandu);
    event.act.is_for(event.role) && grants.0.iter().any(own)
}

fn check_enrolment(
    woman: &Woman,
    consent: &Consent,
    since: CivilDate,
    enrolment: &Enrolment,
    today: CivilDate,
) -> Result<(), RegisterRejection> {
    refuse_if(since > today || consent.on > today, RegisterRejection::DateInFuture)?;
    refuse_if(since < woman.birth_date || consent.on < woman.birth_date, RegisterRejection::DateBeforeBirth)?;
    let (low, high) = match enrolment.kind() {
        RegisterKind::Girl => GIRL_YEARS,
        _ => WOMAN_YEARS,
    };
    let of_age = woman.years_on(since).is_some_and(|years| (low..=high).contains(&years));
    refuse_if(!of_age, RegisterRejection::NotOfAge)?;
    match enrolment {
        Enrolment::Pregnancy { last_period, .. } => check_period(*last_period, since),
        Enrolment::Girl { .. } => Ok(()),
        Enrolment::Couple { wedding_on, .. } => {
            refuse_if(*wedding_on < since, RegisterRejection::DatesDisagree)
        }
    }
}

/// The pregnancy had begun when she came, and can still last.
fn check_period(last_period: CivilDate, since: CivilDate) -> Result<(), RegisterRejection> {
    let fits = last_period <= since && since <= last_period.plus_days(LONGEST_DAYS);
    refuse_if(!fits, RegisterRejection::DatesDisagree)
}

/// A day that has come, within her life, and not before the pregnancy. What happened before she came may be copied from her book.
fn check_day(on: CivilDate, entry: &Entry, today: CivilDate) -> Result<(), RegisterRejection> {
    refuse_if(on > today, RegisterRejection::DateInFuture)?;
    refuse_if(on < entry.woman.birth_date, RegisterRejection::DateBeforeBirth)?;
    let begin = entry.pregnancy().map(|pregnancy| pregnancy.last_period);
    refuse_if(begin.is_some_and(|begin| on < begin), RegisterRejection::DatesDisagree)
}

fn check_changes(
    changes: &[EntryChange],
    mut entry: Entry,
    today: CivilDate,
) -> Result<(), RegisterRejection> {
    refuse_if(changes.is_empty(), RegisterRejection::Empty)?;
    for change in changes {
        let fits = match change {
            EntryChange::LastPeriod(_) => entry.kind() == RegisterKind::Pregnancy,
            EntryChange::WeddingOn(_) => entry.kind() == RegisterKind::Couple,
            _ => true,
        };
        refuse_if(!fits, RegisterRejection::NotOfThisRegister)?;
        entry.set(change);
    }
    check_enrolment(&entry.woman, &entry.consent, entry.since, &entry.enrolment, today)
}

fn check_help(help: &Help, kind: RegisterKind) -> Result<(), RegisterRejection> {
    refuse_if(!help.kind.is_for(help.finding, kind), RegisterRejection::NotOfThisRegister)?;
    match help.kind {
        HelpKind::Food { days } => in_instrument("days", Some(days.into()), FOOD_DAYS),
        HelpKind::Treated | HelpKind::Referred | HelpKind::Counselled => Ok(()),
    }
}

fn in_instrument(field: &'static str, value: Option<u32>, ends: (u32, u32)) -> Result<(), RegisterRejection> {
    within(field, value, ends).map_err(|end| RegisterRejection::OutOfInstrument {
        field: end.field.into(),
        low: end.low,
        high: end.high,
    })
}

fn refuse_if(holds: bool, rejection: RegisterRejection) -> Result<(), RegisterRejection> {
    if holds { Err(rejection) } else { Ok(()) }
}

impl RegisterRejection {
    /// What happened and what to do, for the person who did the act.
    #[must_use]
    pub fn words(&self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::UnknownEntry => (
                "Catatan orang ini tidak ada di server. Daftarkan dulu.",
                "The server does not know this person. Enter her first.",
            ),
            Self::EntryExists => ("Orang ini sudah terdaftar.", "This person is entered already."),
            Self::NotAllowed => (
                "Ini bukan tugas Anda di wilayah ini. Hubungi bidan atau puskesmas.",
                "This is not yours to do here. Ask the midwife or puskesmas.",
            ),
            Self::UnknownChild => (
                "Anak ini belum terdaftar di server. Perbaiki dulu pendaftarannya.",
                "The server does not know this child. Repair the registration first.",
            ),
            Self::Empty => (
                "Belum ada yang diisi. Isi paling sedikit satu.",
                "Nothing is filled in. Fill in at least one.",
            ),
            Self::DateInFuture => {
                ("Tanggalnya belum terjadi. Betulkan tanggalnya.", "The date has not come yet. Correct it.")
            }
            Self::DateBeforeBirth => (
                "Tanggalnya sebelum tanggal lahir. Betulkan salah satunya.",
                "The date is before birth. Correct one of the two dates.",
            ),
            Self::DatesDisagree => (
                "Tanggal-tanggalnya tidak cocok. Periksa HPHT, tanggal nikah atau tanggal lahir.",
                "The dates do not fit each other. Check the last period, the wedding or the birth.",
            ),
            Self::NotOfAge => (
                "Umurnya tidak cocok untuk daftar ini. Periksa tanggal lahir.",
                "She is not of an age for this register. Check the date of birth.",
            ),
            Self::NotOfThisRegister => {
                ("Ini tidak berlaku untuk daftar ini.", "This is nothing that the register has.")
            }
            Self::NothingToTakeBack => ("Tidak ada yang bisa dibatalkan.", "There is nothing to take back."),
            Self::OutOfInstrument { .. } => (
                "Angkanya di luar yang bisa ditunjukkan alat ukur. Periksa dan betulkan.",
                "The value is beyond what an instrument can show. Check and correct it.",
            ),
        };
        language.pick(indonesian, english)
    }
}
