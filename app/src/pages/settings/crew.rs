//! The people who share this phone, and a PIN of one's own.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::pin::{InvalidPin, Pin};

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::routes::Path;
use crate::store::use_store;
use crate::ui::{Failure, PinField, live};

/// Who shares this phone; nothing while nobody is signed in.
#[component]
pub fn CrewCard() -> Piece {
    let store = use_store();
    // An exchange reads everyone's session anew: a form that is open stays open while nothing here is another.
    let shown = Memo::new(move |_| {
        let now = store.session().with(|session| session.as_ref().map(|session| session.account))?;
        let names = store.crew().with(|crew| {
            crew.iter().map(|member| member.session.name.to_string()).collect::<Vec<_>>().join(", ")
        });
        let has_pin = store.doors().with(|doors| doors.of(now).is_some_and(|own| own.pin.is_some()));
        Some((names, has_pin))
    });
    live(move || {
        let (names, has_pin) = shown.get()?;
        Some(view! {
            <section class="card stack">
                <h2>{t(Text::CrewTitle)}</h2>
                <p class="strong">{names}</p>
                <p class="quiet">{t(Text::CrewWhy)}</p>
                <a class="button" href=Path::SignIn.to_string()>{t(Text::CrewAdd)}</a>
                <OwnPin has_pin />
                <button type="button" class="button" on:click=move |_| store.lock_everywhere()>{t(Text::LockNow)}</button>
            </section>
        })
    })
}

/// Choosing a PIN.
#[component]
fn OwnPin(has_pin: bool) -> Piece {
    let store = use_store();
    let asking = RwSignal::new(false);
    let pin = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<Text>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = match pin.get_untracked().parse::<Pin>() {
            Ok(typed) => typed,
            Err(InvalidPin::Digits) => return problem.set(Some(Text::PinSixDigits)),
            Err(InvalidPin::TooEasy) => return problem.set(Some(Text::PinTooEasy)),
        };
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            // When it works this card is built anew.
            if let Err(error) = store.set_pin(typed).await {
                let _ = problem.try_set(Some(error.text()));
                let _ = busy.try_set(false);
            }
        });
    };
    let form = view! {
        <form class="stack" on:submit=submit>
            <PinField id="own-pin" label=Text::PinNew pin=pin />
            <Failure error=problem />
            <button class="button primary" disabled=busy>
                {live(move || t(if busy.get() { Text::Saving } else { Text::PinSave }))}
            </button>
        </form>
    };
    let ask = move |_| asking.set(true);
    let words = if has_pin { Text::PinChange } else { Text::PinMake };
    view! {
        <button type="button" class="button" hidden=asking on:click=ask>{t(words)}</button>
        <div hidden=move || !asking.get()>{form}</div>
    }
}
