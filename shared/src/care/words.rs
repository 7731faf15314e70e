//! What is said of cases on every screen: states, steps that were taken, and what is inside them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::act::CareAct;
use super::cause::CausePart;
use super::food::Eaten;
use super::plan::{Evidence, Intervention, Progress};
use super::referral::{ReferralStage, ReferralStep, ReferralTo};
use super::state::{Ending, Leaving, StateKind};
use crate::age::CivilDate;
use crate::finding::Finding;
use crate::id::{InterventionId, MeasurementId, RecommendationId};
use crate::language::Language;
use crate::regency::{CatalogueEntry, Office};
use crate::text::{Remark, Slug};

/// The names of what a pack lists, for words that hold them.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// Interventions.
    pub catalogue: &'a [CatalogueEntry],
    /// Offices.
    pub offices: &'a [Office],
    /// The language.
    pub language: Language,
}

impl Names<'_> {
    /// What people call an intervention; its id when the pack does not list it any more.
    #[must_use]
    pub fn intervention(&self, id: &Slug) -> String {
        let entry = self.catalogue.iter().find(|entry| entry.id == *id);
        entry.map_or_else(|| id.to_string(), |entry| entry.name.in_language(self.language).to_string())
    }

    /// So many of what an intervention counts; the bare number when the pack does not list it any more.
    #[must_use]
    pub fn amount(&self, id: &Slug, quantity: u32) -> String {
        match self.unit(id) {
            Some(unit) => format!("{quantity} {unit}"),
            None => quantity.to_string(),
        }
    }

    /// What an intervention counts.
    #[must_use]
    pub fn unit(&self, id: &Slug) -> Option<&str> {
        let entry = self.catalogue.iter().find(|entry| entry.id == *id)?;
        Some(entry.unit.in_language(self.language).as_str())
    }

    /// An intervention as it was planned, with how much of it.
    #[must_use]
    pub fn planned(&self, planned: &Intervention) -> String {
        let name = self.intervention(&planned.catalogue);
        match planned.quantity {
            Some(quantity) => format!("{name} ({})", self.amount(&planned.catalogue, quantity)),
            None => name,
        }
    }

    /// How much was done, beside how much was planned; nothing when neither was counted.
    #[must_use]
    pub fn done(&self, planned: Option<&Intervention>, done: Option<u32>) -> Option<String> {
        let amount = |quantity: u32| match planned {
            Some(planned) => self.amount(&planned.catalogue, quantity),
            None => quantity.to_string(),
        };
        let say = |indonesian, english| self.language.pick(indonesian, english);
        let first = say("Direncanakan", "Planned");
        Some(match (planned.and_then(|planned| planned.quantity), done) {
            (Some(planned), Some(done)) => {
                format!("{first} {planned}, {} {}", say("dilaporkan", "reported"), amount(done))
            }
            (Some(planned), None) => {
                let unsaid = say("jumlahnya tidak dilaporkan", "how much was done is not reported");
                format!("{first} {}, {unsaid}", amount(planned))
            }
            (None, Some(done)) => format!("{} {}", say("Dilaporkan", "Reported"), amount(done)),
            (None, None) => return None,
        })
    }

    /// What people call whoever answers for something.
    #[must_use]
    pub fn owner(&self, owner: &super::Owner) -> String {
        if let super::Owner::Office { office } = owner
            && let Some(known) = self.offices.iter().find(|known| known.id == *office)
        {
            return known.short_name.to_string();
        }
        owner.words(self.language)
    }
}

impl StateKind {
    /// Every state, in the order in which a case goes through them.
    pub const ALL: [Self; 8] = [
        Self::Detected,
        Self::Validated,
        Self::CauseKnown,
        Self::Planned,
        Self::InTreatment,
        Self::Evaluated,
        Self::Referred,
        Self::Closed,
    ];

    /// What people call it.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Detected => ("Ditemukan, belum diukur ulang", "Found, not measured again yet"),
            Self::Validated => ("Sudah diukur ulang", "Measured again"),
            Self::CauseKnown => ("Penyebab diketahui", "Cause known"),
            Self::Planned => ("Sudah direncanakan", "Planned"),
            Self::InTreatment => ("Sedang ditangani", "In treatment"),
            Self::Evaluated => ("Sudah dievaluasi", "Evaluated"),
            Self::Referred => ("Di rumah sakit", "In hospital"),
            Self::Closed => ("Selesai", "Closed"),
        };
        language.pick(indonesian, english)
    }
}

