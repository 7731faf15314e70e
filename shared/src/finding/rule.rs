//! The rule behind each finding: how soon it asks to act, which text it comes from, and its version.

use serde::{Deserialize, Serialize};

use super::{Finding, Step};
use crate::language::Language;

/// How soon someone must act; the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Urgency {
    /// Today.
    Now,
    /// Within seven days.
    ThisWeek,
    /// Before the next session.
    ThisMonth,
}

/// Where a rule is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RuleSource {
    /// Permenkes 2/2020, Standar Antropometri Anak.
    Permenkes2Of2020,
    /// Kemenkes 2019, Pedoman Pencegahan dan Tatalaksana Gizi Buruk pada Balita.
    SevereWasting2019,
    /// Buku KIA 2023 and its weight card (KMS).
    BukuKia2023,
    /// Manajemen Terpadu Balita Sakit (IMCI).
    Mtbs,
    /// WHO Anthro: the limits of plausible z-scores.
    WhoFlags,
    /// WHO Training Course on Child Growth Assessment 2008, module C; the amount from NICE NG75 (2017).
    WhoGrowthAssessment2008,
    /// Kepmenkes HK.01.07/MENKES/1928/2022, Tata Laksana Stunting.
    Stunting2022,
    /// The practice of posyandu: whoever does not come is looked for.
    Posyandu,
}

/// A version of the rules that find; raised whenever the same readings could give other findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct RulesVersion(pub u16);

impl RulesVersion {
    const FIRST: Self = Self(1);

    /// Whether it is the version of before versions were written down.
    pub(crate) fn is_first(&self) -> bool {
        *self == Self::FIRST
    }
}

/// What was found before versions were written down, was found by the first.
impl Default for RulesVersion {
    fn default() -> Self {
        Self::FIRST
    }
}

/// The rules of this build.
pub const RULES_VERSION: RulesVersion = RulesVersion(1);

/// A rule: its source and its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Where it is written.
    pub source: RuleSource,
    /// Which version of it this build holds.
    pub version: RulesVersion,
}

impl Finding {
    /// How soon someone must act on it.
    #[must_use]
    pub fn urgency(self) -> Urgency {
        match self.step() {
            Step::HospitalToday | Step::PuskesmasToday | Step::MeasureAgain => Urgency::Now,
            Step::PuskesmasThisWeek => Urgency::ThisWeek,
            Step::Counsel | Step::ComeBackNextMonth => Urgency::ThisMonth,
        }
    }

    /// The rule it comes from.
    #[must_use]
    pub fn rule(self) -> Rule {
        let source = match self {
            Self::DangerSign(_) => RuleSource::Mtbs,
            Self::SevereNeedsHospital | Self::Oedema => RuleSource::SevereWasting2019,
            Self::RedFlag(_) => RuleSource::Stunting2022,
            Self::Implausible => RuleSource::WhoFlags,
            Self::BelowRedLine | Self::NotGainingTwice | Self::NotGaining | Self::AboveOrangeLine => {
                RuleSource::BukuKia2023
            }
            Self::LowBirthWeight | Self::ShortAtBirth => RuleSource::BukuKia2023,
            Self::WeightBandCrossed | Self::LengthBandCrossed => RuleSource::WhoGrowthAssessment2008,
            Self::MissedSessions => RuleSource::Posyandu,
            Self::SeverelyWasted
            | Self::ArmVerySmall
            | Self::VeryShort
            | Self::VeryUnderweight
            | Self::Wasted
            | Self::ArmSmall
            | Self::Short
            | Self::Underweight
            | Self::HeadSmall
            | Self::HeadLarge
            | Self::Overweight => RuleSource::Permenkes2Of2020,
        };
        Rule { source, version: RULES_VERSION }
    }

    /// Whether it opens or joins a case. What must be measured again is not known yet, too much weight is counselled, a child
    /// that does not come is looked for at home, and a newborn is followed in a register of its own.
    #[must_use]
    pub fn opens_case(self) -> bool {
        !matches!(
            self,
            Self::Implausible
                | Self::Overweight
                | Self::MissedSessions
                | Self::LowBirthWeight
                | Self::ShortAtBirth
        )
    }

    /// Whether the child is treated by the protocol for gizi buruk.
    #[must_use]
    pub fn is_severe_wasting(self) -> bool {
        matches!(self, Self::SevereNeedsHospital | Self::Oedema | Self::SeverelyWasted | Self::ArmVerySmall)
    }
}

impl Urgency {
    /// How soon, in words.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Now => ("sekarang", "now"),
            Self::ThisWeek => ("minggu ini", "this week"),
            Self::ThisMonth => ("bulan ini", "this month"),
        };
        language.pick(indonesian, english)
    }
}

impl RuleSource {
    /// The text's name, the same in both languages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Permenkes2Of2020 => "Permenkes 2/2020",
            Self::SevereWasting2019 => "Kemenkes 2019, Tatalaksana Gizi Buruk",
            Self::BukuKia2023 => "Buku KIA 2023",
            Self::Mtbs => "MTBS",
            Self::WhoFlags => "WHO Anthro",
            Self::WhoGrowthAssessment2008 => "WHO 2008, NICE NG75",
            Self::Stunting2022 => "Kepmenkes 1928/2022",
            Self::Posyandu => "Posyandu",
        }
    }
}
