//! What a pack must hold beyond the form of its parts.

mod care;

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::vec::Vec;

use super::clock::OFFSETS;
use super::dated::{Dated, From};
use super::problem::Found;
use super::template::{INVITATION, NOTICE, Places, REMINDER, WOMAN_REMINDER};
use super::{Colour, Crest, FORMAT_VERSION, PackError, PackProblem, RegencyPack, Settings};
use crate::area::{AreaCode, AreaLevel};
use crate::language::{Both, Language};
use crate::text::Passage;

/// Everything that is wrong.
pub fn problems(pack: &RegencyPack) -> Vec<PackProblem> {
    let mut found = Found::default();
    head(pack, &mut found);
    look(pack, &mut found);
    ascending("/settings", &pack.settings, &mut found);
    for (place, settings) in pack.settings.iter().enumerate() {
        let at = format!("/settings/{place}");
        ranges(&at, settings, &mut found);
        care::settings(&format!("{at}/care"), &settings.care, &pack.offices, &mut found);
    }
    offices_and_catalogue(pack, &mut found);
    texts(pack, &mut found);
    areas(pack, &mut found);
    puskesmas(pack, &mut found);
    found.0
}

fn head(pack: &RegencyPack, found: &mut Found) {
    if pack.format_version != FORMAT_VERSION {
        found.add("/formatVersion", PackError::FormatVersion(FORMAT_VERSION));
    }
    if pack.code.level() != AreaLevel::Regency {
        found.add("/code", PackError::NotARegency);
    }
    if !OFFSETS.contains(&pack.utc_offset_minutes) {
        found.add("/utcOffsetMinutes", PackError::Clock);
    }
    let twice = pack.languages.len() > 2 || pack.languages.get(1) == pack.languages.first();
    if pack.languages.first() != Some(&Language::Indonesian) || twice {
        found.add("/languages", PackError::Languages);
    }
}

fn look(pack: &RegencyPack, found: &mut Found) {
    for (name, colour) in [("primary", pack.look.primary), ("accent", pack.look.accent)] {
        if colour.contrast_with_white() < Colour::LEAST_CONTRAST {
            found.add(format!("/look/{name}"), PackError::Contrast);
        }
    }
    let Some(crest) = &pack.look.crest else { return };
    for (place, side) in crest.view_box.iter().enumerate() {
        range(found, &format!("/look/crest/viewBox/{place}"), *side, 1, 4096);
    }
    items(found, "/look/crest/paths", crest.paths.len(), 1, Crest::PATH_LIMIT);
    if crest.paths.iter().map(|path| path.d.as_str().len()).sum::<usize>() > Crest::LIMIT {
        found.add("/look/crest/paths", PackError::TooMuch(Crest::LIMIT));
    }
}

fn ascending<T: From>(at: &str, entries: &Dated<T>, found: &mut Found) {
    for (place, (before, after)) in entries.iter().zip(entries.iter().skip(1)).enumerate() {
        if after.from() <= before.from() {
            found.add(format!("{at}/{}/from", place + 1), PackError::NotAscending);
        }
    }
}

