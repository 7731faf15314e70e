//! The desk: screens for who handles children at a puskesmas, in a village, at an office, or leads.

use tumbuh_app::i18n::provide_language;
use tumbuh_app::store::provide_store;
use tumbuh_app::ui::Icon;

use crate::desk::{Session, use_desk};
use crate::dom::{Piece, view};
use crate::i18n::{Text, language};
use crate::later;
use crate::office::Screens;
use crate::pages::{
    BundlePage, CasePage, CasesPage, EnrolPage, EntryFormPage, EntryPage, LetterPage, MissingPage,
    NoRightsPage, RegistersPage, SignInPage, StepPage, StockPage, TasksPage,
};
use crate::routes::Route;

/// Handling children.
pub const HANDLING: Screens = Screens {
    name: Text::HandlingName,
    places: &[
        (Route::Cases, Icon::Curve, Text::NavCases),
        (Route::Tasks, Icon::Good, Text::NavTasks),
        (Route::Registers, Icon::Children, Text::NavRegisters),
        (Route::Stock, Icon::Calculator, Text::NavStock),
    ],
    show: screen,
};

fn screen(route: Option<Route>, session: Option<&Session>) -> Piece {
    let Some(session) = session else { return view! { <SignInPage /> } };
    // Screens that the phone has, too, ask for these.
    provide_language(language());
    provide_store(use_desk().store());
    // An office reads no records: it arrives at what it is to do. A kader has all but the registers on the phone.
    let home =
        || [Route::Cases, Route::Tasks, Route::Registers].into_iter().find(|place| place.is_for(session));
    let route = if route == Some(Route::Home) { home() } else { route };
    match route {
        Some(route) if !route.is_for(session) => view! { <NoRightsPage /> },
        Some(Route::Cases) => view! { <CasesPage /> },
        Some(route @ (Route::Case(_) | Route::Step(..) | Route::Letter(..) | Route::Bundle(_))) => {
            later::case(route)
        }
        Some(Route::Tasks) => view! { <TasksPage /> },
        Some(route @ (Route::Registers | Route::Enrol(_) | Route::Entry(_) | Route::EntryForm(..))) => {
            later::registers(route)
        }
        Some(Route::Stock) => view! { <StockPage /> },
        None if !Route::Tasks.is_for(session) => view! { <NoRightsPage /> },
        _ => view! { <MissingPage /> },
    }
}

/// One child's case: its story, a step, a letter, all of it on paper.
pub fn case(route: Route) -> Piece {
    match route {
        Route::Case(child) => view! { <CasePage child /> },
        Route::Step(child, kind) => view! { <StepPage child kind /> },
        Route::Letter(child, referral) => view! { <LetterPage child referral /> },
        Route::Bundle(child) => view! { <BundlePage child /> },
        _ => view! { <MissingPage /> },
    }
}

/// Registers of women, girls, couples and newborns.
pub fn registers(route: Route) -> Piece {
    match route {
        Route::Registers => view! { <RegistersPage /> },
        Route::Enrol(entry) => view! { <EnrolPage entry /> },
        Route::Entry(entry) => view! { <EntryPage entry /> },
        Route::EntryForm(entry, form) => view! { <EntryFormPage entry form /> },
        _ => view! { <MissingPage /> },
    }
}
