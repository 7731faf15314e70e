//! The rules one by one, both sides of each limit, and laws that hold for any reading.

use proptest::prelude::*;

use super::*;
use crate::age::AgeDays;
use crate::growth::{DAYS_PER_MONTH, HeadStatus, Oedema, Position, TenthMillimetres, Unit, WeightStatus};
use crate::unit::Grams;

fn at(days: u32) -> Option<Age> {
    Some(Age::from_days(AgeDays(days)))
}

fn measured(weight: u32, length: u32, position: Option<Position>) -> Reading {
    Reading { weight: Some(Grams(weight)), length: Some(Millimetres(length)), position, ..Reading::default() }
}

fn length_at(days: u32, position: Option<Position>) -> (u32, LengthAdjustment) {
    let length = assess_at(Sex::Male, at(days), &measured(9_000, 800, position)).length.unwrap();
    (length.millimetres.0, length.adjustment)
}

#[test]
fn the_length_is_adjusted_to_the_table_of_its_age() {
    use LengthAdjustment::{AddedForStanding, AsMeasured, PositionUnknown, SubtractedForLying};
    let (lying, standing) = (Some(Position::Lying), Some(Position::Standing));
    assert_eq!(length_at(730, lying), (800, AsMeasured));
    assert_eq!(length_at(731, lying), (793, SubtractedForLying));
    assert_eq!(length_at(730, standing), (807, AddedForStanding));
    assert_eq!(length_at(731, standing), (800, AsMeasured));
    assert_eq!(length_at(273, standing), (800, PositionUnknown));
    assert_eq!(length_at(274, standing), (807, AddedForStanding));
    assert_eq!(length_at(2_500, lying), (793, SubtractedForLying));
    for days in [0, 273, 730, 731, 1_826] {
        assert_eq!(length_at(days, None), (800, PositionUnknown));
    }
}

#[test]
fn weight_is_held_against_length_and_from_day_731_against_height() {
    let index = |age, reading: &Reading| {
        let score = assess_at(Sex::Female, age, reading).scores.weight_for_length;
        score.map(|score| score.indicator)
    };
    let reading = measured(9_000, 800, None);
    assert_eq!(index(at(730), &reading), Some(Indicator::WeightForLength));
    assert_eq!(index(at(731), &reading), Some(Indicator::WeightForHeight));
    assert_eq!(index(at(1_826), &reading), Some(Indicator::WeightForHeight));
    assert_eq!(index(at(1_827), &reading), None);
    for (length, position, expected) in [
        (869, None, Indicator::WeightForLength),
        (870, None, Indicator::WeightForHeight),
        (900, Some(Position::Lying), Indicator::WeightForLength),
        (700, Some(Position::Standing), Indicator::WeightForHeight),
    ] {
        let reading = measured(9_000, length, position);
        assert_eq!(index(None, &reading), Some(expected));
        let assessment = assess_at(Sex::Female, None, &reading);
        assert_eq!(assessment.scores.iter().count(), 1);
        assert!(assessment.warnings.contains(Warning::AgeUnknown));
        assert_eq!(assessment.length.unwrap().millimetres, Millimetres(length));
    }
}

#[test]
fn outside_the_tables_there_is_no_score_and_a_warning() {
    let warned =
        |days, reading: Reading, warning| assess_at(Sex::Male, at(days), &reading).warnings.contains(warning);
    let weighed = |length| measured(3_000, length, Some(Position::Lying));
    assert!(warned(10, weighed(449), Warning::LengthOutsideTable));
    assert!(!warned(10, weighed(450), Warning::LengthOutsideTable));
    let arm = Reading { arm: Some(Millimetres(130)), ..Reading::default() };
    assert!(warned(90, arm, Warning::ArmOutsideAges) && !warned(91, arm, Warning::ArmOutsideAges));
    assert!(warned(1_827, arm, Warning::ArmOutsideAges) && !warned(1_826, arm, Warning::ArmOutsideAges));
    let head = Reading { head: Some(Millimetres(500)), ..Reading::default() };
    assert!(warned(1_827, head, Warning::HeadOutsideAges) && !warned(1_826, head, Warning::HeadOutsideAges));
    let ten_years = 3_652;
    let school = measured(30_000, 1_380, None);
    assert!(!warned(ten_years, school, Warning::WeightOutsideAges));
    assert!(warned(ten_years + 1, school, Warning::WeightOutsideAges));
    assert!(!warned(6_939, school, Warning::TooOld) && warned(6_940, school, Warning::TooOld));
    assert!(!warned(2_000, school, Warning::PositionUnknown));
    assert!(warned(100, measured(6_000, 620, Some(Position::Standing)), Warning::StandingUnderNineMonths));
}