fn ranges(at: &str, settings: &Settings, found: &mut Found) {
    let Settings { from: _, kms, food_days, thresholds, care: _, counting, privacy } = settings;
    for (sex, gains) in [("male", &kms.minimal_gains.male), ("female", &kms.minimal_gains.female)] {
        items(found, &format!("{at}/kms/minimalGains/{sex}"), gains.len(), 1, 60);
        for (place, gain) in gains.iter().enumerate() {
            range(found, &format!("{at}/kms/minimalGains/{sex}/{place}"), gain.0, 0, 2_000);
        }
    }
    let rows: [(&str, i64, i64, i64); 21] = [
        ("kms/redLineSd", kms.red_line_sd.into(), -4, -1),
        ("kms/orangeLineSd", kms.orange_line_sd.into(), 1, 4),
        ("kms/bandToleranceHundredths", kms.band_tolerance_hundredths.into(), 0, 100),
        ("foodDays/wasted", food_days.wasted.into(), 1, 366),
        ("foodDays/underweight", food_days.underweight.into(), 1, 366),
        ("foodDays/notGainingTwice", food_days.not_gaining_twice.into(), 1, 366),
        ("foodDays/thinInPregnancy", food_days.thin_in_pregnancy.into(), 1, 366),
        ("thresholds/motherArmMillimetres", thresholds.mother_arm_millimetres.0.into(), 180, 300),
        (
            "thresholds/motherHaemoglobinGramsPerLitre",
            thresholds.mother_haemoglobin_grams_per_litre.into(),
            70,
            150,
        ),
        ("thresholds/youngMotherYears", thresholds.young_mother_years.into(), 15, 25),
        ("thresholds/oldMotherYears", thresholds.old_mother_years.into(), 30, 50),
        ("thresholds/birthSpacingMonths", thresholds.birth_spacing_months.into(), 12, 60),
        ("thresholds/manyChildren", thresholds.many_children.into(), 1, 10),
        ("thresholds/birthWeightGrams", thresholds.birth_weight_grams.0.into(), 1_500, 3_500),
        ("thresholds/birthLengthMillimetres", thresholds.birth_length_millimetres.0.into(), 400, 550),
        ("thresholds/missedSessions", thresholds.missed_sessions.into(), 1, 12),
        ("thresholds/weightJumpPercent", thresholds.weight_jump_percent.into(), 5, 50),
        ("counting/hideBelow", counting.hide_below.into(), 0, 100),
        ("counting/percentFrom", counting.percent_from.into(), 1, 1_000),
        ("privacy/answerDays", privacy.answer_days.into(), 1, 30),
        // A year at least, so that a request about it is not too late; 25 years is how long medical records are kept
        // (Permenkes 24/2022).
        ("privacy/accessLogDays", privacy.access_log_days.into(), 365, 9_132),
    ];
    for (name, value, low, high) in rows {
        range(found, &format!("{at}/{name}"), value, low, high);
    }
}

fn offices_and_catalogue(pack: &RegencyPack, found: &mut Found) {
    let mut offices = BTreeSet::new();
    for (place, office) in pack.offices.iter().enumerate() {
        if !offices.insert(&office.id) {
            found.add(format!("/offices/{place}/id"), PackError::Twice);
        }
    }
    let mut entries = BTreeSet::new();
    for (place, entry) in pack.catalogue.iter().enumerate() {
        if !entries.insert(&entry.id) {
            found.add(format!("/catalogue/{place}/id"), PackError::Twice);
        }
        if !offices.contains(&entry.office) {
            found.add(format!("/catalogue/{place}/office"), PackError::NoOffice(entry.office.clone()));
        }
    }
}

fn texts(pack: &RegencyPack, found: &mut Found) {
    placed("/templates/invitation", &pack.templates.invitation, &INVITATION, found);
    placed("/templates/reminder", &pack.templates.reminder, &REMINDER, found);
    placed("/templates/womanReminder", &pack.templates.woman_reminder, &WOMAN_REMINDER, found);
    ascending("/notices", &pack.notices, found);
    for (place, (before, after)) in pack.notices.iter().zip(pack.notices.iter().skip(1)).enumerate() {
        if after.version <= before.version {
            found.add(format!("/notices/{}/version", place + 1), PackError::NotAscending);
        }
    }
    for (place, notice) in pack.notices.iter().enumerate() {
        placed(&format!("/notices/{place}/consent"), &notice.consent, &NOTICE, found);
        placed(&format!("/notices/{place}/privacy"), &notice.privacy, &NOTICE, found);
    }
}

fn placed<const MAX: usize>(at: &str, text: &Both<Passage<MAX>>, places: &Places, found: &mut Found) {
    for (language, text) in [("id", &text.indonesian), ("en", &text.english)] {
        for error in places.errors(text.as_str()) {
            found.add(format!("{at}/{language}"), error);
        }
    }
}

fn areas(pack: &RegencyPack, found: &mut Found) {
    let mut known = BTreeSet::from([&pack.code]);
    let twice: Vec<bool> = pack.areas.iter().map(|area| !known.insert(&area.code)).collect();
    for (place, (area, twice)) in pack.areas.iter().zip(twice).enumerate() {
        let at = || format!("/areas/{place}/code");
        if twice {
            found.add(at(), PackError::Twice);
        } else if !pack.code.contains(&area.code) {
            found.add(at(), PackError::Outside);
        } else if let Some(parent) = parent(&area.code).filter(|parent| !known.contains(parent)) {
            found.add(at(), PackError::Orphan(parent));
        }
    }
}

