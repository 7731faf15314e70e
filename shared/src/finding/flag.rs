//! Signs that are asked or looked for beside scale and board, and lead past the posyandu.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::{Finding, Step};
use crate::language::Language;

/// A sign that puts life at risk today (general danger signs of MTBS, the Indonesian IMCI).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum DangerSign {
    /// Convulsion.
    Convulsion,
    /// Lethargic or unconscious.
    Lethargy,
    /// Severe dehydration.
    SevereDehydration,
}

/// A sign that something other than food holds the child back, so that a doctor must look.
///
/// Small and large heads and oedema are measured, and have findings of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RedFlag {
    /// Blue lips or skin.
    Cyanosis,
    /// No gain though treated; computed from the weekly weights, never asked.
    NoGainInTreatment,
    /// Cough for two weeks or more, or contact with tuberculosis.
    ChronicCough,
    /// Diarrhoea or vomiting for two weeks or more.
    ProlongedDiarrhoea,
    /// Cannot suck, chew or swallow well.
    FeedingDifficulty,
    /// Pale palms.
    Pallor,
    /// Behind in development.
    DevelopmentalDelay,
    /// An unusual face, or limbs out of proportion to the trunk.
    Dysmorphic,
    /// Born light and not caught up; computed from the weights, never asked.
    LowBirthWeightNotCaughtUp,
}

impl DangerSign {
    /// Every sign.
    pub const ALL: [Self; 3] = [Self::Convulsion, Self::Lethargy, Self::SevereDehydration];

    /// The sign in plain words, as a finding and, with a question mark, as what to ask.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Convulsion => ("Kejang", "Convulsion"),
            Self::Lethargy => ("Lemas sekali atau tidak sadar", "Very limp or unconscious"),
            Self::SevereDehydration => (
                "Kekurangan cairan berat: mata cekung, tidak mau minum",
                "Severe dehydration: sunken eyes, will not drink",
            ),
        };
        language.pick(indonesian, english)
    }
}

impl RedFlag {
    /// Every flag.
    pub const ALL: [Self; 9] = [
        Self::Cyanosis,
        Self::NoGainInTreatment,
        Self::ChronicCough,
        Self::ProlongedDiarrhoea,
        Self::FeedingDifficulty,
        Self::Pallor,
        Self::DevelopmentalDelay,
        Self::Dysmorphic,
        Self::LowBirthWeightNotCaughtUp,
    ];

    /// Whether it is asked or looked for; the others are computed.
    #[must_use]
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::NoGainInTreatment | Self::LowBirthWeightNotCaughtUp)
    }

    /// What the flag alone asks for.
    pub(super) fn step(self) -> Step {
        match self {
            Self::Cyanosis | Self::NoGainInTreatment => Step::PuskesmasToday,
            _ => Step::PuskesmasThisWeek,
        }
    }

    /// The flag in plain words, as a finding and, with a question mark, as what to ask.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Cyanosis => ("Bibir atau kulit kebiruan", "Blue lips or skin"),
            Self::NoGainInTreatment => ("Berat tidak naik walau sudah ditangani", "No gain though treated"),
            Self::ChronicCough => (
                "Batuk 2 minggu atau lebih, atau kontak TBC",
                "Cough for 2 weeks or more, or contact with TB",
            ),
            Self::ProlongedDiarrhoea => {
                ("Diare atau muntah 2 minggu atau lebih", "Diarrhoea or vomiting for 2 weeks or more")
            }
            Self::FeedingDifficulty => {
                ("Sulit mengisap, mengunyah atau menelan", "Trouble sucking, chewing or swallowing")
            }
            Self::Pallor => ("Telapak tangan pucat", "Pale palms"),
            Self::DevelopmentalDelay => ("Perkembangan terlambat", "Behind in development"),
            Self::Dysmorphic => {
                ("Bentuk wajah atau tubuh tidak biasa", "Unusual face, or limbs out of proportion")
            }
            Self::LowBirthWeightNotCaughtUp => {
                ("Lahir berat rendah dan belum mengejar", "Born light and not caught up")
            }
        };
        language.pick(indonesian, english)
    }
}

/// The signs to ask about, given what was measured: none of a child that grows well, so that the queue moves; danger signs
/// and red flags of one that goes to the puskesmas.
#[must_use]
pub fn to_ask(findings: &[Finding]) -> Vec<Finding> {
    let goes = findings.iter().any(|finding| {
        matches!(finding.step(), Step::HospitalToday | Step::PuskesmasToday | Step::PuskesmasThisWeek)
    });
    // Excess weight alone is no reason to look for tuberculosis.
    let faltering = findings.iter().any(|finding| {
        !matches!(finding, Finding::AboveOrangeLine | Finding::Overweight | Finding::Implausible)
    });
    if !(goes && faltering) {
        return Vec::new();
    }
    let flags = RedFlag::ALL.into_iter().filter(|flag| flag.is_asked()).map(Finding::RedFlag);
    DangerSign::ALL.into_iter().map(Finding::DangerSign).chain(flags).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_asked_only_of_children_that_falter() {
        assert_eq!(to_ask(&[]), []);
        assert_eq!(to_ask(&[Finding::Overweight]), []);
        assert_eq!(to_ask(&[Finding::AboveOrangeLine]), []);
        assert_eq!(to_ask(&[Finding::Implausible]), []);
        assert_eq!(to_ask(&[Finding::NotGaining]).len(), 3 + 7);
        assert_eq!(to_ask(&[Finding::AboveOrangeLine, Finding::Short]).len(), 3 + 7);
        let asked = to_ask(&[Finding::Oedema]);
        assert!(!asked.contains(&Finding::RedFlag(RedFlag::NoGainInTreatment)));
        assert!(!asked.contains(&Finding::RedFlag(RedFlag::LowBirthWeightNotCaughtUp)));
    }
}
