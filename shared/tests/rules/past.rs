//! What a reading's past adds, what an absence says, and what birth leaves behind.

use tumbuh::age::CivilDate;
use tumbuh::care::{at_birth, missed_sessions};
use tumbuh::child::Child;
use tumbuh::finding::{Finding, RedFlag};
use tumbuh::id::AbsenceId;
use tumbuh::measurement::Absence;
use tumbuh::regency::Settings;
use tumbuh::unit::{Grams, Millimetres};

use crate::{Tool, children, date, finds, from_z, hold, limit, months_old, packs, read, z};

const FALLS: [(Finding, Tool); 2] =
    [(Finding::WeightBandCrossed, Tool::Scale), (Finding::LengthBandCrossed, Tool::Board)];

/// Each set of settings with each child.
fn each() -> Vec<(Settings, Child)> {
    packs().into_iter().flat_map(|pack| children().map(|child| (pack.clone(), child))).collect()
}

#[test]
fn a_fall_counts_from_its_amount_and_across_a_line() {
    let mut limits = Vec::new();
    for (pack, child) in each() {
        let (then, now) = (months_old(&child, 12), months_old(&child, 14));
        let amount = f64::from(pack.care.trend.fall_hundredths) / 100.0;
        for (finding, tool) in FALLS {
            let fell = |before, after| {
                finds(
                    finding,
                    &child,
                    &[read(&child, then, tool, before)],
                    &read(&child, now, tool, after),
                    &pack,
                )
            };
            for line in [0.0, -1.0, -2.0, -3.0] {
                let name = |what| format!("{finding:?}: {what} at {line}");
                let above = from_z(&child, then, tool, line + 0.3);
                let lower = z(&child, then, tool, above) - amount;
                let just = from_z(&child, now, tool, lower.next_up());
                limits.push(limit(name("the amount"), fell(above, just - 1), fell(above, just)));
                let high = from_z(&child, then, tool, line + amount + 0.1);
                let end = from_z(&child, now, tool, line);
                limits.push(limit(name("the line"), fell(high, end - 1), fell(high, end)));
                let begin = from_z(&child, then, tool, line);
                let far = from_z(&child, now, tool, line - amount - 0.15);
                limits.push(limit(name("from the line"), fell(begin, far), fell(begin - 1, far)));
            }
            // Down from above the median, but not to it.
            let plus = [1.0, 2.0, 3.0].map(|line| {
                fell(from_z(&child, then, tool, line + 0.4), from_z(&child, now, tool, line - 0.4))
            });
            assert_eq!(plus, [false; 3], "{finding:?}");
        }
    }
    hold(&limits);
}

#[test]
fn a_fall_is_looked_for_in_the_days_of_the_settings() {
    let mut limits = Vec::new();
    for (pack, child) in each() {
        let trend = &pack.care.trend;
        for (finding, tool) in FALLS {
            let fell = |then: CivilDate, now: CivilDate| {
                let before = read(&child, then, tool, from_z(&child, then, tool, 0.3));
                let after = read(&child, now, tool, from_z(&child, now, tool, -0.9));
                finds(finding, &child, &[before], &after, &pack)
            };
            let now = months_old(&child, 14);
            let earliest = now.plus_days(-i32::from(trend.within_days));
            limits.push(limit("the window", fell(earliest, now), fell(earliest.plus_days(-1), now)));
            let from = child.birth_date.plus_days(i32::from(trend.from_age_days));
            let young = from.plus_days(30);
            limits.push(limit("the first age", fell(from, young), fell(from.plus_days(-1), young)));
        }
    }
    hold(&limits);
}

