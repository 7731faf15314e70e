//! What is wrong with a value, in the words of the wire: what the reader says names Rust's types.

use alloc::format;
use alloc::string::{String, ToString};

/// Where a reader stood: a JSON pointer (RFC 6901), empty for the whole text.
#[must_use]
pub fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}

/// The text of a reader's error, without line and column (the pointer says where) and without names of the code.
#[must_use]
pub fn told(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rfind(" at line ").and_then(|end| text.get(..end)).unwrap_or(&text);
    let Some((found, expected)) = text.rsplit_once(", expected ") else { return text.into() };
    if found.starts_with("unknown variant ") {
        return format!("must be {expected}");
    }
    if ["invalid type: ", "invalid value: ", "invalid length "].iter().any(|kind| found.starts_with(kind)) {
        return wanted(found, expected);
    }
    text.into()
}

/// What a value must be, from what was found and what Rust expected.
fn wanted(found: &str, expected: &str) -> String {
    let whole = "must be a whole number of 0 or more";
    let most = |most: u64| {
        let too_large = found.starts_with("invalid value: integer ") && !found.contains("`-");
        if too_large { format!("must be at most {most}") } else { whole.into() }
    };
    match expected {
        "u8" => most(u8::MAX.into()),
        "u16" => most(u16::MAX.into()),
        "u32" => most(u32::MAX.into()),
        "u64" | "usize" => whole.into(),
        "i8" | "i16" | "i32" | "i64" | "isize" => "must be a whole number".into(),
        "f32" | "f64" => "must be a number".into(),
        "a boolean" => "must be true or false".into(),
        "a sequence" => "must be a list".into(),
        _ if expected.contains("UUID") => "must be a UUID".into(),
        _ if is_any(expected, &["a map", "struct ", "internally ", "adjacently "]) => {
            "must be an object".into()
        }
        _ if is_any(expected, &["struct variant", "tuple variant", "newtype variant"]) => {
            "must be an object".into()
        }
        _ if expected.contains("string") || is_any(expected, &["variant identifier", "unit variant"]) => {
            "must be text".into()
        }
        _ => "is of the wrong kind".into(),
    }
}

fn is_any(expected: &str, starts: &[&str]) -> bool {
    starts.iter().any(|start| expected.starts_with(start))
}

#[cfg(test)]
mod tests {
    use crate::api::assess::{AssessBatchRequest, AssessRequest};
    use crate::child::{ChildChange, ChildStatus, Consent};
    use crate::id::ChildId;
    use crate::sex::Sex;
    use crate::sync::Mutation;
    use serde::de::DeserializeOwned;

    use super::*;

    fn said<T: DeserializeOwned>(body: &str) -> String {
        told(&serde_json::from_str::<T>(body).err().unwrap())
    }

    #[test]
    fn what_is_wrong_is_told_without_names_of_the_code() {
        let weight =
            |value: &str| said::<AssessRequest>(&format!(r#"{{"sex":"male","weightGrams":{value}}}"#));
        let whole = "must be a whole number of 0 or more";
        assert_eq!([weight("-1"), weight("7.5"), weight("\"9\"")], [whole; 3]);
        assert_eq!(weight("4294967296"), "must be at most 4294967295");
        for (text, expected) in [
            (said::<AssessRequest>("7"), "must be an object"),
            (said::<Mutation>("[]"), "must be an object"),
            (said::<ChildStatus>("7"), "must be an object"),
            (said::<ChildChange>("null"), "must be an object"),
            (said::<AssessBatchRequest>(r#"{"measurements":7}"#), "must be a list"),
            (said::<Sex>("\"x\""), "must be `male` or `female`"),
            (said::<Sex>("{\"male\":1}"), "is of the wrong kind"),
            (said::<ChildId>("7"), "must be a UUID"),
            (said::<Consent>(r#"{"givenBy":7}"#), "must be text"),
            (said::<i64>("\"x\""), "must be a whole number"),
            (said::<f64>("\"x\""), "must be a number"),
            (said::<bool>("1"), "must be true or false"),
            (said::<Consent>("{}"), "missing field `givenBy`"),
        ] {
            assert_eq!(text, expected);
        }
    }
}
