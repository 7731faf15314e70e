//! What waits for somebody's decision: two values of one field, two readings of one day, two records of one child. It waits for
//! ever, oldest first.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::sync::Act;
use tumbuh::sync::phone::twins;

use crate::dom::{Piece, view};
use crate::i18n::{self, Text, mother, say, t, use_language};
use crate::pages::result::measured;
use crate::routes::Path;
use crate::store::{RosterEntry, Store, use_store};
use crate::sync::doubles::doubles;
use crate::ui::{Failure, attempt, live};

/// Everything that waits.
#[component]
pub fn Inbox() -> Piece {
    let store = use_store();
    live(move || {
        let roster = store.roster().get();
        let mut waiting: Vec<(Arc<RosterEntry>, Text)> = roster.iter().filter_map(waits).collect();
        waiting.sort_by_key(|(entry, _)| entry.row.revision);
        let doubles = doubles(&roster);
        store.note_doubles(doubles.len());
        if waiting.is_empty() && doubles.is_empty() {
            return None;
        }
        let waiting = waiting.into_iter().map(|(entry, why)| waiting_card(&entry, why)).collect::<Piece>();
        let doubles =
            doubles.into_iter().map(|(one, other)| double_card(store, &one, &other)).collect::<Piece>();
        Some(view! {
            <section class="stack">
                <h2>{t(Text::InboxTitle)}</h2>
                <p class="quiet">{t(Text::InboxWhy)}</p>
                {waiting}
                {doubles}
            </section>
        })
    })
}

/// What has to be decided about a child, if anything.
fn waits(entry: &Arc<RosterEntry>) -> Option<(Arc<RosterEntry>, Text)> {
    let why = if !entry.row.conflicts.is_empty() {
        Text::InboxConflict
    } else if !twins(entry.latest.iter()).is_empty() {
        Text::InboxTwins
    } else if entry.undecided {
        Text::InboxReadings
    } else {
        return None;
    };
    Some((Arc::clone(entry), why))
}

fn waiting_card(entry: &RosterEntry, why: Text) -> Piece {
    let child = &entry.row.child;
    view! {
        <article class="card stack">
            <h3>{child.name.to_string()}</h3>
            <p>{t(why)}</p>
            <a href=Path::Child(child.id).to_string() class="button">{t(Text::Decide)}</a>
        </article>
    }
}

/// Two records side by side: one goes on with what was measured under both names. They can be taken apart again.
fn double_card(store: Store, one: &RosterEntry, other: &RosterEntry) -> Piece {
    let language = use_language();
    let failure = RwSignal::new(None::<Text>);
    let side = |kept: &RosterEntry, merged: &RosterEntry| {
        let readings = kept
            .latest
            .iter()
            .map(|reading| {
                let words = measured(language, reading);
                view! { <p class="number">{i18n::date(language, reading.date)} ": " {words}</p> }
            })
            .collect::<Piece>();
        let (kept, merged) = (kept.row.child.clone(), merged.row.child.clone());
        let keep = {
            let kept = kept.clone();
            move |_| {
                let changes = merged.merging(&kept, store.today());
                attempt(failure, store.act(Act::EditChild { child: merged.id, changes }));
            }
        };
        let born = i18n::date(language, kept.birth_date);
        let place = store.area_name(&kept.posyandu).map(|name| view! { <p>{name}</p> });
        let label = format!("{}: {}", say(language, Text::KeepRecord), kept.name);
        view! {
            <div class="stack">
                <p>
                    <a href=Path::Child(kept.id).to_string()><strong>{kept.name.to_string()}</strong></a>
                    " · " {born} " · " {mother(language, kept.mother_name.as_str())}
                </p>
                {place}
                {readings}
                <button type="button" class="button" aria-label=label on:click=keep>{t(Text::KeepRecord)}</button>
            </div>
        }
    };
    view! {
        <article class="card stack">
            <h3>{t(Text::InboxDouble)}</h3>
            <p class="quiet">{t(Text::MergeWhy)}</p>
            {side(one, other)}
            {side(other, one)}
            <Failure error=failure />
        </article>
    }
}