#[test]
fn after_day_1826_who_2007_takes_over_without_a_gap() {
    let school = measured(18_300, 1_097, Some(Position::Standing));
    let young = assess_at(Sex::Male, at(1_826), &school);
    let old = assess_at(Sex::Male, at(1_827), &school);
    assert_eq!(young.standard, Some(Standard::Who2006));
    assert_eq!(old.standard, Some(Standard::Who2007));
    let category = |assessment: &Assessment| assessment.scores.bmi_for_age.unwrap().category;
    assert_eq!(category(&young), Some(Category::Nutrition(NutritionStatus::Good)));
    assert!(matches!(category(&old), Some(Category::SchoolNutrition(_))));
    assert_eq!(old.scores.length_for_age.unwrap().category, None);
    let exact = school_score(Indicator::LengthForAge, Sex::Male, 1_827.0 / DAYS_PER_MONTH, &school);
    assert_eq!(exact.map(|score| score.z), old.scores.length_for_age.map(|score| score.z));
    for months in [59.99, 228.01, f64::NAN, f64::INFINITY] {
        assert_eq!(school_score(Indicator::BmiForAge, Sex::Male, months, &school), None);
    }
    assert_eq!(school_score(Indicator::HeadForAge, Sex::Male, 80.0, &school), None);
}

#[test]
fn a_month_reading_says_why_its_category_differs() {
    // 60 completed months by the calendar, but day 1827: the month is in the standard of under-fives.
    let five = Some(Age { days: AgeDays(1_827), months: CompletedMonths(60) });
    let by_month = |age, reading: &Reading, of: fn(&Scores) -> Option<Score>| {
        of(&assess_at(Sex::Male, age, reading).scores).unwrap().by_month.unwrap()
    };
    let school = measured(18_300, 1_097, Some(Position::Standing));
    let bmi = by_month(five, &school, |scores| scores.bmi_for_age);
    assert_eq!(bmi.difference, Some(MonthDifference::FiveYears));
    assert_eq!(bmi.category, Some(Category::Nutrition(NutritionStatus::Good)));

    // The last day before 3 months is read at 2 months: the median has risen meanwhile.
    let almost_three = Some(Age { days: AgeDays(91), months: CompletedMonths(2) });
    let light = Reading { weight: Some(Grams(4_950)), ..Reading::default() };
    let weight = by_month(almost_three, &light, |scores| scores.weight_for_age);
    assert_eq!(weight.difference, Some(MonthDifference::DaysSinceWholeMonth));
    assert_eq!(weight.category, Some(Category::Weight(WeightStatus::Normal)));
    let row = distribution_at(61);
    assert!((weight.z - row.z(4.95)).abs() < 1e-12);

    // Two calendar years without a leap day are 730 days: by the month the child is two and its lying length too long.
    let two = Some(Age { days: AgeDays(730), months: CompletedMonths(24) });
    let mut differences = Vec::new();
    for length in 700..1_000 {
        let reading = measured(9_000, length, Some(Position::Lying));
        let scores = assess_at(Sex::Male, two, &reading).scores;
        assert_eq!(scores.weight_for_length.unwrap().indicator, Indicator::WeightForLength);
        differences.extend(scores.iter().filter_map(|score| score.by_month.unwrap().difference));
    }
    assert!(!differences.is_empty());
    assert!(differences.iter().all(|difference| *difference == MonthDifference::TwoYears));
}

fn distribution_at(day: u32) -> Lms {
    Tables::get().row(Table::WeightForAge, Sex::Male, day).unwrap()
}

#[test]
fn whole_months_take_the_row_of_their_rounded_day() {
    for (month, day) in [(0, 0), (1, 30), (2, 61), (12, 365), (24, 731), (59, 1_796), (60, 1_826)] {
        assert!(Place::of_month(CompletedMonths(month)) == Place::Day(day), "{month}");
        assert!((f64::from(month) * DAYS_PER_MONTH - f64::from(day)).abs() <= 0.5);
    }
    assert!(Place::of_month(CompletedMonths(61)) == Place::Month(61.0));
}

