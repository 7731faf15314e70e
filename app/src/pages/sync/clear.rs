//! Whether this phone may be emptied, sold or handed in: only when the regency holds all that was done on it.

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::receipt;
use crate::store::use_store;
use crate::ui::{Notice, Tone, live};

/// Whether this phone may be emptied.
#[component]
pub fn Clearing() -> Piece {
    let store = use_store();
    let drafts = RwSignal::new(None::<bool>);
    let can_check = RwSignal::new(true);
    leptos::task::spawn_local(async move {
        let kept = store.has_drafts().await;
        // The screen may have been left meanwhile.
        let _ = drafts.try_set(Some(kept));
    });
    // Known only once someone has unlocked the phone.
    let key = Memo::new(move |_| store.session().with(|now| now.as_ref().map(|now| now.receipt_key)));
    Effect::new(move |_| {
        let Some(key) = key.get() else { return };
        leptos::task::spawn_local(async move {
            let checks = receipt::can_check(key).await;
            let _ = can_check.try_set(checks);
        });
    });
    live(move || {
        let drafts = drafts.get()?;
        // A locked phone says what waits on it; that nothing does is told by whoever unlocks it.
        if store.is_locked() && store.status().with(|status| status.others_unsent == 0) {
            return None;
        }
        let (tone, text) = match store.status().with(|status| status.may_clear) {
            false => (Tone::Watch, Text::ClearNotYet),
            true if drafts => (Tone::Watch, Text::ClearDrafts),
            true => (Tone::Good, Text::ClearSafe),
        };
        let unchecked =
            (!can_check.get()).then(|| view! { <p class="quiet">{t(Text::ReceiptsUnchecked)}</p> });
        Some(view! {
            <Notice tone>
                <p class="strong">{t(text)}</p>
                {unchecked}
            </Notice>
        })
    })
}
