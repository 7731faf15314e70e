//! Findings that need more than one reading: what the visit itself finds, and what its past adds.

use alloc::vec::Vec;

use super::settings::{Rules, TrendSettings};
use crate::age::{AgeDays, CivilDate, CompletedMonths};
use crate::child::Child;
use crate::finding::{Finding, RedFlag, gravest_first};
use crate::growth::{Assessment, Category, Score, Scores, Subject, WeightStatus, assess};
use crate::measurement::Measurement;
use crate::visit::Visit;

/// Every finding of the visit at which `entry` was read, gravest first: those of [`examine`].
#[must_use]
pub fn detect(
    child: &Child,
    others: &[Measurement],
    entry: &Measurement,
    asked: &[Finding],
    rules: Rules<'_>,
) -> Vec<Finding> {
    examine(child, others, entry, asked, rules).findings
}

/// The visit at which `entry` was read with everything that it finds: what [`Visit`] does by itself, what the child's past adds,
/// and the signs that were `asked` about and found ([`crate::finding::to_ask`]).
///
/// `others` are the child's other standing readings, in any order.
#[must_use]
pub fn examine(
    child: &Child,
    others: &[Measurement],
    entry: &Measurement,
    asked: &[Finding],
    rules: Rules<'_>,
) -> Visit {
    let visit = Visit::new(child, others, entry, rules.kms);
    let mut findings = visit.findings.clone();
    findings.extend(asked.iter().filter(|sign| matches!(sign, Finding::DangerSign(_) | Finding::RedFlag(_))));
    // What must be measured again says nothing about a trend either.
    if !findings.contains(&Finding::Implausible) {
        let assessment = visit.corrected.as_ref().unwrap_or(&visit.assessment);
        findings.extend(falls(child, others, entry, &rules.care.trend));
        let behind = not_caught_up(child, entry.date, assessment, rules);
        findings.extend(behind.then_some(Finding::RedFlag(RedFlag::LowBirthWeightNotCaughtUp)));
    }
    findings.extend(at_birth(child, entry.date, rules));
    Visit { findings: gravest_first(findings), ..visit }
}

/// What the child's birth says while it is newborn: under 28 days (WHO: the neonatal period).
#[must_use]
pub fn at_birth(child: &Child, on: CivilDate, rules: Rules<'_>) -> Vec<Finding> {
    let newborn = AgeDays::between(child.birth_date, on).is_some_and(|age| age.0 < NEWBORN_DAYS);
    let thresholds = rules.thresholds;
    let light = child.birth_weight_grams.is_some_and(|weight| weight < thresholds.birth_weight_grams);
    let short =
        child.birth_length_millimetres.is_some_and(|length| length < thresholds.birth_length_millimetres);
    [(Finding::LowBirthWeight, light), (Finding::ShortAtBirth, short)]
        .into_iter()
        .filter_map(|(finding, holds)| (newborn && holds).then_some(finding))
        .collect()
}

const NEWBORN_DAYS: u32 = 28;

/// Falls of weight and length for age across an SD line.
fn falls(
    child: &Child,
    others: &[Measurement],
    entry: &Measurement,
    settings: &TrendSettings,
) -> impl Iterator<Item = Finding> {
    // The same birth date for both readings: else a preterm child falls on the day its age is no longer corrected.
    let birth_date = child.corrected_birth_date(entry.date).unwrap_or(child.birth_date);
    let subject = Subject { birth_date, ..child.subject() };
    let earliest = entry.date.plus_days(-i32::from(settings.within_days));
    let from_age = child.birth_date.plus_days(i32::from(settings.from_age_days));
    let scores = |reading: &Measurement| assess(&subject, reading.date, &reading.reading()).scores;
    let now = scores(entry);
    let before: Vec<Scores> = others
        .iter()
        .filter(|past| past.date < entry.date && past.date >= earliest.max(from_age))
        .map(scores)
        .collect();
    let fell = |of: fn(&Scores) -> Option<Score>| {
        let z = |scores: &Scores| of(scores).filter(|score| !score.implausible).map(|score| score.z);
        let highest = before.iter().filter_map(z).reduce(f64::max);
        matches!((highest, z(&now)), (Some(then), Some(now)) if crossed(then, now, settings))
    };
    [
        (Finding::WeightBandCrossed, fell(|scores| scores.weight_for_age)),
        (Finding::LengthBandCrossed, fell(|scores| scores.length_for_age)),
    ]
    .into_iter()
    .filter_map(|(finding, holds)| holds.then_some(finding))
}

/// Whether z fell across one of the lines at 0, -1, -2 or -3 SD by at least the amount of the settings. A child that
/// comes down from above the median has not faltered yet.
fn crossed(then: f64, now: f64, settings: &TrendSettings) -> bool {
    let across = [0.0, -1.0, -2.0, -3.0].iter().any(|line| now < *line && *line <= then);
    // Against the last bit: a fall of exactly the amount counts.
    across && then - now >= f64::from(settings.fall_hundredths) / 100.0 - 1e-9
}

fn not_caught_up(child: &Child, on: CivilDate, assessment: &Assessment, rules: Rules<'_>) -> bool {
    let light = child.birth_weight_grams.is_some_and(|weight| weight < rules.thresholds.birth_weight_grams);
    let old_enough = CompletedMonths::between(child.birth_date, on)
        .is_some_and(|age| age.0 >= u32::from(rules.care.trend.catch_up_months));
    let low = assessment.scores.weight_for_age.is_some_and(|score| {
        matches!(score.category, Some(Category::Weight(WeightStatus::Low | WeightStatus::VeryLow)))
    });
    light && old_enough && low
}

#[cfg(test)]
mod tests;
