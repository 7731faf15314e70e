//! Evaluation: a visit during treatment, what it still finds, and when visits in a row prove recovery.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::settings::{CureSettings, CureSigns};
use crate::age::CivilDate;
use crate::child::Child;
use crate::finding::Finding;
use crate::growth::{Assessment, Category, NutritionStatus, Oedema};
use crate::id::MeasurementId;
use crate::measurement::Measurement;
use crate::unit::{Grams, Millimetres};
use crate::visit::{assessed, found_by_itself};

/// A visit during treatment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Evaluation {
    /// The day of the visit.
    pub on: CivilDate,
    /// Its reading.
    pub measurement: MeasurementId,
    /// Weight.
    pub weight_grams: Option<Grams>,
    /// Arm.
    pub arm_millimetres: Option<Millimetres>,
    /// Category of weight for length, of the unrounded z.
    pub weight_for_length: Option<NutritionStatus>,
    /// Bilateral pitting oedema.
    pub oedema: Oedema,
    /// What could be judged; a sign that is missing here says nothing about its findings.
    pub judged: Vec<Sign>,
    /// What it still finds.
    pub findings: Vec<Finding>,
}

/// A sign that findings are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Sign {
    /// Weight for age, and the month on the card.
    Weight,
    /// Length for age.
    Length,
    /// Weight for length.
    WeightForLength,
    /// Arm.
    Arm,
    /// Head.
    Head,
    /// Seen or asked at any visit.
    Visit,
}

/// The proof of recovery: visits in a row that meet the criteria. Only [`Recovery::proven`] makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recovery {
    on: CivilDate,
}

impl Evaluation {
    /// The evaluation of a visit that read `entry`, was assessed so, and found `findings` ([`super::detect`]).
    #[must_use]
    pub fn of(entry: &Measurement, assessment: &Assessment, findings: Vec<Finding>) -> Self {
        let scores = &assessment.scores;
        let believed = |score: Option<crate::growth::Score>| score.filter(|score| !score.implausible);
        let weight_for_length = match believed(scores.weight_for_length).and_then(|score| score.category) {
            Some(Category::Nutrition(status)) => Some(status),
            _ => None,
        };
        let judged = [
            (Sign::Weight, believed(scores.weight_for_age).is_some()),
            (Sign::Length, believed(scores.length_for_age).is_some()),
            (Sign::WeightForLength, weight_for_length.is_some()),
            (Sign::Arm, entry.arm_millimetres.is_some()),
            (Sign::Head, believed(scores.head_for_age).is_some()),
            (Sign::Visit, true),
        ];
        Self {
            on: entry.date,
            measurement: entry.id,
            weight_grams: entry.weight_grams.filter(|_| !entry.oedema.is_present()),
            arm_millimetres: entry.arm_millimetres,
            weight_for_length,
            oedema: entry.oedema,
            judged: judged.into_iter().filter_map(|(sign, holds)| holds.then_some(sign)).collect(),
            findings,
        }
    }

    /// Whether it says what its reading says: what was read, and everything that the reading finds by itself. What a child's past
    /// and the settings find besides is not looked at.
    #[must_use]
    pub fn is_of(&self, child: &Child, entry: &Measurement) -> bool {
        let (by_birth, _) = assessed(child, entry);
        let read = Self::of(entry, &by_birth, self.findings.clone());
        *self == read && found_by_itself(child, entry).iter().all(|finding| self.findings.contains(finding))
    }

