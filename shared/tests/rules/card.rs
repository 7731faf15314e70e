//! The weight card: N and T by minimal gain and band, and 2T.

use tumbuh::age::{CivilDate, CompletedMonths};
use tumbuh::child::Child;
use tumbuh::finding::Finding;
use tumbuh::regency::Settings;

use crate::{Tool, children, date, finds, from_z, hold, limit, months_old, packs, read, z};

/// Whether the last of these weighings is a T, or a second one.
fn falters(finding: Finding, child: &Child, weighings: &[(CivilDate, u32)], pack: &Settings) -> bool {
    let mut readings: Vec<_> =
        weighings.iter().map(|(on, grams)| read(child, *on, Tool::Scale, *grams)).collect();
    let entry = readings.pop().unwrap();
    finds(finding, child, &readings, &entry, pack)
}

fn minimal(child: &Child, months: u32, pack: &Settings) -> u32 {
    pack.kms.minimal_gains.at(child.sex, CompletedMonths(months)).unwrap().0
}

#[test]
fn one_gram_decides_about_the_minimal_gain_of_every_month() {
    let mut limits = Vec::new();
    for (pack, child) in packs().iter().flat_map(|pack| children().map(|child| (pack, child))) {
        for months in 1..60 {
            let (then, now) = (months_old(&child, months - 1), months_old(&child, months));
            // On the highest line a month grows by more than the minimal gain, so that the band excuses nothing.
            let before = from_z(&child, then, Tool::Scale, 3.0);
            let least = minimal(&child, months.unsigned_abs(), pack);
            let not_gained =
                |gain| falters(Finding::NotGaining, &child, &[(then, before), (now, before + gain)], pack);
            let rule = format!("{least} g at {months} months");
            limits.push(limit(rule, not_gained(least - 1), not_gained(least)));
        }
        // The month is over with the birthday in it: on the day before, more is asked.
        let turn = if child.sex == tumbuh::sex::Sex::Male { 12 } else { 11 };
        let (then, now) = (months_old(&child, turn - 1), months_old(&child, turn));
        let before = from_z(&child, then, Tool::Scale, 3.0);
        let gain = minimal(&child, turn.unsigned_abs(), pack);
        let not_gained =
            |on| falters(Finding::NotGaining, &child, &[(then, before), (on, before + gain)], pack);
        limits.push(limit(format!("until {turn} months"), not_gained(now.plus_days(-1)), not_gained(now)));
    }
    hold(&limits);
}

#[test]
fn a_band_is_followed_inside_its_tolerance_and_never_into_a_lower_one() {
    let mut limits = Vec::new();
    for (mut pack, child) in
        packs().into_iter().flat_map(|pack| children().map(|child| (pack.clone(), child)))
    {
        let (then, now) = (months_old(&child, 21), months_old(&child, 22));
        let least = minimal(&child, 22, &pack);
        let not_gained = |before, after, pack: &Settings| {
            falters(Finding::NotGaining, &child, &[(then, before), (now, after)], pack)
        };
        let tolerance = f64::from(pack.kms.band_tolerance_hundredths) / 100.0;
        let inside = from_z(&child, then, Tool::Scale, 0.6);
        let follows = from_z(&child, now, Tool::Scale, z(&child, then, Tool::Scale, inside) - tolerance);
        assert!(inside < follows - 1 && follows < inside + least, "neither a loss nor the minimal gain");
        limits.push(limit(
            format!("sinking by {tolerance}"),
            not_gained(inside, follows - 1, &pack),
            not_gained(inside, follows, &pack),
        ));
        let (on_line, stays) =
            (from_z(&child, then, Tool::Scale, -1.0), from_z(&child, now, Tool::Scale, -1.0));
        assert!(stays < on_line + least);
        limits.push(limit(
            "into a lower band",
            not_gained(on_line, stays - 1, &pack),
            not_gained(on_line, stays, &pack),
        ));
        // The band alone, as on paper: but not without any gain.
        pack.kms.band_tolerance_hundredths = 100;
        limits.push(limit(
            "no gain at all",
            not_gained(inside, inside, &pack),
            not_gained(inside, inside + 1, &pack),
        ));
    }
    hold(&limits);
}

#[test]
fn a_month_is_held_against_the_calendar_month_before() {
    let [pack, _] = packs();
    let [girl, _] = children();
    let not_gained = |then: &str| {
        falters(Finding::NotGaining, &girl, &[(date(then), 8_000), (date("2020-10-31"), 8_000)], &pack)
    };
    hold(&[
        limit("the month before", not_gained("2020-09-01"), not_gained("2020-08-31")),
        limit("not the same month", not_gained("2020-09-30"), not_gained("2020-10-01")),
    ]);
}

#[test]
fn one_gram_decides_about_the_second_t() {
    let mut limits = Vec::new();
    for (pack, child) in packs().iter().flat_map(|pack| children().map(|child| (pack, child))) {
        let [first, second, third] = [12, 13, 14].map(|months| months_old(&child, months));
        let falters = |finding, weights: [u32; 3]| {
            let [one, two, three] = weights;
            falters(finding, &child, &[(first, one), (second, two), (third, three)], pack)
        };
        let twice = |weights| falters(Finding::NotGainingTwice, weights);
        let once = |weights| falters(Finding::NotGaining, weights);
        // A loss down to a line, and then less than the line rises.
        let (heavy, lost) =
            (from_z(&child, first, Tool::Scale, 2.5), from_z(&child, second, Tool::Scale, 2.0));
        let least = minimal(&child, 14, pack);
        assert!(lost < heavy);
        limits.push(limit(
            "2T by a gram of the second month",
            twice([heavy, lost, lost + least - 1]),
            twice([heavy, lost, lost + least]),
        ));
        // A gain that ends under the line, by the minimal one or by less, and then none.
        let under = lost - 1;
        let gained = under - minimal(&child, 13, pack);
        let (flat, risen) = ([gained + 1, under, under], [gained, under, under]);
        limits.extend([
            limit("2T by a gram of the first month", twice(flat), twice(risen)),
            limit("T and not 2T", once(risen), once(flat)),
        ]);
    }
    hold(&limits);
}
