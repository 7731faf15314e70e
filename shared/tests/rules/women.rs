//! The registers of pregnant women, girls and couples.

use tumbuh::age::CivilDate;
use tumbuh::care::register::{
    Couple, Girl, HealthCheck, Pregnancy, Woman, WomanFinding, WomanFound, newborn_visit,
};
use tumbuh::child::Child;
use tumbuh::growth::{Position, Reading, Subject, assess};
use tumbuh::id::WomanId;
use tumbuh::regency::Settings;
use tumbuh::sex::Sex;
use tumbuh::unit::{Grams, Millimetres};

use crate::{date, hold, limit, lowest, packs};

/// The first day of every register here.
fn day(offset: i32) -> CivilDate {
    date("2025-06-01").plus_days(offset)
}

fn woman(birth_date: CivilDate) -> Woman {
    Woman {
        id: WomanId::new(1, [1; 10]),
        name: "Siti".parse().unwrap(),
        birth_date,
        nik: None,
        phone: None,
        posyandu: "32.11.01.2001.01".parse().unwrap(),
        address: None,
    }
}

fn seen(on: i32) -> HealthCheck {
    HealthCheck {
        on: day(on),
        weight_grams: None,
        height_millimetres: None,
        arm_millimetres: None,
        haemoglobin_grams_per_litre: None,
        iron_tablets: 0,
    }
}

fn pregnancy(checks: Vec<HealthCheck>) -> Pregnancy {
    Pregnancy {
        woman: woman(date("1998-05-05")),
        since: day(0),
        last_period: day(0),
        spacing_months: None,
        children: None,
        checks,
        born: Vec::new(),
        ended_on: None,
    }
}

fn girl(checks: Vec<HealthCheck>) -> Girl {
    Girl { woman: woman(date("2011-06-01")), since: day(0), school: None, checks }
}

fn couple(checks: Vec<HealthCheck>) -> Couple {
    Couple {
        woman: woman(date("2000-01-01")),
        since: day(0),
        man_name: "Budi".parse().unwrap(),
        wedding_on: day(200),
        checks,
    }
}

fn has(found: &[WomanFound], finding: WomanFinding) -> bool {
    found.iter().any(|found| found.finding == finding)
}

/// What a day finds, whoever is followed.
trait Followed {
    fn shows(&self, finding: WomanFinding, today: CivilDate, pack: &Settings) -> bool;
}

impl Followed for Pregnancy {
    fn shows(&self, finding: WomanFinding, today: CivilDate, pack: &Settings) -> bool {
        has(&self.findings(today, &pack.thresholds, &pack.care.registers), finding)
    }
}

impl Followed for Girl {
    fn shows(&self, finding: WomanFinding, today: CivilDate, pack: &Settings) -> bool {
        has(&self.findings(today, &pack.care.registers), finding)
    }
}

impl Followed for Couple {
    fn shows(&self, finding: WomanFinding, today: CivilDate, pack: &Settings) -> bool {
        has(&self.findings(today, &pack.thresholds, &pack.care.registers), finding)
    }
}

