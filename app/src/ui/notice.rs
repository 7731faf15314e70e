//! A box that tells or asks something.

use leptos::prelude::*;

use super::{Glyph, Tone, live};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};

/// A box with the icon and colour of a tone.
#[component]
pub fn Notice(
    /// Colour and icon.
    tone: Tone,
    /// Read out at once by screen readers.
    #[prop(optional)]
    alert: bool,
    /// What it says.
    children: Piece,
) -> Piece {
    let class = match tone {
        Tone::Good => "callout good",
        Tone::Watch => "callout watch",
        Tone::Concern => "callout concern",
        Tone::Urgent => "callout urgent",
        Tone::Unknown => "callout",
    };
    view! {
        <div class=class role=alert.then_some("alert")>
            <Glyph icon=tone.icon() />
            <div class="body">{children}</div>
        </div>
    }
}

/// What went wrong with saving, read out at once; nothing when all is well.
#[component]
pub fn Failure(
    /// What went wrong.
    #[prop(into)]
    error: Signal<Option<Text>>,
) -> Piece {
    live(move || {
        error.get().map(|error| {
            view! {
                <Notice tone=Tone::Urgent alert=true>
                    <p class="strong">{t(error)}</p>
                </Notice>
            }
        })
    })
}
