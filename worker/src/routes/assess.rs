//! `/api/v1/assess`: growth of children that are not kept here.

mod csv;
mod json;

use tumbuh::api::assess::{AssessResponse, AssessResult};
use tumbuh::api::problem::FieldProblem;
use tumbuh::exchange::anthro::under_five::{Row, within_anthro};
use tumbuh::language::Language;

use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;

/// A measurement as it was read, or what is wrong with it.
struct Asked {
    /// The cells of a CSV row as they came, to be given back.
    cells: Option<[String; 8]>,
    row: Result<Row, Vec<FieldProblem>>,
}

/// The two forms that go in and come out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Json,
    Csv,
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/assess",
    operation_id = "assess",
    tag = "growth",
    summary = "Assess one measurement, or up to 10,000",
    description = "Nothing is stored or logged. JSON: one measurement, or `{\"measurements\": [...]}`. In a batch, wrong \
        measurements are told by index and the others are answered; the status is 200. CSV: the columns \
        `sex,age,weight,lenhei,measure,headc,armc,oedema` (1/2 or m/f, days, kg, cm, l/h or empty, cm, cm, y/n) in any \
        order; out come these, then `clenhei,zlen,flen,zwei,fwei,zwfl,fwfl,zbmi,fbmi,zhc,fhc,zac,fac` and `error`. The \
        answer has the form that `Accept` names, else that of the body. CSV is the interface of WHO Anthro, birth to 60 \
        months: beyond day 1826 a row of CSV has no scores in either form, nor has an answer in CSV; JSON to JSON goes on \
        with WHO 2007.",
    params(("language" = Option<Language>, Query, description = "Of the words in JSON; Indonesian when absent")),
    request_body(content(
        (json::AssessBody = "application/json"),
        (String = "text/csv", example = "sex,age,weight,lenhei,measure,headc,armc,oedema\n2,91,8.02,62.8,,48.3,12.5,n\n"),
    )),
    responses(
        (status = 200, content((json::AssessAnswer = "application/json"), (String = "text/csv"))),
    ),
))]
pub fn assess(call: &Call) -> Outcome {
    let language = language(call)?;
    let (asked, is_batch, form) = match call.media_type().as_deref() {
        Some("application/json") => {
            let (asked, is_batch) = json::read(&call.body)?;
            (asked, is_batch, Form::Json)
        }
        Some("text/csv") => (csv::read(&call.body)?, true, Form::Csv),
        _ => return Err(Failure::UnsupportedMediaType { expected: "application/json or text/csv" }),
    };
    match accepted(call.headers.accept.as_deref(), form)? {
        Form::Csv => Ok(Answer::text(200, "text/csv; charset=utf-8", csv::write(&asked)?)),
        Form::Json if is_batch => Ok(json::write_batch(asked, language)),
        Form::Json => json::write_one(asked, language),
    }
}

fn language(call: &Call) -> Result<Language, Failure> {
    match call.query_value("language") {
        None | Some("id") => Ok(Language::Indonesian),
        Some("en") => Ok(Language::English),
        Some(_) => Err(Failure::field("language", "must be id or en")),
    }
}

/// The first form that the caller takes; that of the body when any will do.
fn accepted(accept: Option<&str>, body: Form) -> Result<Form, Failure> {
    let Some(accept) = accept else { return Ok(body) };
    accept
        .split(',')
        .map(|range| range.split(';').next().unwrap_or_default().trim())
        .find_map(|range| match range {
            "application/json" | "application/*" => Some(Form::Json),
            "text/csv" | "text/*" => Some(Form::Csv),
            "*/*" => Some(body),
            _ => None,
        })
        .ok_or(Failure::NotAcceptable { offered: "application/json or text/csv" })
}

impl Asked {
    fn result(&self, index: usize, language: Language) -> AssessResult {
        match &self.row {
            Ok(row) => {
                let assessment = row.assess();
                let from_csv = self.cells.is_some();
                let assessment = if from_csv { within_anthro(assessment) } else { assessment };
                AssessResult::Assessed { index, response: AssessResponse::new(assessment, language) }
            }
            Err(errors) => AssessResult::Failed { index, errors: errors.clone() },
        }
    }
}

#[cfg(test)]
mod tests {
    use tumbuh::api::assess::AssessBatchResponse;

    use super::*;
    use crate::http::CallHeaders;

    fn post(content_type: &str, accept: Option<&str>, body: &str) -> Outcome {
        let headers = CallHeaders {
            content_type: Some(content_type.into()),
            accept: accept.map(Into::into),
            ..CallHeaders::default()
        };
        assess(&Call { headers, body: body.into(), ..Call::default() })
    }

    fn posted(body: &str) -> serde_json::Value {
        serde_json::from_slice(&post("application/json", None, body).unwrap().into_bytes()).unwrap()
    }

    #[test]
    fn every_row_of_whos_program_comes_out_the_same() {
        let oracle = include_str!("../../../shared/tests/data/anthro-0-60-months.csv");
        let answer = String::from_utf8(post("text/csv", None, oracle).unwrap().into_bytes()).unwrap();
        let plain = oracle.replace('"', "");
        assert_eq!(answer.lines().count(), plain.lines().count());
        for (ours, theirs) in answer.lines().zip(plain.lines()).skip(1) {
            assert_eq!(ours, format!("{theirs},"));
        }
    }

