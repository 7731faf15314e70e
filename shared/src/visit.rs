//! One visit as a whole: how the child grows, what changed since the last time, and what to do now.

use alloc::vec::Vec;

use crate::child::Child;
use crate::finding::{Finding, Step, gravest_first, of_assessment};
use crate::growth::{Assessment, Reading, Subject, assess};
use crate::kms::{KmsMonth, KmsSettings, Outcome, Weighing, months};
use crate::measurement::Measurement;

/// Everything that the screen says after a child was measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    /// By the age since birth: the record.
    pub assessment: Assessment,
    /// By the age since the due date, shown beside it for a preterm child under 24 months.
    pub corrected: Option<Assessment>,
    /// The month on the weight card; `None` when not weighed, past the card's end, or when a later weighing of the same
    /// month counts.
    pub month: Option<KmsMonth>,
    /// Since the last visit; `None` at the first.
    pub change: Option<Change>,
    /// Why to act, gravest first.
    pub findings: Vec<Finding>,
}

/// What changed since the last standing reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Days between the two.
    pub days: i32,
    /// Gain (or loss) of weight in grams, if both were weighed.
    pub grams: Option<i64>,
    /// Gain of length as read in millimetres, if both were measured.
    pub millimetres: Option<i64>,
}

impl Visit {
    /// The visit at which `entry` was read, given the child's other standing readings in any order.
    #[must_use]
    pub fn new(child: &Child, others: &[Measurement], entry: &Measurement, card: &KmsSettings) -> Self {
        let reading = entry.reading();
        let (assessment, corrected) = assessed(child, entry);
        let month = month(child, others, entry, card);
        let last = others.iter().filter(|past| past.date < entry.date).max_by_key(|past| past.date);
        Self {
            findings: findings(&assessment, corrected.as_ref(), &reading, month.as_ref()),
            assessment,
            corrected,
            month,
            change: last.map(|past| Change::between(past, entry)),
        }
    }

    /// The visit of a child of whom nothing else is known.
    #[must_use]
    pub fn alone(assessment: Assessment, reading: &Reading) -> Self {
        Self {
            findings: findings(&assessment, None, reading, None),
            assessment,
            corrected: None,
            month: None,
            change: None,
        }
    }

    /// What to do first: what the most pressing finding asks for.
    #[must_use]
    pub fn step(&self) -> Step {
        self.findings.iter().map(|finding| finding.step()).min().unwrap_or(Step::ComeBackNextMonth)
    }
}

/// A reading by the age since birth, and for a preterm child by the age since the due date.
pub(crate) fn assessed(child: &Child, entry: &Measurement) -> (Assessment, Option<Assessment>) {
    let reading = entry.reading();
    let by_age_since = |birth_date| assess(&Subject { birth_date, ..child.subject() }, entry.date, &reading);
    (by_age_since(child.birth_date), child.corrected_birth_date(entry.date).map(by_age_since))
}

/// What a reading finds by itself, gravest first, without the child's past and the settings.
pub(crate) fn found_by_itself(child: &Child, entry: &Measurement) -> Vec<Finding> {
    let (by_birth, corrected) = assessed(child, entry);
    gravest_first(of_assessment(corrected.as_ref().unwrap_or(&by_birth), &entry.reading()))
}

impl Change {
    fn between(past: &Measurement, entry: &Measurement) -> Self {
        let difference = |now: Option<u32>, then: Option<u32>| Some(i64::from(now?) - i64::from(then?));
        Self {
            days: entry.date.days_since_epoch() - past.date.days_since_epoch(),
            grams: difference(entry.weight_grams.map(|w| w.0), past.weight_grams.map(|w| w.0)),
            millimetres: difference(
                entry.length_millimetres.map(|l| l.0),
                past.length_millimetres.map(|l| l.0),
            ),
        }
    }
}

fn month(child: &Child, others: &[Measurement], entry: &Measurement, card: &KmsSettings) -> Option<KmsMonth> {
    // Water weighs too: with oedema a weight says nothing about the month.
    let dry = |reading: &Measurement| reading.weight_grams.filter(|_| !reading.oedema.is_present());
    let weighing = |reading: &Measurement| dry(reading).map(|weight| Weighing { date: reading.date, weight });
    let own = weighing(entry)?;
    let weighings: Vec<_> = others.iter().filter_map(weighing).chain([own]).collect();
    months(&child.subject(), &weighings, card).into_iter().find(|month| month.weighing == own)
}

