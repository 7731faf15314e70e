//! Women, girls, couples and newborns who are followed: the list, one person, and the forms.

mod enrol;
mod entry;
mod form;
mod known;

pub use enrol::EnrolPage;
pub use entry::EntryPage;
pub use form::EntryFormPage;

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::access::Action;
use tumbuh::api::registers::{EntryView, RegisterListResponse};
use tumbuh::area::{AreaCode, AreaLevel};
use tumbuh::care::register::{Followed, RegisterAct, RegisterKind};
use tumbuh_app::care::Context;
use tumbuh_app::registers::{expected, role_for, todo};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use super::case_filters::areas;
use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::i18n::registers::{RegisterWord, r};
use crate::i18n::{Text, language, t};
use crate::routes::Route;
use crate::ui::Load;

/// As many as one answer holds; who looks for more chooses a register.
const SHOWN: usize = 500;

/// Who is followed.
#[component]
pub fn RegistersPage() -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let register = RwSignal::new(String::new());
    let whose =
        RwSignal::new(String::from(if session.may(Action::WriteRecords) { "&mine=true" } else { "" }));
    let (area, search) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let areas = areas(&session);
    let registers: Vec<Piece> = RegisterKind::ALL
        .into_iter()
        .map(|kind| {
            view! { <option value=format!("&register={}", kind.name())>{kind.words(language())}</option> }
        })
        .collect();
    let mine = session.may(Action::WriteRecords).then(|| {
        view! { <option value="&mine=true">{r(RegisterWord::Mine)}</option> }
    });
    let enrol = session.may(Action::WriteRecords).then(|| {
        let link = Route::Enrol(None).to_string();
        view! { <p><a class="button primary" href=link>{r(RegisterWord::Enrol)}</a></p> }
    });
    let list = move || {
        let mut path = format!("/api/v1/registers?limit={SHOWN}{}{}", register.get(), whose.get());
        let area = area.get();
        if !area.is_empty() {
            path.push_str("&area=");
            path.push_str(&area);
        }
        let load = Load::<Value>::of(path);
        let session = Arc::clone(&session);
        load.show_read(move |answer: Arc<RegisterListResponse>, _| {
            let session = Arc::clone(&session);
            live(move || Some(cards(&session, &answer, &search.get())))
        })
    };
    view! {
        <Screen title=|| t(Text::NavRegisters)>
            {enrol}
            <div class="filters">
                <div class="field">
                    <label for="register">{r(RegisterWord::Which)}</label>
                    <select class="input" id="register" on:change=move |event| register.set(event_target_value(&event))>
                        <option value="">{r(RegisterWord::AllRegisters)}</option>
                        {registers}
                    </select>
                </div>
                <div class="field">
                    <label for="whose">{r(RegisterWord::Who)}</label>
                    <select class="input" id="whose" on:change=move |event| whose.set(event_target_value(&event))>
                        {mine}
                        <option value="">{r(RegisterWord::EveryoneFollowed)}</option>
                        <option value="&ended=true">{r(RegisterWord::Ended)}</option>
                    </select>
                </div>
                <div class="field">
                    <label for="area">{c(CareWord::Area)}</label>
                    <select class="input" id="area" on:change=move |event| area.set(event_target_value(&event))>
                        <option value="">{c(CareWord::AllAreas)}</option>
                        {areas}
                    </select>
                </div>
                <div class="field">
                    <label for="search">{r(RegisterWord::Search)}</label>
                    <input
                        class="input"
                        id="search"
                        type="search"
                        autocomplete="off"
                        on:input=move |event| search.set(event_target_value(&event))
                    />
                </div>
            </div>
            {live(list)}
        </Screen>
    }
}

/// For whom of the registers something is due; nothing where there is no one.
pub fn due(session: &Arc<Session>, query: &str) -> Piece {
    let load = Load::<Value>::of(format!("/api/v1/registers?limit={SHOWN}&{query}"));
    let session = Arc::clone(session);
    load.show_read(move |answer: Arc<RegisterListResponse>, _| {
        if answer.entries.is_empty() {
            return Piece::nothing();
        }
        let cards: Vec<Piece> = answer.entries.iter().map(|view| card(&session, view)).collect();
        view! {
            <section class="stack">
                <h2>{t(Text::NavRegisters)}</h2>
                <ul class="todo">{cards}</ul>
            </section>
        }
    })
}

fn cards(session: &Session, answer: &RegisterListResponse, search: &str) -> Piece {
    let search = search.to_lowercase();
    let fits = |view: &&EntryView| {
        let name = view.name.as_str().to_lowercase();
        search.split_whitespace().all(|word| name.contains(word))
    };
    let cards: Vec<Piece> = answer.entries.iter().filter(fits).map(|view| card(session, view)).collect();
    if cards.is_empty() {
        return view! { <p class="empty">{r(RegisterWord::NoneHere)}</p> };
    }
    let more = answer.cursor.is_some().then(|| view! { <p class="quiet">{r(RegisterWord::More)}</p> });
    view! {
        <ul class="todo">{cards}</ul>
        {more}
    }
}

/// Someone in a register, with what is to do.
pub fn card(session: &Session, entry: &EntryView) -> Piece {
    let spoken = language();
    let link = match entry.followed {
        Followed::Woman { entry } => Route::Entry(entry),
        Followed::Newborn { child } => Route::Case(child),
    };
    let place = session.names.name(&entry.posyandu);
    let (what, on) = match entry.ended_on {
        Some(on) => (RegisterWord::EndedOn, on),
        None => (expected(entry.register), entry.expected_on),
    };
    let on = tumbuh_app::i18n::date(spoken, on);
    let context = use_desk().context();
    let tasks: Vec<Piece> = entry.tasks.iter().map(|due| todo(context.as_deref(), due)).collect();
    view! {
        <li class="card stack">
            <div>
                <a class="go" href=link.to_string()>{entry.name.to_string()}</a>
                <p class="quiet">{entry.register.words(spoken)} " · " {place} " · " {r(what)} " " {on}</p>
            </div>
            {tasks}
        </li>
    }
}

/// Every posyandu where the person may do it, with its name and where that is.
fn places(
    session: &Session,
    context: &Context,
    act: impl Fn(&AreaCode) -> RegisterAct,
) -> Vec<(AreaCode, String)> {
    let codes = session.view.areas.iter().map(|area| &area.code);
    let codes = codes.filter(|code| code.level() == AreaLevel::Posyandu);
    let may = codes.filter(|code| role_for(context, &act(code), code).is_some());
    may.map(|code| (code.clone(), format!("{}, {}", session.names.name(code), session.names.around(code))))
        .collect()
}
