//! From a filled form to the acts that it stands for: built as the JSON that will be sent, then read back and checked by the
//! rules that the regency checks by.

use leptos::prelude::*;
use serde_json::{Map, Value};
use tumbuh::age::CivilDate;
use tumbuh::care::{
    CareAct, CareContext, CareEvent, Circumstance, Evaluation, Impossible, StepKind, Validation, cases,
    check, detect,
};
use tumbuh::growth::{Reading, assess};
use tumbuh::id::{InterventionId, MeasurementId, MutationId, ReferralId};
use tumbuh::language::Language;
use tumbuh::measurement::Measurement;
use tumbuh::sync::Act;
use tumbuh::unit::Grams;

use super::fields::FormFields;
use super::file::CaseFile;
use super::form::{measures, ticked};
use super::words::CareText;
use crate::json::Read;
use crate::pages::measure::ReadingFields;

/// What a form stands for, or what is wrong with it in words.
pub type Made = Result<Vec<Act>, String>;

/// Names for what is new: a clock and chance belong to the browser.
#[derive(Clone, Copy)]
pub struct NewIds {
    /// A reading.
    pub measurement: fn() -> MeasurementId,
    /// A referral.
    pub referral: fn() -> ReferralId,
    /// An intervention.
    pub intervention: fn() -> InterventionId,
}

/// The acts of a filled form.
///
/// # Errors
/// What is wrong with it, in words.
pub fn make(
    kind: StepKind,
    file: &CaseFile,
    fields: FormFields,
    reading: ReadingFields,
    ids: NewIds,
    language: Language,
) -> Made {
    let say = |text: CareText| text.words(language).to_owned();
    let on: CivilDate = fields.get("on").parse().map_err(|_| say(CareText::WrongDate))?;
    let mut acts = Vec::new();
    let entry = if measures(kind) {
        let read = untrack(|| reading.reading()).map_err(|_| say(CareText::WrongNumber))?;
        let entry = measurement(file, on, &read, (ids.measurement)());
        if entry.is_empty() {
            return Err(say(CareText::WeighFirst));
        }
        acts.push(Act::RecordMeasurement { measurement: entry.clone() });
        Some(entry)
    } else {
        None
    };
    let step = step(kind, file, fields, on, entry.as_ref(), ids).map_err(say)?;
    let act = CareAct::read(step.clone()).ok_or_else(|| say(CareText::ReadFailed))?;
    let role = file.roles().find(|role| act.is_for(*role)).ok_or_else(|| say(CareText::NotYours))?;
    let event =
        CareEvent { id: MutationId::new(0, [0; 10]), child: file.child.id, actor: file.account, role, act };
    let context = CareContext { child: Some(&file.child), grants: &file.grants, today: file.today };
    check(&event, &file.care, &context).map_err(|wrong| wrong.words(language).to_owned())?;
    if let Some(why) = impossible(file, event) {
        return Err(why.words(language).to_owned());
    }
    acts.push(Act::CarriedCare { child: file.child.id, role, step });
    Ok(acts)
}

/// Why the step would change nothing as the case stands here.
fn impossible(file: &CaseFile, event: CareEvent) -> Option<Impossible> {
    let id = event.id;
    let mut events = file.events.clone();
    events.push(event);
    let care = cases([].as_slice(), events.as_slice(), &file.sheet.care.cure);
    care.kept.into_iter().find(|kept| kept.event == id).map(|kept| kept.why)
}

