//! Rows of WHO Anthro: children under five by age in days.

use tumbuh::age::AgeDays;
use tumbuh::growth::{Age, Position, Reading, Scores, Standard, assess_at};
use tumbuh::unit::{Grams, Millimetres};

use super::cells;

pub const COLUMNS: [&str; 8] = ["sex", "age", "weight", "lenhei", "measure", "headc", "armc", "oedema"];
pub const RESULTS: [&str; 13] =
    ["clenhei", "zlen", "flen", "zwei", "fwei", "zwfl", "fwfl", "zbmi", "fbmi", "zhc", "fhc", "zac", "fac"];

pub fn score(cells: &[&str; 8]) -> Result<[String; 13], String> {
    let [sex, age, weight, lenhei, measure, headc, armc, oedema] = *cells;
    let reading = Reading {
        weight: cells::scaled("weight", weight, 3)?.map(Grams),
        length: cells::scaled("lenhei", lenhei, 1)?.map(Millimetres),
        position: match measure {
            "l" | "L" => Some(Position::Lying),
            "h" | "H" => Some(Position::Standing),
            "" => None,
            _ => return Err(format!("measure {measure:?} is not l, h or empty")),
        },
        head: cells::scaled("headc", headc, 1)?.map(Millimetres),
        arm: cells::scaled("armc", armc, 1)?.map(Millimetres),
        oedema: cells::oedema(oedema)?,
        ..Reading::default()
    };
    let age = cells::scaled("age", age, 0)?.map(|days| Age::from_days(AgeDays(days)));
    let assessment = assess_at(cells::sex(sex)?, age, &reading);
    let scores = match assessment.standard {
        Some(Standard::Who2007) => Scores::default(),
        _ => assessment.scores,
    };
    let length = assessment.length.map(|length| cells::unscaled(length.millimetres.0, 1));
    let [zlen, flen] = cells::score(scores.length_for_age.as_ref());
    let [zwei, fwei] = cells::score(scores.weight_for_age.as_ref());
    let [zwfl, fwfl] = cells::score(scores.weight_for_length.as_ref());
    let [zbmi, fbmi] = cells::score(scores.bmi_for_age.as_ref());
    let [zhc, fhc] = cells::score(scores.head_for_age.as_ref());
    let [zac, fac] = cells::score(scores.arm_for_age.as_ref());
    Ok([length.unwrap_or_default(), zlen, flen, zwei, fwei, zwfl, fwfl, zbmi, fbmi, zhc, fhc, zac, fac])
}
