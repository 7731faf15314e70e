//! Gizi buruk in outpatient care: what the protocol asks for next.
//!
//! Source: Kemenkes 2019, Pedoman Pencegahan dan Tatalaksana Gizi Buruk pada Balita.

use serde::{Deserialize, Serialize};

use super::case::Case;
use super::settings::Rules;
use crate::age::CivilDate;
use crate::finding::{Finding, RedFlag};
use crate::language::Language;

/// What the protocol asks for. It advises; a person decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum SevereAdvice {
    /// To hospital.
    Hospital {
        /// Because of this.
        why: Finding,
    },
    /// No gain: check what is eaten and shared, look for illness, refer if there is none to treat here.
    SeekCause,
    /// Weekly visit, by this day.
    VisitWeekly {
        /// The last day.
        due: CivilDate,
    },
    /// Cured on visits in a row: counsel, and watch every month at the posyandu.
    Cured,
}

/// What the protocol asks for a case of gizi buruk; `None` for any other.
#[must_use]
pub fn severe_advice(case: &Case, rules: Rules<'_>) -> Option<SevereAdvice> {
    if !case.is_severe() {
        return None;
    }
    // What the newest visit saw counts; before the first, what opened the case.
    let last = case.evaluations.last();
    let seen = last.map_or_else(|| case.findings(), |visit| visit.findings.clone());
    let complication = seen.into_iter().find(|finding| needs_hospital(*finding));
    Some(if let Some(why) = complication {
        SevereAdvice::Hospital { why }
    } else if case.recovery(&rules.care.cure).is_some() {
        SevereAdvice::Cured
    } else if case.no_gain(&rules.care.food).is_some() {
        SevereAdvice::SeekCause
    } else {
        let days = i32::from(rules.care.deadlines.evaluate_severe_days);
        SevereAdvice::VisitWeekly { due: case.state.since().plus_days(days) }
    })
}

/// Complications that outpatient care does not treat.
fn needs_hospital(finding: Finding) -> bool {
    matches!(
        finding,
        Finding::DangerSign(_)
            | Finding::SevereNeedsHospital
            | Finding::RedFlag(RedFlag::Cyanosis | RedFlag::FeedingDifficulty | RedFlag::Pallor)
    )
}

impl SevereAdvice {
    /// The advice in words.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Hospital { .. } => ("Rujuk ke rumah sakit hari ini.", "Refer to the hospital today."),
            Self::SeekCause => (
                "Berat tidak naik. Periksa makanan yang habis dan yang dibagi, cari penyakit, rujuk bila perlu.",
                "No gain. Check what is eaten and what is shared, look for illness, refer if needed.",
            ),
            Self::VisitWeekly { .. } => {
                ("Rawat jalan: periksa setiap minggu.", "Outpatient care: visit every week.")
            }
            Self::Cured => (
                "Memenuhi syarat sembuh. Lanjutkan pemantauan setiap bulan di posyandu.",
                "Meets the criteria of cure. Go on watching every month at the posyandu.",
            ),
        };
        language.pick(indonesian, english)
    }
}
