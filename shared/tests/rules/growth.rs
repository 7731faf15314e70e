//! What one reading says: the categories of Permenkes 2/2020, WHO's flags, and what a hospital treats.

use tumbuh::child::Child;
use tumbuh::finding::Finding;
use tumbuh::growth::{Oedema, Scores};
use tumbuh::measurement::Measurement;
use tumbuh::unit::Millimetres;

use crate::{Tool, children, finds, from_z, hold, limit, lowest, months_old, packs, read, scores};

/// Days of age on both sides of where the length is measured otherwise, and the last one of the standard for under-fives.
const AGES: [i32; 6] = [60, 250, 730, 731, 1_500, 1_826];
const SCHOOL_AGE: i32 = 2_500;

/// Where a finding begins: below a line, or above it.
#[derive(Clone, Copy)]
enum Line {
    Below(f64),
    Above(f64),
}
use Line::{Above, Below};

#[test]
fn every_category_begins_at_its_line_at_every_age() {
    let [pack, _] = packs();
    let mut limits = Vec::new();
    for (child, age) in each(&AGES) {
        let on = child.birth_date.plus_days(age);
        let median = Tool::ScaleAt(from_z(&child, on, Tool::Board, 0.0));
        for (finding, tool, line) in [
            (Finding::VeryUnderweight, Tool::Scale, Below(-3.0)),
            (Finding::Underweight, Tool::Scale, Below(-2.0)),
            (Finding::Underweight, Tool::Scale, Above(-3.0)),
            (Finding::VeryShort, Tool::Board, Below(-3.0)),
            (Finding::Short, Tool::Board, Below(-2.0)),
            (Finding::Short, Tool::Board, Above(-3.0)),
            (Finding::SeverelyWasted, median, Below(-3.0)),
            (Finding::Wasted, median, Below(-2.0)),
            (Finding::Wasted, median, Above(-3.0)),
            (Finding::Overweight, median, Above(2.0)),
            (Finding::HeadSmall, Tool::HeadTape, Below(-2.0)),
            (Finding::HeadLarge, Tool::HeadTape, Above(2.0)),
        ] {
            limits.push(at_line(finding, &child, age, tool, line, &pack));
        }
    }
    for (child, age) in each(&[SCHOOL_AGE]) {
        let tool = Tool::ScaleAt(1_150);
        for (finding, line) in [
            (Finding::SeverelyWasted, Below(-3.0)),
            (Finding::Wasted, Below(-2.0)),
            (Finding::Wasted, Above(-3.0)),
            (Finding::Overweight, Above(1.0)),
        ] {
            limits.push(at_line(finding, &child, age, tool, line, &pack));
        }
    }
    hold(&limits);
}

#[test]
fn the_coloured_lines_are_those_of_the_card_and_end_with_it() {
    let mut limits = Vec::new();
    for pack in packs() {
        let (red, orange) = (f64::from(pack.kms.red_line_sd), f64::from(pack.kms.orange_line_sd));
        for (child, age) in each(&[0, 60, 731, 1_500]) {
            limits.extend([
                at_line(Finding::BelowRedLine, &child, age, Tool::Scale, Below(red), &pack),
                at_line(Finding::AboveOrangeLine, &child, age, Tool::Scale, Above(orange), &pack),
            ]);
        }
        for child in children() {
            let five = months_old(&child, 60);
            for (finding, line) in
                [(Finding::BelowRedLine, red - 0.5), (Finding::AboveOrangeLine, orange + 0.5)]
            {
                let grams = from_z(&child, five, Tool::Scale, line);
                let found = |on| finds(finding, &child, &[], &read(&child, on, Tool::Scale, grams), &pack);
                limits.push(limit(format!("{finding:?} until five"), found(five.plus_days(-1)), found(five)));
            }
        }
    }
    hold(&limits);
}

#[test]
fn an_arm_is_thin_in_millimetres_and_only_from_six_months_to_five_years() {
    let [pack, _] = packs();
    let mut limits = Vec::new();
    for child in children() {
        let found = |finding, months, days: i32, arm| {
            let on = months_old(&child, months).plus_days(days);
            finds(finding, &child, &[], &read(&child, on, Tool::ArmTape, arm), &pack)
        };
        for months in [6, 24, 59] {
            let at = |finding, arm| found(finding, months, 0, arm);
            limits.extend([
                limit("arm very small", at(Finding::ArmVerySmall, 114), at(Finding::ArmVerySmall, 115)),
                limit("arm small", at(Finding::ArmSmall, 124), at(Finding::ArmSmall, 125)),
                limit("arm no more than small", at(Finding::ArmSmall, 115), at(Finding::ArmSmall, 114)),
            ]);
        }
        for (finding, arm) in [(Finding::ArmVerySmall, 114), (Finding::ArmSmall, 124)] {
            limits.extend([
                limit("arm from six months", found(finding, 6, 0, arm), found(finding, 6, -1, arm)),
                limit("arm until five years", found(finding, 60, -1, arm), found(finding, 60, 0, arm)),
            ]);
        }
    }
    hold(&limits);
}

