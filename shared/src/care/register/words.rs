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

    /// What to do about it, as said to whoever found it.
    #[must_use]
    pub fn advice(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::SevereAnaemia => (
                "Antar ke puskesmas atau rumah sakit hari ini.",
                "Take her to the puskesmas or hospital today.",
            ),
            Self::Anaemia => (
                "Beri tahu bidan minggu ini. Minum tablet tambah darah tiap hari; makan hati, telur atau ikan.",
                "Tell the midwife this week. An iron tablet every day; liver, eggs or fish to eat.",
            ),
            Self::ThinArm => (
                "Beri tahu bidan minggu ini. Makan lebih sering, dengan lauk hewani; ibu hamil mendapat PMT.",
                "Tell the midwife this week. More meals, with animal food; a pregnant woman gets supplements (PMT).",
            ),
            Self::SeverelyThin => ("Antar ke puskesmas minggu ini.", "Take her to the puskesmas this week."),
            Self::Thin => (
                "Beri tahu puskesmas. Makan lebih sering, dengan lauk hewani.",
                "Tell the puskesmas. More meals, with animal food.",
            ),
            Self::Overweight => (
                "Beri tahu puskesmas. Kurangi yang manis dan gorengan, bergerak tiap hari.",
                "Tell the puskesmas. Fewer sweet and fried things, and moving every day.",
            ),
            Self::TooYoung | Self::TooOld | Self::BirthsTooClose | Self::TooManyChildren => (
                "Beri tahu bidan: perlu dipantau lebih dekat, dan bicarakan KB.",
                "Tell the midwife: she needs closer care, and talk over family planning.",
            ),
            Self::NotSeen => {
                ("Kunjungi rumahnya dan ajak periksa.", "Visit her at home and bring her to be seen.")
            }
            Self::IronMissing => (
                "Beri tablet tambah darah, dan ingatkan minum tiap hari.",
                "Give iron tablets, and remind her to take one every day.",
            ),
            Self::PastItsTime => (
                "Tanyakan kabarnya. Catat persalinannya, atau minta bidan menutup catatan.",
                "Ask how she is. Record the birth, or have the midwife close the entry.",
            ),
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
