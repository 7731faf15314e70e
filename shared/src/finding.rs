//! What a visit, or its absence, finds that somebody must act on, and what to do first.

mod flag;
mod rule;

pub use flag::{DangerSign, RedFlag, to_ask};
pub use rule::{RULES_VERSION, Rule, RuleSource, RulesVersion, Urgency};

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::growth::{
    ArmStatus, Assessment, Category, HeadStatus, Indicator, LengthStatus, NutritionStatus, Oedema, Reading,
    SchoolNutritionStatus, WeightStatus,
};
use crate::language::Language;
use crate::unit::Grams;

/// One reason to act, each with its own rule; in order of gravity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Finding {
    /// A sign that puts life at risk today.
    DangerSign(DangerSign),
    /// Gizi buruk that a hospital treats: oedema +3, under 6 months, or over 6 months and under 4 kg.
    SevereNeedsHospital,
    /// Bilateral pitting oedema.
    Oedema,
    /// Gizi buruk by weight for length.
    SeverelyWasted,
    /// LiLA under 11.5 cm.
    ArmVerySmall,
    /// A sign that a doctor must look for another cause.
    RedFlag(RedFlag),
    /// A value outside WHO's plausible range: not known until measured again.
    Implausible,
    /// Sangat pendek; to be confirmed.
    VeryShort,
    /// Berat badan sangat kurang.
    VeryUnderweight,
    /// Gizi kurang by weight for length.
    Wasted,
    /// LiLA 11.5 to under 12.5 cm.
    ArmSmall,
    /// Below the red line of the KMS.
    BelowRedLine,
    /// Weight did not rise two months in a row (2T).
    NotGainingTwice,
    /// Weight for age fell into a lower band between SD lines.
    WeightBandCrossed,
    /// Length for age fell into a lower band between SD lines.
    LengthBandCrossed,
    /// Pendek; to be confirmed.
    Short,
    /// Berat badan kurang.
    Underweight,
    /// Weight did not rise enough this month (T).
    NotGaining,
    /// Did not come for several sessions in a row.
    MissedSessions,
    /// Born under 2,500 g, while newborn.
    LowBirthWeight,
    /// Born under 48 cm, while newborn.
    ShortAtBirth,
    /// Mikrosefali.
    HeadSmall,
    /// Makrosefali.
    HeadLarge,
    /// Above the orange line of the KMS.
    AboveOrangeLine,
    /// Gizi lebih or obesitas.
    Overweight,
}

/// What to do first, from the most to the least pressing.
///
/// Source: DOMAIN ladder of Permenkes 2/2020 and the management of gizi buruk (Kemenkes 2019): posyandu finds, puskesmas
/// confirms and treats, hospital takes what is complicated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Step {
    /// To the hospital today, by way of the midwife or puskesmas.
    HospitalToday,
    /// To the puskesmas today.
    PuskesmasToday,
    /// Measure again now.
    MeasureAgain,
    /// To the puskesmas this week.
    PuskesmasThisWeek,
    /// Counsel the mother today, look again next month.
    Counsel,
    /// Praise, and see you next month.
    ComeBackNextMonth,
}

impl Finding {
    /// What this finding alone asks for.
    #[must_use]
    pub fn step(self) -> Step {
        match self {
            Self::DangerSign(_) | Self::SevereNeedsHospital => Step::HospitalToday,
            Self::RedFlag(flag) => flag.step(),
            Self::Oedema | Self::SeverelyWasted | Self::ArmVerySmall => Step::PuskesmasToday,
            Self::Implausible => Step::MeasureAgain,
            Self::VeryShort
            | Self::VeryUnderweight
            | Self::Wasted
            | Self::ArmSmall
            | Self::BelowRedLine
            | Self::NotGainingTwice
            | Self::WeightBandCrossed
            | Self::LengthBandCrossed
            | Self::Short
            | Self::Underweight
            | Self::NotGaining
            | Self::HeadSmall
            | Self::HeadLarge
            | Self::AboveOrangeLine => Step::PuskesmasThisWeek,
            // Nobody is at the scale: the mother is counselled at home.
            Self::MissedSessions | Self::LowBirthWeight | Self::ShortAtBirth | Self::Overweight => {
                Step::Counsel
            }
        }
    }

    /// The finding in a few plain words.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::DangerSign(sign) => return sign.words(language),
            Self::RedFlag(flag) => return flag.words(language),
            Self::SevereNeedsHospital => {
                ("Gizi buruk yang harus dirawat di rumah sakit", "Severe wasting that a hospital must treat")
            }
            Self::Oedema => ("Bengkak di kedua punggung kaki", "Swelling of both feet"),
            Self::SeverelyWasted => ("Gizi buruk", "Severely wasted"),
            Self::ArmVerySmall => ("LiLA kurang dari 11,5 cm", "Arm circumference under 11.5 cm"),
            Self::Implausible => ("Hasil ukur perlu diulang", "The reading must be repeated"),
            Self::VeryShort => ("Sangat pendek, perlu konfirmasi", "Very short, to be confirmed"),
            Self::VeryUnderweight => ("Berat badan sangat kurang", "Severely underweight"),
            Self::Wasted => ("Gizi kurang", "Wasted"),
            Self::ArmSmall => ("LiLA kurang dari 12,5 cm", "Arm circumference under 12.5 cm"),
            Self::BelowRedLine => ("Di bawah garis merah (BGM)", "Below the red line"),
            Self::NotGainingTwice => ("Berat tidak naik 2 kali (2T)", "Weight not rising twice in a row"),
            Self::WeightBandCrossed => (
                "Garis berat turun melewati satu pita warna KMS",
                "The weight line fell across a band of the card",
            ),
            Self::LengthBandCrossed => {
                ("Garis tinggi turun melewati satu garis SD", "The height line fell across an SD line")
            }
            Self::MissedSessions => (
                "Tidak datang ke posyandu beberapa kali berturut-turut",
                "Did not come to the posyandu several times in a row",
            ),
            Self::LowBirthWeight => ("Lahir dengan berat rendah (BBLR)", "Low birth weight"),
            Self::ShortAtBirth => ("Lahir pendek", "Short at birth"),
            Self::Short => ("Pendek, perlu konfirmasi", "Short, to be confirmed"),
            Self::Underweight => ("Berat badan kurang", "Underweight"),
            Self::NotGaining => ("Berat tidak naik (T)", "Weight not rising"),
            Self::HeadSmall => ("Lingkar kepala kecil", "Small head circumference"),
            Self::HeadLarge => ("Lingkar kepala besar", "Large head circumference"),
            Self::AboveOrangeLine => ("Di atas garis oranye", "Above the orange line"),
            Self::Overweight => ("Gizi lebih", "Overweight"),
        };
        language.pick(indonesian, english)
    }
}

