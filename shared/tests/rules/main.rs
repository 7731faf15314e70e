//! Every rule at its limit: a gram, a millimetre, a day or one thing more on one side, and nothing of it on the other.
//!
//! Limits that are settings are tried by the standard ones and by [`others`], so that none of them is written into a rule.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod card;
mod growth;
mod past;
mod treatment;
mod women;

use tumbuh::age::CivilDate;
use tumbuh::care::{
    CareSettings, CureSettings, CureSigns, Deadlines, FoodSettings, TrendSettings, detect,
    register::RegisterSettings,
};
use tumbuh::child::Child;
use tumbuh::finding::Finding;
use tumbuh::growth::{Oedema, Position, Scores, assess};
use tumbuh::kms::{KmsSettings, MinimalGains};
use tumbuh::measurement::Measurement;
use tumbuh::regency::{FoodDays, Settings, Thresholds};
use tumbuh::sex::Sex;
use tumbuh::unit::{Grams, Millimetres};

/// What a rule says on either side of its limit.
struct Limit {
    rule: String,
    beyond: bool,
    within: bool,
}

/// A rule that finds something `beyond` its limit and not `within` it.
fn limit(rule: impl Into<String>, beyond: bool, within: bool) -> Limit {
    Limit { rule: rule.into(), beyond, within }
}

/// Every limit is where it should be; says which are not.
fn hold(limits: &[Limit]) {
    let wrong: Vec<_> = limits
        .iter()
        .filter(|limit| !limit.beyond || limit.within)
        .map(|limit| (&limit.rule, if limit.beyond { "found too early" } else { "missed" }))
        .collect();
    assert!(!limits.is_empty());
    assert_eq!(wrong, []);
}

fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

/// The standard settings and others, with which to try every limit that is a setting.
fn packs() -> [Settings; 2] {
    [Settings::standard(date("2020-01-01")), others()]
}

fn others() -> Settings {
    let more = |gains: Vec<Grams>| gains.into_iter().map(|Grams(grams)| Grams(grams + 40)).collect();
    let MinimalGains { male, female } = MinimalGains::default();
    Settings {
        kms: KmsSettings {
            minimal_gains: MinimalGains { male: more(male), female: more(female) },
            red_line_sd: -3,
            orange_line_sd: 2,
            band_tolerance_hundredths: 5,
        },
        food_days: FoodDays { wasted: 90, underweight: 21, not_gaining_twice: 10, thin_in_pregnancy: 100 },
        thresholds: Thresholds {
            mother_arm_millimetres: Millimetres(230),
            mother_haemoglobin_grams_per_litre: 105,
            young_mother_years: 21,
            old_mother_years: 40,
            birth_spacing_months: 33,
            many_children: 2,
            birth_weight_grams: Grams(2_600),
            birth_length_millimetres: Millimetres(470),
            missed_sessions: 3,
            ..Thresholds::default()
        },
        care: CareSettings {
            trend: TrendSettings {
                fall_hundredths: 50,
                within_days: 120,
                from_age_days: 28,
                catch_up_months: 12,
            },
            deadlines: Deadlines { evaluate_severe_days: 5, ..Deadlines::default() },
            cure: CureSettings { visits: 3, apart_days: 9, signs: CureSigns::EveryMeasured },
            food: FoodSettings { no_gain_days: 7, ..FoodSettings::default() },
            registers: RegisterSettings {
                haemoglobin_grams_per_litre: 115,
                severe_haemoglobin_in_pregnancy_grams_per_litre: 65,
                severe_haemoglobin_grams_per_litre: 75,
                antenatal_every_days: 21,
                antenatal_iron_tablets: 180,
                girl_every_days: 90,
                girl_iron_every_days: 3,
                couple_before_days: 60,
            },
            ..CareSettings::default()
        },
        ..Settings::standard(date("2020-01-01"))
    }
}

/// A girl and a boy, born at term on a 10th of January five years before anything here ends.
fn children() -> [Child; 2] {
    [Sex::Female, Sex::Male].map(|sex| Child {
        sex,
        birth_date: date("2020-01-10"),
        birth_weight_grams: Some(Grams(3_000)),
        birth_length_millimetres: Some(Millimetres(490)),
        ..tumbuh::samples::child()
    })
}

/// The day on which a child is so many completed months old.
fn months_old(child: &Child, months: i32) -> CivilDate {
    let index = child.birth_date.month_index() + months;
    let month = u8::try_from(index.rem_euclid(12) + 1).unwrap();
    CivilDate::new(index.div_euclid(12), month, child.birth_date.day()).unwrap()
}

/// What one tool reads, or scale and board together.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Tool {
    Scale,
    Board,
    HeadTape,
    ArmTape,
    /// The scale, of a child so many millimetres long.
    ScaleAt(u32),
}

/// A reading of `value` grams or millimetres; whoever is two years old stands.
fn read(child: &Child, on: CivilDate, tool: Tool, value: u32) -> Measurement {
    let stands = on >= child.birth_date.plus_days(731);
    let millimetres = |wanted| (tool == wanted).then_some(Millimetres(value));
    Measurement {
        id: tumbuh::id::MeasurementId::new(u64::from(value), [0; 10]),
        date: on,
        weight_grams: matches!(tool, Tool::Scale | Tool::ScaleAt(_)).then_some(Grams(value)),
        length_millimetres: match tool {
            Tool::ScaleAt(length) => Some(Millimetres(length)),
            _ => millimetres(Tool::Board),
        },
        position: Some(if stands { Position::Standing } else { Position::Lying }),
        head_millimetres: millimetres(Tool::HeadTape),
        arm_millimetres: millimetres(Tool::ArmTape),
        oedema: Oedema::Absent,
        ..tumbuh::samples::reading(1)
    }
}

fn scores(child: &Child, reading: &Measurement) -> Scores {
    assess(&child.subject(), reading.date, &reading.reading()).scores
}

/// The lowest value from which on something holds, of all that a tool can read.
fn lowest(holds: impl Fn(u32) -> bool) -> u32 {
    let (mut without, mut with) = (20, 200_000);
    while without + 1 < with {
        let middle = u32::midpoint(without, with);
        *(if holds(middle) { &mut with } else { &mut without }) = middle;
    }
    with
}

/// The z of a reading by one tool: for age, or for length.
fn z(child: &Child, on: CivilDate, tool: Tool, value: u32) -> f64 {
    let scores = scores(child, &read(child, on, tool, value));
    let score = match tool {
        Tool::Scale => scores.weight_for_age,
        Tool::Board => scores.length_for_age,
        Tool::HeadTape => scores.head_for_age,
        Tool::ArmTape => scores.arm_for_age,
        // At school age there is no weight for height any more.
        Tool::ScaleAt(_) => scores.weight_for_length.or(scores.bmi_for_age),
    };
    score.unwrap().z
}

/// The lowest value with at least this z.
fn from_z(child: &Child, on: CivilDate, tool: Tool, line: f64) -> u32 {
    lowest(|value| z(child, on, tool, value) >= line)
}

fn finds(
    finding: Finding,
    child: &Child,
    others: &[Measurement],
    entry: &Measurement,
    pack: &Settings,
) -> bool {
    detect(child, others, entry, &[], pack.rules()).contains(&finding)
}
