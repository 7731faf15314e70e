//! Room on the phone, and whether the browser promised to keep the records.

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, t, tell, use_language};
use crate::store::use_store;
use crate::ui::live;

/// Room on the phone, and whether the browser promised to keep the records.
#[component]
pub fn Storage() -> Piece {
    let store = use_store();
    let language = use_language();
    let room = RwSignal::new(None);
    leptos::task::spawn_local(async move {
        let found = store.storage_use().await;
        // The screen may have been left meanwhile.
        let _ = room.try_set(found);
    });
    view! {
        <section class="card stack">
            <h2>{t(Text::StorageTitle)}</h2>
            {live(move || {
                let kept = store.status().with(|status| status.storage_persisted == Some(true));
                let room = room.get().map(|room| {
                    let phrase = Phrase::StorageUse { used: megabytes(room.used), quota: megabytes(room.quota) };
                    view! { <p class="quiet">{tell(language, &phrase)}</p> }
                });
                view! {
                    <p>{t(if kept { Text::StorageKept } else { Text::StorageNotKept })}</p>
                    {room}
                }
            })}
        </section>
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an estimate, not negative, in megabytes"
)]
fn megabytes(bytes: f64) -> u32 {
    (bytes / 1e6).ceil() as u32
}