    #[test]
    fn good_measurements_are_answered_beside_wrong_ones() {
        let answer = posted(
            r#"{"measurements":[
                {"sex":"male","ageDays":400,"weightGrams":9000},
                {"sex":"male","ageDays":400,"weightGrams":-1},
                {"sex":"male","ageDays":400,"height":70},
                7,
                {"sex":"female","birthDate":"2025-01-10","date":"2026-03-10","weightGrams":7600}]}"#,
        );
        assert_eq!((&answer["assessed"], &answer["failed"]), (&2.into(), &3.into()));
        let errors: Vec<_> = answer["results"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|result| result["outcome"] == "failed")
            .map(|result| (result["index"].as_u64().unwrap(), result["errors"][0]["field"].as_str().unwrap()))
            .collect();
        assert_eq!(errors, [(1, "/weightGrams"), (2, "/height"), (3, "")]);
        assert_eq!(answer["results"][4]["scores"]["weightForAge"]["indicator"], "weightForAge");
    }

    #[test]
    fn a_batch_is_sent_in_pieces_of_what_is_documented() {
        let asked = || {
            let one = r#"{"sex":"male","ageDays":400,"weightGrams":9000}"#;
            let batch = format!(r#"{{"measurements":[{}7]}}"#, format!("{one},").repeat(120));
            json::read(batch.as_bytes()).unwrap().0
        };
        let results: Vec<_> =
            asked().iter().enumerate().map(|(index, asked)| asked.result(index, Language::English)).collect();
        let whole = AssessBatchResponse { assessed: 120, failed: 1, results };
        let pieces = json::write_batch(asked(), Language::English).into_bytes();
        assert!(pieces == serde_json::to_vec(&whole).unwrap());
    }

    #[test]
    fn one_wrong_measurement_is_a_problem() {
        for (body, field) in [
            (r#"{"sex":"male","ageDays":400,"weightGrams":-1}"#, "/weightGrams"),
            (r#"{"sex":"male","ageDays":400,"weightGrams":NaN}"#, "/weightGrams"),
            (r#"{"sex":"male","ageDays":400,"weightGrams":"9"}"#, "/weightGrams"),
            (r#"{"sex":"male","ageDays":400,"weightGrams":1e99}"#, "/weightGrams"),
            (r#"{"sex":"male","ageDays":400,"weightGrams":9000.5}"#, "/weightGrams"),
            (r#"{"sex":"male","birthDate":"1800-01-01","date":"2024-01-01"}"#, "/birthDate"),
            (r#"{"sex":"other"}"#, "/sex"),
            (r#"{"sex":"male","name":"x"}"#, "/name"),
            (r#"{}"#, ""),
            (r#"[]"#, ""),
            (r#"{"measurements":{}}"#, "/measurements"),
            (r#"{"measurements":[],"x":1}"#, "/x"),
        ] {
            let (Err(Failure::Invalid(errors)) | Err(Failure::Malformed { errors, .. })) =
                post("application/json", None, body)
            else {
                panic!("{body}")
            };
            assert_eq!(errors.first().map(|error| error.field.as_str()), Some(field), "{body}");
        }
    }

    #[test]
    fn the_form_of_the_answer_is_chosen() {
        let one = r#"{"sex":"male","ageDays":91,"weightGrams":6500}"#;
        let answer = post("application/json", Some("text/csv"), one).unwrap();
        let text = String::from_utf8(answer.into_bytes()).unwrap();
        assert!(text.lines().nth(1).unwrap().starts_with("1,91,6.5,,,,,n,"), "{text}");
        let row = "sex,age,weight,lenhei,measure,headc,armc,oedema\r\nx,91,,,,,,\r\n";
        let answer = post("text/csv", Some("application/json"), row).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&answer.into_bytes()).unwrap();
        assert_eq!(value["results"][0]["errors"][0]["field"], "sex");
        let refused = post("application/json", Some("image/png"), one);
        assert!(matches!(refused, Err(Failure::NotAcceptable { .. })));
        assert!(matches!(post("text/plain", None, one), Err(Failure::UnsupportedMediaType { .. })));
    }

    #[test]
    fn wrong_csv_is_told() {
        for wrong in ["", "sex,age\n1,2\n", "\u{0}\u{1}"] {
            assert!(post("text/csv", None, wrong).is_err(), "{wrong:?}");
        }
        let header = "sex,age,weight,lenhei,measure,headc,armc,oedema\n";
        let answer = post("text/csv", None, &format!("{header}1,2\n1,91,6.5,,,,,n\n")).unwrap();
        let text = String::from_utf8(answer.into_bytes()).unwrap();
        assert!(text.lines().nth(1).unwrap().contains("columns"), "{text}");
        assert!(text.lines().nth(2).unwrap().starts_with("1,91,6.5,"), "{text}");
    }
}
