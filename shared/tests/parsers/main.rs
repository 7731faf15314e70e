//! Every parser against bytes that nobody meant for it: none panics, and what it takes it gives back the same. The bytes follow
//! from a seed; `shared/fuzz` looks for longer.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod entries;

use entries::{ENTRIES, Entry};
use fastrand::Rng;

/// Inputs to each parser.
const RUNS: usize = 4_000;
const SEED: u64 = 7;

/// What each parser takes: changes to it go deeper than bytes of any kind.
fn seeds(name: &str) -> Vec<Vec<u8>> {
    let id = "019a1b2c-3d4e-7f60-8123-456789abcdef";
    let child = serde_json::to_string(&tumbuh::samples::child()).unwrap();
    let act = |act: &str| {
        format!(
            r#"{{"id":"{id}","device":"{id}","actor":"{id}","base":7,"phoneTimeMillis":1,"serverOffsetMillis":null,"act":{act}}}"#
        )
    };
    let texts = match name {
        "pack" => vec![include_str!("../../packs/99.01.json").into()],
        "mutation" => vec![
            act(&format!(r#"{{"type":"registerChild","child":{child}}}"#)),
            act(&format!(
                r#"{{"type":"editChild","child":"{id}","changes":[{{"field":"name","value":"Melati"}},{{"field":"nik","value":null}}]}}"#
            )),
            act(&format!(
                r#"{{"type":"recordMeasurement","measurement":{{"id":"{id}","child":"{id}","date":"2026-01-01","weightGrams":9100,
                "lengthMillimetres":752,"position":"lying","headMillimetres":455,"armMillimetres":142,"oedema":"absent","answers":[],
                "measuredBy":"{id}"}}}}"#
            )),
        ],
        "row" => vec![
            format!(r#"{{"kind":"child","revision":7,"child":{child},"changed":{{}},"conflicts":[]}}"#),
            format!(r#"{{"kind":"gone","revision":7,"child":"{id}"}}"#),
        ],
        "history" => vec![format!(
            r#"{{"child":{child},"measurements":[],"absences":[],"requests":[],"consent":{{"givenBy":"Ibu","on":"2026-01-01"}}}}"#
        )],
        "assess_json" => vec![
            r#"{"sex":"male","ageDays":400,"weightGrams":9000,"lengthMillimetres":752,"position":"lying"}"#
                .into(),
            r#"{"sex":"female","birthDate":"2025-01-10","date":"2026-03-10","weightGrams":7600}"#.into(),
        ],
        "assess_csv" => {
            vec![
                "sex,age,weight,lenhei,measure,headc,armc,oedema\n1,91,6.5,60.1,l,40,13.1,n\n2,1800,,,,,,y\n"
                    .into(),
            ]
        }
        "nik" => vec!["3211014503240001".into()],
        "date" => vec!["2024-02-29".into()],
        _ => vec!["32.11.01.2001.01".into(), id.into(), "\"Ibu Melati\"".into(), "123456".into()],
    };
    texts.into_iter().map(String::into_bytes).collect()
}

/// Bytes that are wrong in a few places, or everywhere.
fn spoilt(rng: &mut Rng, seed: &[u8]) -> Vec<u8> {
    const PIECES: [&[u8]; 16] = [
        b"null",
        b"-1",
        b"1e999",
        b"18446744073709551616",
        b"\"\"",
        b"[[[[[[[[",
        b"{}",
        b"\\ud800",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\0",
        b"9999-99-99",
        b",",
        b"\"",
        b"\xe2\x80\xae",
        b"99999999999999999999",
    ];
    let mut bytes = match rng.u8(..10) {
        0 => (0..rng.usize(..64)).map(|_| rng.u8(..)).collect(),
        _ => seed.to_vec(),
    };
    for _ in 0..rng.usize(1..4) {
        let at = rng.usize(..=bytes.len());
        match rng.u8(..4) {
            0 => bytes.truncate(at),
            1 => bytes.splice(at..at, rng.choice(PIECES).unwrap_or_default().iter().copied()).for_each(drop),
            2 => {
                let until = (at + rng.usize(..12)).min(bytes.len());
                bytes
                    .splice(at..until, rng.choice(PIECES).unwrap_or_default().iter().copied())
                    .for_each(drop);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = if rng.bool() { rng.u8(..) } else { b'0' + rng.u8(..10) };
                }
            }
        }
    }
    bytes
}

fn run(name: &str, entry: Entry) {
    let seeds = seeds(name);
    let mut rng = Rng::with_seed(SEED);
    // A pack is large: fewer of them take as long as many of the others.
    let runs = if name == "pack" { RUNS / 40 } else { RUNS };
    for number in 0..runs {
        let bytes = match seeds.get(number) {
            Some(seed) => seed.clone(),
            None => {
                let seed = rng.choice(&seeds).map_or(&[][..], Vec::as_slice);
                spoilt(&mut rng, seed)
            }
        };
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
    use tumbuh::api::assess::AssessRequest;
    use tumbuh::api::handover::ChildHistory;
    use tumbuh::sync::{Mutation, Row};

    for seed in seeds("mutation") {
        serde_json::from_slice::<Mutation>(&seed).unwrap();
    }
    for seed in seeds("row") {
        serde_json::from_slice::<Row>(&seed).unwrap();
    }
    for seed in seeds("history") {
        serde_json::from_slice::<ChildHistory>(&seed).unwrap();
    }
    for seed in seeds("assess_json") {
        serde_json::from_slice::<AssessRequest>(&seed).unwrap().row().unwrap();
    }
    for seed in seeds("pack") {
        tumbuh::regency::RegencyPack::parse(std::str::from_utf8(&seed).unwrap()).unwrap();
    }
}

#[test]
fn every_parser_has_its_target() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    for (name, _) in ENTRIES {
        let target = std::fs::read_to_string(folder.join(format!("fuzz_targets/{name}.rs"))).unwrap();
        assert!(target.contains(&format!("entries::{name}(bytes)")), "{name}");
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
    }
}
