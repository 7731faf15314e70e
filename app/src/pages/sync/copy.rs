//! Emergency copies: handing on what this phone cannot send, and sending what another could not.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::api::sync::CopyResponse;

use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, t, tell, use_language};
use crate::net::NetError;
use crate::store::{CopyFile, StoreError, use_store};
use crate::ui::{Failure, live};

/// Copies out and in; nothing while nobody has unlocked the phone.
#[component]
pub fn CopyCard() -> Piece {
    let store = use_store();
    let language = use_language();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<Text>);
    let done = RwSignal::new(None::<Phrase>);
    // Where the next file goes on, while there is more than one holds.
    let copied = RwSignal::new(0);
    let told = move |outcome: Result<Option<Phrase>, StoreError>| {
        // The screen may have been left meanwhile.
        let _ = busy.try_set(false);
        match outcome {
            Ok(phrase) => drop(done.try_set(phrase)),
            Err(error) => drop(problem.try_set(Some(words(&error)))),
        }
    };
    let begin = move || {
        busy.set(true);
        problem.set(None);
        done.set(None);
    };
    let make = move |_| {
        begin();
        spawn_local(async move {
            told(match store.emergency_copy(copied.get_untracked()).await {
                Ok(CopyFile { name, text, count, left, last }) => {
                    let handed_on = files::share(&name, &text).await;
                    Ok(handed_on.then(|| {
                        // The screen may have been left meanwhile.
                        let _ = copied.try_set(if left > 0 { last } else { 0 });
                        if left > 0 {
                            Phrase::CopyMadePart { count, left }
                        } else {
                            Phrase::CopyMade { count }
                        }
                    }))
                }
                Err(error) => Err(error),
            });
        });
    };
    let bring = move |_| {
        begin();
        spawn_local(async move {
            told(match files::pick().await {
                Some(text) => store.bring_copy(text).await.map(|answer| Some(brought(answer))),
                None => Ok(None),
            });
        });
    };
    let buttons = live(move || {
        let has_unsent = store.has_unsent();
        let signed_in = store.session().with(Option::is_some);
        if !has_unsent && !signed_in {
            return None;
        }
        Some(view! {
            <section class="card stack">
                <h2>{t(Text::CopyTitle)}</h2>
                {has_unsent.then(|| view! {
                    <p class="quiet">{t(Text::CopyWhy)}</p>
                    <button type="button" class="button" disabled=busy on:click=make>{t(Text::CopyMake)}</button>
                })}
                {signed_in.then(|| view! {
                    <p class="quiet">{t(Text::CopyBringWhy)}</p>
                    <button type="button" class="button" disabled=busy on:click=bring>{t(Text::CopyBring)}</button>
                })}
            </section>
        })
    });
    view! {
        {buttons}
        <Failure error=problem />
        <div role="status">
            {live(move || done.get().map(|phrase| view! { <p class="strong">{tell(language, &phrase)}</p> }))}
        </div>
    }
}

fn brought(answer: CopyResponse) -> Phrase {
    let CopyResponse { new, known, refused } = answer;
    Phrase::CopyBrought { new, known, refused }
}

fn words(error: &StoreError) -> Text {
    match error {
        StoreError::Net(NetError::Problem { status: 400 | 422, .. }) => Text::CopyForeign,
        StoreError::Net(NetError::Unreachable | NetError::TooSlow) => Text::CopyNoSignal,
        other => other.text(),
    }
}
