//! The packs and the schema of this repository, and the laws of the pack's written form.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::PathBuf;

use proptest::prelude::*;
use tumbuh::area::{Area, AreaCode};
use tumbuh::regency::{Dated, RegencyPack, Settings};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("packs")
}

fn committed() -> Vec<(String, String)> {
    let files = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let packs = files.filter(|path| !path.to_string_lossy().ends_with("schema.json"));
    let named = |path: PathBuf| {
        (path.file_stem().unwrap().to_str().unwrap().into(), std::fs::read_to_string(path).unwrap())
    };
    packs.map(named).collect()
}

#[test]
fn every_pack_of_the_repository_can_be_used() {
    let packs = committed();
    assert!(packs.iter().any(|(code, _)| code == "99.01"));
    for (code, text) in packs {
        let pack = RegencyPack::parse(&text).unwrap_or_else(|problems| panic!("{code}: {problems:?}"));
        assert_eq!(pack.code.as_str(), code);
        // The demo is left short to read; what `make pack` writes is complete.
        assert!(
            code == "99.01" || pack.to_canonical_json().unwrap() == text,
            "{code} is not in its written form"
        );
    }
}

fn any_pack() -> impl Strategy<Value = RegencyPack> {
    let villages = proptest::collection::btree_set((1_u8..5, 1001_u16..1009), 0..12);
    let names = "[A-Za-z' \"\\\\{}\u{e9}]{1,20}x";
    let settings = proptest::collection::btree_map(0_i32..2_000, 1_u16..300, 1..4);
    (villages, names, settings, any::<u64>()).prop_map(|(villages, name, settings, shuffle)| {
        let mut codes: Vec<String> =
            villages.iter().map(|(district, _)| format!("32.11.{district:02}")).collect();
        codes.dedup();
        codes.extend(villages.iter().map(|(district, village)| format!("32.11.{district:02}.{village}")));
        let area = |code: &String| Area { code: code.parse().unwrap(), name: name.parse().unwrap() };
        let mut areas: Vec<Area> = codes.iter().map(area).collect();
        fastrand::Rng::with_seed(shuffle).shuffle(&mut areas);
        let mut pack = RegencyPack::new("32.11".parse().unwrap(), name.parse().unwrap(), 420, areas);
        let entry = |(&day, &wasted): (&i32, &u16)| {
            let mut settings =
                Settings::standard("2025-01-01".parse::<tumbuh::age::CivilDate>().unwrap().plus_days(day));
            settings.food_days.wasted = wasted;
            settings
        };
        pack.settings = Dated::from_entries(settings.iter().map(entry).collect()).unwrap();
        pack
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_and_is_written_the_same(pack in any_pack()) {
        let text = pack.to_canonical_json().unwrap();
        let again = RegencyPack::parse(&text).unwrap();
        prop_assert_eq!(&again, &pack.clone().in_order());
        prop_assert_eq!(again.to_canonical_json().unwrap(), text);
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[\\[\\]{}\":,a-z0-9 ]{0,80}", at in 0_usize..4_000, with in any::<char>()) {
        let _ = RegencyPack::parse(&text);
        let pack = RegencyPack::new("32.11".parse::<AreaCode>().unwrap(), "X".parse().unwrap(), 420, Vec::new());
        let mut broken: Vec<char> = pack.to_canonical_json().unwrap().chars().collect();
        let place = at % broken.len();
        broken[place] = with;
        let _ = RegencyPack::parse(&broken.into_iter().collect::<String>());
    }
}

/// `UPDATE_SNAPSHOTS=1 cargo test -p tumbuh --all-features --test packs` writes the file anew.
#[cfg(feature = "openapi")]
#[test]
fn the_schema_is_the_one_that_was_reviewed() {
    let path = folder().join("regency-pack.schema.json");
    let schema = serde_json::to_string_pretty(&tumbuh::regency::json_schema().unwrap()).unwrap() + "\n";
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    let reviewed = std::fs::read_to_string(&path).unwrap();
    assert!(
        schema == reviewed,
        "shared/packs/regency-pack.schema.json differs; write it with UPDATE_SNAPSHOTS=1"
    );
}
