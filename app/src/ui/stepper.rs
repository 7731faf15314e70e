//! A number field between two big step buttons, with the last value beside it.

use leptos::prelude::*;

use super::{EntryProblem, Quantity, live, said};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, say, tell, use_language};

/// A number field for a wet thumb: keypad, steps of a tenth, the previous value one tap away.
#[component]
pub fn Stepper(
    /// Names the field for its label.
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: Signal<&'static str>,
    /// What it takes.
    quantity: Quantity,
    /// What was typed.
    value: RwSignal<String>,
    /// The value of the last visit.
    #[prop(into)]
    last: Signal<Option<u32>>,
    /// For two fields beside each other.
    #[prop(optional)]
    small: bool,
) -> Piece {
    let language = use_language();
    let words = move || label.get();
    let problem = move || value.with(|text| quantity.read(text)).err();
    let step = move |up: bool| {
        let next = value.with_untracked(|text| quantity.step(text, last.get_untracked(), up));
        value.set(quantity.write(language, next));
    };
    let last_words = move || {
        last.get().map(|last| format!("{} {}", say(language, Text::LastTime), quantity.write(language, last)))
    };
    let error_words = move || {
        problem().map(|problem| match problem {
            EntryProblem::NotANumber => say(language, Text::NotANumber).to_owned(),
            EntryProblem::OutOfInstrument { low, high } => tell(
                language,
                &Phrase::OutOfInstrument {
                    low: quantity.write(language, low),
                    high: quantity.write(language, high),
                    unit: quantity.unit(),
                },
            ),
        })
    };
    let error_id = format!("{id}-error");
    let last_id = format!("{id}-last");
    let described = format!("{last_id} {error_id}");
    view! {
        <div class="stepper" class:small=small>
            <div class="top">
                <label class="label" for=id>
                    {live(words)}
                </label>
                <span class="last number" id=last_id>
                    {live(last_words)}
                </span>
            </div>
            <div class="line">
                <button
                    type="button"
                    class="step"
                    aria-label=said(move || format!("{}: {}", words(), say(language, Text::Less)))
                    on:click=move |_| step(false)
                >
                    "−"
                </button>
                <div class="box">
                    <input
                        id=id
                        inputmode="decimal"
                        enterkeyhint="next"
                        autocomplete="off"
                        maxlength="8"
                        aria-describedby=described
                        aria-invalid=move || problem().is_some().then_some("true")
                        prop:value=value
                        on:input=move |event| value.set(event_target_value(&event))
                        on:focus=move |event| select_all(&event)
                    />
                    <span class="unit" aria-hidden="true">
                        {quantity.unit()}
                    </span>
                </div>
                <button
                    type="button"
                    class="step"
                    aria-label=said(move || format!("{}: {}", words(), say(language, Text::More)))
                    on:click=move |_| step(true)
                >
                    "+"
                </button>
            </div>
            <span class="error" id=error_id role="status">
                {live(error_words)}
            </span>
        </div>
    }
}

/// Typing replaces what is there.
fn select_all(event: &leptos::ev::FocusEvent) {
    event_target::<leptos::web_sys::HtmlInputElement>(event).select();
}