/// The step as JSON.
fn step(
    kind: StepKind,
    file: &CaseFile,
    fields: FormFields,
    on: CivilDate,
    entry: Option<&Measurement>,
    ids: NewIds,
) -> Result<Value, CareText> {
    let case = file.case().ok_or(CareText::NoCase)?;
    let get = |name: &str| fields.get(name);
    let day = || text(on.to_string());
    let needed = |name: &str, wrong: CareText| {
        let value = get(name);
        if value.is_empty() { Err(wrong) } else { Ok(text(value)) }
    };
    let remark = || needed("remark", CareText::ReasonMissing);
    let optional = || Some(get("remark")).filter(|words| !words.is_empty()).map_or(Value::Null, text);
    let (name, part, body) = match kind {
        StepKind::Validate => {
            let again = entry.ok_or(CareText::WeighFirst)?;
            let calibrated = get("calibrated").parse().map_err(|_| CareText::WrongDate)?;
            let seen = case.found.iter().rev().find_map(|found| found.measurement);
            let first = file.readings.iter().find(|one| Some(one.id) == seen).or(file.readings.first());
            let first = first.ok_or(CareText::WeighFirst)?;
            let validation =
                Validation::between(first, again, calibrated).map_err(|_| CareText::WrongDate)?;
            let number = |value: Option<i32>| value.map_or(Value::Null, Value::from);
            let difference = validation.difference;
            (
                "validateCase",
                "validation",
                object(vec![
                    ("on", day()),
                    ("first", text(validation.first.to_string())),
                    ("again", text(validation.again.to_string())),
                    (
                        "difference",
                        object(vec![
                            ("grams", number(difference.grams)),
                            ("millimetres", number(difference.millimetres)),
                            ("armMillimetres", number(difference.arm_millimetres)),
                        ]),
                    ),
                    ("calibratedOn", text(calibrated.to_string())),
                ]),
            )
        }
        StepKind::Cause => {
            let present = get("present");
            let is_there = |word: &str| present.split(' ').any(|one| one == word);
            let all = Circumstance::ALL.map(|one| wire(&one));
            let (there, absent): (Vec<_>, Vec<_>) = all.into_iter().partition(|word| is_there(word));
            (
                "recordCause",
                "look",
                object(vec![
                    ("on", day()),
                    ("present", list(there)),
                    ("absent", list(absent)),
                    ("remark", optional()),
                ]),
            )
        }
        StepKind::Plan => return plan(file, fields, on, case.id.to_string(), ids),
        StepKind::Log => {
            let weight = match get("weight") {
                typed if typed.is_empty() => Value::Null,
                typed => {
                    let weight = Grams::from_kilograms_text(&typed).map_err(|_| CareText::WrongNumber)?;
                    Value::from(weight.0)
                }
            };
            (
                "logPmt",
                "log",
                object(vec![
                    ("intervention", needed("which", CareText::ChooseOne)?),
                    ("on", day()),
                    ("eaten", needed("eaten", CareText::ChooseOne)?),
                    ("weightGrams", weight),
                    ("remark", optional()),
                ]),
            )
        }
        StepKind::Evaluate => {
            let entry = entry.ok_or(CareText::WeighFirst)?;
            let findings = detect(&file.child, &file.readings, entry, &ticked(file, fields), file.rules());
            let assessment = assess(&file.child.subject(), entry.date, &entry.reading());
            let evaluation = Evaluation::of(entry, &assessment, findings);
            let body = serde_json::to_value(&evaluation).map_err(|_| CareText::ReadFailed)?;
            ("recordEvaluation", "evaluation", body)
        }
        StepKind::Report => {
            let progress = match get("how").as_str() {
                "started" => object(vec![("kind", text("started"))]),
                "done" => object(vec![
                    ("kind", text("done")),
                    ("evidence", object(vec![("kind", text("statement")), ("remark", remark()?)])),
                    ("quantity", Value::Null),
                ]),
                "declined" => object(vec![("kind", text("declined")), ("reason", remark()?)]),
                _ => return Err(CareText::ChooseOne),
            };
            (
                "reportIntervention",
                "report",
                object(vec![
                    ("intervention", needed("which", CareText::ChooseOne)?),
                    ("on", day()),
                    ("progress", progress),
                ]),
            )
        }
        StepKind::Refer => {
            let to = match get("to").as_str() {
                "hospital" => object(vec![
                    ("kind", text("hospital")),
                    ("name", needed("name", CareText::ReasonMissing)?),
                ]),
                "puskesmas" => object(vec![("kind", text("puskesmas"))]),
                _ => return Err(CareText::ChooseOne),
            };
            let findings = serde_json::to_value(case.findings()).map_err(|_| CareText::ReadFailed)?;
            (
                "refer",
                "referral",
                object(vec![
                    ("id", text((ids.referral)().to_string())),
                    ("on", day()),
                    ("to", to),
                    ("urgency", needed("soon", CareText::ChooseOne)?),
                    ("findings", findings),
                    ("remark", optional()),
                ]),
            )
        }
        StepKind::Answer => {
            let how = needed("how", CareText::ChooseOne)?;
            let mut step = vec![("kind", how)];
            match get("how").as_str() {
                "result" => step.push(("outcome", remark()?)),
                "declined" => step.push(("reason", remark()?)),
                _ => {}
            }
            (
                "answerReferral",
                "answer",
                object(vec![
                    ("referral", needed("which", CareText::ChooseOne)?),
                    ("on", day()),
                    ("step", object(step)),
                ]),
            )
        }
        StepKind::Obstacle => {
            let about = needed("about", CareText::ChooseOne)?;
            let about = if about == "other" { Value::Null } else { about };
            let obstacle = object(vec![("on", day()), ("about", about), ("remark", remark()?)]);
            ("recordObstacle", "obstacle", obstacle)
        }
        StepKind::Close => {
            let how = get("how");
            let ending = match how.as_str() {
                "" => return Err(CareText::ChooseOne),
                "recovered" => object(vec![("ending", text("recovered"))]),
                _ => {
                    let mut why = vec![("kind", text(how.as_str()))];
                    match how.as_str() {
                        "agedOut" => {}
                        "notACase" => why.push(("reason", remark()?)),
                        _ => why.push(("remark", remark()?)),
                    }
                    object(vec![("ending", text("left")), ("why", object(why))])
                }
            };
            return Ok(object(vec![
                ("type", text("closeCase")),
                ("case", text(case.id.to_string())),
                ("on", day()),
                ("ending", ending),
            ]));
        }
        StepKind::Reopen => {
            let closing = case.closings.iter().find(|closing| closing.reopened.is_none());
            let closing = closing.ok_or(CareText::NoCase)?.closed_in;
            let found =
                object(vec![("on", day()), ("measurement", Value::Null), ("findings", list(Vec::new()))]);
            return Ok(object(vec![
                ("type", text("reopenCase")),
                ("case", text(case.id.to_string())),
                ("closing", text(closing.to_string())),
                ("found", found),
                ("reason", remark()?),
            ]));
        }
    };
    Ok(object(vec![("type", text(name)), ("case", text(case.id.to_string())), (part, body)]))
}

