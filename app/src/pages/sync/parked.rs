//! An act that the regency refused: what it was, why, and what its author can do.

use leptos::prelude::*;
use leptos_router::components::A;
use tumbuh::language::Language;
use tumbuh::sync::Act;

use crate::i18n::{Text, date, say, t, use_language};
use crate::routes::Path;
use crate::store::{ParkedAct, StoreError, use_store};

/// A refused act with its remedies.
#[component]
pub fn ParkedCard(parked: ParkedAct) -> impl IntoView {
    let store = use_store();
    let language = use_language();
    let id = parked.mutation.id;
    let asking = RwSignal::new(false);
    let problem = RwSignal::new(None::<Text>);
    let note = move |result: Result<(), StoreError>| problem.set(result.err().map(|error| error.text()));
    let resend = move |_| leptos::task::spawn_local(async move { note(store.resend(id).await) });
    let discard = move |_| leptos::task::spawn_local(async move { note(store.discard(id).await) });
    let act = StoredValue::new(parked.mutation.act);
    let reason = parked.reason;
    let child = act.with_value(Act::child);
    view! {
        <article class="card stack">
            <h3>{move || act.with_value(|act| what(language.get(), act))}</h3>
            <p class="strong">
                {move || store.child(child).map(|entry| entry.row.child.name.to_string()).or_else(|| act.with_value(name))}
            </p>
            <p>{move || reason.words(language.get())}</p>
            <div role="alert">
                {move || problem.get().map(|text| view! { <p class="problem">{say(language.get(), text)}</p> })}
            </div>
            <Show
                when=move || asking.get()
                fallback=move || {
                    view! {
                        <div class="row wrap">
                            {act.with_value(repair).map(|path| view! { <A href=path.to_string() attr:class="button primary">{t(Text::Repair)}</A> })}
                            <button type="button" class="button" on:click=resend>{t(Text::SendAgain)}</button>
                            <button type="button" class="button danger" on:click=move |_| asking.set(true)>{t(Text::Discard)}</button>
                        </div>
                    }
                }
            >
                <p class="strong">{t(Text::DiscardSure)}</p>
                <div class="row wrap">
                    <button type="button" class="button danger" on:click=discard>{t(Text::DiscardYes)}</button>
                    <button type="button" class="button" on:click=move |_| asking.set(false)>{t(Text::Cancel)}</button>
                </div>
            </Show>
        </article>
    }
}

fn what(language: Language, act: &Act) -> String {
    let (text, day) = match act {
        Act::RegisterChild { .. } => (Text::ActRegister, None),
        Act::EditChild { .. } => (Text::ActEdit, None),
        Act::RecordMeasurement { measurement } => (Text::ActMeasure, Some(measurement.date)),
        Act::CorrectMeasurement { measurement, .. } => (Text::ActCorrect, Some(measurement.date)),
        Act::RetractMeasurement { .. } => (Text::ActRetract, None),
        Act::RecordAbsence { absence } => (Text::ActAbsence, Some(absence.date)),
    };
    let text = say(language, text);
    day.map_or_else(|| text.into(), |day| format!("{text}, {}", date(language, day)))
}

/// The child's name, when only the act knows it.
fn name(act: &Act) -> Option<String> {
    match act {
        Act::RegisterChild { child } => Some(child.name.to_string()),
        _ => None,
    }
}

/// Where the act can be done right: the store sends the right one instead of the refused one.
fn repair(act: &Act) -> Option<Path> {
    match act {
        Act::RegisterChild { child } => Some(Path::EditChild(child.id)),
        Act::EditChild { child, .. } => Some(Path::EditChild(*child)),
        Act::RecordMeasurement { measurement } | Act::CorrectMeasurement { measurement, .. } => {
            Some(Path::Correct(measurement.child, measurement.id))
        }
        Act::RetractMeasurement { .. } | Act::RecordAbsence { .. } => None,
    }
}
