//! The words of growth in both languages: official names, and plain words that a cadre understands.

mod advice;

use super::assessment::{LengthAdjustment, MonthDifference, NutritionBasis};
use super::category::{
    ArmStatus, Category, HeadStatus, LengthStatus, NutritionStatus, SchoolNutritionStatus, WeightStatus,
};
use super::indicator::Indicator;
use super::warning::Warning;
use crate::language::Language;

/// How much a category asks of whoever reads it; a screen gives each its colour and icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// As it should be.
    Good,
    /// Keep an eye on it.
    Watch,
    /// Needs action by the health centre.
    Concern,
    /// Needs action today.
    Urgent,
}

impl Indicator {
    /// The abbreviation on Indonesian cards and forms.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::WeightForAge => "BB/U",
            Self::LengthForAge => "PB/U atau TB/U",
            Self::WeightForLength => "BB/PB",
            Self::WeightForHeight => "BB/TB",
            Self::BmiForAge => "IMT/U",
            Self::HeadForAge => "LK/U",
            Self::ArmForAge => "LiLA/U",
            Self::TricepsForAge => "TSF/U",
            Self::SubscapularForAge => "SSF/U",
        }
    }

    /// Its full name.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::WeightForAge => ("Berat badan menurut umur", "Weight for age"),
            Self::LengthForAge => ("Panjang atau tinggi badan menurut umur", "Length or height for age"),
            Self::WeightForLength => ("Berat badan menurut panjang badan", "Weight for length"),
            Self::WeightForHeight => ("Berat badan menurut tinggi badan", "Weight for height"),
            Self::BmiForAge => ("Indeks massa tubuh menurut umur", "Body mass index for age"),
            Self::HeadForAge => ("Lingkar kepala menurut umur", "Head circumference for age"),
            Self::ArmForAge => ("Lingkar lengan atas menurut umur", "Arm circumference for age"),
            Self::TricepsForAge => ("Tebal lipatan kulit trisep menurut umur", "Triceps skinfold for age"),
            Self::SubscapularForAge => {
                ("Tebal lipatan kulit subskapula menurut umur", "Subscapular skinfold for age")
            }
        };
        language.pick(indonesian, english)
    }
}

impl Category {
    /// The official name (Permenkes 2/2020), in English the one of WHO; see [`Category::advice`] for what to say.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Self::Weight(status) => status.name(language),
            Self::Length(status) => status.name(language),
            Self::Nutrition(status) => status.name(language),
            Self::SchoolNutrition(status) => status.name(language),
            Self::Head(status) => status.name(language),
            Self::Arm(status) => status.name(language),
        }
    }

    /// How much it asks of the reader.
    #[must_use]
    pub fn level(self) -> Level {
        match self {
            Self::Weight(WeightStatus::Normal)
            | Self::Length(LengthStatus::Normal | LengthStatus::Tall)
            | Self::Nutrition(NutritionStatus::Good)
            | Self::SchoolNutrition(SchoolNutritionStatus::Good)
            | Self::Head(HeadStatus::Normal)
            | Self::Arm(ArmStatus::Normal) => Level::Good,
            Self::Weight(WeightStatus::RiskOfOverweight)
            | Self::Nutrition(NutritionStatus::RiskOfOverweight)
            | Self::SchoolNutrition(SchoolNutritionStatus::Overweight) => Level::Watch,
            Self::Weight(WeightStatus::Low | WeightStatus::VeryLow)
            | Self::Length(LengthStatus::Short | LengthStatus::VeryShort)
            | Self::Nutrition(
                NutritionStatus::Wasted | NutritionStatus::Overweight | NutritionStatus::Obese,
            )
            | Self::SchoolNutrition(SchoolNutritionStatus::Thin | SchoolNutritionStatus::Obese)
            | Self::Head(HeadStatus::Microcephaly | HeadStatus::Macrocephaly)
            | Self::Arm(ArmStatus::Wasted) => Level::Concern,
            Self::Nutrition(NutritionStatus::SeverelyWasted)
            | Self::SchoolNutrition(SchoolNutritionStatus::SeverelyThin)
            | Self::Arm(ArmStatus::SeverelyWasted) => Level::Urgent,
        }
    }
}

