//! Rows of WHO `AnthroPlus`: children at school age, by age in months with fractions.

use tumbuh::growth::{Indicator, Reading, school_score};
use tumbuh::unit::{Grams, Millimetres};

use super::cells;

pub const COLUMNS: [&str; 5] = ["sex", "age_months", "weight", "height", "oedema"];
pub const RESULTS: [&str; 6] = ["zhfa", "fhfa", "zwfa", "fwfa", "zbfa", "fbfa"];

pub fn score(cells: &[&str; 5]) -> Result<[String; 6], String> {
    let [sex, age, weight, height, oedema] = *cells;
    let sex = cells::sex(sex)?;
    let months = match age {
        "" => None,
        text => Some(text.parse::<f64>().map_err(|_| format!("age_months {text:?} is not a number"))?),
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