impl CausePart {
    /// The heading of this part of the look.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Feeding => ("Makan", "Feeding"),
            Self::Illness => ("Penyakit", "Illness"),
            Self::Birth => ("Kelahiran", "Birth"),
            Self::Care => ("Pengasuhan", "Care"),
            Self::Water => ("Air minum", "Water"),
            Self::Latrine => ("Jamban", "Latrine"),
            Self::Income => ("Penghasilan", "Income"),
            Self::Family => ("Keluarga", "Family"),
        };
        language.pick(indonesian, english)
    }
}

impl Eaten {
    /// How much was eaten.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Nothing => ("Tidak dimakan", "Nothing"),
            Self::Little => ("Kurang dari separuh", "Less than half"),
            Self::Most => ("Separuh atau lebih", "Half or more"),
            Self::All => ("Habis", "All"),
        };
        language.pick(indonesian, english)
    }
}

impl ReferralStage {
    /// How far a referral is, or what it waits for.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Written => ("Surat dibuat", "Letter written"),
            Self::Accepted => ("Diterima", "Accepted"),
            Self::Seen => ("Diperiksa dokter", "Seen by a doctor"),
            Self::Answered => ("Ada hasil", "Result came"),
            Self::Declined => ("Tidak jadi", "Declined"),
            Self::Back => ("Sudah kembali", "Back"),
        };
        language.pick(indonesian, english)
    }
}

impl Ending {
    /// How a case ended.
    #[must_use]
    pub fn words(&self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Recovered => ("Sembuh", "Recovered"),
            Self::Left { why: Leaving::AgedOut } => ("Sudah 5 tahun", "Five years old"),
            Self::Left { why: Leaving::Moved { .. } } => ("Pindah", "Moved away"),
            Self::Left { why: Leaving::Died { .. } } => ("Meninggal", "Died"),
            Self::Left { why: Leaving::NotACase { .. } } => ("Bukan kasus", "Not a case"),
        };
        language.pick(indonesian, english)
    }
}