fn parent(code: &AreaCode) -> Option<AreaCode> {
    let level = match code.level() {
        AreaLevel::Posyandu => AreaLevel::Village,
        AreaLevel::Village => AreaLevel::District,
        AreaLevel::District => AreaLevel::Regency,
        AreaLevel::Regency | AreaLevel::Province => return None,
    };
    code.ancestor(level)
}

fn puskesmas(pack: &RegencyPack, found: &mut Found) {
    let villages: BTreeSet<_> =
        pack.areas.iter().map(|area| &area.code).filter(|code| code.level() == AreaLevel::Village).collect();
    let mut codes = BTreeSet::new();
    let mut covered = BTreeMap::new();
    for (place, puskesmas) in pack.puskesmas.iter().enumerate() {
        let at = || format!("/puskesmas/{place}/code");
        if !puskesmas.code.is_of(&pack.code) {
            found.add(at(), PackError::Outside);
        }
        if !codes.insert(&puskesmas.code) {
            found.add(at(), PackError::Twice);
        }
        for (part, village) in puskesmas.villages.iter().enumerate() {
            let at = || format!("/puskesmas/{place}/villages/{part}");
            if !villages.contains(village) {
                found.add(at(), PackError::NoVillage);
            } else if let Some(by) = covered.insert(village, &puskesmas.code) {
                found.add(at(), PackError::Covered(by.clone()));
            }
        }
    }
}

fn range(found: &mut Found, at: &str, value: impl Into<i64>, low: i64, high: i64) {
    if !(low..=high).contains(&value.into()) {
        found.add(at, PackError::Range { low, high });
    }
}

