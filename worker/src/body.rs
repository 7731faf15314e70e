//! Reading JSON bodies: the field that is wrong is named.

use serde::de::DeserializeOwned;
use serde_json::Value;
use tumbuh::api::problem::FieldProblem;
use tumbuh::language::{Both, Told};
use tumbuh::read::{self, ReadError};
use tumbuh::regency::PackProblem;

use crate::http::Call;
use crate::problem::Failure;

/// The body as a `T`.
///
/// # Errors
/// 415 when it is not said to be JSON (which also keeps out forms of other sites), 400 when it is not JSON, 422 naming the
/// field when it is not a `T`.
pub fn json<T: DeserializeOwned>(call: &Call) -> Result<T, Failure> {
    if call.media_type().as_deref() != Some("application/json") {
        return Err(Failure::UnsupportedMediaType { expected: "application/json" });
    }
    json_bytes(&call.body)
}

/// The bytes as a `T`.
///
/// # Errors
/// As [`json`], without the media type.
pub fn json_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    read::bytes(bytes).map_err(unread)
}

/// A value as a `T`.
///
/// # Errors
/// 422 naming the field when it is not a `T`.
pub fn value<T: DeserializeOwned>(value: &Value) -> Result<T, Failure> {
    read::value(value).map_err(unread)
}

fn unread(error: ReadError) -> Failure {
    match error {
        ReadError::NotJson { at, detail } => {
            Failure::Malformed { detail: short(detail), errors: problem_at(&short(at), "is not JSON") }
        }
        ReadError::Wrong { at, detail } => Failure::field(short(at), short(detail)),
    }
}

/// At most 200 characters of what a reader says: it may quote a value of any length.
pub fn short(text: String) -> String {
    match text.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    }
}

/// The same of what people read.
pub fn shortened(words: Both<String>) -> Both<String> {
    Both { indonesian: short(words.indonesian), english: short(words.english) }
}

/// A problem of the pack that stands at `at` in the body.
pub fn pack_problem_at(at: &str, problem: PackProblem) -> FieldProblem {
    FieldProblem::told(short(format!("{at}{}", problem.at)), shortened(problem.error.told()))
}

/// A list of the one field that is wrong.
pub fn problem_at(field: &str, detail: &str) -> Vec<FieldProblem> {
    vec![FieldProblem::new(field, detail)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use tumbuh::api::session::SignInRequest;

    fn failure(body: &str) -> Failure {
        json_bytes::<SignInRequest>(body.as_bytes()).err().unwrap()
    }

    #[test]
    fn a_wrong_field_is_named() {
        let body = concat!(
            r#"{"regency":"32.1","username":"a","password":"b","#,
            r#""device":"0199a000-0000-7000-8000-000000000001"}"#
        );
        let Failure::Invalid(errors) = failure(body) else { panic!() };
        assert_eq!(errors[0].field, "/regency");
        assert!(errors[0].detail.starts_with("must be a Kemendagri area code"), "{}", errors[0].detail);
        let Failure::Invalid(errors) = failure(r#"{"regency":"32.11","admin":true}"#) else { panic!() };
        assert_eq!(errors[0].field, "/admin");
    }

    #[test]
    fn a_long_value_is_not_sent_back() {
        let Failure::Invalid(errors) = failure(&format!(r#"{{"regency":7,"{}":1}}"#, "é".repeat(9_000)))
        else {
            panic!()
        };
        assert!(errors[0].detail.len() < 500);
        assert_eq!(short("é".repeat(201)).chars().count(), 201);
    }

    #[test]
    fn what_is_not_json_is_malformed() {
        for body in ["", "{", "NaN", "{\"username\":NaN}", "\u{0}", "{\"regency\":"] {
            assert!(matches!(failure(body), Failure::Malformed { .. }), "{body}");
        }
        let deep = "[".repeat(100_000);
        assert!(json_bytes::<serde_json::Value>(deep.as_bytes()).is_err());
        assert!(matches!(json_bytes::<u8>(b"1 2"), Err(Failure::Malformed { .. })));
    }
}
