//! Asks for a photo, from the camera or a file, and shows it before it is sent.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh_app::care::FormFields;
use tumbuh_app::ui::{Notice, Tone, live};
use wasm_bindgen::JsCast;

use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::photo::Photo;

/// A photo, or none yet.
pub type Chosen = RwSignal<Option<Arc<Photo>>>;

/// The field, where a report is to be shown by a photo.
pub fn photo_where_asked(fields: FormFields, photo: Chosen, id: String) -> Piece {
    let asked = Memo::new(move |_| fields.get("shown") == "photo");
    live(move || asked.get().then(|| view! { <PhotoField photo=photo id=id.clone() /> }))
}

/// The photo to send along: the one that was chosen, while the report is to be shown by one.
pub fn sent(fields: FormFields, photo: Option<Arc<Photo>>) -> Option<Arc<Photo>> {
    photo.filter(|_| untrack(|| !fields.get("photo").is_empty()))
}

/// The field.
#[component]
fn PhotoField(
    /// The photo, once one was chosen.
    photo: Chosen,
    /// Names the field for its label.
    id: String,
) -> Piece {
    let (busy, unreadable) = (RwSignal::new(false), RwSignal::new(false));
    let forget = move || {
        if let Some(photo) = photo.try_update_untracked(Option::take).flatten() {
            photo.forget();
        }
    };
    on_cleanup(forget);
    let choose = move |event: leptos::ev::Event| {
        let Some(field) = event.target().and_then(|field| field.dyn_into().ok()) else { return };
        busy.set(true);
        unreadable.set(false);
        spawn_local(async move {
            let chosen = Photo::chosen(field).await;
            if busy.is_disposed() {
                return;
            }
            busy.set(false);
            unreadable.set(chosen.is_none());
            if let Some(chosen) = chosen {
                forget();
                photo.set(Some(Arc::new(chosen)));
            }
        });
    };
    let label = move || if photo.get().is_some() { c(CareWord::OtherPhoto) } else { c(CareWord::TakePhoto) };
    view! {
        <div class="field">
            <label for=id.clone()>{live(label)}</label>
            <input class="input" id=id type="file" accept="image/*" on:change=choose />
            <p class="quiet">{c(CareWord::PhotoHint)}</p>
        </div>
        {live(move || busy.get().then(|| view! { <p role="status">{c(CareWord::PhotoBusy)}</p> }))}
        {live(move || photo.get().map(|photo| view! {
            <figure class="preview">
                <img src=photo.address.clone() alt=c(CareWord::PhotoPreview) />
                <figcaption class="quiet" role="status">{size(&photo)}</figcaption>
            </figure>
        }))}
        {live(move || unreadable.get().then(|| view! {
            <Notice tone=Tone::Urgent alert=true><p class="strong">{c(CareWord::NoPicture)}</p></Notice>
        }))}
    }
}

/// How much is sent.
fn size(photo: &Photo) -> String {
    format!("{}: {} kB", c(CareWord::PhotoReady), photo.bytes.len().div_ceil(1000))
}