impl CareAct {
    /// What was done, in a few words.
    #[must_use]
    pub fn words(&self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::OpenCase { .. } => ("Kasus dibuka", "Case opened"),
            Self::AddFindings { .. } => ("Temuan baru", "New findings"),
            Self::ValidateCase { .. } => ("Diukur ulang", "Measured again"),
            Self::RecordCause { .. } => ("Penyebab dicatat", "Cause recorded"),
            Self::RecordObstacle { .. } => ("Kendala dari desa", "Obstacle from the village"),
            Self::RecordTalk { .. } => ("Bicara dengan keluarga", "Talk with the family"),
            Self::PlanInterventions { .. } => ("Rencana dibuat", "Plan made"),
            Self::ReportIntervention { report, .. } => match report.progress {
                Progress::Started => ("Kegiatan dimulai", "Intervention begun"),
                Progress::Done { .. } => ("Kegiatan selesai", "Intervention done"),
                Progress::Declined { .. } => ("Kegiatan tidak bisa dilakukan", "Intervention declined"),
            },
            Self::LogPmt { .. } => ("PMT", "Food supplement"),
            Self::RecordEvaluation { .. } => ("Evaluasi", "Evaluation"),
            Self::Refer { .. } => ("Dirujuk", "Referred"),
            Self::AnswerReferral { answer, .. } => return answer.step.stage().words(language),
            Self::CloseCase { .. } => ("Kasus ditutup", "Case closed"),
            Self::ReopenCase { .. } => ("Kasus dibuka lagi", "Case reopened"),
            Self::RecommendInAudit { .. } => ("Rekomendasi audit", "Recommendation of an audit"),
            Self::FollowRecommendation { follow_up, .. } => match follow_up.progress {
                Progress::Started => ("Rekomendasi audit dimulai", "Recommendation begun"),
                Progress::Done { .. } => ("Rekomendasi audit selesai", "Recommendation carried out"),
                Progress::Declined { .. } => {
                    ("Rekomendasi audit tidak bisa dilakukan", "Recommendation declined")
                }
            },
        };
        language.pick(indonesian, english)
    }

    /// What is inside it, line by line. `planned` finds an intervention, `measured` the day of a reading, `recommended` what was
    /// recommended.
    #[must_use]
    pub fn details<'a>(
        &self,
        names: &Names<'_>,
        planned: &dyn Fn(InterventionId) -> Option<&'a Intervention>,
        measured: &dyn Fn(MeasurementId) -> Option<CivilDate>,
        recommended: &dyn Fn(RecommendationId) -> Option<Remark>,
    ) -> Vec<String> {
        let language = names.language;
        let found = |findings: &[Finding]| {
            findings.iter().map(|finding| finding.words(language).to_string()).collect::<Vec<_>>()
        };
        let mut lines: Vec<String> = Vec::new();
        match self {
            Self::OpenCase { found: seen, .. } | Self::AddFindings { found: seen, .. } => {
                lines = found(&seen.findings);
            }
            Self::ValidateCase { validation, .. } => {
                let difference = validation.difference;
                let signed = |value: i32, unit: &str| {
                    if value < 0 { format!("−{} {unit}", -value) } else { format!("+{value} {unit}") }
                };
                lines.extend(difference.grams.map(|grams| signed(grams, "g")));
                lines.extend(difference.millimetres.map(|length| signed(length, "mm")));
                lines.extend(difference.arm_millimetres.map(|arm| format!("LiLA {}", signed(arm, "mm"))));
                match (&validation.findings, validation.clears()) {
                    (Some(findings), Some(false)) => lines.extend(found(findings)),
                    (_, Some(true)) => lines.push(
                        language.pick("Ukuran ulang baik", "The second measurement is good").to_owned(),
                    ),
                    _ => {}
                }
            }
            Self::RecordCause { look, .. } => {
                lines.extend(look.present.iter().map(|one| one.words(language).to_string()));
                lines.extend(look.remark.as_ref().map(ToString::to_string));
            }
            Self::RecordTalk { talk, .. } => lines.push(talk.remark.to_string()),
            Self::RecordObstacle { obstacle, .. } => {
                lines.extend(obstacle.about.map(|one| one.words(language).to_string()));
                lines.push(obstacle.remark.to_string());
            }
            Self::PlanInterventions { plan, .. } => {
                lines.extend(plan.interventions().iter().map(|one| {
                    format!("{}: {}, {}", names.planned(one), names.owner(&one.owner), language.date(one.due))
                }));
            }
            Self::ReportIntervention { report, .. } => {
                let planned = planned(report.intervention);
                lines.extend(planned.map(|planned| names.intervention(&planned.catalogue)));
                lines.extend(report.progress.details(names, planned, measured));
            }
            Self::LogPmt { log, .. } => {
                lines.push(log.eaten.words(language).to_string());
                lines.extend(log.weight_grams.map(|weight| language.kg(weight)));
                lines.extend(log.remark.as_ref().map(ToString::to_string));
            }
            Self::RecordEvaluation { evaluation, .. } => {
                lines.extend(evaluation.weight_grams.map(|weight| language.kg(weight)));
                lines.extend(evaluation.arm_millimetres.map(|arm| format!("LiLA {}", language.cm(arm))));
                if evaluation.findings.is_empty() {
                    lines.push(language.pick("tidak ada temuan lagi", "nothing found any more").to_string());
                }
                lines.extend(found(&evaluation.findings));
            }
            Self::Refer { referral, .. } => {
                lines.push(referral.to.words(language));
                lines.extend(found(&referral.findings));
                lines.extend(referral.remark.as_ref().map(ToString::to_string));
            }
            Self::AnswerReferral { answer, .. } => lines.extend(match &answer.step {
                ReferralStep::Result { outcome } => Some(outcome.to_string()),
                ReferralStep::Declined { reason } => Some(reason.to_string()),
                _ => None,
            }),
            Self::CloseCase { ending, .. } => {
                lines.push(ending.words(language).to_string());
                lines.extend(match ending {
                    Ending::Left {
                        why:
                            Leaving::Moved { remark }
                            | Leaving::Died { remark }
                            | Leaving::NotACase { reason: remark },
                    } => Some(remark.to_string()),
                    _ => None,
                });
            }
            Self::ReopenCase { found: seen, reason, .. } => {
                lines = found(&seen.findings);
                lines.push(reason.to_string());
            }
            Self::RecommendInAudit { recommendation, .. } => {
                lines.push(recommendation.what.to_string());
                let owner = names.owner(&recommendation.owner);
                lines.push(format!("{owner}, {}", language.date(recommendation.due)));
            }
            Self::FollowRecommendation { follow_up, .. } => {
                lines.extend(recommended(follow_up.recommendation).map(|what| what.to_string()));
                lines.extend(follow_up.progress.details(names, None, measured));
            }
        }
        lines
    }
}

