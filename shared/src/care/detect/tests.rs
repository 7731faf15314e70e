use super::*;
use crate::care::settings::tests::Defaults;
use crate::child::CloseReason;
use crate::finding::{DangerSign, Urgency};
use crate::growth::{Indicator, Oedema, Position, Standard, distribution};
use crate::id::{AbsenceId, MeasurementId};
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

/// The lightest weight in grams (or length in millimetres) whose z on that day is at least `z`.
fn lowest(day: &str, z: f64, of: impl Fn(u32) -> Measurement, score: fn(&Scores) -> Option<Score>) -> u32 {
    let holds = |value: &u32| {
        let scores = assess(&child().subject(), date(day), &of(*value).reading()).scores;
        score(&scores).is_some_and(|score| score.z >= z)
    };
    (100..30_000).find(holds).unwrap()
}

#[test]
fn every_category_turns_into_its_finding_at_its_limit() {
    let day = "2025-10-10";
    let weight = |grams| at(day, Some(grams), None);
    let length = |millimetres| at(day, None, Some(millimetres));
    let head =
        |millimetres| Measurement { head_millimetres: Some(Millimetres(millimetres)), ..at(day, None, None) };
    let arm =
        |millimetres| Measurement { arm_millimetres: Some(Millimetres(millimetres)), ..at(day, None, None) };
    let both = |grams| at(day, Some(grams), Some(700));
    let wfa = |z| lowest(day, z, weight, |scores| scores.weight_for_age);
    let lfa = |z| lowest(day, z, length, |scores| scores.length_for_age);
    let hfa = |z| lowest(day, z, head, |scores| scores.head_for_age);
    let wfl = |z| lowest(day, z, both, |scores| scores.weight_for_length);
    let table = [
        (Finding::VeryUnderweight, weight(wfa(-3.0) - 1), weight(wfa(-3.0))),
        (Finding::Underweight, weight(wfa(-2.0) - 1), weight(wfa(-2.0))),
        (Finding::BelowRedLine, weight(wfa(-2.0) - 1), weight(wfa(-2.0))),
        (Finding::AboveOrangeLine, weight(wfa(1.0) + 1), weight(wfa(1.0) - 1)),
        (Finding::VeryShort, length(lfa(-3.0) - 1), length(lfa(-3.0))),
        (Finding::Short, length(lfa(-2.0) - 1), length(lfa(-2.0))),
        (Finding::SeverelyWasted, both(wfl(-3.0) - 1), both(wfl(-3.0))),
        (Finding::Wasted, both(wfl(-2.0) - 1), both(wfl(-2.0))),
        (Finding::Overweight, both(wfl(2.0) + 1), both(wfl(2.0) - 1)),
        (Finding::HeadSmall, head(hfa(-2.0) - 1), head(hfa(-2.0))),
        (Finding::HeadLarge, head(hfa(2.0) + 1), head(hfa(2.0) - 1)),
        (Finding::ArmVerySmall, arm(114), arm(115)),
        (Finding::ArmSmall, arm(124), arm(125)),
    ];
    for (finding, beyond, within) in table {
        assert!(found(&[], &beyond).contains(&finding), "{finding:?} is missed");
        assert!(!found(&[], &within).contains(&finding), "{finding:?} is found too early");
    }
}

#[test]
fn oedema_is_found_at_any_grade_and_the_hospital_at_the_third() {
    for (oedema, hospital) in [(Oedema::Grade1, false), (Oedema::Grade2, false), (Oedema::Grade3, true)] {
        let entry = Measurement { oedema, ..at("2025-10-10", Some(9_000), None) };
        let found = found(&[], &entry);
        assert!(found.contains(&Finding::Oedema));
        assert_eq!(found.contains(&Finding::SevereNeedsHospital), hospital, "{oedema:?}");
    }
    assert!(!found(&[], &at("2025-10-10", Some(8_300), None)).contains(&Finding::Oedema));
}

#[test]
fn gizi_buruk_goes_to_hospital_under_six_months_or_four_kilograms() {
    let swollen = |day: &str, grams| {
        found(&[], &Measurement { oedema: Oedema::Grade1, ..at(day, Some(grams), None) })
            .contains(&Finding::SevereNeedsHospital)
    };
    assert!(swollen("2025-07-09", 6_000), "five completed months");
    assert!(!swollen("2025-07-10", 6_000), "six completed months");
    assert!(swollen("2025-10-10", 3_999));
    assert!(!swollen("2025-10-10", 4_000));
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
fn a_child_born_light_has_half_a_year_to_catch_up() {
    let mut light = child();
    light.birth_weight_grams = Some(Grams(2_499));
    let flag = Finding::RedFlag(RedFlag::LowBirthWeightNotCaughtUp);
    let has = |child: &Child, day: &str, grams| {
        detect(child, &[], &at(day, Some(grams), None), &[], Defaults::default().rules()).contains(&flag)
    };
    assert!(has(&light, "2025-07-10", 5_600), "six months and below -2 SD");
    assert!(!has(&light, "2025-07-09", 5_600), "not six months yet");
    assert!(!has(&light, "2025-07-10", 5_900), "above -2 SD");
    light.birth_weight_grams = Some(Grams(2_500));
    assert!(!has(&light, "2025-07-10", 5_600), "not born light");
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
fn two_missed_sessions_in_a_row_are_looked_for() {
    let absent = |day: &str| Absence {
        id: AbsenceId::new(1, [1; 10]),
        child: child().id,
        date: date(day),
        remark: None,
    };
    let defaults = Defaults::default();
    let missed = |readings: &[Measurement], absences: &[Absence], today: &str| {
        missed_sessions(&child(), readings, absences, date(today), defaults.rules())
    };
    let june = [at("2025-06-10", Some(6_700), None)];
    assert_eq!(missed(&june, &[], "2025-08-31"), None, "July was missed, August is not over");
    assert_eq!(missed(&june, &[], "2025-09-01"), Some(date("2025-09-01")));
    assert_eq!(missed(&june, &[], "2026-01-31"), Some(date("2025-09-01")));
    assert_eq!(missed(&june, &[absent("2025-08-10")], "2025-08-09"), None);
    assert_eq!(missed(&june, &[absent("2025-08-10")], "2025-09-01"), Some(date("2025-08-10")));
    assert_eq!(missed(&june, &[absent("2025-07-10")], "2025-07-31"), None, "once");
    let back = [june[0].clone(), at("2025-08-20", Some(7_000), None)];
    assert_eq!(missed(&back, &[absent("2025-08-10")], "2025-08-31"), None, "came later that month");
    assert_eq!(missed(&[], &[], "2025-04-30"), None, "known since February");
    assert_eq!(missed(&[], &[], "2025-05-01"), Some(date("2025-05-01")));
    let december = [at("2025-11-30", Some(6_700), None)];
    assert_eq!(missed(&december, &[], "2026-02-01"), Some(date("2026-02-01")), "over the new year");
    assert!(missed(&june, &[], "2030-01-09").is_some());
    assert_eq!(missed(&june, &[], "2030-01-10"), None, "five years old");
    let mut moved = child();
    moved.status = ChildStatus::Closed { reason: CloseReason::Moved, on: date("2025-07-01"), remark: None };
    assert_eq!(missed_sessions(&moved, &june, &[], date("2025-09-01"), defaults.rules()), None);
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