#[test]
fn a_child_born_light_has_not_caught_up_below_the_line_from_an_age_on() {
    let flag = Finding::RedFlag(RedFlag::LowBirthWeightNotCaughtUp);
    let mut limits = Vec::new();
    for (pack, child) in each() {
        let least = pack.thresholds.birth_weight_grams.0;
        let behind = |born: u32, on, grams| {
            let child = Child { birth_weight_grams: Some(Grams(born)), ..child.clone() };
            finds(flag, &child, &[], &read(&child, on, Tool::Scale, grams), &pack)
        };
        let on = months_old(&child, i32::from(pack.care.trend.catch_up_months));
        let caught_up = from_z(&child, on, Tool::Scale, -2.0);
        let light = from_z(&child, on, Tool::Scale, -2.5);
        limits.extend([
            limit("not caught up", behind(least - 1, on, caught_up - 1), behind(least - 1, on, caught_up)),
            limit("born light", behind(least - 1, on, light), behind(least, on, light)),
            limit("old enough", behind(least - 1, on, light), behind(least - 1, on.plus_days(-1), light)),
        ]);
    }
    hold(&limits);
}

#[test]
fn a_newborn_is_light_by_a_gram_and_short_by_a_millimetre_for_28_days() {
    let mut limits = Vec::new();
    for (pack, child) in each() {
        let (weight, length) =
            (pack.thresholds.birth_weight_grams.0, pack.thresholds.birth_length_millimetres.0);
        let born = |finding, grams, millimetres, days| {
            let born = Child {
                birth_weight_grams: Some(Grams(grams)),
                birth_length_millimetres: Some(Millimetres(millimetres)),
                ..child.clone()
            };
            at_birth(&born, born.birth_date.plus_days(days), pack.rules()).contains(&finding)
        };
        let light = |grams, days| born(Finding::LowBirthWeight, grams, length, days);
        let short = |millimetres, days| born(Finding::ShortAtBirth, weight, millimetres, days);
        limits.extend([
            limit("born light", light(weight - 1, 0), light(weight, 0)),
            limit("born short", short(length - 1, 0), short(length, 0)),
            limit("light while newborn", light(weight - 1, 27), light(weight - 1, 28)),
            limit("short while newborn", short(length - 1, 27), short(length - 1, 28)),
        ]);
    }
    hold(&limits);
}

#[test]
fn sessions_are_missed_on_the_day_the_last_of_them_is_over_or_an_absence_is_noted() {
    let mut limits = Vec::new();
    for (pack, child) in each() {
        let asked = i32::from(pack.thresholds.missed_sessions);
        let first_of = |months| months_old(&child, months).plus_days(1 - i32::from(child.birth_date.day()));
        let missed = |seen: CivilDate, absent: Option<CivilDate>, today| {
            let reading = read(&child, seen, Tool::Scale, 8_000);
            let absence = absent.map(|date| Absence {
                id: AbsenceId::new(1, [1; 10]),
                child: child.id,
                date,
                remark: None,
            });
            let child = Child {
                consent: tumbuh::child::Consent { on: child.birth_date, ..child.consent.clone() },
                ..child.clone()
            };
            missed_sessions(&child, &[reading], absence.as_slice(), today, pack.rules()).is_some()
        };
        let (first, last) = (first_of(8), first_of(9).plus_days(-1));
        let over = first_of(8 + asked + 1);
        let noted = first_of(8 + asked).plus_days(4);
        limits.extend([
            limit("over", missed(last, None, over), missed(last, None, over.plus_days(-1))),
            limit("seen on the last day", missed(last, None, over), missed(last.plus_days(1), None, over)),
            limit(
                "seen on the first day",
                missed(first.plus_days(-1), None, over.plus_days(-1)),
                missed(first, None, over.plus_days(-1)),
            ),
            limit("noted", missed(last, Some(noted), noted), missed(last, Some(noted), noted.plus_days(-1))),
            limit(
                "noted in the last of them",
                missed(last, Some(first_of(8 + asked)), over.plus_days(-1)),
                missed(last, Some(first_of(8 + asked).plus_days(-1)), over.plus_days(-1)),
            ),
        ]);
        let five = months_old(&child, 60);
        let seen = date("2024-06-10");
        limits.push(limit("until five", missed(seen, None, five.plus_days(-1)), missed(seen, None, five)));
    }
    hold(&limits);
}
