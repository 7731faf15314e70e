//! A link that is shown once: to send, to copy, to scan.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{QrCode, use_told};
use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, p, t};

/// What is handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// For whom.
    pub name: String,
    /// The address.
    pub link: String,
    /// The message that carries it.
    pub message: String,
    /// Until when it works, in words.
    pub until: String,
}

/// A link that is shown once.
#[component]
pub fn LinkCard(
    /// The link.
    shared: Shared,
) -> Piece {
    let told = use_told();
    let whatsapp = format!("https://wa.me/?text={}", files::in_address(&shared.message));
    let copied = shared.link.clone();
    let copy = move |_| {
        let link = copied.clone();
        spawn_local(async move {
            told.tell(t(if files::copy(&link).await { Text::Copied } else { Text::CopyByHand }));
        });
    };
    let label = p(&Phrase::QrFor { name: shared.name.clone() });
    view! {
        <div class="link-card">
            <QrCode text=shared.link.clone() label />
            <div class="stack">
                <p class="strong">{p(&Phrase::LinkFor { name: shared.name })}</p>
                <label class="field">
                    <span class="label">{t(Text::Link)}</span>
                    <input class="input number" readonly value=shared.link />
                </label>
                <p class="quiet">{p(&Phrase::LinkUntil { until: shared.until })} " " {t(Text::LinkOnce)}</p>
                <div class="row wrap no-print">
                    <a class="button primary" href=whatsapp target="_blank" rel="noopener noreferrer">{t(Text::SendByWhatsApp)}</a>
                    <button type="button" class="button" on:click=copy>{t(Text::CopyLink)}</button>
                    <button type="button" class="button" on:click=|_| files::print()>{t(Text::Print)}</button>
                </div>
            </div>
        </div>
    }
}
