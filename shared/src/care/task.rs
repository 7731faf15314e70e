//! Tasks: what has to be done next for a case, by whom and until when. They follow from the case and are stored nowhere.

mod writer;

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use writer::Writer;

use super::case::Case;
use super::fold::in_order;
use super::owner::Owner;
use super::referral::ReferralStage;
use super::settings::Rules;
use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::child::Child;
use crate::id::{CaseId, ChildId, InterventionId, RecommendationId, ReferralId};
use crate::language::Language;

/// Something to do for one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Task {
    /// The case; `None` for a child that is looked for without one.
    pub case: Option<CaseId>,
    /// The child.
    pub child: ChildId,
    /// Where: the child's posyandu.
    pub posyandu: AreaCode,
    /// What.
    pub kind: TaskKind,
    /// Who answers for it first; when late, others too ([`super::Escalation`]).
    pub owner: Owner,
    /// The day of what asks for it.
    pub since: CivilDate,
    /// The last day; never before `since`.
    pub due: CivilDate,
}

/// What is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum TaskKind {
    /// Look for a child that missed sessions, at home.
    VisitHome,
    /// See a newborn that was born light or short.
    VisitNewborn,
    /// Measure again with calibrated tools.
    Validate,
    /// A hospital must treat what was found: write the letter and bring the child.
    ReferToHospital,
    /// The second reading no longer finds anything: judge whether it is a case.
    Reconsider,
    /// Look for the cause.
    FindCause,
    /// Plan interventions.
    Plan,
    /// Begin the first of them.
    Start,
    /// See the child again.
    Evaluate,
    /// Treatment brings no gain: look again for illness and feeding, and refer.
    ActOnNoGain,
    /// Close the case: cured, five years old, or no longer followed.
    Close,
    /// Do an intervention and report it.
    Intervene {
        /// Which.
        intervention: InterventionId,
    },
    /// Log a day of food supplements.
    LogFood {
        /// Of which intervention.
        intervention: InterventionId,
    },
    /// Take the weekly weight.
    Weigh {
        /// Of which intervention.
        intervention: InterventionId,
    },
    /// An owner declined: plan something else.
    Replan {
        /// Which.
        intervention: InterventionId,
    },
    /// A referral waits for its next step.
    FollowReferral {
        /// Which.
        referral: ReferralId,
        /// The step it waits for.
        stage: ReferralStage,
    },
    /// An audit recommended something: do it and report it.
    FollowRecommendation {
        /// Which.
        recommendation: RecommendationId,
    },
    /// Its owner cannot do it: recommend something else, or report what was done about it.
    ReplaceRecommendation {
        /// Which.
        recommendation: RecommendationId,
    },
}

/// Everything to do for a case of `child`, the first due first; once it is closed, only what audits recommended for the family.
#[must_use]
pub fn tasks(case: &Case, child: &Child, today: CivilDate, rules: Rules<'_>) -> Vec<Task> {
    let writer = Writer { case, child, rules };
    if !case.state.is_open() {
        return in_order(writer.of_recommendations(), |task| (task.due, task.kind));
    }
    let mut tasks: Vec<Task> = writer.of_state().into_iter().collect();
    tasks.extend(writer.emergency());
    tasks.extend(writer.leaving(today));
    tasks.extend(case.interventions.iter().flat_map(|planned| writer.of_intervention(planned)));
    tasks.extend(writer.of_referrals());
    tasks.extend(writer.of_recommendations());
    tasks.extend(writer.no_gain());
    in_order(tasks, |task| (task.due, task.kind))
}

/// The day a child is five years old; 1 March for one that was born on 29 February.
#[must_use]
pub fn five_on(birth: CivilDate) -> CivilDate {
    let (year, month, day) = (birth.year() + 5, birth.month(), birth.day());
    // Only the last day of February can be missing, and the calendar ends long after anybody's childhood.
    CivilDate::new(year, month, day).or(CivilDate::new(year, 3, 1)).unwrap_or(birth)
}

impl TaskKind {
    /// The intervention that it is about.
    #[must_use]
    pub fn intervention(self) -> Option<InterventionId> {
        match self {
            Self::Intervene { intervention }
            | Self::LogFood { intervention }
            | Self::Weigh { intervention }
            | Self::Replan { intervention } => Some(intervention),
            _ => None,
        }
    }

    /// What an audit recommended that it is about.
    #[must_use]
    pub fn recommendation(self) -> Option<RecommendationId> {
        match self {
            Self::FollowRecommendation { recommendation }
            | Self::ReplaceRecommendation { recommendation } => Some(recommendation),
            _ => None,
        }
    }

    /// What is to do, as said to whoever does it.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::VisitHome => (
                "Kunjungi rumah: anak tidak datang ke posyandu",
                "Visit at home: the child did not come to the posyandu",
            ),
            Self::VisitNewborn => (
                "Kunjungan neonatal: timbang dan periksa bayi kecil",
                "Neonatal visit: weigh and examine the small newborn",
            ),
            Self::Validate => ("Ukur ulang dengan alat terkalibrasi", "Measure again with calibrated tools"),
            Self::ReferToHospital => ("Rujuk ke rumah sakit hari ini", "Refer to the hospital today"),
            Self::Reconsider => (
                "Ukuran ulang baik: tutup sebagai bukan kasus, atau lanjutkan",
                "The second measurement is good: close it as no case, or go on",
            ),
            Self::FindCause => ("Cari penyebabnya", "Look for the cause"),
            Self::Plan => ("Susun rencana penanganan", "Plan interventions"),
            Self::Start => ("Mulai penanganan", "Begin treatment"),
            Self::Evaluate => ("Evaluasi: ukur dan periksa lagi", "Evaluate: measure and examine again"),
            Self::ActOnNoGain => (
                "Berat tidak naik: periksa lagi penyakit dan makannya, lalu rujuk",
                "No gain: look again for illness and feeding, then refer",
            ),
            Self::Close => ("Tutup kasus", "Close the case"),
            Self::Intervene { .. } => ("Lakukan kegiatan dan laporkan", "Do the intervention and report it"),
            Self::LogFood { .. } => ("Catat PMT hari ini", "Log the day's food supplement"),
            Self::Weigh { .. } => ("Timbang mingguan", "Take the weekly weight"),
            Self::Replan { .. } => ("Ditolak: rencanakan yang lain", "Declined: plan something else"),
            Self::FollowReferral { stage: ReferralStage::Back, .. } => {
                ("Jemput hasil: dampingi anak setelah pulang", "Take the child back into care")
            }
            Self::FollowReferral { .. } => ("Rujukan belum dijawab: tanyakan", "Referral unanswered: ask"),
            Self::ReplaceRecommendation { .. } => (
                "Rekomendasi audit tidak bisa dilakukan: sarankan yang lain",
                "What the audit recommends cannot be done: recommend something else",
            ),
            Self::FollowRecommendation { .. } => {
                ("Lakukan rekomendasi audit dan laporkan", "Do what the audit recommends and report it")
            }
        };
        language.pick(indonesian, english)
    }
}
