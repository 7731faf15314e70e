//! The one reader of JSON in the Worker: a text becomes a tree of values, and a tree what it stands for.
//!
//! A second kind of reader would be a second copy of the code for every type that is read.

use alloc::string::{String, ToString};
use core::fmt;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::api::detail::{pointer, told};

/// Why a text is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is not JSON (RFC 8259), or names a member twice.
    #[error("{detail}")]
    NotJson {
        /// Where reading ended: a JSON pointer (RFC 6901), empty for the whole text.
        at: String,
        /// What is wrong, with line and column.
        detail: String,
    },
    /// It is JSON, but a value in it is not what it should be.
    #[error("{at}: {detail}")]
    Wrong {
        /// Where: a JSON pointer (RFC 6901), empty for the whole text.
        at: String,
        /// What is wrong, in the words of the wire.
        detail: String,
    },
}

/// Reads JSON. Unlike [`serde_json`] alone it refuses an object that names a member twice: whichever was meant, the other
/// would be swallowed.
///
/// # Errors
/// [`ReadError::NotJson`], with line and column.
pub fn tree(bytes: &[u8]) -> Result<Value, ReadError> {
    let not_json = |at, error: &serde_json::Error| ReadError::NotJson { at, detail: error.to_string() };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let Tree(tree) = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| not_json(pointer(error.path()), error.inner()))?;
    reader.end().map_err(|error| not_json(String::new(), &error))?;
    Ok(tree)
}

/// Reads a `T` from JSON.
///
/// # Errors
/// [`ReadError`].
pub fn bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ReadError> {
    value(&tree(bytes)?)
}

/// Reads a `T` from a tree.
///
/// # Errors
/// [`ReadError::Wrong`].
pub fn value<T: DeserializeOwned>(value: &Value) -> Result<T, ReadError> {
    with(value, |reader| T::deserialize(reader))
}

/// The reader of a tree: it knows where it stands.
pub type Reader<'a, 'b> = serde_path_to_error::Deserializer<'a, 'b, &'a Value>;

/// Reads what is no `T` of its own, such as the shape of a type of elsewhere (serde's `remote`).
///
/// # Errors
/// [`ReadError::Wrong`].
pub fn with<T>(
    value: &Value,
    read: impl FnOnce(Reader<'_, '_>) -> Result<T, serde_json::Error>,
) -> Result<T, ReadError> {
    let mut track = serde_path_to_error::Track::new();
    let outcome = read(serde_path_to_error::Deserializer::new(value, &mut track));
    outcome.map_err(|error| ReadError::Wrong { at: pointer(&track.path()), detail: told(&error) })
}

/// A [`Value`] whose objects name each member once.
struct Tree(Value);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Leaves).map(Self)
    }
}

struct Leaves;

impl<'de> Visitor<'de> for Leaves {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = alloc::vec::Vec::new();
        while let Some(Tree(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(format_args!("duplicate field `{name}`")));
            }
            let Tree(value) = members.next_value()?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::api::session::SignInRequest;

    #[test]
    fn reads_what_serde_json_reads() {
        for text in [
            "null",
            "true",
            "-0",
            "7",
            "-7",
            "18446744073709551615",
            "1e3",
            "0.1",
            "\"a\\n\\u00e9\"",
            "[1,[2,{}],\"x\"]",
            r#"{"a":{"b":[null,false]},"c":""}"#,
        ] {
            assert_eq!(
                tree(text.as_bytes()).unwrap(),
                serde_json::from_str::<Value>(text).unwrap(),
                "{text}"
            );
        }
        for text in ["", "{", "NaN", "\u{0}", "1 2", "1e400", "[1,]", "{\"a\":}", "\"\u{0}\""] {
            assert!(matches!(tree(text.as_bytes()), Err(ReadError::NotJson { .. })), "{text}");
        }
        let Err(ReadError::NotJson { at, .. }) = tree(br#"{"a":[1,NaN]}"#) else { panic!() };
        assert_eq!(at, "/a/1");
        assert!(tree("[".repeat(100_000).as_bytes()).is_err());
    }

    #[test]
    fn a_member_that_is_named_twice_is_refused() {
        let told = tree(br#"{"a":{"b":1,"b":1}}"#).unwrap_err().to_string();
        assert!(told.starts_with("duplicate field `b`"), "{told}");
    }

    #[test]
    fn what_is_wrong_is_told_where_it_stands() {
        let body = json!({ "regency": "32.1", "username": "a", "password": "b",
            "device": "0199a000-0000-7000-8000-000000000001" });
        let Err(ReadError::Wrong { at, detail }) = value::<SignInRequest>(&body) else { panic!() };
        assert_eq!(at, "/regency");
        assert!(detail.starts_with("must be a Kemendagri area code"), "{detail}");
    }
}
