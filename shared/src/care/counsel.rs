//! What to say to the mother: a few short sentences by the child's age and by what was found.
//!
//! Sources: Buku KIA 2023 (feeding by age, illness, hygiene, play), Kemenkes 2019 (gizi buruk), Kepmenkes 1928/2022 (animal
//! protein). The words are this program's own.

use alloc::vec::Vec;

use crate::age::CompletedMonths;
use crate::finding::Finding;
use crate::language::Language;

/// What a picture beside the words shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A mother with a child at her breast.
    Breast,
    /// A bowl with a spoon.
    Bowl,
    /// An egg and a fish.
    Protein,
    /// A house with a cross.
    Puskesmas,
    /// A scale.
    Scale,
    /// A hand under water.
    Water,
    /// A ball.
    Play,
}

/// One thing to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counsel {
    /// What is shown beside it.
    pub picture: Picture,
    indonesian: &'static str,
    english: &'static str,
}

impl Counsel {
    /// What to say.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        language.pick(self.indonesian, self.english)
    }
}

/// What to say to the mother of a child of that age with these findings, the most pressing first; how to feed it always.
#[must_use]
pub fn counsel(age: CompletedMonths, findings: &[Finding]) -> Vec<Counsel> {
    let has = |wanted: &[Finding]| findings.iter().any(|finding| wanted.contains(finding));
    let mut list = Vec::new();
    if findings.iter().any(|finding| finding.is_severe_wasting() || matches!(finding, Finding::DangerSign(_)))
    {
        list.push(GO_TODAY);
    }
    if findings.iter().any(|finding| matches!(finding, Finding::RedFlag(_))) {
        list.push(SEE_DOCTOR);
    }
    if has(&[
        Finding::Wasted,
        Finding::ArmSmall,
        Finding::Underweight,
        Finding::VeryUnderweight,
        Finding::NotGainingTwice,
    ]) {
        list.push(OWN_PORTION);
    }
    list.push(feeding(age));
    let falters = has(&[
        Finding::NotGaining,
        Finding::NotGainingTwice,
        Finding::WeightBandCrossed,
        Finding::LengthBandCrossed,
        Finding::Short,
        Finding::VeryShort,
        Finding::BelowRedLine,
        Finding::Underweight,
        Finding::VeryUnderweight,
        Finding::Wasted,
    ]);
    if falters && age.0 >= 6 {
        list.push(PROTEIN);
    }
    if falters {
        list.push(HYGIENE);
    }
    if has(&[Finding::Short, Finding::VeryShort, Finding::LengthBandCrossed]) {
        list.push(PLAY);
    }
    if has(&[Finding::Overweight, Finding::AboveOrangeLine]) {
        list.push(NO_SWEETS);
    }
    list.push(COME_AGAIN);
    list
}

fn feeding(age: CompletedMonths) -> Counsel {
    match age.0 {
        0..=5 => ONLY_BREAST,
        6..=8 => SOFT_FOOD,
        9..=11 => CHOPPED_FOOD,
        12..=23 => FAMILY_FOOD,
        _ => OLDER,
    }
}

const fn say(picture: Picture, indonesian: &'static str, english: &'static str) -> Counsel {
    Counsel { picture, indonesian, english }
}

