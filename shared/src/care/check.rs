//! What the regency demands of an act on a case before it takes it. Where the case stands is not asked here: an act that
//! is not possible there is kept, never refused.

use serde::{Deserialize, Serialize};

use super::act::{CareAct, CareEvent};
use super::fold::ChildCare;
use super::state::{Ending, Leaving};
use crate::access::{Grants, Role};
use crate::age::{CivilDate, CompletedMonths};
use crate::child::Child;
use crate::language::Language;

/// Who asks, about whom, and when, as the regency knows it.
#[derive(Clone, Copy, Debug)]
pub struct CareContext<'a> {
    /// The child, if the regency has it.
    pub child: Option<&'a Child>,
    /// What was granted to the person signed in.
    pub grants: &'a Grants,
    /// Today in the regency.
    pub today: CivilDate,
}

/// Why an act on a case is not taken. Its author can repair it and send it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "camelCase")]
pub enum CareRejection {
    /// The regency has no such child, or not within the actor's areas.
    #[error("unknown child")]
    UnknownChild,
    /// The role may not do this, or not here.
    #[error("outside the actor's scope or role")]
    NotAllowed,
    /// An event of that id is there already.
    #[error("an event of that id exists already")]
    EventExists,
    /// Nothing was found, looked at or planned.
    #[error("nothing in it")]
    Empty,
    /// A date is after today in the regency.
    #[error("date in the future")]
    DateInFuture,
    /// A date is before the child's birth.
    #[error("date before birth")]
    DateBeforeBirth,
    /// Something is due before it is planned.
    #[error("due before it is planned")]
    DueBeforePlan,
    /// The second reading is the first one, or was taken with tools that were calibrated only later.
    #[error("no second reading with calibrated tools")]
    NotValidated,
    /// The child is not five years old.
    #[error("the child is not five years old yet")]
    NotAgedOut,
}

/// Whether `event` may be taken; `care` is what the regency holds of the child.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(event: &CareEvent, care: &ChildCare, context: &CareContext<'_>) -> Result<(), CareRejection> {
    let child = context.child.filter(|child| child.id == event.child);
    // Outside the scope a child is as good as unknown: an answer must not tell that it exists.
    let child =
        child.filter(|child| knows(context.grants, child, care)).ok_or(CareRejection::UnknownChild)?;
    if !allowed(event, care, child, context.grants) {
        return Err(CareRejection::NotAllowed);
    }
    let on = event.act.on();
    if on > context.today {
        return Err(CareRejection::DateInFuture);
    }
    if on < child.birth_date {
        return Err(CareRejection::DateBeforeBirth);
    }
    check_content(&event.act, child)
}

/// Whether a person with these grants may know of the child: it lives in their areas, and for an officer of an office also
/// something is planned for it that is the office's to do.
fn knows(grants: &Grants, child: &Child, care: &ChildCare) -> bool {
    let mut here = grants.0.iter().filter(|grant| grant.areas.contains(&child.posyandu));
    here.any(|grant| {
        let mut planned = care.cases.iter().flat_map(|case| &case.interventions);
        grant.role != Role::OpdOfficer
            || planned.any(|planned| planned.intervention.owner.includes(grant, &child.posyandu))
    })
}

fn allowed(event: &CareEvent, care: &ChildCare, child: &Child, grants: &Grants) -> bool {
    let own =
        || grants.0.iter().filter(|grant| grant.role == event.role && grant.areas.contains(&child.posyandu));
    if own().next().is_none() || !event.act.is_for(event.role) {
        return false;
    }
    let CareAct::ReportIntervention { case, report } = &event.act else {
        return true;
    };
    // Midwife and nutritionist report on behalf of whoever has no phone; the others on what is theirs.
    let planned = care.case(*case).and_then(|case| {
        case.interventions.iter().find(|planned| planned.intervention.id == report.intervention)
    });
    matches!(event.role, Role::Midwife | Role::Nutritionist)
        || planned.is_some_and(|planned| {
            own().any(|grant| planned.intervention.owner.includes(grant, &child.posyandu))
        })
}

fn check_content(act: &CareAct, child: &Child) -> Result<(), CareRejection> {
    let unless = |holds: bool, rejection| if holds { Err(rejection) } else { Ok(()) };
    match act {
        CareAct::OpenCase { found, .. } | CareAct::AddFindings { found, .. } => {
            unless(!found.findings.iter().any(|finding| finding.opens_case()), CareRejection::Empty)
        }
        CareAct::ValidateCase { validation, .. } => unless(
            validation.first == validation.again || validation.calibrated_on > validation.on,
            CareRejection::NotValidated,
        ),
        CareAct::RecordCause { look, .. } => unless(look.is_empty(), CareRejection::Empty),
        CareAct::PlanInterventions { on, plan, .. } => {
            let early = plan.interventions().iter().any(|intervention| {
                intervention.due < *on || intervention.food.is_some_and(|course| course.from < *on)
            });
            let empty = plan
                .interventions()
                .iter()
                .any(|intervention| intervention.food.is_some_and(|course| course.days == 0));
            unless(early, CareRejection::DueBeforePlan)?;
            unless(empty, CareRejection::Empty)
        }
        CareAct::CloseCase { on, ending: Ending::Left { why: Leaving::AgedOut }, .. } => {
            let five = CompletedMonths::between(child.birth_date, *on).is_some_and(|age| age.0 >= 60);
            unless(!five, CareRejection::NotAgedOut)
        }
        _ => Ok(()),
    }
}

impl CareRejection {
    /// What happened and what to do, for the person who did the act.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::UnknownChild => (
                "Anak ini belum terdaftar di server. Perbaiki dulu pendaftarannya.",
                "The server does not know this child. Repair the registration first.",
            ),
            Self::NotAllowed => (
                "Langkah ini bukan tugas Anda di wilayah ini. Hubungi bidan atau puskesmas.",
                "This step is not yours to take here. Ask the midwife or puskesmas.",
            ),
            Self::EventExists => {
                ("Catatan ini sudah ada di server.", "This record is on the server already.")
            }
            Self::Empty => ("Catatan ini kosong.", "There is nothing in this record."),
            Self::DateInFuture => (
                "Tanggalnya belum terjadi. Periksa tanggal HP, lalu betulkan.",
                "The date has not come yet. Check the phone's date, then correct it.",
            ),
            Self::DateBeforeBirth => (
                "Tanggalnya sebelum tanggal lahir. Betulkan salah satunya.",
                "The date is before birth. Correct one of the two dates.",
            ),
            Self::DueBeforePlan => (
                "Batas waktunya sebelum tanggal rencana. Betulkan tanggalnya.",
                "It is due before it is planned. Correct the date.",
            ),
            Self::NotValidated => (
                "Validasi perlu pengukuran kedua dengan alat yang sudah dikalibrasi.",
                "A validation needs a second reading with tools calibrated by then.",
            ),
            Self::NotAgedOut => ("Anak ini belum berumur 5 tahun.", "This child is not five years old yet."),
        };
        language.pick(indonesian, english)
    }
}
