//! Every parser against bytes that nobody meant for it: none panics, and what it takes it gives back the same. The bytes follow
//! from a seed; `shared/fuzz` looks for longer.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod entries;
mod seeds;
mod spoilt;

use entries::{ENTRIES, Entry};
use seeds::seeds;
use spoilt::inputs;

/// Inputs to each parser.
const RUNS: usize = 4_000;

fn run(name: &str, entry: Entry) {
    // A pack is large: fewer of them take as long as many of the others.
    let runs = if name == "pack" { RUNS / 40 } else { RUNS };
    for (number, bytes) in inputs(&seeds(name), runs).enumerate() {
        // The bytes are in the failure, to be repeated by hand.
        let copy = bytes.clone();
        let outcome = std::panic::catch_unwind(move || entry(&copy));
        assert!(outcome.is_ok(), "{name}, input {number}: {}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn no_parser_panics_and_each_gives_back_what_it_took() {
    for (name, entry) in ENTRIES {
        run(name, entry);
    }
}

#[test]
fn what_the_inputs_are_made_of_is_taken() {
    use serde::de::DeserializeOwned;
    use tumbuh::api::assess::AssessRequest;
    use tumbuh::api::handover::ChildHistory;
    use tumbuh::care::{CaseAudit, PhotoFormat};
    use tumbuh::sync::phone::OutboxEntry;
    use tumbuh::sync::{Mutation, Receipt, Row};

    fn taken<T: DeserializeOwned>(name: &str) -> Vec<T> {
        let read = |seed: &Vec<u8>| {
            serde_json::from_slice(seed)
                .unwrap_or_else(|error| panic!("{name}: {error}: {}", String::from_utf8_lossy(seed)))
        };
        seeds(name).iter().map(read).collect()
    }
    let mutations = taken::<Mutation>("mutation");
    assert_eq!(mutations.iter().filter_map(Mutation::care_event).count(), 16);
    assert_eq!(mutations.iter().filter_map(Mutation::register_event).count(), 8);
    let rows = taken::<Row>("row");
    assert_eq!(rows.iter().filter(|row| matches!(row, Row::CareEvent(_))).count(), 16);
    assert_eq!(rows.iter().filter(|row| matches!(row, Row::RegisterEvent(_))).count(), 8);
    taken::<Vec<serde_json::Value>>("page");
    taken::<Receipt>("receipt");
    taken::<CaseAudit>("audit");
    taken::<ChildHistory>("history");
    assert!(serde_json::from_slice::<OutboxEntry>(&seeds("kept")[0]).is_ok());
    for request in taken::<AssessRequest>("assess_json") {
        request.row().unwrap();
    }
    for seed in seeds("pack") {
        tumbuh::regency::RegencyPack::parse(std::str::from_utf8(&seed).unwrap()).unwrap();
    }
    assert_eq!(seeds("photo").iter().filter(|seed| PhotoFormat::of(seed).is_ok()).count(), 2);
}

/// The targets themselves need a nightly compiler: here they are held to one form around functions that are compiled and run
/// above, with the same parts of the crate.
#[test]
fn every_parser_has_its_target() {
    let shared = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(shared.join(path)).unwrap();
    let manifest = read("fuzz/Cargo.toml");
    for (name, _) in ENTRIES {
        let target = read(&format!("fuzz/fuzz_targets/{name}.rs"));
        assert_eq!(
            target,
            read("fuzz/fuzz_targets/pack.rs").replace("entries::pack", &format!("entries::{name}"))
        );
        assert!(
            manifest.contains(&format!("name = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"")),
            "{name}"
        );
    }
    assert_eq!(std::fs::read_dir(shared.join("fuzz/fuzz_targets")).unwrap().count(), ENTRIES.len());
    let features = |manifest: &str| {
        let line = manifest.lines().find(|line| line.starts_with("tumbuh = { path")).unwrap_or_default();
        line.split_once("features").map(|(_, features)| features.to_string())
    };
    assert_eq!(features(&manifest), features(&read("Cargo.toml")));
}
