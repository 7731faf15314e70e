//! A photo that shows what was done: small, and large at a touch.

use leptos::prelude::*;
use tumbuh::id::ChildId;

use super::words::CareText;
use crate::dom::{Piece, view};
use crate::i18n::use_language;
use crate::ui::{live, truth};

/// Where the API has a photo.
#[must_use]
pub fn photo_path(child: ChildId, sha256: &str) -> String {
    format!("/api/v1/children/{child}/photos/{sha256}")
}

/// A photo, or why there is none.
#[component]
pub fn Photo(
    /// Where it is.
    path: String,
    /// What it shows, for who does not see it.
    words: String,
    /// Whether the regency has it; a phone does not know, and asks for it only when it is told to.
    is_here: Option<bool>,
) -> Piece {
    let language = use_language();
    let (asked, failed, large) =
        (RwSignal::new(is_here.is_some()), RwSignal::new(false), RwSignal::new(false));
    if is_here == Some(false) {
        return view! { <p class="quiet">{CareText::PhotoElsewhere.words(language)}</p> };
    }
    live(move || {
        if failed.get() {
            return view! { <p class="quiet" role="status">{CareText::PhotoNotHere.words(language)}</p> };
        }
        if !asked.get() {
            return view! {
                <button type="button" class="button" on:click=move |_| asked.set(true)>
                    {CareText::SeePhoto.words(language)}
                </button>
            };
        }
        let (path, words) = (path.clone(), words.clone());
        view! {
            <button
                type="button"
                class="photo"
                aria-expanded=truth(move || large.get())
                on:click=move |_| large.update(|large| *large = !*large)
            >
                <img src=path alt=words on:error=move |_| failed.set(true) />
            </button>
        }
    })
}
