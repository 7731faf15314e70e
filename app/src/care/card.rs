//! The case in one look: where it stands, what is next, who, by when, and why.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::age::CivilDate;
use tumbuh::care::{DueTask, Escalation, severe_advice};
use tumbuh::finding::{Finding, Urgency};
use tumbuh::language::Language;

use super::file::CaseFile;
use super::words::CareText;
use crate::dom::{Piece, view};
use crate::i18n::{self, use_language};
use crate::pages::result::reasons;
use crate::ui::{Badge, Tone};

/// The case in one look; nothing for a child that never had one.
#[component]
pub fn CaseCard(
    /// The case.
    file: Arc<CaseFile>,
    /// What can be done from here.
    children: Piece,
) -> Piece {
    let language = use_language();
    let Some(case) = file.case() else { return Piece::nothing() };
    let (open, kind) = (case.state.is_open(), case.state.kind());
    let due = file.due();
    let tone = match due.first().map(|first| first.urgency) {
        _ if !open => Tone::Good,
        Some(Urgency::Now) => Tone::Urgent,
        Some(Urgency::ThisWeek) => Tone::Concern,
        _ => Tone::Watch,
    };
    let ended = case.closings.iter().find(|closing| closing.reopened.is_none());
    let ended = ended.map(|closing| format!(": {}", closing.closed.ending().words(language)));
    let state = format!("{}{}", kind.words(language), ended.unwrap_or_default());
    let since = format!("{} {}", CareText::Since.words(language), i18n::date(language, case.state.since()));
    let names = file.sheet.names(language);
    let next = due.first().map(|first| {
        let what = task_words(&file, first, language);
        let who =
            first.escalation.owners.iter().map(|owner| names.owner(owner)).collect::<Vec<_>>().join(" → ");
        view! {
            <dl class="next-step">
                <dt>{CareText::NextStep.words(language)}</dt>
                <dd class="strong">{what}</dd>
                <dt>{CareText::Who.words(language)}</dt>
                <dd>{who}</dd>
                <dt>{CareText::ByWhen.words(language)}</dt>
                <dd>{due_words(first, language)}</dd>
            </dl>
        }
    });
    let severe = open.then(|| severe_advice(case, file.rules())).flatten();
    let severe = severe.map(|advice| view! { <p class="strong">{advice.words(language)}</p> });
    let others: Vec<Piece> = due
        .iter()
        .skip(1)
        .map(|one| {
            let words = format!("{}: {}", task_words(&file, one, language), due_words(one, language));
            view! { <li>{words}</li> }
        })
        .collect();
    let others = (!others.is_empty()).then(|| {
        view! {
            <details>
                <summary>{CareText::AlsoToDo.words(language)}</summary>
                <ul class="reasons">{others}</ul>
            </details>
        }
    });
    view! {
        <section class="card stack case">
            <h2>{CareText::Case.words(language)}</h2>
            <p class="row wrap"><Badge tone=tone words=state /> <span class="quiet">{since}</span></p>
            {severe}
            {next}
            <Reasons findings=case.findings() />
            {others}
            {children}
        </section>
    }
}

/// Why there is a case, in words.
#[component]
pub fn Reasons(
    /// What was found, gravest first.
    findings: Vec<Finding>,
) -> Piece {
    let language = use_language();
    if findings.is_empty() {
        return Piece::nothing();
    }
    view! {
        <div>
            <p class="label">{CareText::Why.words(language)}</p>
            {reasons(findings)}
        </div>
    }
}

/// By when, and how late.
#[must_use]
pub fn due_words(due: &DueTask, language: Language) -> String {
    by_when(due.task.due, &due.escalation, language)
}

/// By when, and how late.
#[must_use]
pub fn by_when(due: CivilDate, escalation: &Escalation, language: Language) -> String {
    let day = i18n::date(language, due);
    match escalation.late_days {
        0 => day,
        late => {
            format!("{day} ({} {late} {})", CareText::Late.words(language), CareText::Days.words(language))
        }
    }
}

/// What is to do; with the name of the intervention that it is about.
#[must_use]
pub fn task_words(file: &CaseFile, due: &DueTask, language: Language) -> String {
    let (what, kind) = (due.task.kind.words(language), due.task.kind);
    let recommended =
        || kind.recommendation().and_then(|id| file.recommended(id)).map(|words| words.to_string());
    let planned = || kind.intervention().and_then(|id| file.planned(id));
    let named = recommended().or_else(|| planned().map(|one| file.sheet.names(language).planned(one)));
    named.map_or_else(|| what.into(), |name| format!("{what}: {name}"))
}
