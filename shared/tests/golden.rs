//! Every cell of files scored by WHO's own programs (R `anthro` and `anthroplus`), through the code of the example.
//!
//! A row is left out by rule only: where the reference's floating point picks a wrong table row (see [`misread_row`]).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use tumbuh::exchange::anthro::{CellError, school, under_five};

const UNDER_FIVE: &str = include_str!("data/anthro-0-60-months.csv");
const SCHOOL: &str = include_str!("data/anthroplus-61-228-months.csv");

/// Compares the rows that `left_out` keeps; gives the numbers of rows compared, cells compared and rows left out.
fn compare<const COLUMNS: usize, const RESULTS: usize>(
    oracle: &str,
    columns: [&str; COLUMNS],
    results: [&str; RESULTS],
    score: fn(&[&str; COLUMNS]) -> Result<[String; RESULTS], CellError>,
    left_out: fn(&[&str; COLUMNS]) -> bool,
) -> (usize, usize, Vec<usize>) {
    let mut reader = csv::Reader::from_reader(oracle.as_bytes());
    assert!(reader.headers().unwrap().iter().eq(columns.into_iter().chain(results)));
    let (mut rows, mut cells, mut skipped, mut differing) = (0, 0, Vec::new(), Vec::new());
    for (index, record) in reader.records().enumerate() {
        let record = record.unwrap();
        let inputs: [&str; COLUMNS] = std::array::from_fn(|column| &record[column]);
        if left_out(&inputs) {
            skipped.push(index + 2);
            continue;
        }
        rows += 1;
        for (column, ours) in score(&inputs).unwrap().into_iter().enumerate() {
            let theirs = &record[COLUMNS + column];
            cells += 1;
            if ours != theirs {
                differing.push(format!("row {}: {} is {theirs}, ours {ours}", index + 2, results[column]));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    (rows, cells, skipped)
}

#[test]
fn under_fives_agree_in_every_cell() {
    let (rows, cells, left_out) =
        compare(UNDER_FIVE, under_five::COLUMNS, under_five::RESULTS, under_five::score, |cells| {
            let [_, age, _, length, measure, ..] = *cells;
            age.parse().is_ok_and(|age| {
                length.parse().is_ok_and(|length| misread_row(adjusted(age, length, measure)).is_some())
            })
        });
    assert_eq!((rows, cells, left_out), (4_000, 52_000, vec![]));
}

#[test]
fn school_age_agrees_in_every_cell() {
    let (rows, cells, left_out) = compare(SCHOOL, school::COLUMNS, school::RESULTS, school::score, |_| false);
    assert_eq!((rows, cells, left_out), (1_500, 9_000, vec![]));
}

/// The length in cm as the reference adjusts it, in floating point.
fn adjusted(age: u32, length: f64, measure: &str) -> f64 {
    match (measure, age) {
        ("l", 731..) => length - 0.7,
        ("h", 274..731) => length + 0.7,
        _ => length,
    }
}

/// The row (cm) that the reference takes for a length when it is not the length's own: it reads the rows
/// `trunc(10 x) / 10` and `trunc(10 x + 1) / 10` and goes between them by `(x - lower) / 0.1`. An x that floating point left
/// just under a whole millimetre makes the two rows 0.2 cm apart and the way between them 1.
fn misread_row(length: f64) -> Option<f64> {
    let lower = (length * 10.0).trunc() / 10.0;
    let upper = (length * 10.0 + 1.0).trunc() / 10.0;
    let row = lower + (upper - lower) * (length - lower) / 0.1;
    ((row - length).abs() > 0.05).then_some(row)
}

#[test]
fn the_reference_misreads_one_length_of_the_weight_for_height_table() {
    let mut misread = Vec::new();
    for millimetres in 450..=1_300_u32 {
        for (age, measure) in [(500, "h"), (500, "l"), (1_000, "h"), (1_000, "l")] {
            let length = adjusted(age, f64::from(millimetres) / 10.0, measure);
            if let Some(row) = misread_row(length) {
                misread.push((millimetres, measure, age, (row * 10.0).round()));
            }
        }
    }
    // 51.9 cm from day 731 is shorter than the weight-for-height table, so it has no score to be wrong.
    assert_eq!(misread, [(519, "l", 1_000, 513.0), (1_031, "l", 1_000, 1_025.0)]);
}

#[test]
fn a_misread_length_is_scored_at_its_own_row_here() {
    let zwfl = |length, measure| {
        under_five::score(&["1", "1500", "13", length, measure, "", "", "n"]).unwrap()[5].clone()
    };
    assert_eq!(zwfl("103.1", "l"), zwfl("102.4", "h"));
    assert_ne!(zwfl("103.1", "l"), zwfl("102.5", "h"));
}
