//! Inviting many at once from a CSV file: first everything that is wrong with it, then the links.

use std::sync::Arc;

use gloo_net::http::Method;
use leptos::prelude::*;
use tumbuh::api::people::{ImportedInvitation, LineProblem, PeopleImportResponse};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Notice, Tone, live};

use crate::desk::{Desk, use_desk};
use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, moment, p, t};
use crate::net::Body;
use crate::ui::{Act, CsvFile, QrCode, said, use_asking};

/// How many links are drawn before one asks for all: two thousand codes take a phone seconds. The CSV has all.
const DRAWN: usize = 60;

/// A file to begin with.
const EXAMPLE: &str = "name,role,areas,office\nSiti Aminah,kader,32.11.01.2001.01,\n";

/// The chosen file and what the API says of it.
#[derive(Clone)]
struct Checked {
    name: String,
    text: String,
    answer: Arc<PeopleImportResponse>,
}

/// Inviting many at once.
#[component]
pub fn ImportPage() -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let checked = RwSignal::new(None::<Checked>);
    let choose = Callback::new(move |(name, text): (String, String)| {
        act.run(send(desk, text.clone(), false), move |answer| {
            checked.set(Some(Checked { name, text, answer: Arc::new(answer) }));
        });
    });
    view! {
        <Screen title=|| t(Text::ImportTitle)>
            <CsvFile why=Text::ImportWhy columns=Text::ImportColumns example=("undangan-contoh.csv", EXAMPLE) act=act on_chosen=choose />
            {live(move || checked.get().map(|one| outcome(one, checked, desk, act)))}
        </Screen>
    }
}

async fn send(desk: Desk, text: String, apply: bool) -> Result<PeopleImportResponse, crate::net::Trouble> {
    desk.ask(Method::POST, &format!("/api/v1/people/import?apply={apply}"), Body::Csv(text)).await
}

fn outcome(one: Checked, checked: RwSignal<Option<Checked>>, desk: Desk, act: Act) -> Piece {
    let Checked { name, text, answer } = one;
    let people = answer.people;
    if !answer.problems.is_empty() {
        return problems(&name, &answer.problems);
    }
    if !answer.invitations.is_empty() {
        return links(answer, desk.zone());
    }
    let asking = use_asking();
    let question = p(&Phrase::ImportSure { name: name.clone(), people });
    let apply = move |_| {
        let (name, text) = (name.clone(), text.clone());
        asking.ask(question.clone(), t(Text::ImportMeans).into(), Text::ImportApply, move || {
            let (name, text) = (name.clone(), text.clone());
            act.run(send(desk, text.clone(), true), move |answer| {
                checked.set(Some(Checked { name, text, answer: Arc::new(answer) }));
            });
        });
    };
    view! {
        <section class="card stack">
            <Notice tone=Tone::Good>
                <p class="strong" role="status">{p(&Phrase::ImportGood { people })}</p>
                <p>{t(Text::ImportNothingYet)}</p>
            </Notice>
            <p><button type="button" class="button primary" disabled=act.busy() on:click=apply>{t(Text::ImportApply)}</button></p>
        </section>
    }
}

/// Everything that is wrong with a file, by line.
pub fn problems(name: &str, problems: &[LineProblem]) -> Piece {
    let rows = problems.iter().map(|problem| {
        view! {
            <tr>
                <td class="number">{p(&Phrase::LineNumber { line: problem.line })}</td>
                <td>{problem.column.clone().unwrap_or_default()}</td>
                <td>{said(Some(&problem.words), &problem.detail)}</td>
            </tr>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let summary = p(&Phrase::ImportBad { name: name.to_owned(), count: rows.len() });
    view! {
        <section class="card stack">
            <Notice tone=Tone::Urgent alert=true>
                <p class="strong">{summary}</p>
                <p>{t(Text::ImportMend)}</p>
            </Notice>
            <table class="cards">
                <thead>
                    <tr><th scope="col">{t(Text::Line)}</th><th scope="col">{t(Text::Column)}</th><th scope="col">{t(Text::WhatIsWrong)}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

fn links(answer: Arc<PeopleImportResponse>, zone: i32) -> Piece {
    let (all, count) = (RwSignal::new(false), answer.invitations.len());
    let made = p(&Phrase::LinksMade { count });
    let drawn = Arc::clone(&answer);
    let cards = live(move || {
        let shown = if all.get() { count } else { DRAWN };
        drawn.invitations.iter().take(shown).map(|one| card(one, zone)).collect::<Vec<_>>()
    });
    let more = live(move || {
        (count > DRAWN && !all.get()).then(|| view! {
        <p class="no-print"><button type="button" class="button" on:click=move |_| all.set(true)>{p(&Phrase::ShowAll { count })}</button></p>
    })
    });
    let save = move |_| {
        let lines = answer.invitations.iter().map(|one| line(one, zone));
        let text = format!("name,link,until\n{}", lines.collect::<String>());
        files::save("undangan.csv", "text/csv", &text);
    };
    view! {
        <section class="stack">
            <Notice tone=Tone::Watch>
                <p class="strong" role="status">{made}</p>
                <p>{t(Text::LinksOnce)}</p>
            </Notice>
            <div class="row wrap no-print">
                <button type="button" class="button primary" on:click=save>{t(Text::SaveCsv)}</button>
                <button type="button" class="button" on:click=|_| files::print()>{t(Text::Print)}</button>
            </div>
            <ul class="link-list">{cards}</ul>
            {more}
        </section>
    }
}

fn card(one: &ImportedInvitation, zone: i32) -> Piece {
    let link = files::join_link(&one.link.token);
    let label = p(&Phrase::QrFor { name: one.name.to_string() });
    let until = p(&Phrase::LinkUntil { until: moment(one.link.expires_millis, zone) });
    view! {
        <li class="link-card">
            <QrCode text=link.clone() label />
            <div class="stack">
                <p class="strong">{one.name.to_string()}</p>
                <p class="tiny number">{link}</p>
                <p class="tiny">{until}</p>
            </div>
        </li>
    }
}

fn line(one: &ImportedInvitation, zone: i32) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let (link, until) = (files::join_link(&one.link.token), moment(one.link.expires_millis, zone));
    format!("{},{},{}\n", quoted(one.name.as_str()), quoted(&link), quoted(&until))
}
