//! One woman, girl or couple: what was found, what is to do, visits, what was done, children, and her other registers.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::api::registers::{BornChild, EntryStory};
use tumbuh::care::register::{
    Enrolment, Entry, HelpKind, RegisterAct, RegisterStep, Visit, WomanFound, haemoglobin_text,
};
use tumbuh::id::{EntryId, MutationId};
use tumbuh_app::i18n::{age, cm, date, kg};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use super::fields::Typed;
use super::{card, expected, form, role_for, todo};
use crate::desk::{RegisterSent, Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::registers::{RegisterWord, r};
use crate::i18n::{Text, language, t};
use crate::routes::{EntryForm, Route};
use crate::ui::{Act, Load, use_told};

/// The address of an entry's story.
pub fn story_path(entry: EntryId) -> String {
    format!("/api/v1/registers/{entry}")
}

/// One entry.
#[component]
pub fn EntryPage(
    /// Which.
    entry: EntryId,
) -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let load = Load::<Value>::of(story_path(entry));
    view! {
        <Screen title=|| t(Text::NavRegisters)>
            {load.show_read(move |story: Arc<EntryStory>, _| told(&session, &story, load))}
        </Screen>
    }
}

fn told(session: &Arc<Session>, story: &EntryStory, load: Load<Value>) -> Piece {
    let entry = &story.entry;
    let steps: Vec<Piece> = EntryForm::ALL
        .into_iter()
        .filter(|kind| form::is_offered(*kind, session, story))
        .map(|kind| {
            let link = Route::EntryForm(entry.id, kind).to_string();
            view! { <a class="button" href=link>{r(form::title(kind))}</a> }
        })
        .collect();
    let tasks: Vec<Piece> = story.tasks.iter().map(|due| view! { <li>{todo(due)}</li> }).collect();
    let helps: Vec<Piece> = entry.helps.iter().map(|helped| help(&helped.help)).collect();
    let others: Vec<Piece> = story.others.iter().map(|other| card(session, other)).collect();
    let others = (!others.is_empty()).then(|| {
        view! { <section class="stack"><h2>{r(RegisterWord::Others)}</h2><ul class="todo">{others}</ul></section> }
    });
    let children: Vec<Piece> = story.children.iter().map(born_child).collect();
    let again = role_for(session, &RegisterAct::CorrectEntry { changes: Vec::new() }, &entry.woman.posyandu);
    let again = again.map(|_| {
        let link = Route::Enrol(Some(entry.id)).to_string();
        view! { <p><a class="go" href=link>{r(RegisterWord::AlsoEnrol)}</a></p> }
    });
    view! {
        {facts(session, entry)}
        <div class="row wrap">{steps}</div>
        <div class="beside">
            <div class="stack">
                {section(RegisterWord::Found, story.found.iter().map(found).collect(), RegisterWord::NothingFound)}
                {section(RegisterWord::ToDo, tasks, RegisterWord::NothingToDo)}
                {list(RegisterWord::Children, children)}
                {list(RegisterWord::Helps, helps)}
            </div>
            <div class="stack">{visits(session, entry, load)}</div>
        </div>
        {others}
        {again}
    }
}

fn facts(session: &Session, entry: &Entry) -> Piece {
    let spoken = language();
    let woman = &entry.woman;
    let years = age(spoken, woman.birth_date, use_desk().today());
    let beyond = match &entry.enrolment {
        Enrolment::Pregnancy { last_period, .. } => {
            Some((RegisterWord::LastPeriod, date(spoken, *last_period)))
        }
        Enrolment::Girl { school } => {
            school.as_ref().map(|school| (RegisterWord::School, school.to_string()))
        }
        Enrolment::Couple { man_name, .. } => Some((RegisterWord::ManName, man_name.to_string())),
    };
    let fact = |(label, words): (RegisterWord, String)| view! { <dt>{r(label)}</dt><dd>{words}</dd> };
    let mut facts = vec![
        (RegisterWord::Posyandu, session.names.name(&woman.posyandu)),
        (RegisterWord::BirthDate, format!("{} ({years})", date(spoken, woman.birth_date))),
    ];
    facts.extend(beyond);
    facts.push((expected(entry.kind()), date(spoken, entry.expected_on())));
    facts.push((RegisterWord::Since, date(spoken, entry.since)));
    facts.extend(woman.phone.as_ref().map(|phone| (RegisterWord::Phone, phone.to_string())));
    facts.extend(woman.address.as_ref().map(|address| (RegisterWord::Address, address.to_string())));
    if let Some(closed) = &entry.closed {
        let words = format!("{}, {}", closed.ending.words(spoken), date(spoken, closed.on));
        facts.push((RegisterWord::EndedOn, words));
    }
    let facts: Vec<Piece> = facts.into_iter().map(fact).collect();
    view! {
        <section class="card">
            <h2>{woman.name.to_string()}</h2>
            <p class="quiet">{entry.kind().words(spoken)}</p>
            <dl class="facts">{facts}</dl>
        </section>
    }
}

fn found(found: &WomanFound) -> Piece {
    let day = date(language(), found.on);
    view! { <li>{found.finding.words(language())} " · " <span class="quiet">{day}</span></li> }
}

