//! What is wrong with the phone's clock, in words, where the day's dates come from.

use leptos::prelude::*;
use tumbuh::sync::phone::Trust;

use crate::clock::{day, now_millis};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, date, tell, use_language};
use crate::store::use_store;
use crate::ui::{Notice, Tone, live};

/// Says when the phone's clock is wrong, and which day is taken instead; nothing when it is right.
#[component]
pub fn ClockNotice() -> Piece {
    let store = use_store();
    let language = use_language();
    // Looked at again with every exchange, which may bring the server's time.
    let exchanged =
        Memo::new(move |_| store.status().with(|status| (status.last_sync_millis, status.syncing)));
    live(move || {
        exchanged.track();
        let zone = store.utc_offset();
        let believed = store.believed();
        let phone = date(language, day(now_millis(), zone));
        let day = date(language, day(believed.millis, zone));
        let (tone, phrase) = match believed.trust {
            Trust::Right => return None,
            Trust::Corrected => (Tone::Watch, Phrase::ClockCorrected { phone, day }),
            Trust::Lost => (Tone::Urgent, Phrase::ClockLost { phone, day }),
        };
        Some(view! { <Notice tone><p>{tell(language, &phrase)}</p></Notice> })
    })
}