#[test]
fn haemoglobin_and_arm_turn_by_one_in_every_register() {
    use WomanFinding::{Anaemia, SevereAnaemia, ThinArm};
    let mut limits = Vec::new();
    for pack in packs() {
        let (thresholds, settings) = (&pack.thresholds, &pack.care.registers);
        let blood =
            |haemoglobin| vec![HealthCheck { haemoglobin_grams_per_litre: Some(haemoglobin), ..seen(10) }];
        let arm =
            |millimetres| vec![HealthCheck { arm_millimetres: Some(Millimetres(millimetres)), ..seen(10) }];
        type Make = fn(Vec<HealthCheck>) -> Box<dyn Followed>;
        let registers: [(&str, Make, u16, u16); 3] = [
            (
                "pregnant",
                |checks| Box::new(pregnancy(checks)),
                thresholds.mother_haemoglobin_grams_per_litre,
                settings.severe_haemoglobin_in_pregnancy_grams_per_litre,
            ),
            (
                "girl",
                |checks| Box::new(girl(checks)),
                settings.haemoglobin_grams_per_litre,
                settings.severe_haemoglobin_grams_per_litre,
            ),
            (
                "bride",
                |checks| Box::new(couple(checks)),
                settings.haemoglobin_grams_per_litre,
                settings.severe_haemoglobin_grams_per_litre,
            ),
        ];
        for (who, make, under, severe) in registers {
            let bled = |finding, haemoglobin| make(blood(haemoglobin)).shows(finding, day(10), &pack);
            limits.extend([
                limit(format!("anaemia, {who}"), bled(Anaemia, under - 1), bled(Anaemia, under)),
                limit(
                    format!("severe anaemia, {who}"),
                    bled(SevereAnaemia, severe - 1),
                    bled(SevereAnaemia, severe),
                ),
                limit(format!("not severe, {who}"), bled(Anaemia, severe), bled(Anaemia, severe - 1)),
            ]);
            if who != "girl" {
                let least = thresholds.mother_arm_millimetres.0;
                let thin = |millimetres| make(arm(millimetres)).shows(ThinArm, day(10), &pack);
                limits.push(limit(format!("arm, {who}"), thin(least - 1), thin(least)));
            }
            let early = make(blood(severe - 1));
            limits.push(limit(
                format!("known from its day on, {who}"),
                early.shows(SevereAnaemia, day(10), &pack),
                early.shows(SevereAnaemia, day(9), &pack),
            ));
        }
    }
    hold(&limits);
}

#[test]
fn a_girls_bmi_for_age_turns_by_a_gram() {
    let [pack, _] = packs();
    let (birth_date, height) = (girl(Vec::new()).woman.birth_date, Millimetres(1_500));
    let z = |grams| {
        let reading = Reading {
            weight: Some(Grams(grams)),
            length: Some(height),
            position: Some(Position::Standing),
            ..Reading::default()
        };
        let subject = Subject { sex: Sex::Female, birth_date };
        assess(&subject, day(10), &reading).scores.bmi_for_age.unwrap().z
    };
    let shows = |finding, grams| {
        let check =
            HealthCheck { weight_grams: Some(Grams(grams)), height_millimetres: Some(height), ..seen(10) };
        girl(vec![check]).shows(finding, day(10), &pack)
    };
    let from = |line: f64| lowest(|grams| z(grams) >= line);
    use WomanFinding::{Overweight, SeverelyThin, Thin};
    let (severe, thin, heavy) = (from(-3.0), from(-2.0), from(1.0_f64.next_up()));
    // Beyond WHO's flags, on the z of two decimals, nothing is said.
    let (lightest, heaviest) = (from((-5.005_f64).next_up()), from(5.005) - 1);
    hold(&[
        limit("severely thin", shows(SeverelyThin, severe - 1), shows(SeverelyThin, severe)),
        limit("thin", shows(Thin, thin - 1), shows(Thin, thin)),
        limit("no more than thin", shows(Thin, severe), shows(Thin, severe - 1)),
        limit("overweight", shows(Overweight, heavy), shows(Overweight, heavy - 1)),
        limit("too light to be true", shows(SeverelyThin, lightest), shows(SeverelyThin, lightest - 1)),
        limit("too heavy to be true", shows(Overweight, heaviest), shows(Overweight, heaviest + 1)),
    ]);
}

