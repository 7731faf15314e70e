//! An act as text that does not depend on who wrote it: to tell whether the same name brings the same act again.

use alloc::string::{String, ToString};

use serde_json::{Map, Value};

/// `value` with its members in order of name, without those that say nothing: `null` and empty lists. A phone that was
/// updated between two tries may write such members, or leave them out.
#[must_use]
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Object(members) => Value::Object(saying(members)).to_string(),
        other => other.to_string(),
    }
}

fn saying(members: &Map<String, Value>) -> Map<String, Value> {
    let mut names: alloc::vec::Vec<&String> = members.keys().collect();
    names.sort_unstable();
    let member = |name: &String| Some((name.clone(), said(members.get(name)?)?));
    names.into_iter().filter_map(member).collect()
}

fn said(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Array(items) if items.is_empty() => None,
        // Of a list every place says something.
        Value::Array(items) => {
            Some(Value::Array(items.iter().map(|item| said(item).unwrap_or(Value::Null)).collect()))
        }
        Value::Object(members) => Some(Value::Object(saying(members))),
        other => Some(other.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        canonical(&serde_json::from_str(text).unwrap())
    }

    #[test]
    fn order_and_silence_make_no_other_act() {
        let one = of(r#"{"b": [{"y": 1, "x": null}], "a": {"list": []}, "c": null}"#);
        assert_eq!(one, r#"{"a":{},"b":[{"y":1}]}"#);
        assert_eq!(one, of(r#"{ "a": {}, "b": [ { "y": 1 } ] }"#));
        assert_ne!(one, of(r#"{"a": {}, "b": [{"y": 2}]}"#));
        assert_ne!(of("[null]"), of("[]"));
        assert_eq!(of(r#"{"a":[null, []]}"#), r#"{"a":[null,null]}"#);
    }
}
