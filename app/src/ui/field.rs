//! Text and date fields with label, help and error.

use leptos::prelude::*;

use super::live;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};

/// A line of text.
#[component]
pub fn TextField(
    /// Names the field for its label.
    id: &'static str,
    /// Its label.
    label: Text,
    /// What was typed.
    value: RwSignal<String>,
    /// What is wrong with it, once it should be told.
    #[prop(into, optional)]
    error: Signal<Option<Text>>,
    /// Help under the field.
    #[prop(optional)]
    hint: Option<Text>,
    /// `text`, `tel` or `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Which keys the phone shows.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Whether a heading above says already that the field may stay empty.
    #[prop(optional)]
    optional_said: bool,
) -> Piece {
    let described = format!("{id}-hint {id}-error");
    view! {
        <div class="field">
            <label for=id>
                {t(label)}
                {(!required && !optional_said).then(|| view! { <span class="tiny">" · "{t(Text::Optional)}</span> })}
            </label>
            <input
                class="input"
                id=id
                type=kind
                inputmode=inputmode
                autocomplete="off"
                maxlength="280"
                aria-required=required.then_some("true")
                aria-describedby=described
                aria-invalid=move || error.get().is_some().then_some("true")
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <span class="hint" id=format!("{id}-hint")>
                {hint.map(|hint| view! { {t(hint)} })}
            </span>
            <Problem id=format!("{id}-error") error=error />
        </div>
    }
}

/// A calendar day, `YYYY-MM-DD`, through the phone's own picker.
#[component]
pub fn DateField(
    /// Names the field for its label.
    id: &'static str,
    /// Its label.
    label: Text,
    /// The day as `YYYY-MM-DD`, or empty.
    value: RwSignal<String>,
    /// The last day offered.
    max: String,
    /// What is wrong with it, once it should be told.
    #[prop(into, optional)]
    error: Signal<Option<Text>>,
) -> Piece {
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            <input
                class="input"
                id=id
                type="date"
                max=max
                aria-describedby=format!("{id}-error")
                aria-invalid=move || error.get().is_some().then_some("true")
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <Problem id=format!("{id}-error") error=error />
        </div>
    }
}

#[component]
fn Problem(id: String, error: Signal<Option<Text>>) -> Piece {
    view! {
        <span class="error" id=id role="alert">
            {live(move || error.get().map(|error| view! { {t(error)} }))}
        </span>
    }
}