    /// Whether the visit meets the criteria of a case with these findings: whatever asked for the case was judged and is
    /// gone, nothing else that asks for one stands, and gizi buruk is cured by its own criteria.
    #[must_use]
    pub fn meets(&self, of_case: &[Finding], cure: &CureSettings) -> bool {
        let severe = of_case.iter().any(|finding| finding.is_severe_wasting());
        // Gizi kurang and a small arm are on the way out of gizi buruk and judged by the same criteria.
        let by_cure = |finding: &Finding| {
            severe && (finding.is_severe_wasting() || matches!(finding, Finding::Wasted | Finding::ArmSmall))
        };
        let mut asked = of_case.iter().filter(|finding| !by_cure(finding));
        let mut standing = self.findings.iter().filter(|finding| !by_cure(finding));
        (!severe || self.cures_severe_wasting(cure))
            && asked.all(|finding| self.judged.contains(&sign(*finding)) && !self.findings.contains(finding))
            && !standing.any(|finding| finding.opens_case())
            && !self.findings.contains(&Finding::Implausible)
    }

    /// Whether the visit meets the criteria of gizi buruk: weight for length from -2 SD or arm from 12.5 cm, without oedema
    /// (Kemenkes 2019; which of the two, the settings say).
    #[must_use]
    pub fn cures_severe_wasting(&self, cure: &CureSettings) -> bool {
        let weight = self.weight_for_length.map(|status| status >= NutritionStatus::Good);
        let arm = self.arm_millimetres.map(|arm| arm >= CURED_ARM);
        let signs = match cure.signs {
            CureSigns::Either => weight == Some(true) || arm == Some(true),
            CureSigns::EveryMeasured => {
                weight.or(arm).is_some() && weight != Some(false) && arm != Some(false)
            }
        };
        signs && !self.oedema.is_present()
    }
}

impl Recovery {
    /// Recovery from a case with these findings, if the last visits of `evaluations` (in order of their day) prove it:
    /// as many as the settings ask, in a row, on days apart. Of visits closer together only the later counts, so that
    /// measuring twice in a week proves nothing, and neither does skipping over a visit that failed.
    #[must_use]
    pub fn proven(of_case: &[Finding], evaluations: &[Evaluation], cure: &CureSettings) -> Option<Self> {
        let mut last: Option<CivilDate> = None;
        let mut met = 0_u8;
        for visit in evaluations.iter().rev() {
            if !visit.meets(of_case, cure) {
                break;
            }
            let apart =
                last.is_none_or(|later| visit.on.plus_days(i32::from(cure.apart_days.max(1))) <= later);
            if apart {
                met = met.saturating_add(1);
                last = Some(visit.on);
            }
            if met >= cure.visits.max(1) {
                return evaluations.last().map(|visit| Self { on: visit.on });
            }
        }
        None
    }

    /// The day of the visit that completed the proof.
    #[must_use]
    pub fn on(self) -> CivilDate {
        self.on
    }
}

/// LiLA from which gizi buruk is cured (Kemenkes 2019).
const CURED_ARM: Millimetres = Millimetres(125);