/// For a preterm child the age since the due date decides what is acted on (Buku KIA: growth is read at corrected age
/// until two years); both assessments are shown.
fn findings(
    assessment: &Assessment,
    corrected: Option<&Assessment>,
    reading: &Reading,
    month: Option<&KmsMonth>,
) -> Vec<Finding> {
    let mut findings: Vec<_> = of_assessment(corrected.unwrap_or(assessment), reading).collect();
    // What must be measured again says nothing about the month either.
    if let Some(month) = month.filter(|_| !findings.contains(&Finding::Implausible)) {
        let not_gained = month.outcome == Outcome::NotGained;
        let of_month = [
            (Finding::NotGainingTwice, month.twice_not_gained),
            (Finding::NotGaining, not_gained && !month.twice_not_gained),
            (Finding::BelowRedLine, month.below_red_line && corrected.is_none()),
            (Finding::AboveOrangeLine, month.above_orange_line),
        ];
        findings.extend(of_month.into_iter().filter_map(|(finding, holds)| holds.then_some(finding)));
    }
    gravest_first(findings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::child::GestationDays;
    use crate::growth::{Oedema, Position};
    use crate::measurement::tests::measurement;
    use crate::samples::child;
    use crate::unit::{Grams, Millimetres};

    // The girl is born 2025-01-10.
    fn at(date: &str, grams: u32, millimetres: u32) -> Measurement {
        Measurement {
            date: date.parse().unwrap(),
            weight_grams: Some(Grams(grams)),
            length_millimetres: Some(Millimetres(millimetres)),
            position: Some(Position::Lying),
            ..measurement(child().id)
        }
    }

    fn visit(entry: &Measurement) -> Visit {
        Visit::new(&child(), &[], entry, &KmsSettings::default())
    }

    #[test]
    fn a_well_child_is_praised() {
        let earlier = [at("2025-09-10", 7_900, 700), at("2025-10-10", 8_100, 712)];
        let visit = Visit::new(&child(), &earlier, &at("2025-11-10", 8_450, 725), &KmsSettings::default());
        assert_eq!(visit.findings, []);
        assert_eq!(visit.step(), Step::ComeBackNextMonth);
        assert_eq!(visit.change, Some(Change { days: 31, grams: Some(350), millimetres: Some(13) }));
    }

    #[test]
    fn wasting_short_and_thin_arms_are_found_gravest_first() {
        let mut entry = at("2026-01-10", 6_200, 680);
        entry.arm_millimetres = Some(Millimetres(114));
        let visit = visit(&entry);
        assert_eq!(
            visit.findings,
            [
                Finding::ArmVerySmall,
                Finding::VeryUnderweight,
                Finding::Wasted,
                Finding::BelowRedLine,
                Finding::Short,
            ]
        );
        assert_eq!(visit.step(), Step::PuskesmasToday);
    }

    #[test]
    fn weight_that_does_not_rise_is_found_and_twice_is_graver() {
        let first = at("2025-09-10", 7_900, 700);
        let flat = at("2025-10-10", 7_900, 712);
        let card = KmsSettings::default();
        let once = Visit::new(&child(), core::slice::from_ref(&first), &flat, &card);
        assert_eq!(once.findings, [Finding::NotGaining]);
        assert_eq!(once.step(), Step::PuskesmasThisWeek);
        let twice = Visit::new(&child(), &[flat, first], &at("2025-11-10", 7_850, 722), &card);
        assert_eq!(twice.findings, [Finding::NotGainingTwice]);
    }

    #[test]
    fn oedema_and_small_infants_go_to_hospital() {
        let mut swollen = at("2026-01-10", 9_000, 740);
        swollen.oedema = Oedema::Grade1;
        assert_eq!(visit(&swollen).step(), Step::PuskesmasToday);
        assert_eq!(visit(&swollen).month, None, "swollen weight is not held against the card");
        swollen.oedema = Oedema::Grade3;
        assert_eq!(visit(&swollen).step(), Step::HospitalToday);
        let wasted_infant = at("2025-05-10", 4_300, 605);
        assert!(visit(&wasted_infant).findings.contains(&Finding::SevereNeedsHospital));
    }

    #[test]
    fn an_implausible_reading_is_measured_again_before_anything_is_said() {
        let visit = visit(&at("2026-01-10", 3_000, 740));
        assert_eq!(visit.findings, [Finding::Implausible]);
        assert_eq!(visit.assessment.nutrition, None, "nothing is known until it is measured again");
        let words = visit.assessment.warnings.words(crate::language::Language::Indonesian);
        let mut once = words.clone();
        once.dedup();
        assert_eq!(words, once);
        assert_eq!(visit.step(), Step::MeasureAgain);
    }

    #[test]
    fn a_preterm_child_is_read_at_its_corrected_age_too() {
        let mut child = child();
        child.gestation = Some(GestationDays::new(31, 0).unwrap());
        let entry = at("2025-07-10", 5_500, 590);
        let visit = Visit::new(&child, &[], &entry, &KmsSettings::default());
        let corrected = visit.corrected.unwrap();
        let z = |assessment: &Assessment| assessment.scores.length_for_age.unwrap().z_rounded;
        assert!(z(&corrected) > z(&visit.assessment) + 1.0);
        assert!(!visit.findings.contains(&Finding::VeryShort));
    }
}
