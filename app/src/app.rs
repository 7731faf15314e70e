//! Providers, and which screen an address shows.

use leptos::prelude::*;
use tumbuh::language::Language;

use crate::dom::{Piece, view};
use crate::i18n::provide_language;
use crate::later;
use crate::pages::{DayPage, MeasurePage, MissingPage, SignInPage};
use crate::routes::{Path, provide_here, use_path};
use crate::shell::{Guard, Shell, Unlocked};
use crate::store::{Store, StoreError, provide_store};
use crate::ui::{Live, live};

/// The whole app.
#[component]
pub fn App(
    /// The opened store.
    store: Store,
    /// The language of its words.
    language: Language,
    /// Why the phone's storage could not be opened.
    trouble: Option<StoreError>,
) -> Piece {
    provide_language(language);
    provide_store(store);
    provide_here();
    let path = use_path();
    // A screen follows the record in its address itself; it is built anew only when the kind of screen changes.
    let kind = Memo::new(move |_| path.get().map(|path| core::mem::discriminant(&path)));
    view! {
        <Shell trouble>
            {live(move || {
                // Reading computes it; a memo that was only tracked would never follow the address.
                kind.get();
                screen(path.get_untracked())
            })}
        </Shell>
    }
}

fn screen(path: Option<Path>) -> Live {
    let page: fn() -> Piece = match path {
        None => || view! { <MissingPage /> },
        Some(Path::Day) => || guarded(|| view! { <DayPage /> }),
        Some(Path::SignIn) => || view! { <SignInPage /> },
        Some(Path::Join) => || view! { <SignInPage /> },
        Some(Path::NewChild) => || guarded(later::register),
        Some(Path::Child(_)) => || guarded(later::child),
        Some(Path::EditChild(_)) => || guarded(later::edit),
        Some(Path::Measure(_) | Path::Correct(..)) => || guarded(|| view! { <MeasurePage /> }),
        Some(Path::Result(..)) => || guarded(later::result),
        Some(Path::Story(_)) => || guarded(later::story),
        Some(Path::Signs(..)) => || guarded(later::signs),
        Some(Path::Step(..)) => || guarded(later::step),
        Some(Path::Today) => || guarded(later::today),
        Some(Path::Registers) => || guarded(later::registers),
        Some(Path::Enrol(_)) => || guarded(later::enrol),
        Some(Path::Entry(_)) => || guarded(later::entry),
        Some(Path::EntryForm(..)) => || guarded(later::entry_form),
        Some(Path::Check) => later::check,
        Some(Path::Sync) => || view! { <Unlocked page=later::sync /> },
        Some(Path::Settings) => || view! { <Unlocked page=later::settings /> },
    };
    live(page)
}

/// For who is signed in.
fn guarded(page: fn() -> Piece) -> Piece {
    view! { <Guard page /> }
}