fn help(help: &tumbuh::care::register::Help) -> Piece {
    let spoken = language();
    let days = match help.kind {
        HelpKind::Food { days } => format!(" ({days})"),
        HelpKind::Treated | HelpKind::Referred | HelpKind::Counselled => String::new(),
    };
    let words = format!(
        "{}: {}{days} · {}",
        help.finding.words(spoken),
        help.kind.words(spoken),
        date(spoken, help.on)
    );
    let remark = help.remark.as_ref().map(ToString::to_string);
    view! { <li>{words} " " <span class="quiet">{remark}</span></li> }
}

fn born_child(born: &BornChild) -> Piece {
    let spoken = language();
    let child = &born.child;
    let weight = child.birth_weight_grams.map(|weight| kg(spoken, weight));
    let words = format!("{} · {}", date(spoken, child.birth_date), weight.unwrap_or_default());
    let next = born.next.as_ref().map(todo);
    let link = Route::Case(child.id).to_string();
    view! { <li><a class="go" href=link>{child.name.to_string()}</a> " " <span class="quiet">{words}</span> {next}</li> }
}

/// Every visit, the newest first, each with the way to take it back.
fn visits(session: &Arc<Session>, entry: &Entry, load: Load<Value>) -> Piece {
    let spoken = language();
    let rows: Vec<Piece> = entry
        .visits
        .iter()
        .rev()
        .map(|Visit { event, check }| {
            let cells = [
                check.weight_grams.map(|weight| kg(spoken, weight)),
                check.height_millimetres.map(|height| cm(spoken, height)),
                check.arm_millimetres.map(|arm| cm(spoken, arm)),
                check
                    .haemoglobin_grams_per_litre
                    .map(|hb| tumbuh_app::i18n::decimal(spoken, &haemoglobin_text(hb))),
                (check.iron_tablets > 0).then(|| check.iron_tablets.to_string()),
            ];
            let labels = [
                RegisterWord::Weight,
                RegisterWord::Height,
                RegisterWord::Arm,
                RegisterWord::Haemoglobin,
                RegisterWord::Iron,
            ];
            let told = labels.into_iter().zip(cells);
            let told: Vec<Piece> = told
                .filter_map(|(label, cell)| Some(view! { <dt>{r(label)}</dt><dd>{cell?}</dd> }))
                .collect();
            let take_back =
                view! { <TakeBack session=Arc::clone(session) entry=entry.clone() event=*event load=load /> };
            view! {
                <li class="card stack">
                    <p class="strong">{date(spoken, check.on)}</p>
                    <dl class="facts">{told}</dl>
                    {take_back}
                </li>
            }
        })
        .collect();
    let none = rows.is_empty().then(|| view! { <p class="quiet">{r(RegisterWord::NoVisits)}</p> });
    let gone = (!entry.taken_back.is_empty()).then(|| {
        let words = format!("{}: {}", r(RegisterWord::TakenBack), entry.taken_back.len());
        view! { <p class="quiet">{words}</p> }
    });
    view! {
        <section class="stack">
            <h2>{r(RegisterWord::Visits)}</h2>
            {none}
            <ul class="todo visits">{rows}</ul>
            {gone}
        </section>
    }
}

#[component]
fn TakeBack(session: Arc<Session>, entry: Entry, event: MutationId, load: Load<Value>) -> Piece {
    let (desk, act, done) = (use_desk(), Act::new(), use_told());
    let reason = Typed::new(format!("reason-{event}"), RegisterWord::Reason, "");
    let problem = RwSignal::new(None::<String>);
    let (id, posyandu) = (entry.id, entry.woman.posyandu);
    let step = move |reason| RegisterAct::TakeBack { event, reason };
    let allowed = "x".parse().is_ok_and(|reason| role_for(&session, &step(reason), &posyandu).is_some());
    if !allowed {
        return Piece::nothing();
    }
    let send = move |_| {
        let Ok(reason) = reason.required() else {
            return problem.set(Some(r(RegisterWord::ReasonMissing).to_owned()));
        };
        let step = step(reason);
        let Some(role) = role_for(&session, &step, &posyandu) else { return };
        let acts = vec![RegisterSent::Register(RegisterStep { entry: id, role, step })];
        act.run(async move { desk.register(acts).await }, move |refused| match refused {
            Some(why) => problem.set(Some(why.to_owned())),
            None => {
                done.tell(r(RegisterWord::Saved));
                load.again();
            }
        });
    };
    view! {
        <details>
            <summary>{r(RegisterWord::TakeBack)}</summary>
            <div class="stack form">
                {reason.line()}
                {live(move || problem.get().map(|words| view! { <p class="problem" role="alert">{words}</p> }))}
                {act.notice()}
                <button type="button" class="button" disabled=act.busy() on:click=send>{r(RegisterWord::TakeBack)}</button>
            </div>
        </details>
    }
}

fn section(title: RegisterWord, items: Vec<Piece>, empty: RegisterWord) -> Piece {
    if items.is_empty() {
        return view! { <section class="card"><h2>{r(title)}</h2><p class="quiet">{r(empty)}</p></section> };
    }
    list(title, items)
}

fn list(title: RegisterWord, items: Vec<Piece>) -> Piece {
    if items.is_empty() {
        return Piece::nothing();
    }
    view! { <section class="card"><h2>{r(title)}</h2><ul class="bullets">{items}</ul></section> }
}
