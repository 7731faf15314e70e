//! Taking over how another regency works: with the two packs of this repository as a table, and by its laws.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use tumbuh::age::CivilDate;
use tumbuh::regency::replicate::{
    ApplyError, Choice, DecisionKind, Replica, Snapshot, apply, difference, replicate,
};
use tumbuh::regency::{PackError, RegencyPack};

fn sumedang() -> RegencyPack {
    RegencyPack::parse(include_str!("../packs/32.11.json")).unwrap()
}

fn muna_barat() -> RegencyPack {
    RegencyPack::parse(include_str!("../packs/74.13.json")).unwrap()
}

/// The pack with other values at JSON pointers.
fn with(pack: &RegencyPack, values: &[(&str, Value)]) -> RegencyPack {
    let mut json = serde_json::to_value(pack).unwrap();
    for (pointer, value) in values {
        *json.pointer_mut(pointer).unwrap() = value.clone();
    }
    RegencyPack::from_value(json).unwrap()
}

fn paths(taken: &Snapshot, from: &RegencyPack, to: &RegencyPack) -> Vec<(String, bool)> {
    difference(taken, from, to)
        .unwrap()
        .into_iter()
        .map(|change| (change.path, change.changed_here))
        .collect()
}

#[test]
fn the_place_stays_and_the_way_of_working_comes() {
    let from = with(
        &sumedang(),
        &[
            ("/words/kader", json!("Kader Sumedang")),
            ("/settings/0/foodDays/wasted", json!(90)),
            ("/templates/reminder/id", json!("{posyandu} di Sumedang, {date}. Salam dari Kab. Sumedang")),
        ],
    );
    let own = muna_barat();
    let Replica { pack, taken, replaced, decisions, snapshot } = replicate(&from, &own).unwrap();
    assert_eq!(
        (&pack.code, &pack.name, pack.utc_offset_minutes, &pack.areas, &pack.puskesmas, &pack.look),
        (&own.code, &own.name, own.utc_offset_minutes, &own.areas, &own.puskesmas, &own.look)
    );
    assert_eq!(
        (&pack.settings, &pack.words, &pack.catalogue),
        (&from.settings, &from.words, &from.catalogue)
    );
    assert_eq!(
        pack.templates.reminder.indonesian.as_str(),
        "{posyandu} di Muna Barat, {date}. Salam dari Kab. Muna Barat"
    );
    assert_eq!(pack.offices, own.offices, "nine offices by the same names of another regency");
    let places: Vec<_> = replaced.iter().map(|one| one.path.as_str()).collect();
    assert_eq!((places.len(), places[0], places[9]), (10, "/offices/bappeda/name", "/templates/reminder/id"));
    assert!(replaced.iter().all(|one| one.before.contains("Sumedang") && !one.after.contains("Sumedang")));
    for path in [
        "/settings/2025-01-01",
        "/offices/dinkes",
        "/words/kader",
        "/templates/reminder",
        "/notices/1",
        "/languages",
    ] {
        assert!(taken.iter().any(|one| one == path), "{path}");
    }
    let kinds: Vec<_> = decisions.into_iter().map(|decision| decision.about).collect();
    assert_eq!(
        kinds,
        [
            DecisionKind::Crest,
            DecisionKind::Notice,
            DecisionKind::MonthlyCard,
            DecisionKind::FoodDays,
            DecisionKind::Offices,
            DecisionKind::Words,
            DecisionKind::NumberedPosyandu { count: 172 },
            DecisionKind::PuskesmasByDistrict,
        ]
    );
    assert_eq!(paths(&snapshot, &from, &pack), []);
    let again: Snapshot = serde_json::from_str(&serde_json::to_string(&snapshot).unwrap()).unwrap();
    assert_eq!(again, snapshot);
}