impl Progress {
    /// Why not, or how much was done of what was planned, and what shows it; `measured` finds the day of a reading.
    #[must_use]
    pub fn details(
        &self,
        names: &Names<'_>,
        planned: Option<&Intervention>,
        measured: &dyn Fn(MeasurementId) -> Option<CivilDate>,
    ) -> Vec<String> {
        let mut lines = Vec::new();
        match self {
            Self::Started => {}
            Self::Declined { reason } => lines.push(reason.to_string()),
            Self::Done { evidence, quantity } => {
                lines.extend(names.done(planned, *quantity));
                lines.push(evidence.words(names.language, measured));
            }
        }
        lines
    }
}

impl Evidence {
    /// What shows it, in words; `measured` finds the day of a reading.
    #[must_use]
    pub fn words(&self, language: Language, measured: &dyn Fn(MeasurementId) -> Option<CivilDate>) -> String {
        match self {
            Self::Statement { remark } => remark.to_string(),
            Self::Document { number } => format!("{} {number}", language.pick("Nomor", "Number")),
            Self::Photo { .. } => language.pick("Dengan foto", "With a photo").to_string(),
            Self::Reading { measurement } => {
                let words = language.pick("Dengan hasil ukur", "With a reading");
                let day = measured(*measurement).map(|day| format!(" {}", language.date(day)));
                format!("{words}{}", day.unwrap_or_default())
            }
        }
    }
}