fn items(found: &mut Found, at: &str, count: usize, low: usize, high: usize) {
    if !(low..=high).contains(&count) {
        found.add(at, PackError::Items { low, high });
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::super::{CrestPath, Dated, Notice, Puskesmas};
    use super::*;
    use crate::area::Area;

    fn pack(areas: &[&str]) -> RegencyPack {
        let area = |code: &&str| Area { code: code.parse().unwrap(), name: "X".parse().unwrap() };
        let areas = areas.iter().map(area).collect();
        RegencyPack::new("32.11".parse().unwrap(), "Kabupaten Contoh".parse().unwrap(), 420, areas)
    }

    fn whole() -> RegencyPack {
        pack(&["32.11.01", "32.11.01.2001", "32.11.01.2002", "32.11.01.2001.01"])
    }

    /// What is wrong with the pack after a change.
    fn told(change: impl FnOnce(&mut RegencyPack)) -> Vec<(alloc::string::String, PackError)> {
        let mut pack = whole();
        change(&mut pack);
        pack.problems().into_iter().map(|problem| (problem.at, problem.error)).collect()
    }

    fn only(change: impl FnOnce(&mut RegencyPack), at: &str, error: PackError) {
        assert_eq!(told(change), [(at.into(), error)]);
    }

    #[test]
    fn the_defaults_hold_together() {
        assert_eq!(whole().problems(), []);
        assert_eq!((whole().offices.len(), whole().catalogue.len()), (9, 22));
    }

    #[test]
    fn areas_form_one_tree() {
        let mut wrong = pack(&["32.11.01", "32.11.01", "32.11.02.2001", "74.13.01"]);
        wrong.utc_offset_minutes = 0;
        wrong.code = "32.11".parse().unwrap();
        let found: Vec<_> = wrong.problems().into_iter().map(|problem| (problem.at, problem.error)).collect();
        let at = |at: &str, error| (at.into(), error);
        assert_eq!(
            found,
            [
                at("/utcOffsetMinutes", PackError::Clock),
                at("/areas/1/code", PackError::Twice),
                at("/areas/2/code", PackError::Orphan("32.11.02".parse().unwrap())),
                at("/areas/3/code", PackError::Outside),
            ]
        );
    }

    #[test]
    fn each_rule_names_its_place() {
        only(|pack| pack.format_version = 2, "/formatVersion", PackError::FormatVersion(1));
        only(|pack| pack.languages = vec![Language::English], "/languages", PackError::Languages);
        only(|pack| pack.languages = vec![Language::Indonesian; 2], "/languages", PackError::Languages);
        only(|pack| pack.look.accent = "#ffee00".parse().unwrap(), "/look/accent", PackError::Contrast);
        let drawn = |paths: usize, each: usize| {
            let d = format!("M{}", "1".repeat(each - 1));
            let path = CrestPath { fill: "#000000".parse().unwrap(), d: d.parse().unwrap() };
            Some(Crest { view_box: [10, 10], paths: (0..paths).map(|_| path.clone()).collect() })
        };
        only(|pack| pack.look.crest = drawn(5, 3_500), "/look/crest/paths", PackError::TooMuch(16_000));
        let mut heaviest = whole();
        heaviest.look.crest = drawn(4, 4_000);
        assert_eq!(heaviest.problems(), []);
        only(|pack| pack.offices.push(pack.offices[1].clone()), "/offices/9/id", PackError::Twice);
        only(|pack| pack.catalogue.push(pack.catalogue[0].clone()), "/catalogue/22/id", PackError::Twice);
        let gone = PackError::NoOffice("disdik".parse().unwrap());
        only(
            |pack| pack.offices.retain(|office| office.id.as_str() != "disdik"),
            "/catalogue/5/office",
            gone,
        );
        only(
            |pack| pack.templates.reminder.english = "Come {tomorrow} to {posyandu}".parse().unwrap(),
            "/templates/reminder/en",
            PackError::UnknownPlace("tomorrow".into()),
        );
        only(
            |pack| {
                let first = Notice::default();
                let second = Notice { version: 1, from: "2026-01-01".parse().unwrap(), ..first.clone() };
                pack.notices = Dated::from_entries(vec![first, second]).unwrap();
            },
            "/notices/1/version",
            PackError::NotAscending,
        );
    }

    #[test]
    fn settings_are_possible_and_ascend() {
        let entry = |from: &str| Settings::standard(from.parse().unwrap());
        only(
            |pack| {
                pack.settings = Dated::from_entries(vec![entry("2026-01-01"), entry("2026-01-01")]).unwrap()
            },
            "/settings/1/from",
            PackError::NotAscending,
        );
        let wrong = told(|pack| {
            let mut settings = entry("2026-01-01");
            settings.kms.minimal_gains.male.clear();
            settings.kms.red_line_sd = 0;
            settings.food_days.wasted = 0;
            pack.settings = Dated::new(settings);
        });
        let places: Vec<_> = wrong.iter().map(|(at, _)| at.as_str()).collect();
        assert_eq!(
            places,
            ["/settings/0/kms/minimalGains/male", "/settings/0/kms/redLineSd", "/settings/0/foodDays/wasted"]
        );
    }

    #[test]
    fn settings_hold_from_their_day() {
        let mut pack = whole();
        let entry = |from: &str, wasted| {
            let mut settings = Settings::standard(from.parse().unwrap());
            settings.food_days.wasted = wasted;
            settings
        };
        pack.settings = Dated::from_entries(vec![entry("2025-01-01", 90), entry("2026-01-01", 56)]).unwrap();
        for (day, wasted) in [("2024-06-01", 90), ("2025-12-31", 90), ("2026-01-01", 56), ("2030-01-01", 56)]
        {
            assert_eq!(pack.settings_on(day.parse().unwrap()).food_days.wasted, wasted, "{day}");
        }
    }

    #[test]
    fn a_village_has_one_puskesmas() {
        let puskesmas = |code: &str, villages: &[&str]| Puskesmas {
            code: code.parse().unwrap(),
            name: "Puskesmas".parse().unwrap(),
            villages: villages.iter().map(|code| code.parse().unwrap()).collect(),
        };
        let both = vec![
            puskesmas("32.11.P01", &["32.11.01.2001"]),
            puskesmas("32.11.P02", &["32.11.01.2001", "32.11.01", "32.11.01.2003"]),
            puskesmas("32.12.P01", &[]),
        ];
        let wrong = told(|pack| pack.puskesmas = both);
        let at = |at: &str, error| (at.into(), error);
        assert_eq!(
            wrong,
            [
                at("/puskesmas/1/villages/0", PackError::Covered("32.11.P01".parse().unwrap())),
                at("/puskesmas/1/villages/1", PackError::NoVillage),
                at("/puskesmas/1/villages/2", PackError::NoVillage),
                at("/puskesmas/2/code", PackError::Outside),
            ]
        );
        let mut pack = whole();
        pack.puskesmas = vec![puskesmas("32.11.P01", &["32.11.01.2001"])];
        let of = |code: &str| pack.puskesmas_of(&code.parse().unwrap()).map(|own| own.code.as_str());
        assert_eq!(
            (of("32.11.01.2001.01"), of("32.11.01.2002"), of("32.11")),
            (Some("32.11.P01"), None, None)
        );
    }
}
