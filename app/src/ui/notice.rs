//! A box that tells or asks something.

use core::pin::Pin;

use leptos::prelude::*;

use super::{Glyph, Tone, live};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::store::StoreError;

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

/// Does something, and shows in `failure` why it could not be done.
pub fn attempt(
    failure: RwSignal<Option<Text>>,
    work: impl Future<Output = Result<(), StoreError>> + 'static,
) {
    // Boxed, so that what comes after is compiled once.
    let work: Pin<Box<dyn Future<Output = _>>> = Box::pin(work);
    leptos::task::spawn_local(async move {
        let failed = work.await.err();
        // The screen may have been left meanwhile.
        let _ = failure.try_set(failed.map(|error| error.text()));
    });
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
