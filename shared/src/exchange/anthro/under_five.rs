//! Rows of WHO Anthro: children under five by age in days.

use alloc::format;
use alloc::string::{String, ToString};

use super::cells::{self, CellError};
use crate::age::AgeDays;
use crate::growth::{Age, Assessment, Oedema, Position, Reading, Scores, Standard, Warning, assess_at};
use crate::sex::Sex;
use crate::unit::{Grams, Millimetres};

/// sex 1/2 or m/f, age in days, kg, cm, l/h or empty, cm, cm, y/n; an empty cell is missing.
pub const COLUMNS: [&str; 8] = ["sex", "age", "weight", "lenhei", "measure", "headc", "armc", "oedema"];

/// The adjusted length, then z and flag of each index.
pub const RESULTS: [&str; 13] =
    ["clenhei", "zlen", "flen", "zwei", "fwei", "zwfl", "fwfl", "zbmi", "fbmi", "zhc", "fhc", "zac", "fac"];

/// What a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Sex.
    pub sex: Sex,
    /// Age, if known.
    pub age: Option<Age>,
    /// What was measured.
    pub reading: Reading,
}

impl Row {
    /// Reads the cells of [`COLUMNS`].
    ///
    /// # Errors
    /// Names the cell that cannot be read.
    pub fn read(cells: &[&str; 8]) -> Result<Self, CellError> {
        let [sex, age, weight, lenhei, measure, headc, armc, oedema] = *cells;
        let reading = Reading {
            weight: cells::scaled("weight", weight, 3)?.map(Grams),
            length: cells::scaled("lenhei", lenhei, 1)?.map(Millimetres),
            position: match measure {
                "l" | "L" => Some(Position::Lying),
                "h" | "H" => Some(Position::Standing),
                "" => None,
                _ => {
                    let detail = format!("{measure:?} is not l, h or empty");
                    return Err(CellError { column: "measure", detail });
                }
            },
            head: cells::scaled("headc", headc, 1)?.map(Millimetres),
            arm: cells::scaled("armc", armc, 1)?.map(Millimetres),
            oedema: cells::oedema(oedema)?,
            ..Reading::default()
        };
        let age = cells::scaled("age", age, 0)?.map(|days| Age::from_days(AgeDays(days)));
        Ok(Self { sex: cells::sex(sex)?, age, reading })
    }

    /// Writes the cells of [`COLUMNS`].
    #[must_use]
    pub fn write(&self) -> [String; 8] {
        let centimetres = |length: Option<Millimetres>| {
            length.map_or_else(String::new, |length| cells::unscaled(length.0, 1))
        };
        let Reading { weight, length, position, head, arm, oedema, .. } = self.reading;
        [
            match self.sex {
                Sex::Male => "1".into(),
                Sex::Female => "2".into(),
            },
            self.age.map_or_else(String::new, |age| age.days.0.to_string()),
            weight.map_or_else(String::new, |weight| cells::unscaled(weight.0, 3)),
            centimetres(length),
            match position {
                Some(Position::Lying) => "l".into(),
                Some(Position::Standing) => "h".into(),
                None => String::new(),
            },
            centimetres(head),
            centimetres(arm),
            if oedema == Oedema::Absent { "n".into() } else { "y".into() },
        ]
    }

    /// Assesses the row.
    #[must_use]
    pub fn assess(&self) -> Assessment {
        assess_at(self.sex, self.age, &self.reading)
    }
}

/// The assessment as far as Anthro goes: it ends where WHO 2007 begins, and has no scores from there.
#[must_use]
pub fn within_anthro(assessment: Assessment) -> Assessment {
    if assessment.standard != Some(Standard::Who2007) {
        return assessment;
    }
    let about_no_score = |warning: &Warning| !matches!(warning, Warning::Implausible { .. });
    let warnings = assessment.warnings.iter().filter(about_no_score).collect();
    Assessment { scores: Scores::default(), warnings, ..assessment }
}

/// The cells of [`RESULTS`].
#[must_use]
pub fn results(assessment: &Assessment) -> [String; 13] {
    let assessment = within_anthro(*assessment);
    let scores = assessment.scores;
    let length = assessment.length.map(|length| cells::unscaled(length.millimetres.0, 1));
    let [zlen, flen] = cells::score(scores.length_for_age.as_ref());
    let [zwei, fwei] = cells::score(scores.weight_for_age.as_ref());
    let [zwfl, fwfl] = cells::score(scores.weight_for_length.as_ref());
    let [zbmi, fbmi] = cells::score(scores.bmi_for_age.as_ref());
    let [zhc, fhc] = cells::score(scores.head_for_age.as_ref());
    let [zac, fac] = cells::score(scores.arm_for_age.as_ref());
    [length.unwrap_or_default(), zlen, flen, zwei, fwei, zwfl, fwfl, zbmi, fbmi, zhc, fhc, zac, fac]
}

/// [`Row::read`], [`Row::assess`] and [`results`] in one.
///
/// # Errors
/// Names the cell that cannot be read.
pub fn score(cells: &[&str; 8]) -> Result<[String; 13], CellError> {
    Row::read(cells).map(|row| results(&row.assess()))
}