#[test]
fn a_reading_is_implausible_where_its_rounded_z_leaves_the_range() {
    let [pack, _] = packs();
    let mut limits = Vec::new();
    for (child, age) in each(&[250, 730, 731, 1_500, SCHOOL_AGE]) {
        let on = child.birth_date.plus_days(age);
        let long = |z| from_z(&child, on, Tool::Board, z);
        let mut tools = vec![Tool::Scale, Tool::Board, Tool::ScaleAt(long(0.0)), Tool::ScaleAt(long(-2.0))];
        if age < SCHOOL_AGE {
            tools.extend([Tool::HeadTape, Tool::ArmTape]);
        }
        for tool in tools {
            let entry = |value| read(&child, on, tool, value);
            let found = |value| finds(Finding::Implausible, &child, &[], &entry(value), &pack);
            let name = |side| format!("{side} plausible {tool:?} at {age} days");
            let low = lowest(|value| beyond(&scores(&child, &entry(value))) != Some(false));
            let high = lowest(|value| beyond(&scores(&child, &entry(value))) == Some(true));
            limits.push(limit(name("lowest"), found(low - 1), found(low)));
            limits.push(limit(name("highest"), found(high), found(high - 1)));
        }
    }
    hold(&limits);
}

/// Whether a z lies above (`true`) or below what WHO's flags leave, before it is rounded to two decimals.
fn beyond(scores: &Scores) -> Option<bool> {
    let ranges = [
        (scores.weight_for_age, 6.0, 5.0),
        (scores.length_for_age, 6.0, 6.0),
        (scores.weight_for_length, 5.0, 5.0),
        (scores.bmi_for_age, 5.0, 5.0),
        (scores.head_for_age, 5.0, 5.0),
        (scores.arm_for_age, 5.0, 5.0),
    ];
    ranges.into_iter().find_map(|(score, below, above)| {
        let z = score?.z;
        (z <= -below - 0.005 || z >= above + 0.005).then_some(z > 0.0)
    })
}

#[test]
fn gizi_buruk_goes_to_hospital_when_it_is_so_small_or_so_light_or_so_swollen() {
    let [pack, _] = packs();
    let mut limits = Vec::new();
    for child in children() {
        let found = |entry: &Measurement| finds(Finding::SevereNeedsHospital, &child, &[], entry, &pack);
        let (six, before) = (months_old(&child, 6), months_old(&child, 6).plus_days(-1));
        let median = Tool::ScaleAt(from_z(&child, before, Tool::Board, 0.0));
        let wasted = from_z(&child, before, median, -3.0) - 1;
        let weighed = |on, grams| read(&child, on, median, grams);
        limits.extend([
            limit("under six months", found(&weighed(before, wasted)), found(&weighed(six, wasted))),
            limit("severely wasted", found(&weighed(before, wasted)), found(&weighed(before, wasted + 1))),
        ]);
        // So short that four kilograms are still too few.
        let short = |grams| read(&child, six, Tool::ScaleAt(585), grams);
        assert!(finds(Finding::SeverelyWasted, &child, &[], &short(4_000), &pack));
        limits.push(limit("under four kilograms", found(&short(3_999)), found(&short(4_000))));
        let thin = |arm, grams| Measurement {
            arm_millimetres: Some(Millimetres(arm)),
            ..read(&child, six, Tool::Scale, grams)
        };
        limits.extend([
            limit("an arm and four kilograms", found(&thin(114, 3_999)), found(&thin(114, 4_000))),
            limit("light with a thin arm", found(&thin(114, 3_999)), found(&thin(115, 3_999))),
        ]);
        let swollen = |oedema, on, grams| Measurement { oedema, ..read(&child, on, Tool::Scale, grams) };
        let (one, two, three) = (Oedema::Grade1, Oedema::Grade2, Oedema::Grade3);
        limits.extend([
            limit("oedema", found(&swollen(three, six, 8_000)), found(&swollen(two, six, 8_000))),
            limit("swollen", found(&swollen(one, before, 8_000)), found(&swollen(one, six, 8_000))),
            limit("swollen and light", found(&swollen(one, six, 3_999)), found(&swollen(one, six, 4_000))),
        ]);
        let oedema = |oedema| finds(Finding::Oedema, &child, &[], &swollen(oedema, six, 8_000), &pack);
        limits.push(limit("any oedema", oedema(Oedema::Grade1), oedema(Oedema::Absent)));
    }
    hold(&limits);
}

fn each(ages: &[i32]) -> impl Iterator<Item = (Child, i32)> {
    children().into_iter().flat_map(move |child| ages.iter().map(move |age| (child.clone(), *age)))
}

/// The two neighbouring grams or millimetres on either side of a line.
fn at_line(
    finding: Finding,
    child: &Child,
    age: i32,
    tool: Tool,
    line: Line,
    pack: &tumbuh::regency::Settings,
) -> crate::Limit {
    let on = child.birth_date.plus_days(age);
    let found = |value| finds(finding, child, &[], &read(child, on, tool, value), pack);
    let (beyond, within, name) = match line {
        Below(line) => {
            let from = from_z(child, on, tool, line);
            (from - 1, from, format!("below {line}"))
        }
        Above(line) => {
            // What is on the line itself belongs below it, but for the lowest line of a middle category.
            let line = if line < 0.0 { line } else { line.next_up() };
            let from = from_z(child, on, tool, line);
            (from, from - 1, format!("above {line}"))
        }
    };
    limit(format!("{finding:?} {name} of a {:?} at {age} days", child.sex), found(beyond), found(within))
}
