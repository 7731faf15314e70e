//! One function for each parser: it takes any bytes, and fails when what was read is not what was written. The tests run them on
//! the stable compiler, `shared/fuzz` hands the same ones to cargo-fuzz.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use tumbuh::access::{Grant, Grants, Place, Role};
use tumbuh::age::CivilDate;
use tumbuh::api::assess::{AssessRequest, AssessResponse, AssessResult};
use tumbuh::api::handover::ChildHistory;
use tumbuh::api::sync::{EmergencyCopy, read_rows};
use tumbuh::area::{AreaCode, Scope};
use tumbuh::care::register::{
    Entry as RegisterEntry, RegisterEvent, RegisterEventRow, haemoglobin_of_text, haemoglobin_text,
    register_tasks,
};
use tumbuh::care::{CareEvent, CareEventRow, CaseAudit, CureSettings, PhotoFormat, cases, tasks};
use tumbuh::exchange::anthro::under_five;
use tumbuh::id::{ChildId, MutationId, Revision};
use tumbuh::language::Language;
use tumbuh::nik::Nik;
use tumbuh::pin::Pin;
use tumbuh::recovery::RecoveryCode;
use tumbuh::regency::{Colour, PathData, PuskesmasCode, RegencyPack, Settings};
use tumbuh::sex::Sex;
use tumbuh::sync::phone::{Checkpoint, OutboxEntry, StoredChild, Witness};
use tumbuh::sync::{
    Before, CareBefore, CheckContext, Digest, Mutation, Protocol, Receipt, Row, apply, check, rebase,
};
use tumbuh::text::{PersonName, Slug};
use tumbuh::unit::{Grams, Millimetres};

/// A parser.
pub type Entry = fn(&[u8]);

/// Every parser by its name, which is that of its target in `shared/fuzz`.
pub const ENTRIES: [(&str, Entry); 16] = [
    ("pack", pack),
    ("mutation", mutation),
    ("row", row),
    ("page", page),
    ("kept", kept),
    ("receipt", receipt),
    ("audit", audit),
    ("history", history),
    ("tree", tree),
    ("assess_json", assess_json),
    ("assess_csv", assess_csv),
    ("nik", nik),
    ("date", date),
    ("words", words),
    ("amount", amount),
    ("photo", photo),
];

/// A regency's pack: what is accepted is written in one form, and reads the same.
pub fn pack(bytes: &[u8]) {
    let Some(pack) = text(bytes).and_then(|text| RegencyPack::parse(text).ok()) else { return };
    let canonical = pack.to_canonical_json().unwrap();
    let again = RegencyPack::parse(&canonical).unwrap();
    assert_eq!(again.to_canonical_json().unwrap(), canonical);
    assert_eq!(RegencyPack::restore(&canonical), Some(again));
}

/// An act of a batch: it is read, travels on, and is decided about whatever it builds on: nothing, a record, or the same done
/// before.
pub fn mutation(bytes: &[u8]) {
    let Some(mutation) = json::<Mutation>(bytes) else { return };
    let row = tumbuh::samples::child_row();
    let (revision, id) = (Revision(8), MutationId::new(1, [1; 10]));
    let step = mutation.care_event().map(|event| CareEventRow { revision, event: CareEvent { id, ..event } });
    let events: Vec<CareEventRow> = step.into_iter().collect();
    let done = mutation.register_event();
    let done = done.map(|event| RegisterEventRow { revision, event: RegisterEvent { id, ..event } });
    let entry: Vec<RegisterEventRow> = done.into_iter().collect();
    let areas = Scope(vec![row.child.posyandu.clone()]);
    let grants = Role::ALL.map(|role| Grant { role, areas: areas.clone().into(), office: None });
    let grants = Grants(grants.into());
    let context =
        CheckContext { account: mutation.actor, grants: &grants, today: "2026-06-01".parse().unwrap() };
    let care = CareBefore { events: &events, cure: CureSettings::default() };
    let nothing = Before::default();
    let known = Before { child: Some(&row), ..nothing };
    for before in [nothing, known, Before { care, entry: &entry, ..known }] {
        let _ = check(&mutation, before, &context);
        let _ = apply(&mutation, before, Revision(9));
    }
    let _ = rebase(Some(&row), [&mutation]);
}

