//! Measurements as CSV, with the columns of WHO's Anthro.

use csv::{ReaderBuilder, StringRecord, Writer};
use tumbuh::api::assess::ASSESS_LIMIT;
use tumbuh::api::problem::FieldProblem;
use tumbuh::exchange::anthro::under_five::{self, COLUMNS, RESULTS, Row};

use super::Asked;
use crate::body;
use crate::problem::Failure;

pub fn read(bytes: &[u8]) -> Result<Vec<Asked>, Failure> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = reader.headers().map_err(unreadable)?.clone();
    let mut places = [0; COLUMNS.len()];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        *place = header
            .iter()
            .position(|name| name.trim_start_matches('\u{feff}').trim() == column)
            .ok_or_else(|| Failure::field(column, "this column is missing"))?;
    }
    let mut asked = Vec::new();
    for record in reader.records() {
        if asked.len() == ASSESS_LIMIT {
            return Err(Failure::TooMany { what: "a CSV file", limit: ASSESS_LIMIT });
        }
        asked.push(row(&record.map_err(unreadable)?, &header, places));
    }
    Ok(asked)
}

fn row(record: &StringRecord, header: &StringRecord, places: [usize; COLUMNS.len()]) -> Asked {
    let cells = places.map(|place| record.get(place).unwrap_or_default().trim());
    let row = if record.len() == header.len() {
        Row::read(&cells).map_err(|error| vec![FieldProblem::new(error.column, error.detail)])
    } else {
        let detail = format!("has {} columns, and the header has {}", record.len(), header.len());
        Err(body::problem_at("", &detail))
    };
    Asked { cells: Some(cells.map(Into::into)), row }
}

fn unreadable(error: csv::Error) -> Failure {
    Failure::Malformed { detail: error.to_string(), errors: Vec::new() }
}

/// The columns that came in, the results, and what is wrong with a row.
pub fn write(asked: &[Asked]) -> Result<Vec<u8>, Failure> {
    let unwritable = |error: csv::Error| Failure::Internal(format!("writing CSV: {error}"));
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS.iter().chain(&RESULTS).chain(&["error"])).map_err(unwritable)?;
    for asked in asked {
        let own = match (&asked.cells, &asked.row) {
            (Some(cells), _) => cells.clone(),
            (None, Ok(row)) => row.write(),
            (None, Err(_)) => Default::default(),
        };
        let (results, error) = match &asked.row {
            Ok(row) => (under_five::results(&row.assess()), String::new()),
            Err(errors) => (Default::default(), told(errors)),
        };
        writer.write_record(own.iter().chain(&results).chain([&error])).map_err(unwritable)?;
    }
    writer.into_inner().map_err(|error| Failure::Internal(format!("writing CSV: {error}")))
}

fn told(errors: &[FieldProblem]) -> String {
    let one = |error: &FieldProblem| format!("{} {}", error.field.trim_start_matches('/'), error.detail);
    errors.iter().map(one).collect::<Vec<_>>().join("; ").trim().into()
}