impl Step {
    /// What to do, for the person at the scale.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::HospitalToday => (
                "Rujuk ke rumah sakit hari ini. Hubungi bidan atau puskesmas sekarang.",
                "Refer to the hospital today. Call the midwife or puskesmas now.",
            ),
            Self::PuskesmasToday => (
                "Rujuk ke puskesmas hari ini. Antar bila perlu.",
                "Refer to the puskesmas today. Go along if needed.",
            ),
            Self::MeasureAgain => {
                ("Ukur sekali lagi sebelum anak pulang.", "Measure once more before the child goes home.")
            }
            Self::PuskesmasThisWeek => (
                "Beri konseling, lalu rujuk ke puskesmas minggu ini untuk diukur ulang.",
                "Counsel, then refer to the puskesmas this week to be measured again.",
            ),
            Self::Counsel => (
                "Beri konseling makan dan gerak. Timbang lagi bulan depan.",
                "Counsel on food and play. Weigh again next month.",
            ),
            Self::ComeBackNextMonth => (
                "Tumbuh baik. Puji ibu, timbang lagi bulan depan.",
                "Growing well. Praise the mother, weigh again next month.",
            ),
        };
        language.pick(indonesian, english)
    }
}

/// Gravest first, each once; the general sort costs a phone 3 kB.
pub(crate) fn gravest_first(findings: impl IntoIterator<Item = Finding>) -> Vec<Finding> {
    let mut ordered: Vec<Finding> = Vec::new();
    for finding in findings {
        if let Err(place) = ordered.binary_search(&finding) {
            ordered.insert(place, finding);
        }
    }
    ordered
}

/// Under this age gizi buruk goes to hospital (Kemenkes 2019).
const HOSPITAL_UNDER_MONTHS: u32 = 6;
/// Older than that and lighter than this, too.
const HOSPITAL_UNDER: Grams = Grams(4_000);

/// What one assessment finds, gravest first.
pub(crate) fn of_assessment(assessment: &Assessment, reading: &Reading) -> impl Iterator<Item = Finding> {
    let scores = &assessment.scores;
    let severe =
        assessment.nutrition.is_some_and(|nutrition| nutrition.status == NutritionStatus::SeverelyWasted);
    let young = assessment.age.is_some_and(|age| age.months.0 < HOSPITAL_UNDER_MONTHS);
    let light = reading.weight.is_some_and(|weight| weight < HOSPITAL_UNDER);
    let hospital = severe && (young || light || reading.oedema == Oedema::Grade3);
    let by_category = scores
        .iter()
        .filter(|score| !score.implausible)
        .filter_map(|score| of_category(score.indicator, score.category?));
    let implausible = scores.iter().any(|score| score.implausible);
    [
        hospital.then_some(Finding::SevereNeedsHospital),
        reading.oedema.is_present().then_some(Finding::Oedema),
        implausible.then_some(Finding::Implausible),
    ]
    .into_iter()
    .flatten()
    .chain(by_category)
}

/// BMI for age of an under-five repeats what weight for length says, and is not acted on twice.
fn of_category(indicator: Indicator, category: Category) -> Option<Finding> {
    match category {
        Category::Weight(WeightStatus::VeryLow) => Some(Finding::VeryUnderweight),
        Category::Weight(WeightStatus::Low) => Some(Finding::Underweight),
        Category::Length(LengthStatus::VeryShort) => Some(Finding::VeryShort),
        Category::Length(LengthStatus::Short) => Some(Finding::Short),
        Category::Nutrition(_) if indicator == Indicator::BmiForAge => None,
        Category::Nutrition(NutritionStatus::SeverelyWasted) => Some(Finding::SeverelyWasted),
        Category::Nutrition(NutritionStatus::Wasted) => Some(Finding::Wasted),
        Category::Nutrition(NutritionStatus::Overweight | NutritionStatus::Obese) => {
            Some(Finding::Overweight)
        }
        Category::SchoolNutrition(SchoolNutritionStatus::SeverelyThin) => Some(Finding::SeverelyWasted),
        Category::SchoolNutrition(SchoolNutritionStatus::Thin) => Some(Finding::Wasted),
        Category::SchoolNutrition(SchoolNutritionStatus::Overweight | SchoolNutritionStatus::Obese) => {
            Some(Finding::Overweight)
        }
        Category::Head(HeadStatus::Microcephaly) => Some(Finding::HeadSmall),
        Category::Head(HeadStatus::Macrocephaly) => Some(Finding::HeadLarge),
        Category::Arm(ArmStatus::SeverelyWasted) => Some(Finding::ArmVerySmall),
        Category::Arm(ArmStatus::Wasted) => Some(Finding::ArmSmall),
        _ => None,
    }
}