#[test]
fn oedema_silences_weight_and_means_gizi_buruk() {
    for (days, others) in [(500, 3), (2_500, 1)] {
        let reading = Reading {
            head: Some(Millimetres(470)),
            arm: Some(Millimetres(150)),
            oedema: Oedema::Grade1,
            ..measured(11_000, 820, Some(Position::Lying))
        };
        let assessment = assess_at(Sex::Female, at(days), &reading);
        assert_eq!(assessment.scores.iter().count(), others);
        assert!(assessment.scores.weight_for_age.is_none() && assessment.scores.bmi_for_age.is_none());
        assert!(assessment.warnings.contains(Warning::Oedema));
        assert!(!assessment.warnings.contains(Warning::LengthOutsideTable));
        let expected = Nutrition { status: NutritionStatus::SeverelyWasted, basis: NutritionBasis::Oedema };
        assert_eq!(assessment.nutrition, Some(expected));
    }
}

#[test]
fn nutrition_is_the_gravest_of_weight_for_length_and_arm() {
    let nutrition = |weight, arm: Option<u32>| {
        let reading = Reading { arm: arm.map(Millimetres), ..measured(weight, 800, Some(Position::Lying)) };
        let nutrition = assess_at(Sex::Male, at(500), &reading).nutrition.unwrap();
        (nutrition.status, nutrition.basis)
    };
    let (weight, arm) = (NutritionBasis::WeightForLength, NutritionBasis::Arm);
    assert_eq!(nutrition(10_400, None), (NutritionStatus::Good, weight));
    assert_eq!(nutrition(10_400, Some(140)), (NutritionStatus::Good, weight));
    assert_eq!(nutrition(10_400, Some(124)), (NutritionStatus::Wasted, arm));
    assert_eq!(nutrition(14_500, Some(140)).1, weight);
    assert_eq!(nutrition(7_000, Some(124)), (NutritionStatus::SeverelyWasted, weight));
    assert_eq!(nutrition(7_000, Some(114)), (NutritionStatus::SeverelyWasted, weight));
    let only_arm = Reading { arm: Some(Millimetres(114)), ..Reading::default() };
    let nutrition = assess_at(Sex::Male, at(500), &only_arm).nutrition.unwrap();
    assert_eq!((nutrition.status, nutrition.basis), (NutritionStatus::SeverelyWasted, arm));
    assert_eq!(assess_at(Sex::Male, at(500), &Reading::default()).nutrition, None);
}

#[test]
fn flags_are_on_the_rounded_z_and_categories_on_the_unrounded() {
    // A head just under -2 SD rounds to -2.00 and still is microcephaly.
    let tables = Tables::get();
    let found = (0..=1_826).flat_map(|day| {
        let row = tables.row(Table::HeadForAge, Sex::Male, day).unwrap();
        let head = (row.value(-2.0) * 10.0).floor();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a head in mm")]
        let reading = Reading { head: Some(Millimetres(head as u32)), ..Reading::default() };
        assess_at(Sex::Male, at(day), &reading).scores.head_for_age
    });
    let near: Vec<_> = found.filter(|score| score.z < -2.0 && score.z > -2.005).collect();
    assert!(!near.is_empty());
    for score in near {
        assert!((score.z_rounded + 2.0).abs() < 1e-12);
        assert_eq!(score.category, Some(Category::Head(HeadStatus::Microcephaly)));
    }
    assert!((hundredths(0.125) - 0.13).abs() < 1e-12 && (hundredths(-0.125) + 0.13).abs() < 1e-12);
    assert!(hundredths(-0.001).is_sign_positive());
}

#[test]
fn a_reading_before_birth_is_only_warned_about() {
    let subject = Subject { sex: Sex::Male, birth_date: "2025-01-02".parse().unwrap() };
    let assessment = assess(&subject, "2025-01-01".parse().unwrap(), &measured(9_000, 800, None));
    assert_eq!(assessment.warnings, Warnings::from_iter([Warning::BeforeBirth]));
    assert_eq!((assessment.scores, assessment.age), (Scores::default(), None));
}

#[test]
fn zero_is_not_measured() {
    let zero = measured(0, 0, Some(Position::Lying));
    assert_eq!(assess_at(Sex::Male, at(500), &zero), assess_at(Sex::Male, at(500), &Reading::default()));
}