#[test]
fn a_text_that_would_not_fit_is_left_to_a_human() {
    let long = format!("{} Sumedang", "a".repeat(151));
    let from = with(&sumedang(), &[("/offices/1/name", json!(long))]);
    let own = with(&muna_barat(), &[("/look", json!({})), ("/puskesmas", json!([]))]);
    let replica = replicate(&from, &own).unwrap();
    assert_eq!(replica.pack.offices[1].name.as_str(), long);
    for kind in [
        DecisionKind::Colours,
        DecisionKind::UncoveredVillages { count: 86 },
        DecisionKind::TooLong { path: "/offices/dinkes".into() },
    ] {
        let decision = replica.decisions.iter().find(|decision| decision.about == kind).unwrap();
        assert!(!decision.words.indonesian.is_empty() && !decision.words.english.is_empty());
    }
}

#[test]
fn later_changes_are_taken_one_by_one() {
    let from = sumedang();
    let Replica { pack: first, snapshot, .. } = replicate(&from, &muna_barat()).unwrap();
    let to =
        with(&first, &[("/words/kader", json!("Kader Mubar")), ("/words/bidan", json!("Bidan kampung"))]);
    let mut later = with(
        &from,
        &[
            ("/words/kader", json!("Kader hebat")),
            ("/words/bidan", json!("Bidan kampung")),
            ("/words/desa", json!("Desa/Nagari")),
            ("/offices/1/shortName", json!("Dinkes Sumedang")),
        ],
    );
    later.catalogue.retain(|entry| entry.id.as_str() != "food-aid");
    assert_eq!(
        paths(&snapshot, &later, &to),
        [
            ("/catalogue/food-aid".into(), false),
            ("/offices/dinkes".into(), false),
            ("/words/desa".into(), false),
            ("/words/kader".into(), true),
        ]
    );
    let dinkes = &difference(&snapshot, &later, &to).unwrap()[1];
    let short = |value: &Option<Value>| value.as_ref().unwrap()["shortName"].clone();
    assert_eq!((short(&dinkes.before), short(&dinkes.after)), (json!("Dinkes"), json!("Dinkes Muna Barat")));

    let chosen = Choice::Paths(["/offices/dinkes".into(), "/catalogue/food-aid".into()].into());
    let applied = apply(&snapshot, &later, &to, &chosen, None).unwrap();
    assert_eq!(applied.applied, ["/catalogue/food-aid", "/offices/dinkes"]);
    assert_eq!(applied.pack.offices[1].short_name.as_str(), "Dinkes Muna Barat");
    assert_eq!(applied.pack.words, to.words);
    assert_eq!(
        paths(&applied.snapshot, &later, &applied.pack),
        [("/words/desa".into(), false), ("/words/kader".into(), true)]
    );
    let unknown = apply(&snapshot, &later, &to, &Choice::Paths(["/words/posyandu".into()].into()), None);
    assert_eq!(unknown, Err(ApplyError::NoChange(vec!["/words/posyandu".into()])));
}

#[test]
fn a_choice_that_does_not_hold_together_is_refused() {
    let from = sumedang();
    let Replica { pack: to, snapshot, .. } = replicate(&from, &muna_barat()).unwrap();
    let mut json = serde_json::to_value(&from).unwrap();
    json["offices"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "id": "bkkbn", "name": "BKKBN", "shortName": "BKKBN" }));
    json["catalogue"][0]["office"] = json!("bkkbn");
    let later = RegencyPack::from_value(json).unwrap();
    let choice = Choice::Paths(["/catalogue/anaemia-screening".into()].into());
    let Err(ApplyError::Invalid(problems)) = apply(&snapshot, &later, &to, &choice, None) else { panic!() };
    assert_eq!(problems[0].error, PackError::NoOffice("bkkbn".parse().unwrap()));
    assert!(apply(&snapshot, &later, &to, &Choice::All, None).is_ok());
}

