//! From a filled form to the acts that it stands for: built as the JSON that will be sent, then read back and checked by the
//! rules that the regency checks by.

use leptos::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value};
use tumbuh::age::CivilDate;
use tumbuh::care::{
    CareAct, CareContext, CareEvent, Circumstance, Evaluation, Impossible, StepKind, Validation, cases,
    check, detect,
};
use tumbuh::finding::to_ask;
use tumbuh::growth::assess;
use tumbuh::id::{InterventionId, MeasurementId, MutationId, ReferralId};
use tumbuh::language::Language;
use tumbuh::measurement::Measurement;
use tumbuh::sync::Act;
use tumbuh::unit::Grams;

use super::fields::FormFields;
use super::file::CaseFile;
use super::form::{measures, ticked};
use super::report::{progress, quantity};
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
        let entry = Measurement::taken(&read, (ids.measurement)(), file.child.id, on, file.account);
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

/// The step as JSON: its form filled into what is sent.
fn step(
    kind: StepKind,
    file: &CaseFile,
    fields: FormFields,
    on: CivilDate,
    entry: Option<&Measurement>,
    ids: NewIds,
) -> Result<Value, CareText> {
    let case = file.case().ok_or(CareText::NoCase)?;
    if fields.is_unchosen() {
        return Err(CareText::ChooseOne);
    }
    let how = fields.get("how");
    let mut of = case;
    let mut values: Vec<(&str, Value)> = Vec::new();
    let mut remark = Remark::MayBe;
    let template = match (kind, how.as_str()) {
        (StepKind::Validate, _) => {
            let again = entry.ok_or(CareText::WeighFirst)?;
            let calibrated = fields.get("calibrated").parse().map_err(|_| CareText::WrongDate)?;
            let seen = case.found.iter().rev().find_map(|found| found.measurement);
            let first = file.readings.iter().find(|one| Some(one.id) == seen).or(file.readings.first());
            let first = first.ok_or(CareText::WeighFirst)?;
            let validation =
                Validation::between(first, again, calibrated).map_err(|_| CareText::WrongDate)?;
            let findings = detect(&file.child, &file.readings, again, &[], file.rules());
            let difference = validation.difference;
            values.push(("first", text(validation.first.to_string())));
            values.push(("again", text(validation.again.to_string())));
            values.push(("grams", difference.grams.into()));
            values.push(("millimetres", difference.millimetres.into()));
            values.push(("arm", difference.arm_millimetres.into()));
            values.push(("findings", json(&findings)?));
            VALIDATE
        }
        (StepKind::Cause, _) => {
            let present = fields.get("present");
            let is_there = |word: &str| present.split(' ').any(|one| one == word);
            let (mut there, mut absent) = (Vec::new(), Vec::new());
            for word in Circumstance::ALL.map(|one| wire(&one)) {
                let list = if is_there(&word) { &mut there } else { &mut absent };
                list.push(Value::String(word));
            }
            values.push(("present", Value::Array(there)));
            values.push(("absent", Value::Array(absent)));
            CAUSE
        }
        (StepKind::Plan, _) => {
            values.push(("plan", plan(file, fields, on, ids)?));
            PLAN
        }
        (StepKind::Log, _) => {
            let weight = match fields.get("weight") {
                typed if typed.is_empty() => None,
                typed => Some(Grams::from_kilograms_text(&typed).map_err(|_| CareText::WrongNumber)?.0),
            };
            values.push(("grams", weight.into()));
            LOG
        }
        (StepKind::Evaluate, _) => {
            let entry = entry.ok_or(CareText::WeighFirst)?;
            let signs = ticked(&to_ask(&case.findings()), fields);
            let findings = detect(&file.child, &file.readings, entry, &signs, file.rules());
            let assessment = assess(&file.child.subject(), entry.date, &entry.reading());
            values.push(("evaluation", json(&Evaluation::of(entry, &assessment, findings))?));
            EVALUATE
        }
        (StepKind::Report, _) => {
            values.push(("progress", progress(fields)?));
            REPORT
        }
        (StepKind::Follow, _) => {
            // Of a case that ended before this one, perhaps.
            let which = fields.get("which");
            let mut awaited = file.awaited();
            of = awaited.find(|(_, made)| made.id.to_string() == which).ok_or(CareText::ChooseOne)?.0;
            values.push(("progress", progress(fields)?));
            FOLLOW
        }
        (StepKind::Refer, _) => {
            values.push(("id", text((ids.referral)().to_string())));
            values.push(("findings", json(&case.findings())?));
            if fields.get("to") == "puskesmas" {
                REFER_PUSKESMAS
            } else if fields.get("name").is_empty() {
                return Err(CareText::NameMissing);
            } else {
                REFER_HOSPITAL
            }
        }
        (StepKind::Answer, "result") => {
            remark = Remark::MustBe;
            ANSWER_RESULT
        }
        (StepKind::Answer, "declined") => {
            remark = Remark::MustBe;
            ANSWER_DECLINED
        }
        (StepKind::Answer, _) => ANSWER,
        (StepKind::Obstacle, _) => {
            remark = Remark::MustBe;
            if fields.get("about") == "other" { OBSTACLE_OTHER } else { OBSTACLE }
        }
        (StepKind::Talk, _) if fields.get("remark").is_empty() => return Err(CareText::TalkMissing),
        (StepKind::Talk, _) => TALK,
        (StepKind::Close, "recovered") => CLOSE_RECOVERED,
        (StepKind::Close, "agedOut") => CLOSE_AGED,
        (StepKind::Close, how) => {
            remark = Remark::MustBe;
            if how == "notACase" { CLOSE_NOT } else { CLOSE_LEFT }
        }
        (StepKind::Reopen, _) => {
            remark = Remark::MustBe;
            let closing = case.closings.iter().find(|closing| closing.reopened.is_none());
            values.push(("closing", text(closing.ok_or(CareText::NoCase)?.closed_in.to_string())));
            REOPEN
        }
    };
    values.push(("case", text(of.id.to_string())));
    let words = fields.get("remark");
    if words.is_empty() && remark == Remark::MustBe {
        return Err(CareText::ReasonMissing);
    }
    values.push(("remark", if words.is_empty() { Value::Null } else { text(words) }));
    let value = |name: &str| {
        let known = values.iter().find(|(own, _)| *own == name).map(|(_, value)| value.clone());
        known.unwrap_or_else(|| text(fields.get(name)))
    };
    serde_json::from_str(template).map(|step| filled(step, &value)).map_err(|_| CareText::ReadFailed)
}

