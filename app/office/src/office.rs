//! Providers, and which screen an address shows to whom.

use leptos::prelude::*;
use tumbuh::access::Action;
use tumbuh_app::ui::{Icon, live};

use crate::desk::{Desk, Session};
use crate::dom::{Piece, view};
use crate::i18n::Text;
use crate::later;
use crate::operator::provide_operator;
use crate::pages::{
    AccessLogPage, AreaPage, AreasPage, DevicesPage, InvitationsPage, InvitePage, MePage, MissingPage,
    NoRightsPage, PeoplePage, PersonPage, SignInPage, provide_chosen_village, provide_people_filter,
};
use crate::routes::{Logged, Route, provide_here, use_route};
use crate::shell::Shell;
use crate::ui::{provide_asking, provide_told};

/// The screens of one program: where its menu leads, and what an address shows to whom.
#[derive(Clone, Copy)]
pub struct Screens {
    /// What the program is called.
    pub name: Text,
    /// Where its menu leads.
    pub places: &'static [(Route, Icon, Text)],
    /// Where someone arrives; `None` where nothing is for them.
    pub home: fn(&Session) -> Option<Route>,
    /// What an address shows, and to whom.
    pub show: fn(Option<Route>, Option<&Session>) -> Piece,
}

/// The office itself: people, devices and areas.
pub const OFFICE: Screens = Screens {
    name: Text::OfficeName,
    places: &[
        (Route::People, Icon::Children, Text::NavPeople),
        (Route::Invitations, Icon::Add, Text::NavInvitations),
        (Route::Import, Icon::Exchange, Text::NavImport),
        (Route::Devices, Icon::Phone, Text::NavDevices),
        (Route::Areas, Icon::Level, Text::NavAreas),
        (Route::Children, Icon::Smile, Text::NavChildren),
        (Route::Requests, Icon::Edit, Text::NavRequests),
        (Route::Settings, Icon::Settings, Text::NavSettings),
        (Route::AccessLog(Logged::Everything), Icon::Watch, Text::NavAccessLog),
        (Route::Me, Icon::Good, Text::NavMe),
    ],
    home: |session| Some(home(session)),
    show: screen,
};

/// Who looks after nobody's account begins with children.
fn home(session: &Session) -> Route {
    if session.may(Action::ReadPeople) { Route::People } else { Route::Children }
}

/// The whole program.
#[component]
pub fn Office(
    /// Who is signed in.
    desk: Desk,
    /// What it shows.
    screens: Screens,
) -> Piece {
    provide_context(desk);
    provide_context(screens);
    provide_here();
    provide_asking();
    provide_operator();
    let told = provide_told();
    provide_people_filter();
    provide_chosen_village();
    let route = use_route();
    let session = desk.session();
    let account =
        Memo::new(move |_| session.with(|session| session.as_ref().map(|session| session.view.account)));
    view! {
        <Shell>
            {live(move || {
                let route = route.get();
                told.forget();
                let account = account.get();
                let session = account.and_then(|_| session.get_untracked());
                (screens.show)(route, session.as_deref())
            })}
        </Shell>
    }
}

fn screen(route: Option<Route>, session: Option<&Session>) -> Piece {
    let (route, session) = match (route, session) {
        (Some(route @ (Route::Operator | Route::NewRegency | Route::Regency(_))), _) => {
            return later::operator(route);
        }
        (_, None) => return view! { <SignInPage /> },
        (None, _) => return view! { <MissingPage /> },
        (Some(route), Some(session)) => (route, session),
    };
    let route = if route == Route::Home { home(session) } else { route };
    if !route.is_for(session) {
        return view! { <NoRightsPage /> };
    }
    match route {
        Route::People => view! { <PeoplePage /> },
        Route::Person(account) => view! { <PersonPage account /> },
        Route::Invite => view! { <InvitePage /> },
        Route::Invitations => view! { <InvitationsPage /> },
        Route::Devices => view! { <DevicesPage /> },
        Route::Areas => view! { <AreasPage /> },
        Route::Area(code) => view! { <AreaPage code /> },
        Route::Settings
        | Route::ChangeSettings
        | Route::PackFile
        | Route::PackHistory
        | Route::Import
        | Route::ImportAreas => later::settings(route),
        Route::Requests | Route::Request(_) | Route::Children | Route::HandOver(_) | Route::TakeIn(_) => {
            later::children(route)
        }
        Route::AccessLog(of) => view! { <AccessLogPage of /> },
        Route::Me => view! { <MePage /> },
        // Those of the desk, which is a program of its own.
        _ => view! { <MissingPage /> },
    }
}