impl ReferralTo {
    /// Whereto, in words.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        match self {
            Self::Puskesmas => language.pick("ke puskesmas", "to the puskesmas").to_string(),
            Self::Hospital { name } => format!("{}{name}", language.pick("ke ", "to ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::{AuditRecommendation, FollowUp, Intervention, Owner, Plan, Report, Validation};
    use crate::id::{CaseAuditId, CaseId, MeasurementId};
    use crate::language::Both;
    use crate::regency::InterventionKind;

    fn water() -> CatalogueEntry {
        CatalogueEntry {
            id: "drinking-water".parse().unwrap(),
            name: Both {
                indonesian: "Air minum layak".parse().unwrap(),
                english: "Proper drinking water".parse().unwrap(),
            },
            kind: InterventionKind::Sensitive,
            office: "pupr".parse().unwrap(),
            unit: Both { indonesian: "rumah".parse().unwrap(), english: "houses".parse().unwrap() },
        }
    }

    fn told(act: &CareAct, language: Language) -> Vec<String> {
        let office = Office {
            id: "pupr".parse().unwrap(),
            name: "Dinas Pekerjaan Umum".parse().unwrap(),
            short_name: "PUPR".parse().unwrap(),
        };
        let names = Names { catalogue: &[water()], offices: &[office], language };
        let promised = promised("pupr", Some(60));
        let measured = |_| "2025-05-30".parse().ok();
        act.details(&names, &|_| Some(&promised), &measured, &|_| Some("Bangun jamban".parse().unwrap()))
    }

    fn promised(office: &str, quantity: Option<u32>) -> Intervention {
        Intervention {
            id: InterventionId::new(1, [1; 10]),
            catalogue: "drinking-water".parse().unwrap(),
            owner: Owner::Office { office: office.parse().unwrap() },
            due: "2025-07-01".parse().unwrap(),
            quantity,
            food: None,
        }
    }

    fn planned(office: &str, quantity: Option<u32>) -> CareAct {
        let intervention = promised(office, quantity);
        let (case, on) = (CaseId::new(1, [1; 10]), "2025-06-01".parse().unwrap());
        CareAct::PlanInterventions { case, on, plan: Plan::new(vec![intervention]).unwrap() }
    }

    #[test]
    fn a_plan_says_what_who_and_by_when() {
        let said = |office: &str| told(&planned(office, None), Language::Indonesian);
        assert_eq!(said("pupr"), ["Air minum layak: PUPR, 1 Jul 2025"]);
        assert_eq!(said("dinsos"), ["Air minum layak: dinas (dinsos), 1 Jul 2025"]);
        let counted = told(&planned("pupr", Some(60)), Language::English);
        assert_eq!(counted, ["Proper drinking water (60 houses): PUPR, 1 Jul 2025"]);
    }

    #[test]
    fn a_report_says_how_much_was_done_beside_what_was_planned_and_what_shows_it() {
        let (case, on) = (CaseId::new(1, [1; 10]), "2025-06-01".parse().unwrap());
        let said = |evidence: Evidence, quantity, language| {
            let progress = Progress::Done { evidence, quantity };
            let report = Report { intervention: InterventionId::new(1, [1; 10]), on, progress };
            told(&CareAct::ReportIntervention { case, report }, language)
        };
        let (indonesian, english) = (Language::Indonesian, Language::English);
        let number = || Evidence::Document { number: "SPK 7".parse().unwrap() };
        let photo = Evidence::Photo { sha256: "0f".parse().unwrap() };
        let reading = Evidence::Reading { measurement: MeasurementId::new(1, [1; 10]) };
        assert_eq!(
            said(number(), Some(30), indonesian),
            ["Air minum layak", "Direncanakan 60, dilaporkan 30 rumah", "Nomor SPK 7"]
        );
        assert_eq!(
            said(photo, None, indonesian),
            ["Air minum layak", "Direncanakan 60 rumah, jumlahnya tidak dilaporkan", "Dengan foto"]
        );
        assert_eq!(
            said(reading, Some(60), english),
            ["Proper drinking water", "Planned 60, reported 60 houses", "With a reading 30 May 2025"]
        );
        let names = Names { catalogue: &[water()], offices: &[], language: indonesian };
        let uncounted = promised("pupr", None);
        assert_eq!(names.done(Some(&uncounted), Some(2)).as_deref(), Some("Dilaporkan 2 rumah"));
        assert_eq!(names.done(Some(&uncounted), None), None);
        assert_eq!(names.done(None, Some(2)).as_deref(), Some("Dilaporkan 2"));
    }

    #[test]
    fn a_report_names_its_intervention_and_a_validation_its_difference() {
        let (case, on) = (CaseId::new(1, [1; 10]), "2025-06-01".parse().unwrap());
        let progress = Progress::Declined { reason: "sumur kering".parse().unwrap() };
        let report = Report { intervention: InterventionId::new(1, [1; 10]), on, progress };
        let said = told(&CareAct::ReportIntervention { case, report }, Language::Indonesian);
        assert_eq!(said, ["Air minum layak", "sumur kering"]);
        let reading = |number: u8| MeasurementId::new(1, [number; 10]);
        let difference =
            crate::care::Difference { grams: Some(-50), millimetres: Some(3), arm_millimetres: None };
        let validation = Validation {
            on,
            first: reading(1),
            again: reading(2),
            difference,
            calibrated_on: on,
            findings: None,
        };
        let said = |validation| told(&CareAct::ValidateCase { case, validation }, Language::Indonesian);
        assert_eq!(said(validation.clone()), ["−50 g", "+3 mm"], "an app of before said no more");
        assert_eq!(said(validation.clone().finding(Vec::new())), ["−50 g", "+3 mm", "Ukuran ulang baik"]);
        let still = validation.finding(alloc::vec![Finding::Short]);
        assert_eq!(said(still), ["−50 g", "+3 mm", Finding::Short.words(Language::Indonesian)]);
    }

    #[test]
    fn a_recommendation_says_what_who_and_by_when_and_its_follow_up_what_became_of_it() {
        let (case, on) = (CaseId::new(1, [1; 10]), "2025-06-01".parse().unwrap());
        let id = RecommendationId::new(1, [1; 10]);
        let recommendation = AuditRecommendation {
            id,
            audit: CaseAuditId::new(1, [1; 10]),
            on,
            what: "Bangun jamban".parse().unwrap(),
            owner: Owner::Office { office: "pupr".parse().unwrap() },
            due: "2025-09-01".parse().unwrap(),
        };
        let said = told(&CareAct::RecommendInAudit { case, recommendation }, Language::Indonesian);
        assert_eq!(said, ["Bangun jamban", "PUPR, 1 Sep 2025"]);
        let progress = Progress::Declined { reason: "tanah sengketa".parse().unwrap() };
        let said = |progress| {
            let follow_up = FollowUp { recommendation: id, on, progress };
            told(&CareAct::FollowRecommendation { case, follow_up }, Language::Indonesian)
        };
        assert_eq!(said(progress), ["Bangun jamban", "tanah sengketa"]);
        let evidence = Evidence::Document { number: "SPK 7".parse().unwrap() };
        let progress = Progress::Done { evidence, quantity: Some(2) };
        assert_eq!(said(progress), ["Bangun jamban", "Dilaporkan 2", "Nomor SPK 7"]);
    }
}