/// Whether a step needs words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Remark {
    MayBe,
    MustBe,
}

/// What is sent, with places that are filled by name: with what was computed, or else with what the field of that name holds.
const VALIDATE: &str = r#"{"type":"validateCase","case":"$case","validation":{"on":"$on","first":"$first","again":"$again","difference":{"grams":"$grams","millimetres":"$millimetres","armMillimetres":"$arm"},"calibratedOn":"$calibrated","findings":"$findings"}}"#;
const CAUSE: &str = r#"{"type":"recordCause","case":"$case","look":{"on":"$on","present":"$present","absent":"$absent","remark":"$remark"}}"#;
const PLAN: &str = r#"{"type":"planInterventions","case":"$case","on":"$on","plan":"$plan"}"#;
const LOG: &str = r#"{"type":"logPmt","case":"$case","log":{"intervention":"$which","on":"$on","eaten":"$eaten","weightGrams":"$grams","remark":"$remark"}}"#;
const EVALUATE: &str = r#"{"type":"recordEvaluation","case":"$case","evaluation":"$evaluation"}"#;
const REPORT: &str = r#"{"type":"reportIntervention","case":"$case","report":{"intervention":"$which","on":"$on","progress":"$progress"}}"#;
const FOLLOW: &str = r#"{"type":"followRecommendation","case":"$case","followUp":{"recommendation":"$which","on":"$on","progress":"$progress"}}"#;
const REFER_PUSKESMAS: &str = r#"{"type":"refer","case":"$case","referral":{"id":"$id","on":"$on","to":{"kind":"puskesmas"},"urgency":"$soon","findings":"$findings","remark":"$remark"}}"#;
const REFER_HOSPITAL: &str = r#"{"type":"refer","case":"$case","referral":{"id":"$id","on":"$on","to":{"kind":"hospital","name":"$name"},"urgency":"$soon","findings":"$findings","remark":"$remark"}}"#;
const ANSWER: &str = r#"{"type":"answerReferral","case":"$case","answer":{"referral":"$which","on":"$on","step":{"kind":"$how"}}}"#;
const ANSWER_RESULT: &str = r#"{"type":"answerReferral","case":"$case","answer":{"referral":"$which","on":"$on","step":{"kind":"result","outcome":"$remark"}}}"#;
const ANSWER_DECLINED: &str = r#"{"type":"answerReferral","case":"$case","answer":{"referral":"$which","on":"$on","step":{"kind":"declined","reason":"$remark"}}}"#;
const OBSTACLE: &str =
    r#"{"type":"recordObstacle","case":"$case","obstacle":{"on":"$on","about":"$about","remark":"$remark"}}"#;
