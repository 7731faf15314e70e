//! What is said of cases on every screen: states, steps that were taken, and what is inside them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::act::CareAct;
use super::cause::CausePart;
use super::food::Eaten;
use super::plan::{Evidence, Progress};
use super::referral::{ReferralStage, ReferralStep, ReferralTo};
use super::state::{Ending, Leaving, StateKind};
use crate::finding::Finding;
use crate::language::Language;
use crate::regency::{CatalogueEntry, Office};
use crate::text::Slug;

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
        };
        language.pick(indonesian, english)
    }

    /// What is inside it, line by line. `planned` names the intervention of that id.
    #[must_use]
    pub fn details(
        &self,
        names: &Names<'_>,
        planned: &dyn Fn(crate::id::InterventionId) -> Option<Slug>,
    ) -> Vec<String> {
        let language = names.language;
        let found = |findings: &[Finding]| {
            findings.iter().map(|finding| finding.words(language).to_string()).collect::<Vec<_>>()
        };
        let named = |id| planned(id).map(|slug| names.intervention(&slug));
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
            }
            Self::RecordCause { look, .. } => {
                lines.extend(look.present.iter().map(|one| one.words(language).to_string()));
                lines.extend(look.remark.as_ref().map(ToString::to_string));
            }
            Self::RecordObstacle { obstacle, .. } => {
                lines.extend(obstacle.about.map(|one| one.words(language).to_string()));
                lines.push(obstacle.remark.to_string());
            }
            Self::PlanInterventions { plan, .. } => {
                lines.extend(plan.interventions().iter().map(|one| {
                    format!(
                        "{}: {}, {}",
                        names.intervention(&one.catalogue),
                        names.owner(&one.owner),
                        language.date(one.due)
                    )
                }));
            }
            Self::ReportIntervention { report, .. } => {
                lines.extend(named(report.intervention));
                lines.extend(match &report.progress {
                    Progress::Started => None,
                    Progress::Declined { reason } => Some(reason.to_string()),
                    Progress::Done { evidence: Evidence::Statement { remark }, .. } => {
                        Some(remark.to_string())
                    }
                    Progress::Done { evidence: Evidence::Document { number }, .. } => {
                        Some(number.to_string())
                    }
                    Progress::Done { evidence: Evidence::Photo { .. }, .. } => {
                        Some(language.pick("dengan foto", "with a photo").to_string())
                    }
                    Progress::Done { evidence: Evidence::Reading { .. }, .. } => None,
                });
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
        }
        lines
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
    use crate::care::{Intervention, Owner, Plan, Report, Validation};
    use crate::id::{CaseId, InterventionId, MeasurementId};
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
        act.details(&names, &|_| Some("drinking-water".parse().unwrap()))
    }

    fn planned(office: &str) -> CareAct {
        let intervention = Intervention {
            id: InterventionId::new(1, [1; 10]),
            catalogue: "drinking-water".parse().unwrap(),
            owner: Owner::Office { office: office.parse().unwrap() },
            due: "2025-07-01".parse().unwrap(),
            quantity: None,
            food: None,
        };
        let (case, on) = (CaseId::new(1, [1; 10]), "2025-06-01".parse().unwrap());
        CareAct::PlanInterventions { case, on, plan: Plan::new(vec![intervention]).unwrap() }
    }

    #[test]
    fn a_plan_says_what_who_and_by_when() {
        let said = |office: &str| told(&planned(office), Language::Indonesian);
        assert_eq!(said("pupr"), ["Air minum layak: PUPR, 1 Jul 2025"]);
        assert_eq!(said("dinsos"), ["Air minum layak: dinas (dinsos), 1 Jul 2025"]);
        assert_eq!(told(&planned("pupr"), Language::English), ["Proper drinking water: PUPR, 1 Jul 2025"]);
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
        let validation =
            Validation { on, first: reading(1), again: reading(2), difference, calibrated_on: on };
        let said = told(&CareAct::ValidateCase { case, validation }, Language::Indonesian);
        assert_eq!(said, ["−50 g", "+3 mm"]);
    }
}
