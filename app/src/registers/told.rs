//! What is known of an entry, in pieces that the pages of phone and desk put together.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::care::register::{
    Enrolment, Entry, HelpKind, RegisterAct, RegisterDue, RegisterKind, Visit, WomanFound, haemoglobin_text,
};
use tumbuh::id::MutationId;
use tumbuh::language::Language;
use tumbuh::sync::Act;

use super::file::EntryFile;
use super::words::RegisterWord;
use crate::care::{Context, by_when, told};
use crate::dom::{Piece, view};
use crate::i18n::{age, cm, date, decimal, kg, use_language};
use crate::store::RecordState;
use crate::ui::{Badge, RecordStateWord, Tone};

/// Who she is; `place` is where she is followed.
#[must_use]
pub fn facts(file: &EntryFile, place: String) -> Piece {
    let language = use_language();
    let entry = file.entry();
    let woman = &entry.woman;
    let years = age(language, woman.birth_date, file.today);
    let beyond = match &entry.enrolment {
        Enrolment::Pregnancy { last_period, .. } => {
            Some((RegisterWord::LastPeriod, date(language, *last_period)))
        }
        Enrolment::Girl { school } => {
            school.as_ref().map(|school| (RegisterWord::School, school.to_string()))
        }
        Enrolment::Couple { man_name, .. } => Some((RegisterWord::ManName, man_name.to_string())),
    };
    let mut facts = vec![
        (RegisterWord::Posyandu, place),
        (RegisterWord::BirthDate, format!("{} ({years})", date(language, woman.birth_date))),
    ];
    facts.extend(beyond);
    facts.push((expected(entry.kind()), date(language, entry.expected_on())));
    facts.push((RegisterWord::Since, date(language, entry.since)));
    facts.extend(woman.phone.as_ref().map(|phone| (RegisterWord::Phone, phone.to_string())));
    facts.extend(woman.address.as_ref().map(|address| (RegisterWord::Address, address.to_string())));
    if let Some(closed) = &entry.closed {
        let words = format!("{}, {}", closed.ending.words(language), date(language, closed.on));
        facts.push((RegisterWord::EndedOn, words));
    }
    let fact =
        |(label, words): (RegisterWord, String)| view! { <dt>{label.words(language)}</dt><dd>{words}</dd> };
    let facts: Vec<Piece> = facts.into_iter().map(fact).collect();
    view! {
        <section class="card">
            <h2>{woman.name.to_string()}</h2>
            <p class="quiet">{entry.kind().words(language)}</p>
            <dl class="facts">{facts}</dl>
        </section>
    }
}

/// What the day is that a register looks forward to.
#[must_use]
pub fn expected(register: RegisterKind) -> RegisterWord {
    match register {
        RegisterKind::Pregnancy => RegisterWord::Due,
        RegisterKind::Newborn => RegisterWord::FirstWeeks,
        RegisterKind::Girl => RegisterWord::GrownOn,
        RegisterKind::Couple => RegisterWord::Wedding,
    }
}

/// Something that was found of an entry, the number that shows it, and what to do.
#[must_use]
pub fn found(context: &Context, entry: &Entry, found: &WomanFound) -> Piece {
    let language = use_language();
    let finding = found.finding;
    let rules = context.sheet.rules(&context.kms);
    let number = entry.shown_by(finding, context.today, rules, language);
    let number = number.map(|number| view! { <p class="number">{number}</p> });
    let before = (found.on < context.today).then(|| format!(" · {}", date(language, found.on)));
    view! {
        <li>
            <p><strong>{finding.words(language)}</strong> <span class="quiet">{before}</span></p>
            {number}
            <p>{finding.advice(language)}</p>
        </li>
    }
}

/// Something to do, by when, and who answers for it.
#[must_use]
pub fn todo(context: Option<&Context>, due: &RegisterDue) -> Piece {
    let language = use_language();
    let tone = if due.escalation.late_days > 0 { Tone::Urgent } else { Tone::Watch };
    let words = by_when(due.task.due, &due.escalation, language);
    let owner = |owner| match context {
        Some(context) => context.sheet.names(language).owner(owner),
        None => owner.words(language),
    };
    let who: Vec<String> = due.escalation.owners.iter().map(owner).collect();
    view! {
        <p>{due.task.kind.words(language)}</p>
        <p class="row wrap"><Badge tone=tone words=words /> <span class="quiet">{who.join(" → ")}</span></p>
    }
}

/// Everything that is to do.
#[must_use]
pub fn task_list(file: &EntryFile) -> Piece {
    let tasks = file.due().iter().map(|due| view! { <li>{todo(Some(file), due)}</li> }).collect();
    section(RegisterWord::ToDo, tasks, Some(RegisterWord::NothingToDo))
}

