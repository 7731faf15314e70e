//! The whole pack as a file: taken out byte for byte, put in after its differences were seen.

use gloo_net::http::Method;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::api::pack::PackChangeResponse;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;
use wasm_bindgen::JsCast;

use super::differences::differences;
use super::{PACK, read, replace};
use crate::desk::use_desk;
use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, p, t};
use crate::net::{self, Body};
use crate::routes::{Route, go};
use crate::ui::{Act, use_asking, use_told};

/// The whole pack as a file.
#[component]
pub fn PackFilePage() -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let code = desk.session().with_untracked(|session| {
        session.as_ref().map(|session| session.view.regency.code.to_string()).unwrap_or_default()
    });
    let save = move |_| {
        let name = format!("{code}.json");
        act.run(read(desk), move |read| files::save(&name, "application/json", &read.text));
    };
    view! {
        <Screen title=|| t(Text::PackFileTitle)>
            <p><a href=Route::Settings.to_string()>{t(Text::BackToSettings)}</a></p>
            <section class="card stack">
                <h2>{t(Text::PackOut)}</h2>
                <p class="quiet">{t(Text::PackOutWhy)}</p>
                {act.notice()}
                <p><button type="button" class="button" disabled=act.busy() on:click=save>{t(Text::SavePack)}</button></p>
            </section>
            {take_in()}
        </Screen>
    }
}

/// A file with what it would change, and the tag of the pack that it would replace.
#[derive(Clone)]
struct Tried {
    name: String,
    text: String,
    tag: String,
    answer: PackChangeResponse,
}

fn take_in() -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let tried = RwSignal::new(None::<Tried>);
    let chosen = RwSignal::new(None::<String>);
    let choose = move |event: leptos::ev::Event| {
        let Some(field) = event.target().and_then(|field| field.dyn_into().ok()) else { return };
        tried.set(None);
        spawn_local(async move {
            let Some((name, text)) = files::chosen(field).await else { return };
            chosen.set(Some(name.clone()));
            let work = async move {
                let path = format!("{PACK}?dryRun=true");
                let answer = desk.answer(Method::PUT, path, Body::Json(text.clone())).await?;
                let tag = answer.tag.clone().unwrap_or_default();
                Ok(Tried { name, text, tag, answer: net::read(&answer.text)? })
            };
            act.run(work, move |found| tried.set(Some(found)));
        });
    };
    view! {
        <section class="card stack">
            <h2>{t(Text::PackIn)}</h2>
            <p class="quiet">{t(Text::PackInWhy)}</p>
            <div class="field">
                <label for="pack">{t(Text::PackInFile)}</label>
                <input class="input" id="pack" type="file" accept=".json,application/json" on:change=choose />
                <span class="hint">{live(move || chosen.get())}</span>
            </div>
            {act.notice()}
            {live(move || act.busy().get().then(|| view! { <p role="status">{t(Text::ImportChecking)}</p> }))}
            {live(move || tried.get().map(|tried| {
                let done = (!tried.answer.changes.is_empty()).then(|| apply(&tried, act));
                view! { {differences(tried.answer.changes)} {done} }
            }))}
        </section>
    }
}

fn apply(tried: &Tried, act: Act) -> Piece {
    let (desk, asking, told) = (use_desk(), use_asking(), use_told());
    let question = p(&Phrase::PackInSure { name: tried.name.clone(), count: tried.answer.changes.len() });
    let (text, tag) = (tried.text.clone(), tried.tag.clone());
    let ask = move |_| {
        let (text, tag) = (text.clone(), tag.clone());
        asking.ask(question.clone(), t(Text::PackInMeans).into(), Text::PackInApply, move || {
            act.run(replace(desk, text.clone(), tag.clone()), move |_| {
                told.tell_there(t(Text::PackTaken));
                go(&Route::PackHistory);
            });
        });
    };
    view! { <p><button type="button" class="button primary" disabled=act.busy() on:click=ask>{t(Text::PackInApply)}</button></p> }
}
