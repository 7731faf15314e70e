//! What is asked, what treatment shows, and when it is over.

use tumbuh::age::CivilDate;
use tumbuh::care::{
    CareAct, CareEvent, CureSettings, CureSigns, Evaluation, Found, Recovery, SevereAdvice, Sign, cases,
    food_days, no_gain, severe_advice,
};
use tumbuh::finding::{DangerSign, Finding, RedFlag, to_ask};
use tumbuh::growth::{NutritionStatus, Oedema, assess};
use tumbuh::id::{CaseId, MeasurementId, MutationId};
use tumbuh::measurement::Measurement;
use tumbuh::unit::{Grams, Millimetres};

use crate::{Tool, children, date, from_z, hold, limit, months_old, packs, read};

/// Findings that do not lead to the puskesmas, or not because the child falters.
const NOT_ASKED: [Finding; 6] = [
    Finding::Implausible,
    Finding::AboveOrangeLine,
    Finding::Overweight,
    Finding::MissedSessions,
    Finding::LowBirthWeight,
    Finding::ShortAtBirth,
];

const ASKED: [Finding; 20] = [
    Finding::DangerSign(DangerSign::Lethargy),
    Finding::SevereNeedsHospital,
    Finding::Oedema,
    Finding::SeverelyWasted,
    Finding::ArmVerySmall,
    Finding::RedFlag(RedFlag::LowBirthWeightNotCaughtUp),
    Finding::VeryShort,
    Finding::VeryUnderweight,
    Finding::Wasted,
    Finding::ArmSmall,
    Finding::BelowRedLine,
    Finding::NotGainingTwice,
    Finding::WeightBandCrossed,
    Finding::LengthBandCrossed,
    Finding::Short,
    Finding::Underweight,
    Finding::NotGaining,
    Finding::HeadSmall,
    Finding::HeadLarge,
    Finding::RedFlag(RedFlag::NoGainInTreatment),
];

#[test]
fn signs_are_asked_of_every_child_that_falters_and_of_no_other() {
    let signs = 3 + RedFlag::ALL.iter().filter(|flag| flag.is_asked()).count();
    for finding in ASKED {
        assert_eq!(to_ask(&[finding]).len(), signs, "{finding:?}");
    }
    for finding in NOT_ASKED {
        assert_eq!(to_ask(&[finding]), [], "{finding:?}");
    }
    // None of the others makes a reason together.
    assert_eq!(to_ask(&[Finding::Implausible, Finding::AboveOrangeLine, Finding::Overweight]), []);
}

#[test]
fn treatment_without_gain_is_told_by_a_gram_and_a_day() {
    let flag = Some(Finding::RedFlag(RedFlag::NoGainInTreatment));
    let since = date("2025-10-01");
    let mut limits = Vec::new();
    for pack in packs() {
        let days = i32::from(pack.care.food.no_gain_days);
        let found = |weights: &[(i32, u32)]| {
            let weights: Vec<_> =
                weights.iter().map(|(day, grams)| (since.plus_days(*day), Grams(*grams))).collect();
            no_gain(&weights, since, &pack.care.food) == flag
        };
        let after = |days, grams| found(&[(0, 7_000), (days, grams)]);
        limits.extend([
            limit("the days", after(days, 7_000), after(days - 1, 7_000)),
            limit("the gain", after(days, 7_000), after(days, 7_001)),
            limit("since it began", after(days, 7_000), found(&[(-1, 7_000), (days, 7_000)])),
            limit(
                "the heaviest on that day",
                found(&[(0, 6_999), (0, 7_000), (days, 7_000)]),
                found(&[(0, 6_999), (0, 6_999), (days, 7_000)]),
            ),
        ]);
    }
    hold(&limits);
}

#[test]
fn gizi_buruk_is_cured_by_a_gram_or_a_millimetre() {
    let mut limits = Vec::new();
    for (child, signs) in children()
        .into_iter()
        .flat_map(|child| [CureSigns::Either, CureSigns::EveryMeasured].map(|signs| (child.clone(), signs)))
    {
        let cure = CureSettings { signs, ..CureSettings::default() };
        let on = months_old(&child, 14);
        let tool = Tool::ScaleAt(from_z(&child, on, Tool::Board, 0.0));
        let cured = |entry: &Measurement| {
            let assessment = assess(&child.subject(), on, &entry.reading());
            Evaluation::of(entry, &assessment, Vec::new()).cures_severe_wasting(&cure)
        };
        let good = from_z(&child, on, tool, -2.0);
        let weighed = |grams, arm: Option<u32>, oedema| Measurement {
            arm_millimetres: arm.map(Millimetres),
            oedema,
            ..read(&child, on, tool, grams)
        };
        let (dry, swollen) = (Oedema::Absent, Oedema::Grade1);
        let arm = |arm| read(&child, on, Tool::ArmTape, arm);
        limits.extend([
            limit("weight", cured(&weighed(good, None, dry)), cured(&weighed(good - 1, None, dry))),
            limit("arm", cured(&arm(125)), cured(&arm(124))),
            limit("either", cured(&weighed(good, Some(125), dry)), cured(&weighed(good - 1, Some(124), dry))),
            limit("oedema", cured(&weighed(good, Some(125), dry)), cured(&weighed(good, Some(125), swollen))),
        ]);
        // One sign of two: enough, or not, as the settings say.
        let enough = signs == CureSigns::Either;
        assert_eq!(cured(&weighed(good - 1, Some(125), dry)), enough);
        assert_eq!(cured(&weighed(good, Some(124), dry)), enough);
    }
    hold(&limits);
}

