//! What is only on this phone, and what needs repair.

mod parked;

use leptos::prelude::*;
use leptos_router::components::A;

use crate::i18n::{Phrase, Text, say, t, tell, use_language};
use crate::routes::Path;
use crate::shell::icon::{Icon, LineIcon};
use crate::shell::{Screen, last_sync};
use crate::store::{SyncStatus, use_store};
use parked::ParkedCard;

/// The data on this phone.
#[component]
pub fn SyncPage() -> impl IntoView {
    let store = use_store();
    let language = use_language();
    let status = store.status();
    let parked = store.parked();
    let signed_in = Memo::new(move |_| store.session().with(Option::is_some));
    view! {
        <Screen title=|| t(Text::SyncTitle)>
            <section class="card stack" aria-live="polite">
                {move || {
                    let language = language.get();
                    status.with(|status| counts(status).map(|line| view! { <p class="row">{line(language)}</p> }).collect_view())
                }}
                <p class="quiet">{move || last_sync(store, language.get())}</p>
                {move || {
                    let failure = status.with(|status| status.failure)?;
                    Some(view! { <p class="problem" role="alert">{say(language.get(), failure)}</p> })
                }}
                {move || {
                    let progress = status.with(|status| status.syncing)?;
                    let phrase = Phrase::SyncProgress { sent: progress.sent, received: progress.received };
                    Some(view! { <p class="quiet">{tell(language.get(), &phrase)}</p> })
                }}
                <Show
                    when=move || signed_in.get() && !status.with(|status| status.session_expired)
                    fallback=move || view! { <A href=Path::SignIn.to_string() attr:class="button primary">{t(Text::SignIn)}</A> }
                >
                    <button
                        type="button"
                        class="button primary big"
                        disabled=move || status.with(|status| status.syncing.is_some())
                        on:click=move |_| store.sync_now()
                    >
                        {t(Text::SyncNow)}
                    </button>
                </Show>
            </section>
            <Show when=move || parked.with(|parked| !parked.is_empty())>
                <section class="stack">
                    <h2>{t(Text::ParkedTitle)}</h2>
                    <p class="quiet">{t(Text::ParkedWhy)}</p>
                    <ul class="stack">
                        <For each=move || parked.get().to_vec() key=|parked| parked.mutation.id let:parked>
                            <li><ParkedCard parked /></li>
                        </For>
                    </ul>
                </section>
            </Show>
            <Storage />
        </Screen>
    }
}

type Line = Box<dyn Fn(tumbuh::language::Language) -> AnyView>;

fn counts(status: &SyncStatus) -> impl Iterator<Item = Line> {
    let line = |icon: Icon, text: Result<Text, Phrase>| -> Line {
        Box::new(move |language| {
            let words = match &text {
                Ok(text) => say(language, *text).to_string(),
                Err(phrase) => tell(language, phrase),
            };
            view! { <LineIcon icon /> <span>{words}</span> }.into_any()
        })
    };
    let some = |count: usize, icon: Icon, phrase: Phrase| (count > 0).then(|| line(icon, Err(phrase)));
    let nothing = status.unsent + status.sent + status.needs_fixing == 0;
    [
        nothing.then(|| line(Icon::Safe, Ok(Text::EverythingSafe))),
        some(status.unsent, Icon::Phone, Phrase::UnsentLong { count: status.unsent }),
        some(status.sent, Icon::Sync, Phrase::SentLong { count: status.sent }),
        some(status.needs_fixing, Icon::Warning, Phrase::ToFix { count: status.needs_fixing }),
        some(status.others_unsent, Icon::Children, Phrase::OthersUnsent { count: status.others_unsent }),
    ]
    .into_iter()
    .flatten()
}

/// Room on the phone, and whether the browser promised to keep the records.
#[component]
pub fn Storage() -> impl IntoView {
    let store = use_store();
    let language = use_language();
    let room = LocalResource::new(move || store.storage_use());
    view! {
        <section class="card stack">
            <h2>{t(Text::StorageTitle)}</h2>
            <p>
                {move || {
                    let persisted = store.status().with(|status| status.storage_persisted);
                    say(language.get(), if persisted == Some(true) { Text::StorageKept } else { Text::StorageNotKept })
                }}
            </p>
            {move || {
                let room = room.get().flatten()?;
                let phrase = Phrase::StorageUse { used: megabytes(room.used), quota: megabytes(room.quota) };
                Some(view! { <p class="quiet">{tell(language.get(), &phrase)}</p> })
            }}
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