impl WeightStatus {
    /// The official name.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::VeryLow => ("berat badan sangat kurang", "severely underweight"),
            Self::Low => ("berat badan kurang", "underweight"),
            Self::Normal => ("berat badan normal", "normal weight"),
            Self::RiskOfOverweight => ("risiko berat badan lebih", "risk of overweight"),
        };
        language.pick(indonesian, english)
    }
}

impl LengthStatus {
    /// The official name.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::VeryShort => ("sangat pendek", "very short"),
            Self::Short => ("pendek", "short"),
            Self::Normal => ("normal", "normal"),
            Self::Tall => ("tinggi", "tall"),
        };
        language.pick(indonesian, english)
    }
}

impl NutritionStatus {
    /// The official name.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::SeverelyWasted => ("gizi buruk", "severely wasted"),
            Self::Wasted => ("gizi kurang", "wasted"),
            Self::Good => ("gizi baik", "normal"),
            Self::RiskOfOverweight => ("berisiko gizi lebih", "possible risk of overweight"),
            Self::Overweight => ("gizi lebih", "overweight"),
            Self::Obese => ("obesitas", "obese"),
        };
        language.pick(indonesian, english)
    }
}

impl SchoolNutritionStatus {
    /// The official name.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::SeverelyThin => ("gizi buruk", "severe thinness"),
            Self::Thin => ("gizi kurang", "thinness"),
            Self::Good => ("gizi baik", "normal"),
            Self::Overweight => ("gizi lebih", "overweight"),
            Self::Obese => ("obesitas", "obese"),
        };
        language.pick(indonesian, english)
    }
}

impl HeadStatus {
    /// The official name.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Microcephaly => ("mikrosefali", "microcephaly"),
            Self::Normal => ("normal", "normal"),
            Self::Macrocephaly => ("makrosefali", "macrocephaly"),
        };
        language.pick(indonesian, english)
    }
}

impl ArmStatus {
    /// The official name.
    #[must_use]
    pub fn name(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::SeverelyWasted => ("gizi buruk", "severely wasted"),
            Self::Wasted => ("gizi kurang", "wasted"),
            Self::Normal => ("normal", "normal"),
        };
        language.pick(indonesian, english)
    }
}

impl NutritionBasis {
    /// Which sign decided.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Oedema => ("karena ada bengkak (edema)", "because of oedema"),
            Self::WeightForLength => {
                ("dari berat menurut panjang atau tinggi badan", "from weight for length or height")
            }
            Self::Arm => ("dari lingkar lengan atas (LiLA)", "from the arm circumference"),
        };
        language.pick(indonesian, english)
    }
}

impl LengthAdjustment {
    /// What was done to the length, and why.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::AsMeasured => ("Dipakai seperti yang diukur.", "Used as measured."),
            Self::PositionUnknown => (
                "Tidak dikoreksi: cara ukur tidak diketahui atau tidak cocok dengan umurnya.",
                "Not adjusted: the position is unknown or does not fit the age.",
            ),
            Self::AddedForStanding => (
                "Ditambah 0,7 cm: diukur berdiri, padahal di bawah 2 tahun diukur terlentang.",
                "0.7 cm added: measured standing, while under 2 years children are measured lying.",
            ),
            Self::SubtractedForLying => (
                "Dikurangi 0,7 cm: diukur terlentang, padahal mulai 2 tahun diukur berdiri.",
                "0.7 cm taken off: measured lying, while from 2 years children are measured standing.",
            ),
        };
        language.pick(indonesian, english)
    }
}

impl MonthDifference {
    /// Why the two readings differ, in one line that calls neither wrong.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::DaysSinceWholeMonth => (
                "Berbeda karena WHO menghitung umur per hari, sedangkan Permenkes per bulan penuh.",
                "Differs because WHO counts the age by the day and Permenkes by completed months.",
            ),
            Self::TwoYears => (
                "Berbeda karena menurut satu hitungan umur anak sudah 2 tahun dan menurut yang lain belum: tabel panjang dan tinggi badan berlainan.",
                "Differs because by one count the child is 2 years old and by the other not yet: length and height have different tables.",
            ),
            Self::FiveYears => (
                "Berbeda karena menurut hitungan hari anak sudah memakai standar usia sekolah, menurut bulan penuh masih standar balita.",
                "Differs because by days the child is in the school-age reference and by completed months still in the under-five standard.",
            ),
        };
        language.pick(indonesian, english)
    }
}