#[test]
fn settings_that_are_taken_over_do_not_reach_back() {
    let from = sumedang();
    let Replica { pack: to, snapshot, .. } = replicate(&from, &muna_barat()).unwrap();
    let day = |text: &str| text.parse::<CivilDate>().unwrap();
    let wasted = |pack: &RegencyPack, on: &str| pack.settings_on(day(on)).food_days.wasted;
    let (usual, today) = (wasted(&to, "2026-06-15"), day("2026-06-15"));
    let later = |dates: &[(&str, u16)]| {
        let mut json = serde_json::to_value(&from).unwrap();
        let settings = json["settings"].as_array_mut().unwrap();
        for (date, days) in dates {
            let mut newer = settings[0].clone();
            (newer["from"], newer["foodDays"]["wasted"]) = (json!(date), json!(days));
            settings.push(newer);
        }
        RegencyPack::from_value(json).unwrap()
    };
    let changed = later(&[("2026-06-01", 90), ("2026-06-10", 120), ("2026-08-01", 60)]);
    let took = apply(&snapshot, &changed, &to, &Choice::All, Some(today)).unwrap();
    assert_eq!(took.settings_from, Some(today));
    assert_eq!(took.applied.len(), 3);
    assert_eq!(
        ["2026-06-14", "2026-06-15", "2026-08-01"].map(|on| wasted(&took.pack, on)),
        [usual, 120, 60],
        "children were judged by what held until yesterday"
    );
    assert_eq!(took.pack.settings.iter().count(), 3);
    assert_eq!(paths(&took.snapshot, &changed, &took.pack), []);
    // Nothing was judged yet: all as it is there.
    let whole = apply(&snapshot, &changed, &to, &Choice::All, None).unwrap();
    assert_eq!((wasted(&whole.pack, "2026-06-05"), whole.settings_from), (90, None));
    // What holds there is taken alone, and what it took the place of there does not come after it.
    let chosen = Choice::Paths(["/settings/2026-06-10".into()].into());
    let first = apply(&snapshot, &changed, &to, &chosen, Some(today)).unwrap();
    let rest = apply(&first.snapshot, &changed, &first.pack, &Choice::All, Some(day("2026-06-16"))).unwrap();
    assert_eq!(["2026-06-16", "2026-08-01"].map(|on| wasted(&rest.pack, on)), [120, 60]);
    assert_eq!(rest.settings_from, None);
    // A change of one's own that is newer is not given up without a word.
    let mut own = serde_json::to_value(&to).unwrap();
    let mut newer = own["settings"][0].clone();
    (newer["from"], newer["foodDays"]["wasted"]) = (json!("2026-06-12"), json!(45));
    own["settings"].as_array_mut().unwrap().push(newer);
    let own = RegencyPack::from_value(own).unwrap();
    assert!(paths(&snapshot, &changed, &own).iter().take(2).all(|(_, changed_here)| *changed_here));
    // What was taken away there is followed by what holds there now.
    let back = later(&[("2026-06-01", 90)]);
    let undone = apply(&whole.snapshot, &back, &whole.pack, &Choice::All, Some(day("2026-06-20"))).unwrap();
    assert_eq!(["2026-06-19", "2026-06-20"].map(|on| wasted(&undone.pack, on)), [120, 90]);
    // Where the same holds already, nothing is put, and it is not told again.
    let same = later(&[("2026-06-01", usual)]);
    let took = apply(&snapshot, &same, &to, &Choice::All, Some(today)).unwrap();
    assert_eq!((&took.pack, took.settings_from), (&to, None));
    assert_eq!(paths(&took.snapshot, &same, &took.pack), []);
}

#[test]
fn a_regency_that_exists_sees_everything_that_differs() {
    let to = with(&muna_barat(), &[("/settings/0/foodDays/wasted", json!(60))]);
    let nothing = Snapshot::nothing(&sumedang());
    assert_eq!(paths(&nothing, &sumedang(), &to), [("/settings/2025-01-01".into(), true)]);
}