/// What was done about what was found.
#[must_use]
pub fn helps(entry: &Entry) -> Piece {
    let language = use_language();
    let items = entry.helps.iter().map(|helped| {
        let help = &helped.help;
        let days = match help.kind {
            HelpKind::Food { days } => format!(" ({days})"),
            HelpKind::Treated | HelpKind::Referred | HelpKind::Counselled => String::new(),
        };
        let (finding, kind) = (help.finding.words(language), help.kind.words(language));
        let words = format!("{finding}: {kind}{days} · {}", date(language, help.on));
        let remark = help.remark.as_ref().map(ToString::to_string);
        view! { <li>{words} " " <span class="quiet">{remark}</span></li> }
    });
    section(RegisterWord::Helps, items.collect(), None)
}

/// Every visit, the newest first, each with what `under` it is to stand.
#[must_use]
pub fn visits(file: &EntryFile, under: impl Fn(MutationId) -> Piece) -> Piece {
    let language = use_language();
    let entry = file.entry();
    let rows: Vec<Piece> = entry
        .visits
        .iter()
        .rev()
        .map(|visit| {
            let state = match file.history.state_of(visit.event) {
                RecordState::Safe => None,
                state => Some(view! { <RecordStateWord state=state /> }),
            };
            view! {
                <li class="card stack">
                    <p class="strong">{date(language, visit.check.on)} " " {state}</p>
                    <dl class="facts">{measured(visit, language)}</dl>
                    {under(visit.event)}
                </li>
            }
        })
        .collect();
    let none =
        rows.is_empty().then(|| view! { <p class="quiet">{RegisterWord::NoVisits.words(language)}</p> });
    let gone = (!entry.taken_back.is_empty()).then(|| {
        let words = format!("{}: {}", RegisterWord::TakenBack.words(language), entry.taken_back.len());
        view! { <p class="quiet">{words}</p> }
    });
    view! {
        <section class="stack">
            <h2>{RegisterWord::Visits.words(language)}</h2>
            {none}
            <ul class="todo visits">{rows}</ul>
            {gone}
        </section>
    }
}

fn measured(visit: &Visit, language: Language) -> Vec<Piece> {
    let check = &visit.check;
    let haemoglobin = check.haemoglobin_grams_per_litre;
    let told = [
        (RegisterWord::Weight, check.weight_grams.map(|weight| kg(language, weight))),
        (RegisterWord::Height, check.height_millimetres.map(|height| cm(language, height))),
        (RegisterWord::Arm, check.arm_millimetres.map(|arm| cm(language, arm))),
        (RegisterWord::Haemoglobin, haemoglobin.map(|hb| decimal(language, &haemoglobin_text(hb)))),
        (RegisterWord::Iron, (check.iron_tablets > 0).then(|| check.iron_tablets.to_string())),
    ];
    let told = told
        .into_iter()
        .filter_map(|(label, words)| Some(view! { <dt>{label.words(language)}</dt><dd>{words?}</dd> }));
    told.collect()
}

/// A form that takes a visit back, with the reason.
#[component]
pub fn TakeBack(
    /// Of which entry.
    file: Arc<EntryFile>,
    /// Which visit.
    event: MutationId,
    /// Takes the act on.
    on_send: Callback<Act>,
    /// What else is to be told above the button.
    children: Piece,
) -> Piece {
    let language = use_language();
    let (reason, problem) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let send = move |_| {
        let Ok(reason) = reason.with_untracked(|reason| reason.parse()) else {
            return problem.set(Some(RegisterWord::ReasonMissing.words(language).to_owned()));
        };
        let act = file.act(RegisterAct::TakeBack { event, reason }, None, language);
        problem.set(act.as_ref().err().cloned());
        if let Ok(act) = act {
            on_send.run(act);
        }
    };
    let id = format!("reason-{event}");
    let words = RegisterWord::TakeBack.words(language);
    view! {
        <details>
            <summary>{words}</summary>
            <div class="stack form">
                <div class="field">
                    <label for=id.clone()>{RegisterWord::Reason.words(language)}</label>
                    <input class="input" id=id autocomplete="off" maxlength="280" bind:value=reason />
                </div>
                {told(problem)}
                {children}
                <button type="button" class="button danger" on:click=send>{words}</button>
            </div>
        </details>
    }
}

/// A card with a list; without anything in it what `empty` says, or no card.
#[must_use]
pub fn section(title: RegisterWord, items: Vec<Piece>, empty: Option<RegisterWord>) -> Piece {
    let language = use_language();
    let list = match (items.is_empty(), empty) {
        (true, None) => return Piece::nothing(),
        (true, Some(empty)) => view! { <p class="quiet">{empty.words(language)}</p> },
        (false, _) => view! { <ul class="bullets">{items}</ul> },
    };
    view! { <section class="card"><h2>{title.words(language)}</h2> {list}</section> }
}
