//! What waits for somebody's decision: two values of one field, two readings of one day, two records of one child. It waits for
//! ever, oldest first.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::child::{ChildChange, ChildStatus, CloseReason};
use tumbuh::likeness::likeness;
use tumbuh::sync::Act;
use tumbuh::sync::phone::twins;

use crate::dom::{Piece, view};
use crate::i18n::{self, Text, mother, say, t, use_language};
use crate::routes::Path;
use crate::store::{Roster, RosterEntry, Store, use_store};
use crate::ui::{Failure, live};

/// Everything that waits.
#[component]
pub fn Inbox() -> Piece {
    let store = use_store();
    live(move || {
        let roster = store.roster().get();
        let mut waiting: Vec<(Arc<RosterEntry>, Text)> = roster.iter().filter_map(waits).collect();
        waiting.sort_by_key(|(entry, _)| entry.row.revision);
        let doubles = doubles(&roster);
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
    } else {
        return None;
    };
    Some((Arc::clone(entry), why))
}

type Pair = (Arc<RosterEntry>, Arc<RosterEntry>);

/// Records that may be of one child: those of one birthday stand together, and so do those of one NIK.
fn doubles(roster: &Roster) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    let mut look = |sorted: &[Arc<RosterEntry>], same: fn(&RosterEntry, &RosterEntry) -> bool| {
        for (place, one) in sorted.iter().enumerate() {
            for other in sorted.iter().skip(place + 1).take_while(|other| same(one, other)) {
                let known = |(a, b): &Pair| {
                    Arc::ptr_eq(a, one) && Arc::ptr_eq(b, other)
                        || Arc::ptr_eq(a, other) && Arc::ptr_eq(b, one)
                };
                if likeness(&one.row.child, &other.row.child).is_some() && !found.iter().any(known) {
                    found.push((Arc::clone(one), Arc::clone(other)));
                }
            }
        }
    };
    let mut sorted: Vec<Arc<RosterEntry>> = roster.iter().cloned().collect();
    sorted.sort_unstable_by_key(|entry| entry.row.child.birth_date);
    look(&sorted, |one, other| one.row.child.birth_date == other.row.child.birth_date);
    sorted.retain(|entry| entry.row.child.nik.is_some());
    let nik = |entry: &RosterEntry| entry.row.child.nik.as_ref().map(|nik| nik.digits().to_owned());
    sorted.sort_unstable_by_key(|entry| nik(entry));
    look(&sorted, |one, other| one.row.child.nik == other.row.child.nik);
    found
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

/// Two records side by side; the one that is closed stays, and can be opened again.
fn double_card(store: Store, one: &RosterEntry, other: &RosterEntry) -> Piece {
    let language = use_language();
    let failure = RwSignal::new(None::<Text>);
    let side = |entry: &RosterEntry, kept: &RosterEntry| {
        let child = entry.row.child.clone();
        let remark = kept.row.child.name.as_str().parse().ok();
        let close = move |_| {
            let remark = remark.clone();
            let status =
                ChildStatus::Closed { reason: CloseReason::RegisteredInError, on: store.today(), remark };
            let act = Act::EditChild { child: child.id, changes: vec![ChildChange::Status(status)] };
            leptos::task::spawn_local(async move {
                let done = store.act(act).await;
                let _ = failure.try_set(done.err().map(|error| error.text()));
            });
        };
        let child = &entry.row.child;
        let born = i18n::date(language, child.birth_date);
        let label = format!("{}: {}", say(language, Text::CloseDouble), child.name);
        view! {
            <div class="stack">
                <p>
                    <a href=Path::Child(child.id).to_string()><strong>{child.name.to_string()}</strong></a>
                    " · " {born} " · " {mother(language, child.mother_name.as_str())}
                </p>
                <button type="button" class="button" aria-label=label on:click=close>{t(Text::CloseDouble)}</button>
            </div>
        }
    };
    view! {
        <article class="card stack">
            <h3>{t(Text::InboxDouble)}</h3>
            {side(one, other)}
            {side(other, one)}
            <Failure error=failure />
        </article>
    }
}
