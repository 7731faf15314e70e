//! A card that asks for a CSV file: what it is for, its columns, an example to begin with, and the field.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh_app::ui::live;
use wasm_bindgen::JsCast;

use super::Act;
use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Text, t};

/// The card.
#[component]
pub fn CsvFile(
    /// What the file is for.
    why: Text,
    /// Its columns, in words.
    columns: Text,
    /// The name of a file to begin with, and its text.
    example: (&'static str, &'static str),
    /// What is done with a chosen file.
    act: Act,
    /// Takes the name and the text of a chosen file.
    on_chosen: Callback<(String, String)>,
) -> Piece {
    let choose = move |event: leptos::ev::Event| {
        let Some(field) = event.target().and_then(|field| field.dyn_into().ok()) else { return };
        spawn_local(async move {
            if let Some(chosen) = files::chosen(field).await {
                on_chosen.run(chosen);
            }
        });
    };
    let (name, text) = example;
    view! {
        <section class="card stack no-print">
            <p>{t(why)}</p>
            <p class="quiet">{t(columns)}</p>
            <p>
                <button type="button" class="button" on:click=move |_| files::save(name, "text/csv", text)>
                    {t(Text::ImportExample)}
                </button>
            </p>
            <div class="field">
                <label for="file">{t(Text::ImportFile)}</label>
                <input class="input" id="file" type="file" accept=".csv,text/csv" on:change=choose />
            </div>
            {act.notice()}
            {live(move || act.busy().get().then(|| view! { <p role="status">{t(Text::ImportChecking)}</p> }))}
        </section>
    }
}
