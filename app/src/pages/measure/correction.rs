//! What was wrong with a reading that is being corrected: a touch for the usual reasons, words for the rest.

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::{Text, say, t, use_language};
use crate::ui::{Notice, TextField, Tone, truth};

const USUAL: [Text; 3] = [Text::ReasonMisread, Text::ReasonTypo, Text::ReasonOtherChild];

/// The reason of a correction.
#[component]
pub fn CorrectionReason(
    /// The reason.
    reason: RwSignal<String>,
) -> Piece {
    view! {
        <Notice tone=Tone::Unknown>
            <p>{t(Text::CorrectHint)}</p>
        </Notice>
        <ReasonField label=Text::CorrectReason reason=reason usual=USUAL.to_vec() />
    }
}

/// A reason in words, with usual ones to touch.
#[component]
pub fn ReasonField(
    /// What is asked.
    label: Text,
    /// The reason.
    reason: RwSignal<String>,
    /// Usual reasons.
    usual: Vec<Text>,
) -> Piece {
    let language = use_language();
    let pills = usual
        .into_iter()
        .map(|text| {
            let words = say(language, text);
            view! {
                <button
                    type="button"
                    class="pill"
                    aria-pressed=truth(move || reason.with(|reason| reason == words))
                    on:click=move |_| reason.set(words.to_owned())
                >
                    {words}
                </button>
            }
        })
        .collect::<Piece>();
    view! {
        <TextField id="why" label=label value=reason required=true />
        <div class="pills">{pills}</div>
    }
}
