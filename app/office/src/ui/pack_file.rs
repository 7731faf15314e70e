//! A regency pack from a file: everything that is wrong with it and where, or what it holds.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::area::AreaLevel;
use tumbuh::regency::{PackProblem, RegencyPack};
use tumbuh_app::ui::{Notice, Tone, live};
use wasm_bindgen::JsCast;

use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, p, t};

/// A file field for a regency pack.
#[component]
pub fn PackFile(
    /// Names the field for its label.
    id: &'static str,
    /// Its label.
    label: Text,
    /// The pack, once one was read.
    pack: RwSignal<Option<Arc<RegencyPack>>>,
) -> Piece {
    let problems = RwSignal::new(Vec::<(String, String)>::new());
    let choose = move |event: leptos::ev::Event| {
        let Some(field) = event.target().and_then(|field| field.dyn_into().ok()) else { return };
        spawn_local(async move {
            let Some((_, text)) = files::chosen(field).await else { return };
            let read = RegencyPack::parse(&text);
            let said = |problem: &PackProblem| (problem.at.clone(), problem.error.to_string());
            problems
                .set(read.as_ref().err().map(|found| found.iter().map(said).collect()).unwrap_or_default());
            pack.set(read.ok().map(Arc::new));
        });
    };
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            <input class="input" id=id type="file" accept=".json,application/json" on:change=choose />
        </div>
        {live(move || pack.get().map(|pack| view! {
            <Notice tone=Tone::Good>
                <p class="strong" role="status">{pack.name.to_string()} " · " {pack.code.to_string()}</p>
                <p>{contents(&pack)}</p>
            </Notice>
        }))}
        {live(move || problems.with(|problems| (!problems.is_empty()).then(|| wrong(problems))))}
    }
}

fn contents(pack: &RegencyPack) -> String {
    let count = |level| pack.areas.iter().filter(|area| area.code.level() == level).count();
    p(&Phrase::AreaCounts {
        districts: count(AreaLevel::District),
        villages: count(AreaLevel::Village),
        posyandu: count(AreaLevel::Posyandu),
    })
}

fn wrong(problems: &[(String, String)]) -> Piece {
    let rows = problems.iter().map(|(at, what)| {
        view! {
            <li><code>{at.clone()}</code> " " <span lang="en">{what.clone()}</span></li>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let summary = p(&Phrase::PackWrong { count: problems.len() });
    view! {
        <Notice tone=Tone::Urgent alert=true>
            <p class="strong">{summary}</p>
            <ul class="bullets">{rows}</ul>
        </Notice>
    }
}
