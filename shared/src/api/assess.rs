//! Assessing measurements without keeping them: what partners send and get.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::problem::FieldProblem;
use crate::age::{AgeDays, CivilDate};
use crate::exchange::anthro::under_five::Row;
use crate::growth::{Age, Assessment, Indicator, Oedema, Position, Reading};
use crate::language::Language;
use crate::measurement::{
    ARM_MILLIMETRES, HEAD_MILLIMETRES, LENGTH_MILLIMETRES, OutOfInstrument, WEIGHT_GRAMS, within,
};
use crate::sex::Sex;
use crate::unit::{Grams, Millimetres};

/// Most measurements in one call.
pub const ASSESS_LIMIT: usize = 10_000;

/// `POST /api/v1/assess`: one measurement. The age is `birthDate` and `date`, or `ageDays`, or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AssessRequest {
    /// Sex.
    pub sex: Sex,
    /// Date of birth, together with `date`.
    pub birth_date: Option<CivilDate>,
    /// Date of the measurement, together with `birthDate`.
    pub date: Option<CivilDate>,
    /// Age in days, instead of the two dates.
    pub age_days: Option<AgeDays>,
    /// Weight, 300 to 200,000 g.
    pub weight_grams: Option<Grams>,
    /// Length or height as read from the board, 200 to 2,200 mm.
    pub length_millimetres: Option<Millimetres>,
    /// How the length was taken; absent is unknown.
    pub position: Option<Position>,
    /// Head circumference, 150 to 700 mm.
    pub head_millimetres: Option<Millimetres>,
    /// Mid-upper-arm circumference (LiLA), 40 to 500 mm.
    pub arm_millimetres: Option<Millimetres>,
    /// Bilateral pitting oedema; absent is none found.
    #[serde(default)]
    pub oedema: Oedema,
}

/// `POST /api/v1/assess`: many measurements. One that is wrong does not hinder the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AssessBatchRequest {
    /// At most [`ASSESS_LIMIT`].
    pub measurements: Vec<AssessRequest>,
}

/// The answer to one measurement.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AssessResponse {
    /// The numbers and categories.
    #[serde(flatten)]
    pub assessment: Assessment,
    /// The same for people.
    pub words: AssessmentWords,
}

/// The answer to many measurements, in their order. The status is 200 even when some, or all, are wrong.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AssessBatchResponse {
    /// How many were assessed.
    pub assessed: usize,
    /// How many were wrong.
    pub failed: usize,
    /// One for each measurement.
    pub results: Vec<AssessResult>,
}

/// What became of one measurement of many.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "outcome", rename_all = "camelCase")]
#[expect(clippy::large_enum_variant, reason = "nearly all are the large one")]
pub enum AssessResult {
    /// It was assessed.
    Assessed {
        /// Its place, from 0.
        index: usize,
        /// The answer.
        #[serde(flatten)]
        response: AssessResponse,
    },
    /// It was wrong.
    Failed {
        /// Its place, from 0.
        index: usize,
        /// What is wrong.
        errors: Vec<FieldProblem>,
    },
}

impl AssessResult {
    /// As it crosses the wire. Here and not where it is sent, so that thousands are written by code that is compiled for speed
    /// with this crate.
    ///
    /// # Errors
    /// Never by what it holds; serde's signature has one.
    pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(self)
    }
}

/// An assessment in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AssessmentWords {
    /// The language of the words.
    pub language: Language,
    /// For each score there is.
    pub scores: Vec<ScoreWords>,
    /// Nutritional status.
    pub nutrition: Option<&'static str>,
    /// What was done to the length before it was compared.
    pub length: Option<&'static str>,
    /// What to know beside the scores.
    pub warnings: Vec<&'static str>,
}

/// A score in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ScoreWords {
    /// Which index.
    pub indicator: Indicator,
    /// Its name.
    pub name: &'static str,
    /// The Permenkes category.
    pub category: Option<&'static str>,
    /// Why the reading by completed months falls in another category.
    pub difference: Option<&'static str>,
}

