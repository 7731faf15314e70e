//! What is only on this phone, and what needs repair.

mod clear;
mod copy;
mod inbox;
mod parked;
mod storage;

pub use parked::what as act_words;
pub use storage::Storage;

use leptos::prelude::*;
use tumbuh::language::Language;

use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, say, t, tell, use_language};
use crate::routes::Path;
use crate::shell::{Screen, last_sync};
use crate::store::{Store, SyncStatus, use_store};
use crate::ui::{Glyph, Icon, live};
use clear::Clearing;
use copy::CopyCard;
use inbox::Inbox;
use parked::ParkedCard;

/// The data on this phone.
#[component]
pub fn SyncPage() -> Piece {
    let store = use_store();
    let language = use_language();
    let status = store.status();
    let parked = store.parked();
    view! {
        <Screen title=|| t(Text::SyncTitle)>
            <section class="card stack" aria-live="polite">
                {live(move || status.with(|status| standing(store, status, language)))}
            </section>
            {live(move || {
                let parked = parked.get();
                (!parked.is_empty())
                    .then(|| {
                        view! {
                            <section class="stack">
                                <h2>{t(Text::ParkedTitle)}</h2>
                                <p class="quiet">{t(Text::ParkedWhy)}</p>
                                {parked.iter().cloned().map(|parked| view! { <ParkedCard parked /> }).collect::<Piece>()}
                            </section>
                        }
                    })
            })}
            <Inbox />
            <Clearing />
            <CopyCard />
            <Storage />
        </Screen>
    }
}

/// Where this phone stands, and what can be done about it.
fn standing(store: Store, status: &SyncStatus, language: Language) -> Piece {
    let lines = lines(store, status, language).into_iter();
    let lines = lines
        .map(|(icon, words)| view! { <p class="row"><Glyph icon /><span>{words}</span></p> })
        .collect::<Piece>();
    let failure =
        status.failure.map(|text| view! { <p class="problem" role="alert">{say(language, text)}</p> });
    let progress = status.syncing.map(|progress| {
        let phrase = Phrase::SyncProgress { sent: progress.sent, received: progress.received };
        view! { <p class="quiet">{tell(language, &phrase)}</p> }
    });
    let signed_in = store.session().with(Option::is_some) && !status.session_expired;
    let action = if signed_in {
        let busy = status.syncing.is_some();
        view! {
            <button type="button" class="button primary big" disabled=busy on:click=move |_| store.sync_now()>
                {t(Text::SyncNow)}
            </button>
        }
    } else {
        view! { <a href=Path::SignIn.to_string() class="button primary">{t(Text::SignIn)}</a> }
    };
    view! {
        {lines}
        <p class="quiet">{last_sync(store, status, language)}</p>
        {failure}
        {progress}
        {action}
    }
}

fn lines(store: Store, status: &SyncStatus, language: Language) -> Vec<(Icon, String)> {
    if store.is_locked() {
        let phrase = Phrase::LockedUnsent { count: status.others_unsent };
        return vec![(Icon::Phone, tell(language, &phrase))];
    }
    let to_decide = status.to_decide + status.doubles;
    let counted = [
        (status.unsent, Icon::Phone, Phrase::UnsentLong { count: status.unsent }),
        (status.sent, Icon::Sent, Phrase::SentLong { count: status.sent }),
        (status.needs_fixing, Icon::Concern, Phrase::ToFix { count: status.needs_fixing }),
        (to_decide, Icon::Concern, Phrase::ToDecide { count: to_decide }),
        (status.others_unsent, Icon::Children, Phrase::OthersUnsent { count: status.others_unsent }),
    ];
    let mut lines = Vec::new();
    if status.unsent + status.sent + status.needs_fixing + status.others_unsent == 0 {
        lines.push((Icon::Safe, say(language, Text::EverythingSafe).into()));
    }
    for (count, icon, phrase) in counted {
        if count > 0 {
            lines.push((icon, tell(language, &phrase)));
        }
    }
    if status.has_unread {
        lines.push((Icon::Concern, say(language, Text::RecordsTooNew).into()));
    }
    lines
}
