//! The words of registers, of what is found and of what is done about it, in both languages.

use super::WomanFinding;
use super::act::{HelpKind, RegisterEnding, RegisterKind};
use crate::language::Language;

impl WomanFinding {
    /// The finding in a few plain words.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::SevereAnaemia => ("Anemia berat: rujuk hari ini", "Severe anaemia: refer today"),
            Self::Anaemia => ("Anemia (Hb rendah)", "Anaemia (low Hb)"),
            Self::ThinArm => ("KEK (LiLA kecil)", "Chronic energy deficiency (thin arm)"),
            Self::SeverelyThin => ("Gizi buruk menurut IMT/U", "Severe thinness by BMI for age"),
            Self::Thin => ("Gizi kurang menurut IMT/U", "Thinness by BMI for age"),
            Self::Overweight => ("Gizi lebih menurut IMT/U", "Overweight by BMI for age"),
            Self::TooYoung => ("Terlalu muda untuk hamil", "Too young to bear a child without risk"),
            Self::TooOld => ("Terlalu tua untuk hamil tanpa risiko", "Too old to bear a child without risk"),
            Self::BirthsTooClose => ("Jarak kehamilan terlalu dekat", "Births too close"),
            Self::TooManyChildren => ("Terlalu banyak anak", "Many children"),
            Self::NotSeen => ("Lama tidak diperiksa", "Not seen for long"),
            Self::PastItsTime => (
                "Sudah lewat waktunya: tulis apa yang terjadi",
                "Past its time: write down what became of it",
            ),
            Self::IronMissing => ("Tablet tambah darah kurang", "Too few iron tablets"),
        };
        language.pick(indonesian, english)
    }
}

impl RegisterKind {
    /// What people call it.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Pregnancy => ("Ibu hamil", "Pregnant women"),
            Self::Newborn => ("Bayi lahir kecil", "Small newborns"),
            Self::Girl => ("Remaja putri", "Teenage girls"),
            Self::Couple => ("Calon pengantin", "Couples before marriage"),
        };
        language.pick(indonesian, english)
    }
}

impl RegisterEnding {
    /// Why she is not followed any more.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Moved => ("Pindah", "Moved away"),
            Self::Died => ("Meninggal", "Died"),
            Self::Declined => ("Tidak mau didampingi lagi", "Does not want to be followed"),
            Self::Lost => ("Keguguran atau bayi tidak hidup", "Lost the child"),
            Self::Wed => ("Sudah menikah, atau batal", "Married, or will not"),
            Self::Grown => ("Sudah dewasa", "Grown up"),
            Self::ByMistake => ("Salah catat atau ganda", "Entered by mistake or twice"),
        };
        language.pick(indonesian, english)
    }
}

impl HelpKind {
    /// What was done.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Food { .. } => ("PMT diberikan", "Food supplements given"),
            Self::Treated => ("Diobati di sini", "Treated here"),
            Self::Referred => ("Dirujuk", "Referred"),
            Self::Counselled => ("Konseling", "Talked over"),
        };
        language.pick(indonesian, english)
    }
}