#[test]
fn whoever_was_not_seen_is_missed_a_day_after_it_was_due() {
    let mut limits = Vec::new();
    for pack in packs() {
        let settings = &pack.care.registers;
        let every = i32::from(settings.antenatal_every_days);
        let girls = i32::from(settings.girl_every_days);
        let missed = |followed: &dyn Followed, on| followed.shows(WomanFinding::NotSeen, day(on), &pack);
        let twice = |followed: &dyn Followed, last| (missed(followed, last + 1), missed(followed, last));
        for (rule, (beyond, within)) in [
            ("pregnant, since she came", twice(&pregnancy(Vec::new()), every)),
            ("pregnant, since a visit", twice(&pregnancy(vec![seen(5), seen(3)]), 5 + every)),
            ("girl, since she came", twice(&girl(Vec::new()), girls)),
            ("girl, since a visit", twice(&girl(vec![seen(3), seen(5)]), 5 + girls)),
            ("couple", twice(&couple(Vec::new()), 200 - i32::from(settings.couple_before_days))),
        ] {
            limits.push(limit(rule, beyond, within));
        }
        let before_due = 200 - i32::from(settings.couple_before_days) + 1;
        limits.push(limit(
            "a couple is seen from its first check on",
            missed(&couple(vec![seen(before_due + 1)]), before_due),
            missed(&couple(vec![seen(before_due)]), before_due),
        ));
    }
    hold(&limits);
}

#[test]
fn each_iron_tablet_lasts_until_its_day() {
    let mut limits = Vec::new();
    for pack in packs() {
        // From week 14 to day 280, as many as the settings ask, evenly.
        let total = i32::from(pack.care.registers.antenatal_iron_tablets);
        let (begin, end) = (13 * 7, 280);
        for given in 0..total {
            let asked = |on: i32| (on - begin) * total / (end - begin);
            let first = (begin..=end).find(|on| asked(*on) > given).unwrap();
            let check = HealthCheck { iron_tablets: u16::try_from(given).unwrap(), ..seen(5) };
            let missing = |on| pregnancy(vec![check]).shows(WomanFinding::IronMissing, day(on), &pack);
            limits.push(limit(format!("{given} of {total}"), missing(first), missing(first - 1)));
        }
        let all = |tablets: i32| {
            let check = HealthCheck { iron_tablets: u16::try_from(tablets).unwrap(), ..seen(5) };
            pregnancy(vec![check]).shows(WomanFinding::IronMissing, day(310), &pack)
        };
        limits.push(limit("all of them", all(total - 1), all(total)));
    }
    hold(&limits);
}

#[test]
fn a_girls_iron_is_missing_from_the_day_on_that_it_is_gone() {
    let mut limits = Vec::new();
    for pack in packs() {
        let every = i32::from(pack.care.registers.girl_iron_every_days);
        let missing = |given: &[(i32, u16)], on| {
            let checks =
                given.iter().map(|(on, tablets)| HealthCheck { iron_tablets: *tablets, ..seen(*on) });
            girl(checks.collect()).shows(WomanFinding::IronMissing, day(on), &pack)
        };
        let twice = |given: &[(i32, u16)], gone| (missing(given, gone), missing(given, gone - 1));
        for (rule, (beyond, within)) in [
            ("none was given", twice(&[], every)),
            ("four at once", twice(&[(0, 4)], 4 * every)),
            ("four, a day before the first are gone", twice(&[(0, 4), (4 * every - 1, 4)], 8 * every)),
            ("four, a day after", twice(&[(0, 4), (4 * every + 1, 4)], 8 * every + 1)),
        ] {
            limits.push(limit(rule, beyond, within));
        }
    }
    hold(&limits);
}

