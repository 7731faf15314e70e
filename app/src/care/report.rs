//! Reporting how far something is that was planned or recommended: the fields of the form, and what they stand for. The desk asks an
//! office for the same as a midwife.

use serde_json::Value;
use tumbuh::age::CivilDate;
use tumbuh::care::{Intervention, Names};
use tumbuh::measurement::Measurement;
use tumbuh::text::Slug;

use super::fields::{Field, FieldKind, FormFields};
use super::form::pairs;
use super::make::{filled, text};
use super::words::CareText;
use crate::pages::result::measured;

/// How many readings are offered, the newest first.
const READINGS: usize = 5;

/// How far something may be.
const HOWS: [(&str, CareText); 3] =
    [("started", CareText::Started), ("done", CareText::Done), ("declined", CareText::CannotBeDone)];

/// What a report may name besides words and numbers.
pub struct Shown<'a> {
    /// The child's readings, newest first; none for who may not see them.
    pub readings: &'a [Measurement],
    /// Whether the screen can ask for a photo.
    pub photos: bool,
}

/// The fields of a report on one of these interventions, or on something that is not counted; which of several is asked by a field
/// `which`.
#[must_use]
pub fn report_fields(of: &[&Intervention], shown: &Shown<'_>, names: &Names<'_>, today: &str) -> Vec<Field> {
    use FieldKind::{Day, Elsewhere, Line, Number, One};
    let language = names.language;
    let field =
        |name, label: CareText, kind, first: &str| Field::new(name, label.words(language), kind, first);
    let mut readings = Vec::new();
    for reading in shown.readings.iter().take(READINGS) {
        let words = format!("{}: {}", language.date(reading.date), measured(language, reading));
        readings.push((reading.id.to_string(), words));
    }
    let ways = [
        (true, "statement", CareText::InWords),
        (true, "document", CareText::Paper),
        (!readings.is_empty(), "reading", CareText::Reading),
        (shown.photos, "photo", CareText::Photo),
    ];
    let mut offered = Vec::new();
    for (is_offered, id, way) in ways {
        if is_offered {
            offered.push((id, way));
        }
    }
    let mut fields = vec![
        field("on", CareText::Day, Day(false), today),
        field("how", CareText::How, One(pairs(language, &HOWS)), ""),
        field("remark", CareText::Reason, Line("280"), "").when("how", "declined"),
    ];
    for one in of {
        let mut label = counted(CareText::QuantityDone, names, &one.catalogue);
        if let Some(quantity) = one.quantity {
            label = format!("{label}, {} {quantity}", CareText::OfPlanned.words(language));
        }
        let quantity = Field::new("quantity", label, Number, "").when("how", "done");
        fields.push(if of.len() > 1 { quantity.when("which", &one.id.to_string()) } else { quantity });
    }
    fields.push(
        field("shown", CareText::ShownBy, One(pairs(language, &offered)), "statement").when("how", "done"),
    );
    for (name, label, kind, way) in [
        ("remark", CareText::WhatWasDone, Line("280"), "statement"),
        ("number", CareText::PaperNumber, Line("80"), "document"),
        ("reading", CareText::WhichReading, One(readings), "reading"),
        ("photo", CareText::Photo, Elsewhere, "photo"),
    ] {
        fields.push(field(name, label, kind, "").when("shown", way));
    }
    fields
}

/// What is counted, in words: with its unit, while the pack lists it.
pub(super) fn counted(what: CareText, names: &Names<'_>, id: &Slug) -> String {
    let what = what.words(names.language);
    names.unit(id).map_or_else(|| what.to_owned(), |unit| format!("{what} ({unit})"))
}

/// How far it is by what the fields stand for, as it is sent.
///
/// # Errors
/// What is missing or wrong.
pub fn progress(fields: FormFields) -> Result<Value, CareText> {
    if fields.is_unchosen() {
        return Err(CareText::ChooseOne);
    }
    fields.get("on").parse::<CivilDate>().map_err(|_| CareText::WrongDate)?;
    let quantity = quantity(&fields.get("quantity"))?;
    let (how, shown) = (fields.get("how"), fields.get("shown"));
    let (template, needed, missing) = match (how.as_str(), shown.as_str()) {
        ("started", _) => (STARTED, "on", CareText::WrongDate),
        ("done", "document") => (BY_DOCUMENT, "number", CareText::NumberMissing),
        ("done", "reading") => (BY_READING, "reading", CareText::ChooseOne),
        ("done", "photo") => (BY_PHOTO, "photo", CareText::PhotoMissing),
        ("done", _) => (BY_STATEMENT, "remark", CareText::WhatMissing),
        _ => (DECLINED, "remark", CareText::ReasonMissing),
    };
    if fields.get(needed).is_empty() {
        return Err(missing);
    }
    let value = |name: &str| match name {
        "quantity" => quantity.into(),
        name => text(fields.get(name)),
    };
    serde_json::from_str(template).map(|progress| filled(progress, &value)).map_err(|_| CareText::ReadFailed)
}

/// What is sent, with places that are filled by name.
const STARTED: &str = r#"{"kind":"started"}"#;
const DECLINED: &str = r#"{"kind":"declined","reason":"$remark"}"#;
const BY_STATEMENT: &str =
    r#"{"kind":"done","evidence":{"kind":"statement","remark":"$remark"},"quantity":"$quantity"}"#;
const BY_DOCUMENT: &str =
    r#"{"kind":"done","evidence":{"kind":"document","number":"$number"},"quantity":"$quantity"}"#;
const BY_READING: &str =
    r#"{"kind":"done","evidence":{"kind":"reading","measurement":"$reading"},"quantity":"$quantity"}"#;
const BY_PHOTO: &str =
    r#"{"kind":"done","evidence":{"kind":"photo","sha256":"$photo"},"quantity":"$quantity"}"#;

/// How much, if that was typed.
///
/// # Errors
/// When it is no number of 1 or more.
pub(super) fn quantity(typed: &str) -> Result<Option<u32>, CareText> {
    if typed.is_empty() {
        return Ok(None);
    }
    let quantity = typed.parse().ok().filter(|quantity| *quantity > 0);
    quantity.map(Some).ok_or(CareText::WrongNumber)
}
