//! One function for each parser: it takes any bytes, and fails when what was read is not what was written. The tests run them on
//! the stable compiler, `shared/fuzz` hands the same ones to cargo-fuzz.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tumbuh::age::CivilDate;
use tumbuh::api::assess::{AssessRequest, AssessResponse, AssessResult};
use tumbuh::api::handover::ChildHistory;
use tumbuh::area::AreaCode;
use tumbuh::exchange::anthro::under_five;
use tumbuh::id::{ChildId, MutationId, Revision};
use tumbuh::language::Language;
use tumbuh::nik::Nik;
use tumbuh::pin::Pin;
use tumbuh::regency::RegencyPack;
use tumbuh::sex::Sex;
use tumbuh::sync::{Before, ChildRow, Mutation, Row, apply, rebase};
use tumbuh::text::{PersonName, Slug};

/// A parser.
pub type Entry = fn(&[u8]);

/// Every parser by its name, which is that of its target in `shared/fuzz`.
pub const ENTRIES: [(&str, Entry); 9] = [
    ("pack", pack),
    ("mutation", mutation),
    ("row", row),
    ("history", history),
    ("assess_json", assess_json),
    ("assess_csv", assess_csv),
    ("nik", nik),
    ("date", date),
    ("words", words),
];

/// A regency's pack: what is accepted is written in one form, and reads the same.
pub fn pack(bytes: &[u8]) {
    let Some(pack) = text(bytes).and_then(|text| RegencyPack::parse(text).ok()) else { return };
    let canonical = pack.to_canonical_json().unwrap();
    let again = RegencyPack::parse(&canonical).unwrap();
    assert_eq!(again.to_canonical_json().unwrap(), canonical);
    assert_eq!(RegencyPack::restore(&canonical), Some(again));
}

/// An act of a batch: it is read, travels on, and is decided about whatever it builds on.
pub fn mutation(bytes: &[u8]) {
    let Some(mutation) = json::<Mutation>(bytes) else { return };
    let child = tumbuh::samples::child();
    let row = ChildRow { revision: Revision(7), child, changed: Default::default(), conflicts: Vec::new() };
    for child in [None, Some(&row)] {
        let _ = apply(&mutation, Before { child, ..Before::default() }, Revision(9));
    }
    let _ = rebase(Some(&row), [&mutation]);
}

/// A record on its way down.
pub fn row(bytes: &[u8]) {
    let Some(row) = json::<Row>(bytes) else { return };
    let _ = (row.key(), row.child(), row.revision());
}

/// A child's record on its way to another regency.
pub fn history(bytes: &[u8]) {
    json::<ChildHistory>(bytes);
}

/// A measurement to assess, as JSON: whatever is read is assessed.
pub fn assess_json(bytes: &[u8]) {
    let Ok(request) = serde_json::from_slice::<AssessRequest>(bytes) else { return };
    let Ok(row) = request.row() else { return };
    assessed(&row);
}

/// A file of measurements: a row that is read is assessed, and its cells are read again as the same.
pub fn assess_csv(bytes: &[u8]) {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    for record in reader.records().take(100).flatten() {
        let cells: Vec<_> = record.iter().collect();
        let Some(cells) = cells.first_chunk::<8>() else { continue };
        let Ok(row) = under_five::Row::read(cells) else { continue };
        let written = row.write();
        let again = under_five::Row::read(&written.each_ref().map(String::as_str)).unwrap();
        assert_eq!(again, row);
        assessed(&row);
    }
}

/// A NIK, whose doubts are asked against any day.
pub fn nik(bytes: &[u8]) {
    let Some(nik) = text(bytes).and_then(|text| text.parse::<Nik>().ok()) else { return };
    assert_eq!(nik.digits().parse().as_ref(), Ok(&nik));
    for day in ["2000-01-01", "2024-02-29", "2060-12-31"] {
        let _ = nik.doubt(Sex::Female, day.parse().unwrap());
    }
    assert!(nik.masked().bytes().filter(u8::is_ascii_digit).count() <= 8);
}

/// A date.
pub fn date(bytes: &[u8]) {
    let Some(date) = same::<CivilDate>(bytes) else { return };
    let _ = [i32::MIN, -1, 1, i32::MAX].map(|days| date.plus_days(days));
    assert_eq!(CivilDate::from_days_since_epoch(date.days_since_epoch()), Ok(date));
}

/// Codes, ids and names.
pub fn words(bytes: &[u8]) {
    if let Some(code) = same::<AreaCode>(bytes) {
        assert!(code.contains(&code));
    }
    same::<ChildId>(bytes);
    same::<MutationId>(bytes);
    json::<PersonName>(bytes);
    json::<Slug>(bytes);
    if let Some(pin) = text(bytes).and_then(|text| text.parse::<Pin>().ok()) {
        assert!(pin.digits().bytes().all(|byte| byte.is_ascii_digit()));
    }
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// What is read from JSON is the same when it was written and read again.
fn json<T: DeserializeOwned + Serialize>(bytes: &[u8]) -> Option<T> {
    let value: T = serde_json::from_slice(bytes).ok()?;
    let written = serde_json::to_string(&value).unwrap();
    let again: T = serde_json::from_str(&written).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), written);
    Some(value)
}

/// What is read from a text is the same when it was written and read again.
fn same<T: FromStr + Display + PartialEq + Debug>(bytes: &[u8]) -> Option<T> {
    let value: T = text(bytes)?.parse().ok()?;
    let again: T = value.to_string().parse().ok().unwrap();
    assert_eq!(again, value);
    Some(value)
}

fn assessed(row: &under_five::Row) {
    let response = AssessResponse::new(row.assess(), Language::Indonesian);
    let result = AssessResult::Assessed { index: 0, response };
    assert!(!result.to_json().unwrap().is_empty());
}
