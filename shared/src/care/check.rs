//! What the regency demands of an act on a case before it takes it. Where the case stands is not asked here: an act that
//! is not possible there is kept, never refused.

use serde::{Deserialize, Serialize};

use super::act::{CareAct, CareEvent};
use super::fold::ChildCare;
use super::photo::{may_report, to_do};
use super::plan::Progress;
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
    /// The regency holds no such audit, or it did not look at this child.
    #[error("no such audit of this child")]
    UnknownAudit,
    /// Something is recommended before the audit is held.
    #[error("recommended before the audit")]
    BeforeAudit,
    /// The second reading is the first one, or was taken with tools that were calibrated only later.
    #[error("no second reading with calibrated tools")]
    NotValidated,
    /// The child is not five years old.
    #[error("the child is not five years old yet")]
    NotAgedOut,
    /// A report names a photo that did not come.
    #[error("no such photo of the child")]
    UnknownPhoto,
    /// It names a reading that is not there.
    #[error("no such reading of the child")]
    UnknownReading,
    /// An evaluation or validation says something else than the readings that it names.
    #[error("its readings say something else")]
    NotOfReading,
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

/// Whether a recommendation may be taken of an audit of the child that is held on a day; `None` when there is no such audit.
///
/// # Errors
/// When there is none, or it is to come.
pub fn check_audited(on: CivilDate, held_on: Option<CivilDate>) -> Result<(), CareRejection> {
    match held_on {
        None => Err(CareRejection::UnknownAudit),
        Some(held_on) if on < held_on => Err(CareRejection::BeforeAudit),
        Some(_) => Ok(()),
    }
}

/// Whether a person with these grants may know of the child: it lives in their areas, and for an officer of an office also
/// something is planned or recommended for it that is the office's to do.
fn knows(grants: &Grants, child: &Child, care: &ChildCare) -> bool {
    let mut here = grants.0.iter().filter(|grant| grant.areas.contains(&child.posyandu));
    here.any(|grant| {
        grant.role != Role::OpdOfficer || to_do(care).any(|(owner, _)| owner.includes(grant, &child.posyandu))
    })
}

fn allowed(event: &CareEvent, care: &ChildCare, child: &Child, grants: &Grants) -> bool {
    let own =
        || grants.0.iter().filter(|grant| grant.role == event.role && grant.areas.contains(&child.posyandu));
    if own().next().is_none() || !event.act.is_for(event.role) {
        return false;
    }
    let case = care.case(event.act.case());
    let owner = match &event.act {
        CareAct::ReportIntervention { report, .. } => case.and_then(|case| {
            let mut planned = case.interventions.iter().map(|planned| &planned.intervention);
            planned.find(|planned| planned.id == report.intervention).map(|planned| &planned.owner)
        }),
        CareAct::FollowRecommendation { follow_up, .. } => case.and_then(|case| {
            let mut made = case.recommendations.iter().map(|followed| &followed.recommendation);
            made.find(|made| made.id == follow_up.recommendation).map(|made| &made.owner)
        }),
        _ => return true,
    };
    // What is reported on may still be to come, and then it is theirs alone who report on everything.
    matches!(event.role, Role::Midwife | Role::Nutritionist)
        || owner.is_some_and(|owner| own().any(|grant| may_report(grant, owner, child)))
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
            let empty = plan.interventions().iter().any(|intervention| {
                intervention.quantity == Some(0) || intervention.food.is_some_and(|course| course.days == 0)
            });
            unless(early, CareRejection::DueBeforePlan)?;
            unless(empty, CareRejection::Empty)
        }
        CareAct::ReportIntervention { .. } | CareAct::FollowRecommendation { .. } => {
            let nothing = matches!(act.progress(), Some(Progress::Done { quantity: Some(0), .. }));
            unless(nothing, CareRejection::Empty)
        }
        CareAct::RecommendInAudit { recommendation, .. } => {
            unless(recommendation.due < recommendation.on, CareRejection::DueBeforePlan)
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
            Self::UnknownAudit => {
                ("Audit ini tidak memuat anak ini.", "This audit did not look at this child.")
            }
            Self::BeforeAudit => (
                "Rekomendasi tidak bisa dibuat sebelum hari audit.",
                "Nothing is recommended before the day of the audit.",
            ),
            Self::NotValidated => (
                "Validasi perlu pengukuran kedua dengan alat yang sudah dikalibrasi.",
                "A validation needs a second reading with tools calibrated by then.",
            ),
            Self::NotAgedOut => ("Anak ini belum berumur 5 tahun.", "This child is not five years old yet."),
            Self::UnknownPhoto => (
                "Foto untuk laporan ini tidak ada di server. Kirim dulu fotonya, lalu laporannya.",
                "The photo of this report is not on the server. Send the photo first, then the report.",
            ),
            Self::UnknownReading => (
                "Hasil ukurnya tidak ada di server. Kirim dulu hasil ukurnya.",
                "Its reading is not on the server. Send the reading first.",
            ),
            Self::NotOfReading => (
                "Isinya tidak sama dengan hasil ukurnya. Catat lagi langkah ini.",
                "It says something else than its readings. Record this step again.",
            ),
        };
        language.pick(indonesian, english)
    }
}
