//! The cause: a structured look at feeding, illness, birth, care and household, and the obstacles a village adds.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
use crate::language::Language;
use crate::regency::Thresholds;
use crate::text::Remark;

/// What was looked at and found. A circumstance that is in neither list was not looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CauseLook {
    /// The day of the look.
    pub on: CivilDate,
    /// What holds the child back.
    pub present: Vec<Circumstance>,
    /// What was looked at and is in order.
    pub absent: Vec<Circumstance>,
    /// In the examiner's own words.
    pub remark: Option<Remark>,
}

/// Something that can hold a child back, as the case sheet asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Circumstance {
    /// Feeding: not exclusively breastfed under six months.
    NotExclusivelyBreastfed,
    /// Feeding: complementary food too late, too thin or too seldom.
    PoorComplementaryFood,
    /// Feeding: no animal protein.
    NoAnimalProtein,
    /// Illness: diarrhoea again and again.
    FrequentDiarrhoea,
    /// Illness: cough or fever again and again.
    FrequentInfection,
    /// Illness: tuberculosis, or contact with it.
    Tuberculosis,
    /// Illness: worms.
    Worms,
    /// Illness: immunisation not complete for the age.
    ImmunisationIncomplete,
    /// Illness: a disease from birth, or a disability.
    CongenitalDisease,
    /// Birth: light, short or preterm.
    BornSmall,
    /// Care: who cares for the child cannot, or is a child.
    CaregiverUnable,
    /// Care: smoking inside the house.
    SmokingAtHome,
    /// Water: no proper drinking water (KRS).
    UnsafeWater,
    /// Latrine: no proper latrine (KRS).
    NoLatrine,
    /// Income: too little to buy food.
    LowIncome,
    /// Income: no health insurance.
    NoHealthInsurance,
    /// KRS: mother too young.
    MotherTooYoung,
    /// KRS: mother too old.
    MotherTooOld,
    /// KRS: births too close.
    BirthsTooClose,
    /// KRS: too many children.
    TooManyChildren,
}

/// The part of the look that a circumstance belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each is the heading of the case sheet of the same name")]
pub enum CausePart {
    Feeding,
    Illness,
    Birth,
    Care,
    Water,
    Latrine,
    Income,
    Family,
}

/// An obstacle (kendala) that a village adds to a family at risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Obstacle {
    /// The day it was noted.
    pub on: CivilDate,
    /// The circumstance it concerns, if one of those.
    pub about: Option<Circumstance>,
    /// In the village's words.
    pub remark: Remark,
}

/// A talk with the family: what was said and agreed, also when nothing else was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Talk {
    /// The day.
    pub on: CivilDate,
    /// In the words of whoever talked with them.
    pub remark: Remark,
}

/// What makes a family one at risk (KRS), besides water and latrine; unknown is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FamilyFacts {
    /// The mother's age in completed years.
    pub mother_years: Option<u8>,
    /// Months between the last two births.
    pub spacing_months: Option<u16>,
    /// Living children.
    pub children: Option<u8>,
}

impl FamilyFacts {
    /// The circumstances of the family that make it one at risk.
    #[must_use]
    pub fn circumstances(&self, thresholds: &Thresholds) -> Vec<Circumstance> {
        let years =
            |test: fn(u8, &Thresholds) -> bool| self.mother_years.is_some_and(|y| test(y, thresholds));
        [
            (Circumstance::MotherTooYoung, years(|years, limits| years < limits.young_mother_years)),
            (Circumstance::MotherTooOld, years(|years, limits| years >= limits.old_mother_years)),
            (
                Circumstance::BirthsTooClose,
                self.spacing_months.is_some_and(|m| m < u16::from(thresholds.birth_spacing_months)),
            ),
            (
                Circumstance::TooManyChildren,
                self.children.is_some_and(|children| children > thresholds.many_children),
            ),
        ]
        .into_iter()
        .filter_map(|(circumstance, holds)| holds.then_some(circumstance))
        .collect()
    }
}

impl CauseLook {
    /// Whether anything was looked at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.present.is_empty() && self.absent.is_empty() && self.remark.is_none()
    }
}

