//! Bodies as released phones wrote them: an outbox may be three releases old, and must still be understood, act for act.
//!
//! A file here is never edited. A release that writes another shape adds a file.

use serde_json::{Value, json};
use tumbuh::sync::{Act, Mutation, canonical};

const VERSION_1: &str = include_str!("version1.json");

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

#[test]
fn what_released_phones_wrote_is_understood_and_means_the_same() {
    let acts: Vec<Value> = serde_json::from_str(VERSION_1).unwrap();
    let mut kinds = Vec::new();
    for act in &acts {
        let sent = mutation(act);
        let read: Mutation = serde_json::from_value(sent.clone()).unwrap();
        // What is written of it today is the same act: the regency keeps a digest of what came.
        let written = serde_json::to_value(&read).unwrap();
        assert_eq!(canonical(&written), canonical(&sent));
        kinds.push(core::mem::discriminant(&read.act));
    }
    kinds.dedup();
    assert_eq!(kinds.len(), 7, "every kind of act is here");
}

#[test]
fn an_act_of_a_newer_phone_is_refused_and_not_half_read() {
    assert!(serde_json::from_value::<Act>(json!({ "type": "weighDog", "dog": 1 })).is_err());
    let mut acts: Vec<Value> = serde_json::from_str(VERSION_1).unwrap();
    for act in &mut acts {
        act.as_object_mut().unwrap().insert("ofTomorrow".into(), json!(1));
        assert!(serde_json::from_value::<Act>(act.clone()).is_err(), "{act}");
    }
}
