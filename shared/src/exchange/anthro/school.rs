//! Rows of WHO `AnthroPlus`: children at school age, by age in months with fractions.

use alloc::format;
use alloc::string::String;

use super::cells::{self, CellError};
use crate::growth::{Indicator, Reading, school_score};
use crate::unit::{Grams, Millimetres};

/// sex 1/2 or m/f, age in months with fractions, kg, cm, y/n; an empty cell is missing.
pub const COLUMNS: [&str; 5] = ["sex", "age_months", "weight", "height", "oedema"];

/// z and flag of each index.
pub const RESULTS: [&str; 6] = ["zhfa", "fhfa", "zwfa", "fwfa", "zbfa", "fbfa"];

/// Scores the cells of [`COLUMNS`] as those of [`RESULTS`].
///
/// # Errors
/// Names the cell that cannot be read.
pub fn score(cells: &[&str; 5]) -> Result<[String; 6], CellError> {
    let [sex, age, weight, height, oedema] = *cells;
    let sex = cells::sex(sex)?;
    let months = match age {
        "" => None,
        text => {
            Some(text.parse::<f64>().ok().filter(|months| months.is_finite() && *months >= 0.0).ok_or_else(
                || CellError { column: "age_months", detail: format!("{text:?} is not a number, 0 or more") },
            )?)
        }
    };
    let reading = Reading {
        weight: cells::scaled("weight", weight, 3)?.map(Grams),
        length: cells::scaled("height", height, 1)?.map(Millimetres),
        oedema: cells::oedema(oedema)?,
        ..Reading::default()
    };
    let scored = |indicator| {
        let score = months.and_then(|months| school_score(indicator, sex, months, &reading));
        cells::score(score.as_ref())
    };
    let [zhfa, fhfa] = scored(Indicator::LengthForAge);
    let [zwfa, fwfa] = scored(Indicator::WeightForAge);
    let [zbfa, fbfa] = scored(Indicator::BmiForAge);
    Ok([zhfa, fhfa, zwfa, fwfa, zbfa, fbfa])
}
