//! Always visible: signal, records that are only on this phone, last exchange with the regency.

use leptos::prelude::*;
use leptos_router::components::A;

use super::icon::{Icon, LineIcon};
use crate::clock::now_millis;
use crate::i18n::{Phrase, Text, moment, say, tell, use_language};
use crate::routes::Path;
use crate::store::{Store, SyncStatus, use_store};

/// The top bar; touching it opens the data screen.
#[component]
pub fn TopBar() -> impl IntoView {
    let store = use_store();
    let language = use_language();
    let status = store.status();
    let online = Memo::new(move |_| status.with(|status| status.online));
    let records = Memo::new(move |_| status.with(records));
    view! {
        <header class="top-bar">
            <A href=Path::Sync.to_string() attr:class="status">
                <span>
                    {move || view! { <LineIcon icon=if online.get() { Icon::Online } else { Icon::Offline } /> }}
                    {move || say(language.get(), if online.get() { Text::Online } else { Text::Offline })}
                </span>
                <span>
                    <LineIcon icon=Icon::Phone />
                    {move || match records.get() {
                        (_, 0) => say(language.get(), Text::NothingUnsent).to_string(),
                        (_, unsent) => tell(language.get(), &Phrase::OnlyHere { count: unsent }),
                    }}
                </span>
                {move || {
                    let (fix, _) = records.get();
                    (fix > 0)
                        .then(|| {
                            view! {
                                <span class="attention">
                                    <LineIcon icon=Icon::Warning />
                                    {tell(language.get(), &Phrase::ToFix { count: fix })}
                                </span>
                            }
                        })
                }}
                <span class="push">
                    <LineIcon icon=Icon::Sync />
                    {move || last_sync(store, language.get())}
                </span>
            </A>
        </header>
    }
}

fn records(status: &SyncStatus) -> (usize, usize) {
    (status.needs_fixing, status.unsent)
}

/// The last exchange in words, or the one under way.
pub fn last_sync(store: Store, language: tumbuh::language::Language) -> String {
    let zone = store.utc_offset();
    store.status().with(|status| {
        if status.syncing.is_some() {
            say(language, Text::Syncing).into()
        } else if status.session_expired {
            say(language, Text::SignInAgain).into()
        } else if let Some(millis) = status.last_sync_millis {
            let when = moment(language, millis, now_millis(), zone);
            tell(language, &Phrase::LastSync { when })
        } else {
            say(language, Text::NeverSynced).into()
        }
    })
}