fn sign(finding: Finding) -> Sign {
    match finding {
        Finding::VeryUnderweight
        | Finding::Underweight
        | Finding::BelowRedLine
        | Finding::NotGainingTwice
        | Finding::NotGaining
        | Finding::WeightBandCrossed
        | Finding::AboveOrangeLine => Sign::Weight,
        Finding::VeryShort | Finding::Short | Finding::LengthBandCrossed => Sign::Length,
        Finding::SeverelyWasted | Finding::Wasted | Finding::Overweight => Sign::WeightForLength,
        Finding::ArmVerySmall | Finding::ArmSmall => Sign::Arm,
        Finding::HeadSmall | Finding::HeadLarge => Sign::Head,
        Finding::DangerSign(_)
        | Finding::RedFlag(_)
        | Finding::SevereNeedsHospital
        | Finding::Oedema
        | Finding::Implausible
        | Finding::MissedSessions
        | Finding::LowBirthWeight
        | Finding::ShortAtBirth => Sign::Visit,
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn visit(on: CivilDate, findings: &[Finding]) -> Evaluation {
        Evaluation {
            on,
            measurement: MeasurementId::new(7, [7; 10]),
            weight_grams: Some(Grams(8_000)),
            arm_millimetres: None,
            weight_for_length: Some(NutritionStatus::Good),
            oedema: Oedema::Absent,
            judged: vec![Sign::Weight, Sign::Length, Sign::WeightForLength, Sign::Visit],
            findings: findings.to_vec(),
        }
    }

    fn day(offset: i32) -> CivilDate {
        "2025-10-01".parse::<CivilDate>().unwrap().plus_days(offset)
    }

    #[test]
    fn what_asked_for_the_case_must_be_judged_and_gone() {
        let cure = CureSettings::default();
        assert!(visit(day(0), &[]).meets(&[Finding::Short], &cure));
        assert!(!visit(day(0), &[Finding::Short]).meets(&[Finding::Short], &cure));
        assert!(!visit(day(0), &[]).meets(&[Finding::HeadSmall], &cure), "the head was not measured");
        assert!(!visit(day(0), &[Finding::NotGaining]).meets(&[Finding::Short], &cure), "another one stands");
        assert!(visit(day(0), &[Finding::Overweight]).meets(&[Finding::Short], &cure));
        assert!(!visit(day(0), &[Finding::Implausible]).meets(&[Finding::Short], &cure));
        assert!(visit(day(0), &[Finding::MissedSessions]).meets(&[Finding::Short], &cure), "it came");
    }

    #[test]
    fn gizi_buruk_is_cured_by_weight_or_arm_without_oedema() {
        let cases = [
            // weight for length, arm in mm, oedema, either sign, every sign measured
            (Some(NutritionStatus::Good), None, Oedema::Absent, true, true),
            (Some(NutritionStatus::Wasted), None, Oedema::Absent, false, false),
            (None, Some(125), Oedema::Absent, true, true),
            (None, Some(124), Oedema::Absent, false, false),
            (Some(NutritionStatus::Wasted), Some(125), Oedema::Absent, true, false),
            (Some(NutritionStatus::Good), Some(124), Oedema::Absent, true, false),
            (Some(NutritionStatus::Good), Some(125), Oedema::Grade1, false, false),
            (None, None, Oedema::Absent, false, false),
        ];
        for (weight_for_length, arm, oedema, either, every) in cases {
            let visit = Evaluation {
                weight_for_length,
                arm_millimetres: arm.map(Millimetres),
                oedema,
                ..visit(day(0), &[])
            };
            for (signs, expected) in [(CureSigns::Either, either), (CureSigns::EveryMeasured, every)] {
                let cure = CureSettings { signs, ..CureSettings::default() };
                assert_eq!(visit.cures_severe_wasting(&cure), expected, "{visit:?} {signs:?}");
                assert_eq!(visit.meets(&[Finding::SeverelyWasted], &cure), expected, "{visit:?}");
            }
        }
    }

    #[test]
    fn recovery_takes_two_visits_in_a_row_on_days_apart() {
        let cure = CureSettings::default();
        let proven = |visits: &[(i32, bool)]| {
            let visits: Vec<_> = visits
                .iter()
                .map(|(offset, well)| visit(day(*offset), if *well { &[] } else { &[Finding::Wasted] }))
                .collect();
            Recovery::proven(&[Finding::Wasted], &visits, &cure).map(Recovery::on)
        };
        assert_eq!(proven(&[]), None);
        assert_eq!(proven(&[(0, true)]), None);
        assert_eq!(proven(&[(0, true), (6, true)]), Some(day(6)));
        assert_eq!(proven(&[(0, true), (5, true)]), None, "too close");
        assert_eq!(proven(&[(0, true), (5, true), (6, true)]), Some(day(6)));
        assert_eq!(proven(&[(0, true), (7, false), (14, true)]), None, "not in a row");
        assert_eq!(proven(&[(0, true), (7, true), (14, false)]), None, "not any more");
        let once = CureSettings { visits: 0, ..cure };
        let visits = [visit(day(0), &[])];
        assert!(Recovery::proven(&[Finding::Wasted], &visits, &once).is_some());
        assert_eq!(Recovery::proven(&[Finding::Wasted], &[], &once), None, "never without a visit");
    }
}
