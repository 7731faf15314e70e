//! One of a few, as big buttons that are radio buttons underneath.

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};

/// One option: its word and a line of help under it.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// The word.
    pub text: Text,
    /// Help under it.
    pub hint: Option<Text>,
}

impl From<Text> for Face {
    fn from(text: Text) -> Self {
        Self { text, hint: None }
    }
}

/// A group of radio buttons; options are known by their place.
#[component]
pub fn Choice(
    /// Unique on the screen.
    name: &'static str,
    /// What is chosen.
    label: Text,
    /// The options.
    options: Vec<Face>,
    /// The place of the chosen one.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// Called with the place of the new one.
    #[prop(into)]
    on_choose: Callback<usize>,
    /// More style classes: `big`, `alert`.
    #[prop(optional)]
    class: &'static str,
) -> Piece {
    let options = options
        .into_iter()
        .enumerate()
        .map(|(place, face)| {
            view! {
                <label>
                    <input
                        type="radio"
                        id=format!("{name}-{place}")
                        name=name
                        prop:checked=move || chosen.get() == Some(place)
                        on:change=move |_| on_choose.run(place)
                    />
                    <span class="face">
                        <span class="word">{t(face.text)}</span> {face.hint.map(|hint| view! { <small>{t(hint)}</small> })}
                    </span>
                </label>
            }
        })
        .collect::<Piece>();
    view! {
        <fieldset class=format!("choice {class}")>
            <legend class="label">{t(label)}</legend>
            <div class="options">{options}</div>
        </fieldset>
    }
}
