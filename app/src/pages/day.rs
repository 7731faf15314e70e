//! The posyandu day: who is here, who still waits, one touch from a name to the scale.

mod card;
mod clock;
mod filters;
mod fit;
mod place;
mod plan;
mod progress;

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::measurement::Absence;
use tumbuh::sync::Act;

use crate::dom::{Piece, keyed, row, view};
use crate::i18n::{self, Phrase, Text, t, tell, use_language};
use crate::routes::Path;
use crate::shell::Screen;
use crate::store::{RosterEntry, use_store};
use crate::ui::{Failure, Glyph, Icon, Toast, Undoable, attempt, live};
use card::ChildCard;
use clock::ClockNotice;
use filters::Filters;
pub use fit::LossNotice;
use fit::{TooManyNotice, UnfitNotice, use_too_many, use_unfit};
pub use place::{PlaceChoice, use_place, use_posyandu};
use plan::{Plan, Question};
use progress::Progress;

/// Rows drawn at first, and added by each "show more": a cheap phone draws them within a keystroke.
const ROWS: usize = 25;

/// The posyandu day.
#[component]
pub fn DayPage() -> Piece {
    let language = use_language();
    let store = use_store();
    let today = store.today();
    let roster = store.roster();
    let place = use_place();
    let question = RwSignal::new(Question::default());
    let rows = RwSignal::new(ROWS);
    let plan = Memo::new(move |_| {
        let mut question = question.get();
        question.posyandu = place.chosen.get();
        Plan::new(&roster.get(), &question, today)
    });
    let undoable = Undoable::of_this_screen();
    let soon = undoable.clone();
    let failed = RwSignal::new(None::<Text>);
    let menu = RwSignal::new(None);
    let on_absent = Callback::new(move |entry: Arc<RosterEntry>| {
        menu.set(None);
        let child = &entry.row.child;
        let absence = Absence { id: store.new_absence_id(), child: child.id, date: today, remark: None };
        let words = format!("{}: {}", child.name, i18n::say(language, Text::MarkedAbsent));
        soon.soon(words, move || {
            let act = Act::RecordAbsence { absence: absence.clone() };
            attempt(failed, store.act(act));
        });
    });
    let unfit = use_unfit(store);
    let closed = Memo::new(move |_| {
        unfit.get().is_some_and(|unfit| unfit.closes(plan.with(|plan| plan.done + plan.absent > 0)))
    });
    let title = move || place.name().unwrap_or_else(|| i18n::say(language, Text::DayTitle).to_owned());
    let shown = move || {
        let most = if closed.get() { 0 } else { rows.get() };
        plan.with(|plan| {
            plan.shown
                .iter()
                .take(most)
                .map(|entry| {
                    let entry = Arc::clone(entry);
                    // A card is drawn anew when anything about its child changed: then the entry is another one.
                    row(Arc::as_ptr(&entry) as usize, move || {
                        view! { <ChildCard entry=entry language=language menu=menu on_absent=on_absent /> }
                    })
                })
                .collect()
        })
    };
    let hidden =
        move || if closed.get() { 0 } else { plan.with(|plan| plan.shown.len().saturating_sub(rows.get())) };
    let loaded = store.loaded();
    let too_many = use_too_many(store);
    let partial = Memo::new(move |_| store.status().with(|status| status.last_sync_millis.is_none()));
    let empty = move || {
        if !loaded.get() {
            return Some(view! { <p class="card quiet">{t(Text::Loading)}</p> });
        }
        // The notice says what to do instead.
        if too_many.get().is_some() {
            return None;
        }
        // Nobody is to register anew whom the phone has only not fetched yet.
        if partial.get() {
            return Some(view! { <p class="card quiet">{t(Text::NotHereYet)}</p> });
        }
        let text = match plan.with(|plan| (plan.all(), plan.shown.len())) {
            (0, _) => Text::NoChildren,
            (_, 0) => Text::NoMatch,
            _ => return None,
        };
        Some(view! { <p class="card quiet">{t(text)}</p> })
    };
    view! {
        <Screen title=title>
            <p class="row wrap apart day-date">
                <span class="quiet">{i18n::date(language, today)}</span>
                <a href=Path::Registers.to_string() class="button quietly">{t(Text::Followed)}</a>
            </p>
            <LossNotice />
            <ClockNotice />
            <UnfitNotice unfit />
            <TooManyNotice limit=too_many />
            <PlaceChoice place=place />
            <Progress plan=plan />
            <Failure error=failed />
            <Filters question=question plan=plan />
            {live(empty)}
            <ul class="children">
                {keyed(shown)}
            </ul>
            {live(move || {
                let count = hidden();
                (count > 0)
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                on:click=move |_| rows.update(|rows| *rows += ROWS)
                            >
                                {t(Text::ShowMore)}
                                {live(move || format!(" ({})", tell(language, &Phrase::Matches { count })))}
                            </button>
                        }
                    })
            })}
            {live(move || {
                (!closed.get()).then(|| {
                    view! {
                        <a href=Path::NewChild.to_string() class="button primary big">
                            <Glyph icon=Icon::Add />
                            {t(Text::RegisterChild)}
                        </a>
                    }
                })
            })}
            <Toast undoable=undoable />
        </Screen>
    }
}
