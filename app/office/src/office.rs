//! Providers, and which screen an address shows to whom.

use leptos::prelude::*;
use tumbuh::access::Action;
use tumbuh_app::ui::live;

use crate::desk::{Desk, Session};
use crate::dom::{Piece, view};
use crate::operator::provide_operator;
use crate::pages::{
    AccessLogPage, AreaPage, AreasPage, ChangeSettingsPage, ChildrenPage, DevicesPage, HandOverPage,
    ImportAreasPage, ImportPage, InvitationsPage, InvitePage, MePage, MissingPage, NewRegencyPage,
    NoRightsPage, OperatorPage, PackFilePage, PackHistoryPage, PeoplePage, PersonPage, RegencyPage,
    RequestPage, RequestsPage, SettingsPage, SignInPage, TakeInPage, provide_people_filter,
};
use crate::routes::{Route, provide_here, use_route};
use crate::shell::Shell;
use crate::ui::{provide_asking, provide_told};

/// The whole office.
#[component]
pub fn Office(
    /// Who is signed in.
    desk: Desk,
) -> Piece {
    provide_context(desk);
    provide_here();
    provide_asking();
    provide_operator();
    let told = provide_told();
    provide_people_filter();
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
                match (route, session.get_untracked()) {
                    (Some(route @ (Route::Operator | Route::NewRegency | Route::Regency(_))), _) => operation(route),
                    (route, Some(session)) if account.is_some() => screen(route, &session),
                    _ => view! { <SignInPage /> },
                }
            })}
        </Shell>
    }
}

fn screen(route: Option<Route>, session: &Session) -> Piece {
    let Some(route) = route else { return view! { <MissingPage /> } };
    // Who looks after nobody's account begins with children.
    let route = match route {
        Route::Home if session.may(Action::ReadPeople) => Route::People,
        Route::Home => Route::Children,
        route => route,
    };
    if !route.is_for(session) {
        return view! { <NoRightsPage /> };
    }
    match route {
        Route::Home | Route::People => view! { <PeoplePage /> },
        Route::Person(account) => view! { <PersonPage account /> },
        Route::Invite => view! { <InvitePage /> },
        Route::Invitations => view! { <InvitationsPage /> },
        Route::Import => view! { <ImportPage /> },
        Route::Devices => view! { <DevicesPage /> },
        Route::Areas => view! { <AreasPage /> },
        Route::Area(code) => view! { <AreaPage code /> },
        Route::ImportAreas => view! { <ImportAreasPage /> },
        Route::Settings => view! { <SettingsPage /> },
        Route::ChangeSettings => view! { <ChangeSettingsPage /> },
        Route::PackFile => view! { <PackFilePage /> },
        Route::PackHistory => view! { <PackHistoryPage /> },
        Route::Requests => view! { <RequestsPage /> },
        Route::Request(id) => view! { <RequestPage id /> },
        Route::Children => view! { <ChildrenPage /> },
        Route::HandOver(child) => view! { <HandOverPage child /> },
        Route::TakeIn(code) => view! { <TakeInPage code /> },
        Route::AccessLog(of) => view! { <AccessLogPage of /> },
        Route::Me => view! { <MePage /> },
        Route::Operator | Route::NewRegency | Route::Regency(_) => operation(route),
    }
}

/// The screens of the operator, who is nobody in a regency.
fn operation(route: Route) -> Piece {
    match route {
        Route::NewRegency => view! { <NewRegencyPage /> },
        Route::Regency(code) => view! { <RegencyPage code /> },
        _ => view! { <OperatorPage /> },
    }
}
