//! Fields with their label, help and error.

use leptos::prelude::*;
use tumbuh_app::ui::live;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};

/// A line of text.
#[component]
pub fn Field(
    /// Names the field for its label, and for the browser's own filling in.
    #[prop(into)]
    id: String,
    /// Its label.
    label: Text,
    /// What was typed.
    value: RwSignal<String>,
    /// Help under the field.
    #[prop(optional)]
    hint: Option<Text>,
    /// What is wrong with it, once it should be told.
    #[prop(into, optional)]
    error: Signal<Option<Text>>,
    /// `text`, `password` or `search`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Which keys a phone shows.
    #[prop(default = "text")]
    inputmode: &'static str,
) -> Piece {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = format!("{hint_id} {error_id}");
    view! {
        <div class="field">
            <label for=id.clone()>{t(label)}</label>
            <input
                class="input"
                id=id.clone()
                name=id
                type=kind
                inputmode=inputmode
                autocomplete=autocomplete
                autocapitalize=if autocomplete == "off" { "sentences" } else { "none" }
                spellcheck="false"
                maxlength="280"
                aria-describedby=described
                aria-invalid=move || error.get().is_some().then_some("true")
                bind:value=value
            />
            <span class="hint" id=hint_id>{hint.map(t)}</span>
            <span class="error" id=error_id role="alert">{live(move || error.get().map(t))}</span>
        </div>
    }
}

/// One of several, known by their place.
#[component]
pub fn Select(
    /// Names the field for its label.
    id: String,
    /// Its label.
    label: &'static str,
    /// The options.
    options: Vec<String>,
    /// The place of the chosen one.
    chosen: RwSignal<usize>,
) -> Piece {
    let options = options.into_iter().enumerate().map(|(place, words)| {
        view! { <option value=place.to_string() selected=chosen.get_untracked() == place>{words}</option> }
    });
    let options = options.collect::<Vec<_>>();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                class="input"
                id=id
                on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or_default())
            >
                {options}
            </select>
        </div>
    }
}