impl Warning {
    /// What is the matter and what to do about it.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::BeforeBirth => (
                "Tanggal ukur sebelum tanggal lahir. Periksa kedua tanggal.",
                "The measurement is dated before birth. Check both dates.",
            ),
            Self::AgeUnknown => (
                "Umur tidak diketahui: hanya berat menurut panjang atau tinggi badan yang dapat dinilai.",
                "The age is unknown: only weight for length or height can be assessed.",
            ),
            Self::TooOld => (
                "Umur lebih dari 19 tahun: tidak ada standar WHO.",
                "Older than 19 years: WHO has no reference.",
            ),
            Self::StandingUnderNineMonths => (
                "Anak di bawah 9 bulan belum diukur berdiri. Panjang tidak dikoreksi; ukur ulang terlentang.",
                "A child under 9 months is not measured standing. The length was not adjusted; measure again lying.",
            ),
            Self::PositionUnknown => (
                "Cara ukur (terlentang atau berdiri) tidak diketahui: panjang tidak dikoreksi.",
                "Lying or standing is unknown: the length was not adjusted.",
            ),
            Self::LengthOutsideTable => (
                "Panjang atau tinggi badan di luar tabel WHO: berat menurut panjang tidak dapat dinilai. Periksa ulang.",
                "The length is outside WHO's table: weight for length cannot be assessed. Check again.",
            ),
            Self::ArmOutsideAges => (
                "Lingkar lengan dinilai WHO mulai 3 bulan sampai 5 tahun.",
                "WHO assesses the arm from 3 months to 5 years.",
            ),
            Self::HeadOutsideAges => {
                ("Lingkar kepala dinilai WHO sampai 5 tahun.", "WHO assesses the head up to 5 years.")
            }
            Self::WeightOutsideAges => (
                "Di atas 10 tahun berat menurut umur tidak dinilai: lihat IMT menurut umur.",
                "Over 10 years weight for age is not assessed: look at BMI for age.",
            ),
            Self::Oedema => (
                "Ada bengkak di kedua kaki: gizi buruk berapa pun beratnya. Rujuk hari ini.",
                "Swelling of both feet: severely wasted whatever the weight. Refer today.",
            ),
            Self::Implausible { indicator } => return implausible(indicator, language),
        };
        language.pick(indonesian, english)
    }
}

fn implausible(indicator: Indicator, language: Language) -> &'static str {
    let (indonesian, english) = match indicator {
        Indicator::WeightForAge => (
            "Berat badan tidak masuk akal untuk umurnya. Timbang ulang, periksa tanggal lahir.",
            "The weight is implausible for the age. Weigh again, check the date of birth.",
        ),
        Indicator::LengthForAge => (
            "Panjang atau tinggi badan tidak masuk akal untuk umurnya. Ukur ulang, periksa tanggal lahir.",
            "The length is implausible for the age. Measure again, check the date of birth.",
        ),
        Indicator::WeightForLength | Indicator::WeightForHeight | Indicator::BmiForAge => (
            "Berat dan panjang badan tidak masuk akal bersama. Ukur ulang keduanya.",
            "Weight and length are implausible together. Measure both again.",
        ),
        Indicator::HeadForAge => (
            "Lingkar kepala tidak masuk akal untuk umurnya. Ukur ulang.",
            "The head circumference is implausible for the age. Measure again.",
        ),
        Indicator::ArmForAge => (
            "Lingkar lengan tidak masuk akal untuk umurnya. Ukur ulang.",
            "The arm circumference is implausible for the age. Measure again.",
        ),
        Indicator::TricepsForAge | Indicator::SubscapularForAge => (
            "Lipatan kulit tidak masuk akal untuk umurnya. Ukur ulang.",
            "The skinfold is implausible for the age. Measure again.",
        ),
    };
    language.pick(indonesian, english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_child_is_to_be_confirmed_and_never_called_stunted() {
        for status in [LengthStatus::Short, LengthStatus::VeryShort] {
            let category = Category::Length(status);
            let indonesian = category.advice(Language::Indonesian);
            assert!(indonesian.to_lowercase().contains("pendek, perlu konfirmasi"));
            assert!(category.advice(Language::English).contains("to be confirmed"));
            for language in [Language::Indonesian, Language::English] {
                assert!(!category.name(language).contains("stunt"));
            }
        }
    }
}
