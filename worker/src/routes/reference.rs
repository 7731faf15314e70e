//! `/api/v1/reference`: WHO's lines for drawing.

use serde::de::DeserializeOwned;
use serde_json::Value;
use tumbuh::api::reference::ReferenceResponse;
use tumbuh::chart::{Lines, curves};
use tumbuh::growth::{Indicator, Provenance, Standard, rows};
use tumbuh::sex::Sex;

use crate::http::{Answer, Call, Outcome, names_tag};
use crate::problem::Failure;

/// WHO's tables do not change; a new engine would.
const KEEP: &str = "public, max-age=86400, stale-while-revalidate=604800";

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/reference/{indicator}",
    operation_id = "readReference",
    tag = "growth",
    summary = "SD lines or percentiles of one of WHO's tables",
    params(
        ("indicator" = Indicator, Path),
        ("sex" = Sex, Query),
        ("standard" = Option<Standard>, Query, description = "`who2006` when absent"),
        ("lines" = Option<Lines>, Query, description = "`sd` when absent"),
        ("from" = Option<u32>, Query, description = "First row: days, months or millimetres; the table's first when absent"),
        ("to" = Option<u32>, Query, description = "Last row; the table's last when absent"),
        ("step" = Option<u32>, Query, description = "Every how many rows, 1 or more; 1 when absent"),
    ),
    responses(
        (status = 200, body = ReferenceResponse),
        (status = 304, description = "What `If-None-Match` names is still so"),
    ),
))]
pub fn read(call: &Call) -> Outcome {
    let indicator: Indicator = named(call.param(0)).ok_or(Failure::NotFound)?;
    let sex: Sex = query(call, "sex", "male or female")?
        .ok_or_else(|| Failure::field("sex", "is needed: male or female"))?;
    let standard = query(call, "standard", "who2006 or who2007")?.unwrap_or(Standard::Who2006);
    let lines = query(call, "lines", "sd or percentiles")?.unwrap_or(Lines::Sd);
    let rows = rows(indicator, standard)
        .ok_or_else(|| Failure::field("standard", "has no table of this indicator"))?;
    let from = call.query_number("from")?.unwrap_or(rows.first);
    let to = call.query_number("to")?.unwrap_or(rows.last);
    let step = call.query_number("step")?.unwrap_or(1);
    if step == 0 {
        return Err(Failure::field("step", "must be 1 or more"));
    }
    let (engine, tables) = (Provenance::CURRENT.engine.0, Provenance::CURRENT.tables);
    // With the address, these are all that the answer depends on.
    let tag = format!("\"{engine}-{tables}\"");
    if call.headers.if_none_match.as_deref().is_some_and(|asked| names_tag(asked, &tag)) {
        return Ok(Answer::empty(304).with("etag", tag).with("cache-control", KEEP));
    }
    let response = ReferenceResponse {
        provenance: Provenance::CURRENT,
        indicator,
        standard,
        sex,
        rows,
        unit: indicator.unit(),
        curves: curves(indicator, standard, sex, (from, to), step, lines),
    };
    Ok(Answer::json(200, &response)?.with("etag", tag).with("cache-control", KEEP))
}

/// A value by its name on the wire.
fn named<T: DeserializeOwned>(name: &str) -> Option<T> {
    tumbuh::read::value(&Value::from(name)).ok()
}

fn query<T: DeserializeOwned>(call: &Call, name: &str, choices: &str) -> Result<Option<T>, Failure> {
    let Some(value) = call.query_value(name) else { return Ok(None) };
    named(value).map(Some).ok_or_else(|| Failure::field(name, format!("must be {choices}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn get(indicator: &str, query: &[(&str, &str)]) -> Outcome {
        let query = query.iter().map(|&(name, value)| (name.into(), value.into())).collect();
        read(&Call { params: vec![indicator.into()], query, ..Call::default() })
    }

    #[test]
    fn lines_are_given_as_asked_and_may_be_kept() {
        let answer =
            get("weightForAge", &[("sex", "male"), ("from", "0"), ("to", "60"), ("step", "30")]).unwrap();
        assert!(answer.headers.iter().any(|(name, value)| *name == "cache-control" && value == KEEP));
        let value: Value = serde_json::from_slice(&answer.into_bytes()).unwrap();
        assert_eq!(value["curves"].as_array().unwrap().len(), 7);
        assert_eq!(value["curves"][3]["points"].as_array().unwrap().len(), 3);
    }

    #[test]
    fn wrong_questions_are_named() {
        assert!(matches!(get("shoeSize", &[("sex", "male")]), Err(Failure::NotFound)));
        for (query, field) in [
            (vec![], "sex"),
            (vec![("sex", "x")], "sex"),
            (vec![("sex", "male"), ("lines", "all")], "lines"),
            (vec![("sex", "male"), ("step", "0")], "step"),
            (vec![("sex", "male"), ("to", "-1")], "to"),
        ] {
            let Err(Failure::Invalid(errors)) = get("weightForAge", &query) else { panic!("{query:?}") };
            assert_eq!(errors[0].field, field);
        }
        let school_head = get("headForAge", &[("sex", "male"), ("standard", "who2007")]);
        assert!(matches!(school_head, Err(Failure::Invalid(_))));
    }

    #[test]
    fn an_answer_that_is_still_good_is_not_sent_again() {
        assert!(
            names_tag("\"a\", W/\"1-f\"", "\"1-f\"")
                && names_tag("*", "\"1-f\"")
                && !names_tag("\"1\"", "\"1-f\"")
        );
    }
}
