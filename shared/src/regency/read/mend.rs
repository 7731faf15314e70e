//! Reading one record as often as something is wrong with it: what was told is mended, so that what stands behind it is told, too.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::form;
use crate::read::ReadError;
use crate::regency::problem::Found;

/// More than anyone mends in one go.
const TOLD: usize = 100;
/// Some values take a few attempts until something fits in their place. An end keeps what was made to be wrong from taking long.
const ATTEMPTS: usize = 10 * TOLD;

/// What a reader says of a member that is not there.
pub(super) fn missing(name: &str) -> String {
    format!("missing field `{name}`")
}

/// Tells everything that is wrong with a `T`, which stands at `at`; what was mended so that it is one, if that could be done.
pub(super) fn record<T: DeserializeOwned>(at: &str, mut value: Value, found: &mut Found) -> Option<Value> {
    // Where something stands that nobody wrote, and which attempt it is.
    let mut ours: BTreeMap<String, usize> = BTreeMap::new();
    let mut told = 0;
    for _ in 0..ATTEMPTS {
        let (place, text) = match crate::read::value::<T>(&value) {
            Ok(_) => return Some(value),
            Err(ReadError::Wrong { at, detail } | ReadError::NotJson { at, detail }) => (at, detail),
        };
        let own = innermost(&ours, &place);
        if own.is_none() {
            found.add(format!("{at}{place}"), form(text.as_str()));
            told += 1;
        }
        if told >= TOLD {
            return None;
        }
        let mut wrong = match (lacking(&text), own) {
            (Some(name), _) => format!("{place}/{}", name.replace('~', "~0").replace('/', "~1")),
            (None, None) if text.starts_with("unknown field ") => {
                remove(&mut value, &place)?;
                continue;
            }
            // What does not fit in a place is ours as a whole, whatever of it the reader names.
            (None, Some(own)) => own,
            (None, None) => place,
        };
        // Where nothing fits, what is around it has to be something else.
        let fitting = loop {
            let attempt = ours.entry(wrong.clone()).and_modify(|attempt| *attempt += 1).or_default();
            match candidate(*attempt, &text) {
                Some(fitting) => break fitting,
                None => wrong = innermost(&ours, wrong.rsplit_once('/')?.0)?,
            }
        };
        put(&mut value, &wrong, fitting)?;
    }
    None
}

/// The place of ours that `place` lies in; of several the nearest.
fn innermost(ours: &BTreeMap<String, usize>, place: &str) -> Option<String> {
    // An outer place sorts before those in it.
    ours.keys().rev().find(|own| is_within(place, own)).cloned()
}

fn is_within(place: &str, outer: &str) -> bool {
    place.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The member that is missing.
fn lacking(text: &str) -> Option<&str> {
    text.strip_prefix("missing field `")?.strip_suffix('`')
}

/// Something that may fit where nothing does: one for every form of value that a pack is made of. `None` when all were tried.
fn candidate(attempt: usize, text: &str) -> Option<Value> {
    let any = [
        json!(null),
        json!(1),
        json!("2025-01-01"),
        json!("a"),
        json!("11.01"),
        json!("11.01.P01"),
        json!("#000000"),
        json!("M0 0"),
        json!(true),
        json!({}),
        json!([]),
        json!([1, 1]),
    ];
    // A word of a list is told by the reader itself.
    let word = text.strip_prefix("must be `").and_then(|words| words.split('`').next());
    match word {
        Some(word) if attempt <= any.len() => Some(Value::String(word.to_string())),
        _ => any.into_iter().nth(attempt),
    }
}

/// Puts something at a pointer, whether or not anything is there.
fn put(value: &mut Value, place: &str, given: Value) -> Option<()> {
    let Some((parent, name)) = place.rsplit_once('/') else {
        // Of a record that is none nothing else can be said.
        return None;
    };
    match value.pointer_mut(parent)? {
        Value::Object(members) => {
            members.insert(plain(name), given);
        }
        Value::Array(items) => *items.get_mut(name.parse::<usize>().ok()?)? = given,
        _ => return None,
    }
    Some(())
}

fn remove(value: &mut Value, place: &str) -> Option<Value> {
    let (parent, name) = place.rsplit_once('/')?;
    value.pointer_mut(parent)?.as_object_mut()?.remove(&plain(name))
}

/// A part of a pointer as the name that it stands for.
fn plain(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}