/// Everything that was ticked, each with its owner; food supplements with care for nutrition.
fn plan(
    file: &CaseFile,
    fields: FormFields,
    on: CivilDate,
    case: String,
    ids: NewIds,
) -> Result<Value, CareText> {
    const NUTRITION_CARE: &str = "nutrition-care";
    let what = fields.get("what");
    let due: CivilDate = fields.get("due").parse().map_err(|_| CareText::WrongDate)?;
    let food = match fields.get("food") {
        typed if typed.is_empty() => None,
        typed => Some(typed.parse::<u16>().ok().filter(|days| *days > 0).ok_or(CareText::WrongNumber)?),
    };
    let owner = fields.get("owner");
    let mut plan = Vec::new();
    for word in what.split(' ').filter(|word| !word.is_empty()) {
        let entry = file.sheet.catalogue.iter().find(|entry| entry.id.as_str() == word);
        let entry = entry.ok_or(CareText::ChooseOne)?;
        let owner = match owner.as_str() {
            // What the health office answers for, its puskesmas does for a child.
            "listed" if entry.office == file.sheet.care.escalation.health_office => {
                object(vec![("kind", text("puskesmas"))])
            }
            "listed" => object(vec![("kind", text("office")), ("office", text(entry.office.as_str()))]),
            kind => object(vec![("kind", text(kind))]),
        };
        let course = food.filter(|_| word == NUTRITION_CARE).map_or(Value::Null, |days| {
            object(vec![("from", text(on.to_string())), ("days", Value::from(days))])
        });
        plan.push(object(vec![
            ("id", text((ids.intervention)().to_string())),
            ("catalogue", text(word)),
            ("owner", owner),
            ("due", text(due.to_string())),
            ("quantity", Value::Null),
            ("food", course),
        ]));
    }
    if plan.is_empty() {
        return Err(CareText::ChooseOne);
    }
    Ok(object(vec![
        ("type", text("planInterventions")),
        ("case", text(case)),
        ("on", text(on.to_string())),
        ("plan", Value::Array(plan)),
    ]))
}

fn measurement(file: &CaseFile, date: CivilDate, reading: &Reading, id: MeasurementId) -> Measurement {
    Measurement {
        id,
        child: file.child.id,
        date,
        weight_grams: reading.weight,
        length_millimetres: reading.length,
        position: reading.position,
        head_millimetres: reading.head,
        arm_millimetres: reading.arm,
        oedema: reading.oedema,
        answers: Vec::new(),
        measured_by: file.account,
    }
}

/// The word of an enum without data on the wire.
pub(super) fn wire(circumstance: &Circumstance) -> String {
    match serde_json::to_value(circumstance) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

fn text(words: impl Into<String>) -> Value {
    Value::String(words.into())
}

fn list(words: Vec<String>) -> Value {
    Value::Array(words.into_iter().map(Value::String).collect())
}

fn object(members: Vec<(&'static str, Value)>) -> Value {
    let mut map = Map::new();
    for (name, value) in members {
        map.insert(name.into(), value);
    }
    Value::Object(map)
}

#[cfg(test)]
mod tests;