impl Circumstance {
    /// Every circumstance, in the order of the case sheet.
    pub const ALL: [Self; 20] = [
        Self::NotExclusivelyBreastfed,
        Self::PoorComplementaryFood,
        Self::NoAnimalProtein,
        Self::FrequentDiarrhoea,
        Self::FrequentInfection,
        Self::Tuberculosis,
        Self::Worms,
        Self::ImmunisationIncomplete,
        Self::CongenitalDisease,
        Self::BornSmall,
        Self::CaregiverUnable,
        Self::SmokingAtHome,
        Self::UnsafeWater,
        Self::NoLatrine,
        Self::LowIncome,
        Self::NoHealthInsurance,
        Self::MotherTooYoung,
        Self::MotherTooOld,
        Self::BirthsTooClose,
        Self::TooManyChildren,
    ];

    /// The part of the look it belongs to.
    #[must_use]
    pub fn part(self) -> CausePart {
        match self {
            Self::NotExclusivelyBreastfed | Self::PoorComplementaryFood | Self::NoAnimalProtein => {
                CausePart::Feeding
            }
            Self::FrequentDiarrhoea
            | Self::FrequentInfection
            | Self::Tuberculosis
            | Self::Worms
            | Self::ImmunisationIncomplete
            | Self::CongenitalDisease => CausePart::Illness,
            Self::BornSmall => CausePart::Birth,
            Self::CaregiverUnable | Self::SmokingAtHome => CausePart::Care,
            Self::UnsafeWater => CausePart::Water,
            Self::NoLatrine => CausePart::Latrine,
            Self::LowIncome | Self::NoHealthInsurance => CausePart::Income,
            Self::MotherTooYoung | Self::MotherTooOld | Self::BirthsTooClose | Self::TooManyChildren => {
                CausePart::Family
            }
        }
    }

    /// Whether it makes the family one at risk (KRS).
    #[must_use]
    pub fn is_family_risk(self) -> bool {
        matches!(self.part(), CausePart::Water | CausePart::Latrine | CausePart::Family)
    }

    /// As said of one child, in lower case: "minum air yang belum layak".
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::NotExclusivelyBreastfed => ("tidak ASI eksklusif", "not exclusively breastfed"),
            Self::PoorComplementaryFood => {
                ("MP-ASI belum cukup", "complementary food too late, thin or seldom")
            }
            Self::NoAnimalProtein => ("jarang makan protein hewani", "little animal protein"),
            Self::FrequentDiarrhoea => ("sering diare", "diarrhoea again and again"),
            Self::FrequentInfection => ("sering batuk atau demam", "cough or fever again and again"),
            Self::Tuberculosis => ("TBC atau kontak TBC", "TB or contact with TB"),
            Self::Worms => ("cacingan", "worms"),
            Self::ImmunisationIncomplete => ("imunisasi belum lengkap", "immunisation incomplete"),
            Self::CongenitalDisease => {
                ("penyakit bawaan atau disabilitas", "a disease from birth or a disability")
            }
            Self::BornSmall => ("lahir kecil atau prematur", "born small or preterm"),
            Self::CaregiverUnable => ("pengasuh belum mampu merawat", "caregiver unable to care"),
            Self::SmokingAtHome => ("ada yang merokok di rumah", "smoking at home"),
            Self::UnsafeWater => ("minum air yang belum layak", "no proper drinking water"),
            Self::NoLatrine => ("belum punya jamban layak", "no proper latrine"),
            Self::LowIncome => ("penghasilan tidak cukup untuk makan", "income too low to buy food"),
            Self::NoHealthInsurance => ("belum punya JKN", "no health insurance"),
            Self::MotherTooYoung => ("ibu terlalu muda", "mother too young"),
            Self::MotherTooOld => ("ibu terlalu tua", "mother too old"),
            Self::BirthsTooClose => ("jarak lahir terlalu dekat", "births too close"),
            Self::TooManyChildren => ("terlalu banyak anak", "many children"),
        };
        language.pick(indonesian, english)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_at_risk_from_its_limits_on() {
        let found = |mother_years, spacing_months, children| {
            FamilyFacts { mother_years, spacing_months, children }.circumstances(&Thresholds::default())
        };
        assert_eq!(found(Some(19), None, None), [Circumstance::MotherTooYoung]);
        assert_eq!(found(Some(20), None, None), []);
        assert_eq!(found(Some(34), None, None), []);
        assert_eq!(found(Some(35), None, None), [Circumstance::MotherTooOld]);
        assert_eq!(found(None, Some(23), None), [Circumstance::BirthsTooClose]);
        assert_eq!(found(None, Some(24), None), []);
        assert_eq!(found(None, None, Some(3)), []);
        assert_eq!(found(None, None, Some(4)), [Circumstance::TooManyChildren]);
        assert_eq!(found(None, None, None), []);
    }
}