fn well(on: CivilDate) -> Evaluation {
    Evaluation {
        on,
        measurement: MeasurementId::new(1, [1; 10]),
        weight_grams: None,
        arm_millimetres: None,
        weight_for_length: Some(NutritionStatus::Good),
        oedema: Oedema::Absent,
        judged: vec![Sign::WeightForLength, Sign::Visit],
        findings: Vec::new(),
    }
}

#[test]
fn recovery_takes_as_many_visits_as_many_days_apart_as_the_settings_ask() {
    let mut limits = Vec::new();
    for pack in packs() {
        let cure = &pack.care.cure;
        let (visits, apart) = (i32::from(cure.visits), i32::from(cure.apart_days));
        let proven = |days: &[i32], ill: Option<usize>| {
            let mut seen: Vec<_> = days.iter().map(|day| well(date("2025-10-01").plus_days(*day))).collect();
            if let Some(visit) = ill.and_then(|ill| seen.get_mut(ill)) {
                visit.weight_for_length = Some(NutritionStatus::Wasted);
                visit.findings = vec![Finding::Wasted];
            }
            [Finding::SeverelyWasted, Finding::Wasted]
                .map(|finding| Recovery::proven(&[finding], &seen, cure).is_some())
        };
        let days = |count: i32| (0..count).map(|visit| visit * apart).collect::<Vec<_>>();
        let mut close = days(visits);
        *close.last_mut().unwrap() -= 1;
        let more = days(visits + 1);
        for kind in 0..2 {
            let all = proven(&days(visits), None)[kind];
            limits.extend([
                limit("visits", all, proven(&days(visits - 1), None)[kind]),
                limit("days apart", all, proven(&close, None)[kind]),
                limit("in a row", proven(&more, Some(0))[kind], proven(&more, Some(1))[kind]),
                limit("until the last", all, proven(&days(visits), Some(close.len() - 1))[kind]),
            ]);
        }
    }
    hold(&limits);
}

#[test]
fn food_is_given_for_the_days_of_the_settings_by_the_gravest_that_has_any() {
    for pack in packs() {
        let days = &pack.food_days;
        for finding in ASKED.into_iter().chain(NOT_ASKED) {
            let expected = match finding {
                Finding::Wasted | Finding::ArmSmall => Some(days.wasted),
                Finding::Underweight | Finding::VeryUnderweight => Some(days.underweight),
                Finding::NotGainingTwice => Some(days.not_gaining_twice),
                _ => None,
            };
            assert_eq!(food_days(&[finding], days), expected, "{finding:?}");
        }
        let all = [Finding::NotGainingTwice, Finding::Underweight, Finding::Wasted];
        assert_eq!(food_days(&all, days), Some(days.wasted));
        assert_eq!(food_days(&all[..2], days), Some(days.underweight));
        assert_eq!(food_days(&all[..1], days), Some(days.not_gaining_twice));
    }
}

#[test]
fn gizi_buruk_at_home_goes_to_hospital_with_a_complication_and_with_nothing_less() {
    let child = tumbuh::samples::child();
    let on = date("2025-10-01");
    for pack in packs() {
        let advice = |also: Finding| {
            let findings = vec![also, Finding::SeverelyWasted];
            let act =
                CareAct::OpenCase { case: CaseId::new(1, [1; 10]), found: Found::new(on, None, findings) };
            let event = CareEvent {
                id: MutationId::new(1, [1; 10]),
                child: child.id,
                actor: tumbuh::samples::account(),
                role: tumbuh::access::Role::Midwife,
                act,
            };
            let care = cases([], [&event], &pack.care.cure);
            severe_advice(&care.cases[0], pack.rules()).unwrap()
        };
        let due = on.plus_days(i32::from(pack.care.deadlines.evaluate_severe_days));
        let flags = RedFlag::ALL.map(Finding::RedFlag).into_iter();
        let signs = DangerSign::ALL.map(Finding::DangerSign).into_iter();
        for finding in flags.chain(signs).chain(ASKED) {
            let complication = matches!(
                finding,
                Finding::DangerSign(_)
                    | Finding::SevereNeedsHospital
                    | Finding::RedFlag(RedFlag::Cyanosis | RedFlag::FeedingDifficulty | RedFlag::Pallor)
            );
            let expected = if complication {
                SevereAdvice::Hospital { why: finding }
            } else {
                SevereAdvice::VisitWeekly { due }
            };
            assert_eq!(advice(finding), expected, "{finding:?}");
        }
    }
}