const GO_TODAY: Counsel = say(
    Picture::Puskesmas,
    "Ayo ke puskesmas hari ini, kita antar. Susui terus di jalan dan jaga anak tetap hangat.",
    "Let us go to the puskesmas today, together. Keep breastfeeding on the way and keep the child warm.",
);
const SEE_DOCTOR: Counsel = say(
    Picture::Puskesmas,
    "Ada tanda yang perlu diperiksa dokter. Bawa buku KIA ke puskesmas minggu ini.",
    "There is a sign that a doctor must look at. Take the KIA book to the puskesmas this week.",
);
const OWN_PORTION: Counsel = say(
    Picture::Bowl,
    "Makanan tambahan ini obat untuk anak: dihabiskan sendiri setiap hari, tidak dibagi.",
    "This extra food is the child's medicine: finished alone every day, not shared.",
);
const ONLY_BREAST: Counsel = say(
    Picture::Breast,
    "ASI saja, sesering anak mau, siang dan malam, 8 sampai 12 kali. Belum perlu air atau makanan lain.",
    "Breast milk only, as often as the child wants, day and night, 8 to 12 times. No water or other food yet.",
);
const SOFT_FOOD: Counsel = say(
    Picture::Bowl,
    "Makanan lumat kental 2-3 kali sehari, mulai 2-3 sendok sampai setengah mangkuk. ASI tetap diberikan.",
    "Thick mashed food 2-3 times a day, from 2-3 spoons up to half a bowl. Go on breastfeeding.",
);
const CHOPPED_FOOD: Counsel = say(
    Picture::Bowl,
    "Makanan cincang 3-4 kali sehari, setengah sampai tiga perempat mangkuk, dengan 1-2 selingan. ASI tetap diberikan.",
    "Chopped food 3-4 times a day, half to three quarters of a bowl, with 1-2 snacks. Go on breastfeeding.",
);
const FAMILY_FOOD: Counsel = say(
    Picture::Bowl,
    "Makanan keluarga 3-4 kali sehari, tiga perempat sampai satu mangkuk, dengan 1-2 selingan. ASI sampai 2 tahun.",
    "Family food 3-4 times a day, three quarters to a whole bowl, with 1-2 snacks. Breastfeed until two years.",
);
const OLDER: Counsel = say(
    Picture::Bowl,
    "Makan bersama keluarga 3 kali sehari dengan 2 selingan. Suapi dengan sabar, tanpa layar.",
    "Eat with the family 3 times a day with 2 snacks. Feed patiently, without a screen.",
);
const PROTEIN: Counsel = say(
    Picture::Protein,
    "Setiap hari ada telur, ikan, ayam atau hati di mangkuknya. Satu telur sehari sudah banyak menolong.",
    "Egg, fish, chicken or liver in the bowl every day. One egg a day already helps a lot.",
);
const HYGIENE: Counsel = say(
    Picture::Water,
    "Cuci tangan pakai sabun sebelum menyuapi. Minum air yang direbus. Bila diare: oralit dan zinc, terus disuapi.",
    "Wash hands with soap before feeding. Drink boiled water. In diarrhoea: ORS and zinc, and go on feeding.",
);
const PLAY: Counsel = say(
    Picture::Play,
    "Ajak bicara dan bermain setiap hari, dan tidur cukup. Anak yang senang makan lebih banyak.",
    "Talk and play every day, and let the child sleep enough. A happy child eats more.",
);
const NO_SWEETS: Counsel = say(
    Picture::Play,
    "Ganti minuman manis dan jajan dengan air putih dan buah. Ajak bergerak setiap hari.",
    "Water and fruit instead of sweet drinks and snacks. Move about together every day.",
);
const COME_AGAIN: Counsel = say(
    Picture::Scale,
    "Timbang setiap bulan di posyandu. Terima kasih sudah datang, Ibu.",
    "Come to be weighed every month at the posyandu. Thank you for coming.",
);

#[cfg(test)]
mod tests {
    use super::*;

    fn said(age: u32, findings: &[Finding]) -> Vec<Counsel> {
        counsel(CompletedMonths(age), findings)
    }

    #[test]
    fn feeding_changes_on_the_birthday_of_the_month() {
        let table = [
            (0, ONLY_BREAST),
            (5, ONLY_BREAST),
            (6, SOFT_FOOD),
            (8, SOFT_FOOD),
            (9, CHOPPED_FOOD),
            (11, CHOPPED_FOOD),
            (12, FAMILY_FOOD),
            (23, FAMILY_FOOD),
            (24, OLDER),
            (59, OLDER),
        ];
        for (age, feeding) in table {
            assert_eq!(said(age, &[]), [feeding, COME_AGAIN], "{age}");
        }
    }

    #[test]
    fn what_is_pressing_is_said_first_and_nothing_twice() {
        let severe = said(14, &[Finding::SeverelyWasted, Finding::Wasted, Finding::Short]);
        assert_eq!(severe.first(), Some(&GO_TODAY));
        for (place, one) in severe.iter().enumerate() {
            assert!(!severe.get(place + 1..).unwrap().contains(one));
        }
        assert!(!said(5, &[Finding::NotGaining]).contains(&PROTEIN), "breast milk only");
        assert!(said(6, &[Finding::NotGaining]).contains(&PROTEIN));
    }
}
