//! An act that the regency refused: what it was, why, and what its author can do.

use leptos::prelude::*;
use tumbuh::id::MutationId;
use tumbuh::language::Language;
use tumbuh::sync::Act;

use crate::dom::{Piece, view};
use crate::i18n::{Text, date, say, t, use_language};
use crate::routes::Path;
use crate::store::{ParkedAct, Store, use_store};
use crate::ui::{Failure, attempt, live};

/// A refused act with its remedies.
#[component]
pub fn ParkedCard(
    /// The act and why it was refused.
    parked: ParkedAct,
) -> Piece {
    let store = use_store();
    let language = use_language();
    let id = parked.mutation.id;
    let asking = RwSignal::new(false);
    let problem = RwSignal::new(None::<Text>);
    let act = parked.mutation.act;
    let known = untrack(|| store.child(act.child())).map(|entry| entry.row.child.name.to_string());
    let repair = repair(&act);
    view! {
        <article class="card stack">
            <h3>{what(language, &act)}</h3>
            <p class="strong">{known.or_else(|| name(&act))}</p>
            <p>{parked.reason.words(language)}</p>
            <Failure error=problem />
            {live(move || if asking.get() { sure(store, id, asking, problem) } else { remedies(store, id, repair, asking, problem) })}
        </article>
    }
}

fn remedies(
    store: Store,
    id: MutationId,
    repair: Option<Path>,
    asking: RwSignal<bool>,
    problem: RwSignal<Option<Text>>,
) -> Piece {
    let resend = move |_| attempt(problem, store.resend(id));
    let repair =
        repair.map(|path| view! { <a href=path.to_string() class="button primary">{t(Text::Repair)}</a> });
    view! {
        <div class="row wrap">
            {repair}
            <button type="button" class="button" on:click=resend>{t(Text::SendAgain)}</button>
            <button type="button" class="button danger" on:click=move |_| asking.set(true)>{t(Text::Discard)}</button>
        </div>
    }
}

fn sure(store: Store, id: MutationId, asking: RwSignal<bool>, problem: RwSignal<Option<Text>>) -> Piece {
    let discard = move |_| attempt(problem, store.discard(id));
    view! {
        <p class="strong">{t(Text::DiscardSure)}</p>
        <div class="row wrap">
            <button type="button" class="button danger" on:click=discard>{t(Text::DiscardYes)}</button>
            <button type="button" class="button" on:click=move |_| asking.set(false)>{t(Text::Cancel)}</button>
        </div>
    }
}

/// What was to be done, and on which day.
#[must_use]
pub fn what(language: Language, act: &Act) -> String {
    let (text, day) = match act {
        Act::RegisterChild { .. } => (Text::ActRegister, None),
        Act::EditChild { .. } => (Text::ActEdit, None),
        Act::RecordMeasurement { measurement } => (Text::ActMeasure, Some(measurement.date)),
        Act::CorrectMeasurement { measurement, .. } => (Text::ActCorrect, Some(measurement.date)),
        Act::RetractMeasurement { .. } => (Text::ActRetract, None),
        Act::RecordAbsence { absence } => (Text::ActAbsence, Some(absence.date)),
        Act::RecordRequest { request } => (Text::ActRequest, Some(request.on)),
        Act::CarriedCare { .. } => (Text::ActCare, None),
        Act::CarriedRegister { .. } => (Text::Followed, None),
    };
    let text = say(language, text);
    day.map_or_else(|| text.into(), |day| format!("{text}, {}", date(language, day)))
}

/// The child's name, when only the act knows it.
fn name(act: &Act) -> Option<String> {
    match act {
        Act::RegisterChild { child } => Some(child.name.to_string()),
        Act::CarriedRegister { step, .. } => step.get("woman")?.get("name")?.as_str().map(ToOwned::to_owned),
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
        Act::CarriedCare { child, .. } => Some(Path::Child(*child)),
        Act::CarriedRegister { entry, .. } => Some(Path::Entry(*entry)),
        Act::RetractMeasurement { .. } | Act::RecordAbsence { .. } | Act::RecordRequest { .. } => None,
    }
}