#[test]
fn age_spacing_and_children_are_a_risk_by_one() {
    use WomanFinding::{BirthsTooClose, TooManyChildren, TooOld, TooYoung};
    let mut limits = Vec::new();
    for pack in packs() {
        let thresholds = &pack.thresholds;
        let years = |on: CivilDate, years: u8| {
            CivilDate::new(on.year() - i32::from(years), on.month(), on.day()).unwrap()
        };
        let (young, old) = (thresholds.young_mother_years, thresholds.old_mother_years);
        let due = pregnancy(Vec::new()).due_on();
        assert_eq!(due, day(280));
        let pregnant = |finding, birth| {
            let pregnancy = Pregnancy { woman: woman(birth), ..pregnancy(Vec::new()) };
            pregnancy.shows(finding, day(1), &pack)
        };
        let bride = |finding, birth| {
            Couple { woman: woman(birth), ..couple(Vec::new()) }.shows(finding, day(1), &pack)
        };
        let wedding = couple(Vec::new()).wedding_on;
        for (who, shows, on) in [
            ("pregnant", &pregnant as &dyn Fn(WomanFinding, CivilDate) -> bool, due),
            ("bride", &bride, wedding),
        ] {
            let (of_age, too_old) = (years(on, young), years(on, old));
            limits.extend([
                limit(
                    format!("too young, {who}"),
                    shows(TooYoung, of_age.plus_days(1)),
                    shows(TooYoung, of_age),
                ),
                limit(format!("too old, {who}"), shows(TooOld, too_old), shows(TooOld, too_old.plus_days(1))),
            ]);
        }
        let close = |months| {
            let pregnancy = Pregnancy { spacing_months: Some(months), ..pregnancy(Vec::new()) };
            pregnancy.shows(BirthsTooClose, day(1), &pack)
        };
        let many = |children| {
            let pregnancy = Pregnancy { children: Some(children), ..pregnancy(Vec::new()) };
            pregnancy.shows(TooManyChildren, day(1), &pack)
        };
        let (spacing, most) = (u16::from(thresholds.birth_spacing_months), thresholds.many_children);
        limits.extend([
            limit("births too close", close(spacing - 1), close(spacing)),
            limit("too many children", many(most + 1), many(most)),
        ]);
    }
    hold(&limits);
}

#[test]
fn what_is_past_its_time_is_so_from_a_day_on_and_over_when_it_ends() {
    let [pack, _] = packs();
    let past = |followed: &dyn Followed, on| followed.shows(WomanFinding::PastItsTime, on, &pack);
    let grown = date("2030-06-01");
    let last = girl(Vec::new());
    let ended = Pregnancy { ended_on: Some(day(290)), ..pregnancy(Vec::new()) };
    let thin = pregnancy(vec![HealthCheck { arm_millimetres: Some(Millimetres(200)), ..seen(-1) }]);
    let shows = |on| thin.shows(WomanFinding::ThinArm, day(on), &pack);
    hold(&[
        limit("a birth", past(&pregnancy(Vec::new()), day(281)), past(&pregnancy(Vec::new()), day(280))),
        limit("a wedding", past(&couple(Vec::new()), day(201)), past(&couple(Vec::new()), day(200))),
        limit("19 years", past(&last, grown), past(&last, grown.plus_days(-1))),
        limit("until it ends", past(&ended, day(289)), past(&ended, day(290))),
        limit("from the last period on", shows(0), shows(-1)),
    ]);
}

#[test]
fn a_light_newborn_is_visited_until_the_last_day_of_each_visit() {
    let [pack, _] = packs();
    let child = Child { birth_weight_grams: Some(Grams(2_499)), ..tumbuh::samples::child() };
    let due = |seen: &[i32], today: i32| {
        let on = |days: &i32| child.birth_date.plus_days(*days);
        let seen: Vec<_> = seen.iter().map(on).collect();
        let task = newborn_visit(&child, &seen, on(&today), pack.rules())?;
        Some(task.due.days_since_epoch() - child.birth_date.days_since_epoch())
    };
    for (seen, today, expected) in [
        (&[][..], 2, Some(2)),
        (&[], 3, Some(7)),
        (&[], 7, Some(7)),
        (&[], 8, Some(28)),
        (&[2], 3, Some(7)),
        (&[3], 3, Some(28)),
        (&[7], 8, Some(28)),
        (&[8], 8, None),
        (&[], 59, Some(28)),
        (&[], 60, None),
    ] {
        assert_eq!(due(seen, today), expected, "seen on {seen:?}, on day {today}");
    }
}
