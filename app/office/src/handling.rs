//! The desk: screens for who handles children at a puskesmas, in a village, at an office, or leads.

use tumbuh::access::{Action, Role};
use tumbuh_app::i18n::provide_language;
use tumbuh_app::store::provide_store;
use tumbuh_app::ui::Icon;

use crate::desk::{Session, use_desk};
use crate::dom::{Piece, view};
use crate::i18n::{Text, language};
use crate::later;
use crate::office::Screens;
use crate::pages::{
    AuditPage, AuditsPage, BundlePage, CasePage, CasesPage, EnrolPage, EntryFormPage, EntryPage, LetterPage,
    MissingPage, NewAuditPage, NoRightsPage, RefusalsPage, RegistersPage, SignInPage, StepPage, StockPage,
    TasksPage, VillagePage,
};
use crate::routes::Route;

/// Handling children.
pub const HANDLING: Screens = Screens {
    name: Text::HandlingName,
    places: &[
        (Route::Cases, Icon::Curve, Text::NavCases),
        (Route::Tasks, Icon::Good, Text::NavTasks),
        (Route::Village, Icon::Level, Text::NavVillage),
        (Route::Audits, Icon::Search, Text::NavAudits),
        (Route::Registers, Icon::Children, Text::NavRegisters),
        (Route::Refusals, Icon::Absent, Text::NavRefusals),
        (Route::Stock, Icon::Calculator, Text::NavStock),
    ],
    home,
    show: screen,
};

/// A village officer arrives at the families of the village; an office, which reads no records, at what it is to do. A kader has
/// all but the registers on the phone.
fn home(session: &Session) -> Option<Route> {
    let is_of_village = session.view.grants.0.iter().any(|grant| grant.role == Role::VillageOfficer);
    if is_of_village && !session.may(Action::WriteRecords) {
        return Some(Route::Village);
    }
    [Route::Cases, Route::Tasks, Route::Registers].into_iter().find(|place| place.is_for(session))
}

fn screen(route: Option<Route>, session: Option<&Session>) -> Piece {
    let Some(session) = session else { return view! { <SignInPage /> } };
    // Screens that the phone has, too, ask for these.
    provide_language(language());
    provide_store(use_desk().store());
    let route = if route == Some(Route::Home) { home(session) } else { route };
    match route {
        Some(route) if !route.is_for(session) => view! { <NoRightsPage /> },
        Some(Route::Cases) => view! { <CasesPage /> },
        Some(route @ (Route::Case(_) | Route::Step(..) | Route::Letter(..) | Route::Bundle(_))) => {
            later::case(route)
        }
        Some(Route::Tasks) => view! { <TasksPage /> },
        Some(Route::Village) => later::village(Route::Village),
        Some(route @ (Route::Audits | Route::NewAudit | Route::Audit(_))) => later::audits(route),
        Some(route @ (Route::Registers | Route::Enrol(_) | Route::Entry(_) | Route::EntryForm(..))) => {
            later::registers(route)
        }
        Some(Route::Refusals) => later::refusals(Route::Refusals),
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

/// Audits of cases.
pub fn audits(route: Route) -> Piece {
    match route {
        Route::Audits => view! { <AuditsPage /> },
        Route::NewAudit => view! { <NewAuditPage /> },
        Route::Audit(audit) => view! { <AuditPage audit /> },
        _ => view! { <MissingPage /> },
    }
}

/// How a village stands.
pub fn village(route: Route) -> Piece {
    match route {
        Route::Village => view! { <VillagePage /> },
        _ => view! { <MissingPage /> },
    }
}

/// Records of others that were refused.
pub fn refusals(route: Route) -> Piece {
    match route {
        Route::Refusals => view! { <RefusalsPage /> },
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