/// A record on its way down; what was done to a child or an entry is folded, and says what is to do.
pub fn row(bytes: &[u8]) {
    let Some(row) = json::<Row>(bytes) else { return };
    let _ = (row.key(), row.child(), row.revision());
    let today: CivilDate = "2026-06-01".parse().unwrap();
    let settings = Settings::standard(today);
    match &row {
        Row::CareEvent(row) => {
            let care = cases([row], [], &settings.care.cure);
            assert_eq!(care.cases.len() + care.kept.len(), 1, "one event opens a case, or is kept");
            for case in &care.cases {
                let _ = tasks(case, &tumbuh::samples::child(), today, settings.rules());
            }
        }
        Row::RegisterEvent(row) => {
            if let Some(entry) = RegisterEntry::of([&row.event]) {
                let _ = register_tasks(&entry, today, settings.rules());
            }
        }
        _ => {}
    }
}

/// Records of a page, some of which this release may not know.
pub fn page(bytes: &[u8]) {
    let Ok(values) = serde_json::from_slice::<Vec<serde_json::Value>>(bytes) else { return };
    let count = values.len();
    let read = |value| serde_json::from_value::<Row>(value).ok();
    let Some((rows, unread)) = read_rows(values, read) else { return };
    assert_eq!(rows.len() == count, unread.is_none());
}

/// What a phone wrote for itself, perhaps with another release.
pub fn kept(bytes: &[u8]) {
    json::<OutboxEntry>(bytes);
    json::<StoredChild>(bytes);
    json::<Checkpoint>(bytes);
    json::<EmergencyCopy>(bytes);
}

/// A regency's word: what it signs is the same on both sides.
pub fn receipt(bytes: &[u8]) {
    let Some(receipt) = json::<Receipt>(bytes) else { return };
    let lines = receipt.held.signed_text().lines().count();
    assert_eq!(lines, 4 + receipt.held.acts.len());
}

/// An audit of cases.
pub fn audit(bytes: &[u8]) {
    let Some(audit) = json::<CaseAudit>(bytes) else { return };
    assert!(!audit.children.children().is_empty());
    let _ = audit.check("2026-06-01".parse().unwrap());
}

/// A child's record on its way to another regency.
pub fn history(bytes: &[u8]) {
    json::<ChildHistory>(bytes);
}

/// JSON of any kind: what the reader of the Worker takes is what everybody reads in it.
pub fn tree(bytes: &[u8]) {
    if let Ok(tree) = tumbuh::read::tree(bytes) {
        assert_eq!(serde_json::from_slice::<serde_json::Value>(bytes).unwrap(), tree);
    }
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
    same::<PuskesmasCode>(bytes);
    same::<Place>(bytes);
    same::<Colour>(bytes);
    same::<Protocol>(bytes);
    same::<Digest>(bytes);
    same::<Witness>(bytes);
    json::<PersonName>(bytes);
    json::<Slug>(bytes);
    json::<PathData>(bytes);
    json::<Grants>(bytes);
    let role = text(bytes).and_then(|text| text.parse::<Role>().ok());
    assert!(role.is_none_or(|role| Role::ALL.contains(&role)));
    if let Some(code) = same::<RecoveryCode>(bytes) {
        assert_eq!(code.characters().len(), RecoveryCode::LENGTH);
    }
    if let Some(pin) = text(bytes).and_then(|text| text.parse::<Pin>().ok()) {
        assert!(pin.digits().bytes().all(|byte| byte.is_ascii_digit()));
    }
}

/// What is typed from a scale, a tape or a meter.
pub fn amount(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Ok(grams) = Grams::from_kilograms_text(text) {
        assert_eq!(Grams::from_kilograms_text(&grams.to_kilograms_text()), Ok(grams));
    }
    if let Ok(length) = Millimetres::from_centimetres_text(text) {
        assert_eq!(Millimetres::from_centimetres_text(&length.to_centimetres_text()), Ok(length));
    }
    if let Some(grams) = haemoglobin_of_text(text) {
        assert_eq!(haemoglobin_of_text(&haemoglobin_text(grams)), Some(grams));
    }
}

/// A photo: one that is taken is not taken with a remark of a camera in it.
pub fn photo(bytes: &[u8]) {
    let Ok(format) = PhotoFormat::of(bytes) else { return };
    let (head, remark): (usize, &[u8]) = match format {
        PhotoFormat::Jpeg => (2, b"\xff\xfe\x00\x04-7"),
        PhotoFormat::Webp => (12, b"EXIF\x02\x00\x00\x00-7"),
    };
    let (head, rest) = bytes.split_at(head);
    assert!(PhotoFormat::of(&[head, remark, rest].concat()).is_err(), "says where it was taken");
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
