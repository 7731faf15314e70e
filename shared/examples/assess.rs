//! Scores a CSV file of measurements, as WHO's programs do.
//!
//! `assess IN.csv OUT.csv` for under-fives: columns `sex,age,weight,lenhei,measure,headc,armc,oedema` (1/2 or m/f, days,
//! kg, cm, l/h or empty, cm, cm, y/n), scored against WHO 2006 up to day 1826. `assess --who2007 IN.csv OUT.csv` for school
//! age: `sex,age_months,weight,height,oedema`, scored against WHO 2007. Columns may stand in any order, others are left
//! out, empty cells are missing values. A cell that cannot be read stops the program and is named.

use std::error::Error;
use std::process::ExitCode;

use tumbuh::exchange::anthro::{CellError, school, under_five};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["--who2007", input, output] => {
            convert(input, output, school::COLUMNS, school::RESULTS, school::score)
        }
        [input, output] => {
            convert(input, output, under_five::COLUMNS, under_five::RESULTS, under_five::score)
        }
        _ => Err("assess [--who2007] IN.csv OUT.csv".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        #[expect(clippy::print_stderr, reason = "a command-line program")]
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the known columns of every row of `input` with its results behind them.
fn convert<const COLUMNS: usize, const RESULTS: usize>(
    input: &str,
    output: &str,
    columns: [&str; COLUMNS],
    results: [&str; RESULTS],
    score: fn(&[&str; COLUMNS]) -> Result<[String; RESULTS], CellError>,
) -> Result<(), Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(input)?;
    let headers = reader.headers()?.clone();
    let mut places = [0; COLUMNS];
    for (place, column) in places.iter_mut().zip(columns) {
        *place = headers
            .iter()
            .position(|header| header.trim_start_matches('\u{feff}').trim() == column)
            .ok_or_else(|| format!("{input} has no column {column}"))?;
    }
    let mut writer = csv::Writer::from_path(output)?;
    writer.write_record(columns.iter().chain(&results))?;
    for (index, record) in reader.records().enumerate() {
        let record = record?;
        let cells = places.map(|place| record.get(place).unwrap_or_default().trim());
        let scores = score(&cells).map_err(|error| format!("{input}, row {}: {error}", index + 2))?;
        writer.write_record(cells.iter().copied().chain(scores.iter().map(String::as_str)))?;
    }
    writer.flush()?;
    Ok(())
}
