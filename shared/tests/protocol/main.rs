//! Bodies as released phones wrote them: an outbox may be three releases old, and must still be understood, act for act. And
//! rows as released regencies wrote them.
//!
//! A file here is never edited once its version is out. A release that brings or writes something new raises
//! `Protocol::OWN`, adds a line to `RELEASES` and its files here.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tumbuh::care::CareAct;
use tumbuh::care::register::RegisterAct;
use tumbuh::sync::{Act, Mutation, Protocol, RELEASES, Release, Row, canonical};

/// The acts and the rows of each release, in the order of `RELEASES`.
const FIXTURES: [(&str, &str); 3] = [
    (include_str!("version1.json"), include_str!("rows1.json")),
    (include_str!("version2.json"), include_str!("rows2.json")),
    (include_str!("version3.json"), include_str!("rows3.json")),
];

fn read(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn fixtures() -> impl Iterator<Item = (&'static Release, Vec<Value>, Vec<Value>)> {
    RELEASES.iter().zip(FIXTURES).map(|(release, (acts, rows))| (release, read(acts), read(rows)))
}

fn mutation(act: &Value) -> Value {
    json!({
        "id": "0199a000-0000-7000-8000-000000000009",
        "device": "0199a000-0000-7000-8000-000000000008",
        "actor": "0199a000-0000-7000-8000-000000000003",
        "base": 7,
        "phoneTimeMillis": 1_768_000_000_000_i64,
        "serverOffsetMillis": null,
        "act": act,
    })
}

/// The kinds that can be read today, as the reader itself lists them.
fn kinds<T: DeserializeOwned + core::fmt::Debug>(tag: &str) -> BTreeSet<String> {
    let told = serde_json::from_value::<T>(json!({ tag: "?" })).unwrap_err().to_string();
    told.split('`').skip(3).step_by(2).map(String::from).collect()
}

fn named(values: &[Value], tag: &str) -> BTreeSet<String> {
    values.iter().filter_map(|value| value[tag].as_str().map(String::from)).collect()
}

fn listed(list: impl Fn(&'static Release) -> &'static [&'static str]) -> BTreeSet<String> {
    RELEASES.iter().flat_map(|release| list(release).iter().map(|kind| (*kind).into())).collect()
}

#[test]
fn every_kind_stands_with_the_release_that_brought_it() {
    let add = "raise Protocol::OWN, add a release with the new kind to RELEASES, and its bodies here";
    assert_eq!(kinds::<Act>("type"), listed(|release| release.acts), "{add}");
    assert_eq!(kinds::<CareAct>("type"), listed(|release| release.steps), "{add}");
    assert_eq!(kinds::<RegisterAct>("type"), listed(|release| release.register_steps), "{add}");
    assert_eq!(kinds::<Row>("kind"), listed(|release| release.rows), "{add}");
    let versions: Vec<Protocol> = RELEASES.iter().map(|release| release.version).collect();
    assert!(versions.is_sorted() && versions.last() == Some(&Protocol::OWN), "{add}");
    assert_eq!(versions.len(), usize::from(Protocol::OWN.0), "{add}");
}

#[test]
fn the_bodies_of_every_kind_of_a_release_are_kept() {
    assert_eq!(RELEASES.len(), FIXTURES.len(), "each release has its files");
    for (release, acts, rows) in fixtures() {
        let steps: Vec<Value> = acts.iter().filter_map(|act| act.get("step").cloned()).collect();
        let new = |kinds: &[&str]| kinds.iter().map(|kind| (*kind).to_owned()).collect::<BTreeSet<_>>();
        for (kept, kinds) in [
            (named(&acts, "type"), new(release.acts)),
            (named(&steps, "type"), new(release.steps)),
            (named(&steps, "type"), new(release.register_steps)),
            (named(&rows, "kind"), new(release.rows)),
        ] {
            assert!(kept.is_superset(&kinds), "{:?}: {:?}", release.version, kinds.difference(&kept));
        }
    }
}

#[test]
fn what_released_phones_wrote_is_understood_and_means_the_same() {
    for act in fixtures().flat_map(|(_, acts, _)| acts) {
        let sent = mutation(&act);
        let read: Mutation = serde_json::from_value(sent.clone()).unwrap();
        // What is written of it today is the same act: the regency keeps a digest of what came.
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(canonical(&written), canonical(&sent));
    }
}

#[test]
fn what_released_regencies_wrote_is_understood_and_means_the_same() {
    for row in fixtures().flat_map(|(_, _, rows)| rows) {
        let read: Row = serde_json::from_value(row.clone()).unwrap();
        assert_eq!(canonical(&serde_json::to_value(&read).unwrap()), canonical(&row));
    }
}

#[test]
fn an_act_of_a_newer_phone_is_refused_and_not_half_read() {
    assert!(serde_json::from_value::<Act>(json!({ "type": "weighDog", "dog": 1 })).is_err());
    for mut act in fixtures().flat_map(|(_, acts, _)| acts) {
        act.as_object_mut().unwrap().insert("ofTomorrow".into(), json!(1));
        assert!(serde_json::from_value::<Act>(act.clone()).is_err(), "{act}");
    }
}
