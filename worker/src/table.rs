//! Reading a CSV file of people or posyandu: the lines that are right, and everything that is wrong with the others.

use tumbuh::api::people::LineProblem;
use tumbuh::language::Both;

use crate::body;
use crate::problem::Failure;

/// What a file must look like.
pub struct Shape {
    /// What its lines are, for an answer.
    pub what: &'static str,
    /// Most lines.
    pub limit: usize,
    /// The headers that it may have; the first, which is told when it has another, names every column.
    pub headers: [&'static [&'static str]; 2],
}

/// The column, where one is to blame, and what is wrong.
pub type Wrong = (Option<&'static str>, Both<String>);

/// What a file says, each row with its line.
pub struct Table<T> {
    pub rows: Vec<(u64, T)>,
    pub problems: Vec<LineProblem>,
}

/// Reads a file; `read` makes a row of the fields, told which of the headers the file has.
///
/// # Errors
/// 400 when its header cannot be read, 413 when it has too many lines.
pub fn read<T>(
    shape: &Shape,
    bytes: &[u8],
    read: impl Fn(&csv::StringRecord, &[&str]) -> Result<T, Vec<Wrong>>,
) -> Result<Table<T>, Failure> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes);
    let malformed =
        |error: csv::Error| Failure::Malformed { detail: body::short(error.to_string()), errors: Vec::new() };
    let header = reader.headers().map_err(malformed)?.clone();
    let names: Vec<_> = header.iter().map(|name| name.trim_start_matches('\u{feff}')).collect();
    let mut table = Table { rows: Vec::new(), problems: Vec::new() };
    if !shape.headers.contains(&names.as_slice()) {
        let columns = shape.headers[0].join(",");
        let words =
            Both::new(format!("baris pertama harus {columns}"), format!("the header must be {columns}"));
        table.problems.push(problem(1, None, words));
        return Ok(table);
    }
    for (place, record) in reader.records().enumerate() {
        if place >= shape.limit {
            return Err(Failure::TooMany { what: shape.what, limit: shape.limit });
        }
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                table.problems.push(problem(
                    line,
                    None,
                    Both::new("bukan CSV dalam UTF-8", "is not CSV in UTF-8"),
                ));
                continue;
            }
        };
        let line = record.position().map_or(0, csv::Position::line);
        match read(&record, &names) {
            Ok(row) => table.rows.push((line, row)),
            Err(wrong) => {
                let told = wrong.into_iter().map(|(column, detail)| problem(line, column, detail));
                table.problems.extend(told);
            }
        }
    }
    Ok(table)
}

/// What is wrong with a line; 0 is the file as a whole.
pub fn problem(line: u64, column: Option<&str>, words: Both<String>) -> LineProblem {
    let line = u32::try_from(line).unwrap_or(u32::MAX);
    let words = body::shortened(words);
    LineProblem { line, column: column.map(Into::into), detail: words.english.clone(), words }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHAPE: Shape = Shape { what: "things", limit: 5, headers: [&["a", "b"], &["a"]] };

    #[test]
    fn of_any_bytes_each_line_is_taken_or_told() {
        let seeds = ["a,b\n1,2\n\"x\"\"\",\n3,4,5\n", "\u{feff}a\n1\n2\n3\n4\n5\n6\n", "a,c\n1,2\n"];
        let seeds = seeds.map(|seed| seed.as_bytes().to_vec());
        let (mut taken, mut told, mut refused) = (0, 0, 0);
        for bytes in crate::spoilt::inputs(&seeds, 10_000) {
            let row = |record: &csv::StringRecord, names: &[&str]| {
                let wrong = || vec![(Some("a"), Both::new("salah", record.as_slice()))];
                if record.len() > names.len() { Err(wrong()) } else { Ok(record.len()) }
            };
            match read(&SHAPE, &bytes, row) {
                Ok(table) => {
                    assert!(table.rows.len() + table.problems.len() <= SHAPE.limit);
                    taken += table.rows.len();
                    told += table.problems.len();
                }
                Err(Failure::TooMany { .. } | Failure::Malformed { .. }) => refused += 1,
                Err(other) => panic!("{other:?}"),
            }
        }
        assert!(taken > 0 && told > 0 && refused > 0);
    }
}
