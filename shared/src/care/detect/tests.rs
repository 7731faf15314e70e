//! What the rules find together; each one's limit is tried in `tests/rules`.

use super::*;
use crate::care::settings::tests::Defaults;
use crate::finding::{DangerSign, Urgency};
use crate::growth::{Indicator, Position, Standard, distribution};
use crate::id::MeasurementId;
use crate::measurement::tests::measurement;
use crate::samples::child;
use crate::unit::{Grams, Millimetres};

fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

/// A plain reading of the girl born 2025-01-10.
fn at(day: &str, grams: Option<u32>, millimetres: Option<u32>) -> Measurement {
    Measurement {
        id: MeasurementId::new(u64::from(grams.unwrap_or(0)), [0; 10]),
        date: date(day),
        weight_grams: grams.map(Grams),
        length_millimetres: millimetres.map(Millimetres),
        position: Some(Position::Lying),
        ..measurement(child().id)
    }
}

fn found(others: &[Measurement], entry: &Measurement) -> Vec<Finding> {
    detect(&child(), others, entry, &[], Defaults::default().rules())
}

#[test]
fn t_and_2t_are_of_one_and_of_two_months() {
    let rising = [at("2025-08-10", Some(7_600), None), at("2025-09-10", Some(7_900), None)];
    let flat = at("2025-10-10", Some(7_900), None);
    assert!(!found(&rising[..1], &rising[1]).contains(&Finding::NotGaining));
    assert_eq!(found(&rising, &flat), [Finding::NotGaining]);
    let [first, second] = rising;
    let twice = found(&[first, second, flat], &at("2025-11-10", Some(7_900), None));
    assert!(twice.contains(&Finding::NotGainingTwice) && !twice.contains(&Finding::NotGaining));
}

#[test]
fn a_band_is_crossed_by_a_fall_of_the_amount_across_a_line() {
    let settings = TrendSettings::default();
    let table = [
        (-0.5, -1.17, true),
        (-0.5, -1.16, false),
        (-1.05, -1.95, false),
        (-1.0, -1.67, true),
        (-0.9, -1.0, false),
        (0.3, -0.4, true),
        (1.9, 0.9, false),
        (-1.9, -2.6, true),
        (-2.5, -3.2, true),
        (-3.1, -3.9, false),
        (-1.7, -0.9, false),
    ];
    for (then, now, expected) in table {
        assert_eq!(crossed(then, now, &settings), expected, "{then} to {now}");
    }
}

#[test]
fn a_fall_is_counted_from_the_highest_reading_of_the_last_half_year() {
    let median = |day: &str, indicator| {
        let age = AgeDays::between(child().birth_date, date(day)).unwrap();
        let lms = distribution(indicator, Standard::Who2006, child().sex, age.0).unwrap();
        lms.value(0.0)
    };
    let grams = |day: &str, share: f64| {
        let value = median(day, Indicator::WeightForAge) * 1000.0 * share;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a child's weight")]
        let grams = value as u32;
        Some(grams)
    };
    let now = at("2025-12-10", grams("2025-12-10", 0.88), None);
    let then = |day: &str| at(day, grams(day, 1.01), None);
    assert!(found(&[then("2025-06-10")], &now).contains(&Finding::WeightBandCrossed), "183 days before");
    assert!(!found(&[then("2025-06-09")], &now).contains(&Finding::WeightBandCrossed), "184 days before");
    let newborn = at("2025-04-10", grams("2025-04-10", 0.86), None);
    assert!(!found(&[then("2025-01-23")], &newborn).contains(&Finding::WeightBandCrossed), "13 days old");
    assert!(found(&[then("2025-01-24")], &newborn).contains(&Finding::WeightBandCrossed), "14 days old");
    let long = at("2025-09-10", None, Some(705));
    let short = at("2025-12-10", None, Some(700));
    assert!(found(&[long], &short).contains(&Finding::LengthBandCrossed));
}

#[test]
fn newborns_are_found_light_and_short_for_28_days() {
    let mut newborn = child();
    let at = |child: &Child, day: &str| at_birth(child, date(day), Defaults::default().rules());
    newborn.birth_weight_grams = Some(Grams(2_499));
    newborn.birth_length_millimetres = Some(Millimetres(479));
    assert_eq!(at(&newborn, "2025-02-06"), [Finding::LowBirthWeight, Finding::ShortAtBirth]);
    assert_eq!(at(&newborn, "2025-02-07"), []);
    newborn.birth_weight_grams = Some(Grams(2_500));
    newborn.birth_length_millimetres = Some(Millimetres(480));
    assert_eq!(at(&newborn, "2025-01-10"), []);
}

#[test]
fn signs_that_were_asked_join_and_a_danger_sign_comes_first() {
    let entry = at("2025-10-10", Some(6_000), None);
    let asked =
        [Finding::RedFlag(RedFlag::Pallor), Finding::DangerSign(DangerSign::Convulsion), Finding::Wasted];
    let found = detect(&child(), &[], &entry, &asked, Defaults::default().rules());
    assert_eq!(found[0], Finding::DangerSign(DangerSign::Convulsion));
    assert_eq!(found[0].urgency(), Urgency::Now);
    assert!(found.contains(&asked[0]));
    assert!(!found.contains(&Finding::Wasted), "only signs are asked");
}

#[test]
fn nothing_but_measuring_again_follows_from_an_implausible_reading() {
    let earlier = at("2025-11-10", Some(8_500), Some(720));
    let found = found(&[earlier], &at("2026-01-10", Some(3_000), Some(740)));
    assert_eq!(found, [Finding::Implausible]);
    assert!(!Finding::Implausible.opens_case());
}