impl AssessRequest {
    /// What the growth engine needs of it.
    ///
    /// # Errors
    /// Everything that is wrong with it, by JSON pointer.
    pub fn row(&self) -> Result<Row, Vec<FieldProblem>> {
        let mut errors = Vec::new();
        let mut wrong = |field: &str, detail: &str| {
            errors.push(FieldProblem::new(alloc::format!("/{field}"), detail));
        };
        let age = match (self.birth_date, self.date, self.age_days) {
            (Some(birth), Some(on), None) => {
                let age = Age::between(birth, on);
                if age.is_none() {
                    wrong("date", "is before birthDate");
                }
                age
            }
            (None, None, days) => days.map(Age::from_days),
            (_, _, Some(_)) => {
                wrong("ageDays", "cannot stand beside birthDate or date");
                None
            }
            (Some(_), None, None) => {
                wrong("date", "is needed with birthDate");
                None
            }
            (None, Some(_), None) => {
                wrong("birthDate", "is needed with date");
                None
            }
        };
        let reading = Reading {
            weight: self.weight_grams,
            length: self.length_millimetres,
            position: self.position,
            head: self.head_millimetres,
            arm: self.arm_millimetres,
            oedema: self.oedema,
            ..Reading::default()
        };
        for error in beyond_instruments(&reading) {
            wrong(error.field, &alloc::format!("must be {} to {}", error.low, error.high));
        }
        if errors.is_empty() { Ok(Row { sex: self.sex, age, reading }) } else { Err(errors) }
    }
}

/// Values that no instrument can have shown.
fn beyond_instruments(reading: &Reading) -> impl Iterator<Item = OutOfInstrument> {
    [
        within("weightGrams", reading.weight.map(|weight| weight.0), WEIGHT_GRAMS),
        within("lengthMillimetres", reading.length.map(|length| length.0), LENGTH_MILLIMETRES),
        within("headMillimetres", reading.head.map(|head| head.0), HEAD_MILLIMETRES),
        within("armMillimetres", reading.arm.map(|arm| arm.0), ARM_MILLIMETRES),
    ]
    .into_iter()
    .filter_map(Result::err)
}

impl AssessResponse {
    /// The assessment, in words of `language` too.
    #[must_use]
    pub fn new(assessment: Assessment, language: Language) -> Self {
        Self { words: AssessmentWords::new(&assessment, language), assessment }
    }
}

impl AssessmentWords {
    /// The words for an assessment.
    #[must_use]
    pub fn new(assessment: &Assessment, language: Language) -> Self {
        let score = |score: &crate::growth::Score| ScoreWords {
            indicator: score.indicator,
            name: score.indicator.name(language),
            category: score.category.map(|category| category.name(language)),
            difference: score
                .by_month
                .and_then(|month| month.difference)
                .map(|difference| difference.words(language)),
        };
        Self {
            language,
            scores: assessment.scores.iter().map(score).collect(),
            nutrition: assessment.nutrition.map(|nutrition| nutrition.status.name(language)),
            length: assessment.length.map(|length| length.adjustment.words(language)),
            warnings: assessment.warnings.words(language),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(json: serde_json::Value) -> Vec<alloc::string::String> {
        let request: AssessRequest = serde_json::from_value(json).unwrap();
        request.row().err().unwrap_or_default().into_iter().map(|error| error.field).collect()
    }

    #[test]
    fn an_age_is_told_one_way() {
        use serde_json::json;
        let none: [&str; 0] = [];
        assert_eq!(errors(json!({ "sex": "male", "weightGrams": 9_000 })), none);
        assert_eq!(errors(json!({ "sex": "male", "ageDays": 400 })), none);
        let dates = |birth: &str, on: &str| json!({ "sex": "male", "birthDate": birth, "date": on });
        assert_eq!(errors(dates("2024-01-01", "2025-01-01")), none);
        assert_eq!(errors(dates("2025-01-01", "2024-01-01")), ["/date"]);
        assert_eq!(errors(json!({ "sex": "male", "birthDate": "2024-01-01" })), ["/date"]);
        assert_eq!(errors(json!({ "sex": "male", "date": "2024-01-01" })), ["/birthDate"]);
        let both = json!({ "sex": "male", "date": "2024-01-01", "ageDays": 1 });
        assert_eq!(errors(both), ["/ageDays"]);
    }

    #[test]
    fn every_wrong_value_is_named() {
        let wrong =
            serde_json::json!({ "sex": "female", "ageDays": 400, "weightGrams": 7, "armMillimetres": 9_000 });
        assert_eq!(errors(wrong), ["/weightGrams", "/armMillimetres"]);
    }
}