/// Changes that people make to how a regency works.
fn edited(pack: &RegencyPack, edits: &[(u8, u8)]) -> RegencyPack {
    let mut json = serde_json::to_value(pack).unwrap();
    for (kind, number) in edits {
        let text = format!("Teks {number} Sumedang");
        let at = usize::from(*number);
        match kind % 7 {
            0 => {
                let words = ["posyandu", "kader", "bidan", "puskesmas", "kecamatan", "desa", "kelurahan"];
                json["words"][words[at % 7]] = json!(text);
            }
            1 => json["offices"][at % 9]["name"] = json!(text),
            2 => json["templates"]["reminder"]["id"] = json!(format!("{text} {{posyandu}}")),
            3 => json["settings"][0]["foodDays"]["wasted"] = json!(number % 100 + 1),
            4 => {
                let settings = json["settings"].as_array_mut().unwrap();
                let entry = json!({ "from": format!("20{}-01-01", 30 + settings.len()) });
                settings.push(entry);
            }
            5 => {
                let notices = json["notices"].as_array_mut().unwrap();
                let mut notice = notices.last().unwrap().clone();
                notice["version"] = json!(notices.len() * 9 + 1);
                notice["from"] = json!(format!("20{}-01-01", 30 + notices.len()));
                notice["consent"]["id"] = json!(text);
                notices.push(notice);
            }
            _ => {
                let catalogue = json["catalogue"].as_array_mut().unwrap();
                if catalogue.len() > 5 {
                    catalogue.remove(at % catalogue.len());
                }
            }
        }
    }
    RegencyPack::from_value(json).unwrap()
}

fn edits() -> impl Strategy<Value = Vec<(u8, u8)>> {
    proptest::collection::vec(any::<(u8, u8)>(), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn taking_all_is_replicating_anew(before in edits(), after in edits()) {
        let from = edited(&sumedang(), &before);
        let Replica { pack: to, snapshot, .. } = replicate(&from, &muna_barat()).unwrap();
        prop_assert_eq!(difference(&snapshot, &from, &to).unwrap(), []);
        let later = edited(&from, &after);
        let applied = apply(&snapshot, &later, &to, &Choice::All, None).unwrap();
        let anew = replicate(&later, &muna_barat()).unwrap();
        prop_assert_eq!(&applied.pack, &anew.pack);
        prop_assert_eq!(&applied.snapshot, &anew.snapshot);
        prop_assert_eq!(difference(&applied.snapshot, &later, &applied.pack).unwrap(), []);
    }

    #[test]
    fn taking_none_changes_nothing(here in edits(), after in edits()) {
        let Replica { pack, snapshot, .. } = replicate(&sumedang(), &muna_barat()).unwrap();
        let (to, later) = (edited(&pack, &here), edited(&sumedang(), &after));
        let applied = apply(&snapshot, &later, &to, &Choice::None, None).unwrap();
        prop_assert_eq!(&applied.pack, &to);
        prop_assert_eq!(
            difference(&applied.snapshot, &later, &to).unwrap(),
            difference(&snapshot, &later, &to).unwrap()
        );
    }

    #[test]
    fn what_is_not_taken_stays_open(here in edits(), after in edits(), pick in any::<u16>()) {
        let Replica { pack, snapshot, .. } = replicate(&sumedang(), &muna_barat()).unwrap();
        let (to, later) = (edited(&pack, &here), edited(&sumedang(), &after));
        let all: Vec<String> = paths(&snapshot, &later, &to).into_iter().map(|(path, _)| path).collect();
        let is_picked = |place: usize| pick >> (place % 16) & 1 == 1;
        let (chosen, open): (Vec<_>, Vec<_>) = all.into_iter().enumerate().partition(|(place, _)| is_picked(*place));
        let bare = |items: Vec<(usize, String)>| items.into_iter().map(|(_, path)| path).collect::<BTreeSet<_>>();
        match apply(&snapshot, &later, &to, &Choice::Paths(bare(chosen)), None) {
            Ok(applied) => {
                let left = paths(&applied.snapshot, &later, &applied.pack).into_iter().map(|(path, _)| path).collect();
                prop_assert_eq!(bare(open), left);
            }
            // Two regencies that each add settings or notices of their own may not interleave.
            Err(error) => prop_assert!(matches!(error, ApplyError::Invalid(_))),
        }
    }
}
