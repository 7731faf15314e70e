//! What each category means and what to do about it.

use crate::growth::{
    ArmStatus, Category, HeadStatus, LengthStatus, NutritionStatus, SchoolNutritionStatus, WeightStatus,
};
use crate::language::Language;

impl Category {
    /// What it means and what to do, in one plain sentence or two. A short child is "to be confirmed": stunting is a
    /// physician's diagnosis.
    #[must_use]
    pub fn advice(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Weight(WeightStatus::VeryLow) => (
                "Berat badan jauh di bawah anak seusianya. Rujuk ke puskesmas untuk diperiksa.",
                "Weight is far below children of this age. Refer to the health centre.",
            ),
            Self::Weight(WeightStatus::Low) => (
                "Berat badan di bawah anak seusianya. Tanyakan makan dan sakitnya, rujuk ke puskesmas.",
                "Weight is below children of this age. Ask about food and illness, refer to the health centre.",
            ),
            Self::Weight(WeightStatus::Normal) => (
                "Berat badan sesuai umur. Teruskan, timbang lagi bulan depan.",
                "Weight is right for the age. Carry on, weigh again next month.",
            ),
            Self::Weight(WeightStatus::RiskOfOverweight) => (
                "Berat badan di atas anak seusianya. Lihat berat menurut panjang atau tinggi badan.",
                "Weight is above children of this age. Look at weight for length or height.",
            ),
            Self::Length(LengthStatus::VeryShort) => (
                "Sangat pendek, perlu konfirmasi. Ukur ulang, lalu rujuk ke puskesmas agar dokter mencari sebabnya.",
                "Very short, to be confirmed. Measure again, then refer so that a physician looks for the cause.",
            ),
            Self::Length(LengthStatus::Short) => (
                "Pendek, perlu konfirmasi. Ukur ulang, lalu rujuk ke puskesmas untuk diperiksa.",
                "Short, to be confirmed. Measure again, then refer to the health centre.",
            ),
            Self::Length(LengthStatus::Normal) => (
                "Panjang atau tinggi badan sesuai umur. Teruskan.",
                "Length or height is right for the age. Carry on.",
            ),
            Self::Length(LengthStatus::Tall) => (
                "Lebih tinggi dari anak seusianya. Biasanya tidak masalah; sampaikan ke bidan bila orang tuanya tidak tinggi.",
                "Taller than children of this age. Rarely a problem; tell the midwife if the parents are not tall.",
            ),
            Self::Nutrition(NutritionStatus::SeverelyWasted) => {
                ("Gizi buruk. Perlu ditangani hari ini juga.", "Severely wasted. Must be dealt with today.")
            }
            Self::Nutrition(NutritionStatus::Wasted) => (
                "Gizi kurang. Rujuk ke puskesmas untuk makanan tambahan dan pemeriksaan.",
                "Wasted. Refer to the health centre for extra food and an examination.",
            ),
            Self::Nutrition(NutritionStatus::Good) => {
                ("Berat sesuai dengan badannya. Teruskan.", "Weight fits the body. Carry on.")
            }
            Self::Nutrition(NutritionStatus::RiskOfOverweight) => (
                "Berat mulai lebih untuk badannya. Kurangi yang manis dan gorengan, ajak bergerak; pantau tiap bulan.",
                "Weight is becoming too much for the body. Less sweet and fried food, more play; watch monthly.",
            ),
            Self::Nutrition(NutritionStatus::Overweight) => (
                "Gizi lebih. Konseling makan dan gerak, sampaikan ke puskesmas.",
                "Overweight. Counsel on food and play, tell the health centre.",
            ),
            Self::Nutrition(NutritionStatus::Obese) => {
                ("Obesitas. Rujuk ke puskesmas untuk diperiksa.", "Obese. Refer to the health centre.")
            }
            Self::SchoolNutrition(SchoolNutritionStatus::SeverelyThin) => (
                "Gizi buruk. Rujuk ke puskesmas segera.",
                "Severe thinness. Refer to the health centre at once.",
            ),
            Self::SchoolNutrition(SchoolNutritionStatus::Thin) => {
                ("Gizi kurang. Rujuk ke puskesmas untuk diperiksa.", "Thinness. Refer to the health centre.")
            }
            Self::SchoolNutrition(SchoolNutritionStatus::Good) => {
                ("Berat sesuai dengan tinggi dan umurnya. Teruskan.", "Weight fits height and age. Carry on.")
            }
            Self::SchoolNutrition(SchoolNutritionStatus::Overweight) => (
                "Gizi lebih. Kurangi yang manis dan gorengan, ajak bergerak tiap hari.",
                "Overweight. Less sweet and fried food, move every day.",
            ),
            Self::SchoolNutrition(SchoolNutritionStatus::Obese) => {
                ("Obesitas. Rujuk ke puskesmas untuk diperiksa.", "Obese. Refer to the health centre.")
            }
            Self::Head(HeadStatus::Microcephaly) => (
                "Kepala lebih kecil dari anak seusianya. Ukur ulang, lalu rujuk ke puskesmas.",
                "The head is smaller than at this age. Measure again, then refer to the health centre.",
            ),
            Self::Head(HeadStatus::Normal) => (
                "Lingkar kepala sesuai umur. Teruskan.",
                "Head circumference is right for the age. Carry on.",
            ),
            Self::Head(HeadStatus::Macrocephaly) => (
                "Kepala lebih besar dari anak seusianya. Ukur ulang, lalu rujuk ke puskesmas.",
                "The head is larger than at this age. Measure again, then refer to the health centre.",
            ),
            Self::Arm(ArmStatus::SeverelyWasted) => (
                "LiLA di bawah 11,5 cm: gizi buruk. Perlu ditangani hari ini juga.",
                "Arm below 11.5 cm: severely wasted. Must be dealt with today.",
            ),
            Self::Arm(ArmStatus::Wasted) => (
                "LiLA di bawah 12,5 cm: gizi kurang. Rujuk ke puskesmas.",
                "Arm below 12.5 cm: wasted. Refer to the health centre.",
            ),
            Self::Arm(ArmStatus::Normal) => {
                ("LiLA 12,5 cm atau lebih: baik. Teruskan.", "Arm 12.5 cm or more: good. Carry on.")
            }
        };
        language.pick(indonesian, english)
    }
}