const OBSTACLE_OTHER: &str =
    r#"{"type":"recordObstacle","case":"$case","obstacle":{"on":"$on","about":null,"remark":"$remark"}}"#;
const TALK: &str = r#"{"type":"recordTalk","case":"$case","talk":{"on":"$on","remark":"$remark"}}"#;
const CLOSE_RECOVERED: &str =
    r#"{"type":"closeCase","case":"$case","on":"$on","ending":{"ending":"recovered"}}"#;
const CLOSE_AGED: &str =
    r#"{"type":"closeCase","case":"$case","on":"$on","ending":{"ending":"left","why":{"kind":"agedOut"}}}"#;
const CLOSE_LEFT: &str = r#"{"type":"closeCase","case":"$case","on":"$on","ending":{"ending":"left","why":{"kind":"$how","remark":"$remark"}}}"#;
const CLOSE_NOT: &str = r#"{"type":"closeCase","case":"$case","on":"$on","ending":{"ending":"left","why":{"kind":"notACase","reason":"$remark"}}}"#;
const REOPEN: &str = r#"{"type":"reopenCase","case":"$case","closing":"$closing","found":{"on":"$on","measurement":null,"findings":[]},"reason":"$remark"}"#;
const INTERVENTION: &str = r#"{"id":"$id","catalogue":"$catalogue","owner":{"kind":"$owner"},"due":"$due","quantity":"$quantity","food":"$food"}"#;
const OF_OFFICE: &str = r#"{"id":"$id","catalogue":"$catalogue","owner":{"kind":"office","office":"$office"},"due":"$due","quantity":"$quantity","food":"$food"}"#;

/// The template with its places filled.
pub(super) fn filled(template: Value, value: &dyn Fn(&str) -> Value) -> Value {
    match template {
        Value::String(words) => match words.strip_prefix('$') {
            Some(name) => value(name),
            None => Value::String(words),
        },
        Value::Object(mut members) => {
            for (_, member) in &mut members {
                *member = filled(member.take(), value);
            }
            Value::Object(members)
        }
        other => other,
    }
}

/// Everything that was ticked, each with its owner; food supplements with care for nutrition.
fn plan(file: &CaseFile, fields: FormFields, on: CivilDate, ids: NewIds) -> Result<Value, CareText> {
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
        let office = &entry.ok_or(CareText::ChooseOne)?.office;
        let listed = owner == "listed";
        // What the health office answers for, its puskesmas does for a child.
        let here = *office == file.sheet.care.escalation.health_office;
        let template = if listed && !here { OF_OFFICE } else { INTERVENTION };
        let quantity = quantity(&fields.get_for("quantity", word))?;
        let value = |name: &str| match name {
            "id" => text((ids.intervention)().to_string()),
            "catalogue" => text(word),
            "owner" => text(if listed { "puskesmas" } else { owner.as_str() }),
            "office" => text(office.as_str()),
            "due" => text(due.to_string()),
            "quantity" => quantity.into(),
            _ => food.filter(|_| word == NUTRITION_CARE).map_or(Value::Null, |days| {
                let mut course = Map::new();
                course.insert("from".into(), text(on.to_string()));
                course.insert("days".into(), days.into());
                Value::Object(course)
            }),
        };
        let template = serde_json::from_str(template).map_err(|_| CareText::ReadFailed)?;
        plan.push(filled(template, &value));
    }
    if plan.is_empty() { Err(CareText::ChooseOne) } else { Ok(Value::Array(plan)) }
}

/// The word of an enum without data on the wire.
pub(super) fn wire(circumstance: &Circumstance) -> String {
    match serde_json::to_value(circumstance) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

pub(super) fn text(words: impl Into<String>) -> Value {
    Value::String(words.into())
}

pub(super) fn json(value: &impl Serialize) -> Result<Value, CareText> {
    serde_json::to_value(value).map_err(|_| CareText::ReadFailed)
}

#[cfg(test)]
mod tests;
