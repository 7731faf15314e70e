//! The words of a woman's findings, in both languages.

use super::WomanFinding;
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
            Self::IronMissing => ("Tablet tambah darah kurang", "Too few iron tablets"),
        };
        language.pick(indonesian, english)
    }
}