fn readings() -> impl Strategy<Value = Reading> {
    let number = || prop::option::of(prop_oneof![0..40_000_u32, any::<u32>()]);
    let position = prop::option::of(prop_oneof![Just(Position::Lying), Just(Position::Standing)]);
    let oedema = prop_oneof![Just(Oedema::Absent), Just(Oedema::Grade3)];
    (number(), number(), position, number(), number(), number(), oedema).prop_map(
        |(weight, length, position, head, arm, fold, oedema)| Reading {
            weight: weight.map(Grams),
            length: length.map(Millimetres),
            position,
            head: head.map(Millimetres),
            arm: arm.map(Millimetres),
            triceps: fold.map(TenthMillimetres),
            subscapular: fold.map(TenthMillimetres),
            oedema,
        },
    )
}

fn ages() -> impl Strategy<Value = Option<Age>> {
    prop::option::of(prop_oneof![0..7_000_u32, any::<u32>()].prop_map(|days| Age::from_days(AgeDays(days))))
}

fn sexes() -> impl Strategy<Value = Sex> {
    prop_oneof![Just(Sex::Male), Just(Sex::Female)]
}

proptest! {
    #[test]
    fn whatever_was_read_every_number_is_finite_and_survives_the_wire(
        sex in sexes(), age in ages(), reading in readings(),
    ) {
        let assessment = assess_at(sex, age, &reading);
        for score in assessment.scores.iter() {
            for number in [score.z, score.z_rounded, score.median, score.value] {
                prop_assert!(number.is_finite(), "{score:?}");
            }
            prop_assert!((0.0..=100.0).contains(&score.percentile));
            prop_assert!((score.z - score.z_rounded).abs() <= 0.005 + score.z.abs() * 1e-9);
            prop_assert_eq!(score.implausible, assessment.warnings.contains(
                Warning::Implausible { indicator: score.indicator }
            ));
            prop_assert_eq!(score.by_month.is_some_and(|month| month.difference.is_some()),
                score.by_month.is_some_and(|month| month.category != score.category));
            prop_assert!(assessment.scores.get(score.indicator) == Some(score));
        }
        let wire = serde_json::to_string(&assessment).unwrap();
        // The JSON reader may be off by the last bit of a float; everything else comes back as it was.
        let back: Assessment = serde_json::from_str(&wire).unwrap();
        prop_assert_eq!(back.scores.iter().count(), assessment.scores.iter().count());
        for (back, score) in back.scores.iter().zip(assessment.scores.iter()) {
            prop_assert!((back.z - score.z).abs() <= score.z.abs() * 1e-15);
            prop_assert_eq!((back.indicator, back.category), (score.indicator, score.category));
        }
        prop_assert_eq!(Assessment { scores: assessment.scores, ..back }, assessment);
    }

    #[test]
    fn more_weight_is_more_z_and_never_a_lower_category(
        sex in sexes(), days in 0..2_500_u32, weight in 500..40_000_u32, more in 1..5_000_u32, length in 450..1_200_u32,
    ) {
        let scores = |weight| assess_at(sex, at(days), &measured(weight, length, None)).scores;
        let (light, heavy) = (scores(weight), scores(weight + more));
        for (light, heavy) in light.iter().zip(heavy.iter()) {
            if light.indicator.unit() == Unit::Centimetres {
                prop_assert_eq!(light, heavy);
            } else {
                prop_assert!(light.z < heavy.z && light.percentile <= heavy.percentile + 1e-4);
            }
            if let (Some(Category::Weight(low)), Some(Category::Weight(high))) = (light.category, heavy.category) {
                prop_assert!(low <= high);
            }
            if let (Some(Category::Nutrition(low)), Some(Category::Nutrition(high))) = (light.category, heavy.category) {
                prop_assert!(low <= high);
            }
        }
    }

    #[test]
    fn at_the_median_z_is_zero(sex in sexes(), days in 91..=1_826_u32) {
        for (slot, table) in [(Slot::Weight, Table::WeightForAge), (Slot::Head, Table::HeadForAge)] {
            let median = Tables::get().row(table, sex, days).unwrap().m;
            let scored = |value: u32| {
                let reading = Reading { weight: Some(Grams(value)), head: Some(Millimetres(value)), ..Reading::default() };
                let scores = assess_at(sex, at(days), &reading).scores;
                if slot == Slot::Weight { scores.weight_for_age } else { scores.head_for_age }.unwrap()
            };
            let scale = if slot == Slot::Weight { 1_000.0 } else { 10.0 };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a median in g or mm")]
            let below = (median * scale).floor() as u32;
            prop_assert!(scored(below).z <= 0.0 && scored(below + 1).z >= 0.0);
            prop_assert!((scored(below).median - median).abs() < 1e-12);
        }
    }
}
