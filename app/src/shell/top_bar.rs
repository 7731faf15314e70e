//! Always visible: signal, records that are only on this phone, last exchange with the regency.

use leptos::prelude::*;
use tumbuh::language::Language;

use crate::clock::now_millis;
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, moment, say, tell, use_language};
use crate::routes::Path;
use crate::store::{Store, SyncStatus, use_store};
use crate::ui::{Glyph, Icon, live};

/// The top bar; touching it opens the data screen.
#[component]
pub fn TopBar() -> Piece {
    let store = use_store();
    let language = use_language();
    let parts = live(move || {
        let status = store.status().get();
        let parts = parts(store, &status, language).into_iter();
        parts
            .map(|(icon, words, class)| view! { <span class=class><Glyph icon />{words}</span> })
            .collect::<Piece>()
    });
    view! {
        <header class="top-bar">
            <a href=Path::Sync.to_string() class="status">{parts}</a>
        </header>
    }
}

fn parts(store: Store, status: &SyncStatus, language: Language) -> Vec<(Icon, String, &'static str)> {
    let signal = if status.online { (Icon::Online, Text::Online) } else { (Icon::Offline, Text::Offline) };
    let mut parts = vec![(signal.0, say(language, signal.1).into(), "")];
    let signed_in = store.session().with(Option::is_some);
    match (status.unsent, status.needs_fixing) {
        (0, 0) if !signed_in => parts.push((Icon::Phone, say(language, Text::NobodySignedIn).into(), "")),
        // Not said before it is known.
        (0, 0) if !status.knows_acts => parts.push((Icon::Phone, say(language, Text::Loading).into(), "")),
        (0, 0) => parts.push((Icon::Phone, say(language, Text::NothingUnsent).into(), "")),
        // What the regency refused is not sent either; its own words follow.
        (0, _) => {}
        (count, _) => parts.push((Icon::Phone, tell(language, &Phrase::OnlyHere { count }), "")),
    }
    if status.needs_fixing > 0 {
        let words = tell(language, &Phrase::ToFix { count: status.needs_fixing });
        parts.push((Icon::Concern, words, "attention"));
    }
    if !signed_in && status.last_sync_millis.is_none() {
        return parts;
    }
    parts.push((Icon::Exchange, last_sync(store, status, language), "push"));
    parts
}

/// The last exchange in words, or the one under way.
pub fn last_sync(store: Store, status: &SyncStatus, language: Language) -> String {
    if status.syncing.is_some() {
        say(language, Text::Syncing).into()
    } else if status.session_expired {
        say(language, Text::SignInAgain).into()
    } else if let Some(millis) = status.last_sync_millis {
        let when = moment(language, millis, now_millis(), store.utc_offset());
        tell(language, &Phrase::LastSync { when })
    } else {
        say(language, Text::NeverSynced).into()
    }
}
