//! Providers, and which screen an address shows to whom.

use leptos::prelude::*;
use tumbuh::access::Action;
use tumbuh_app::ui::live;

use crate::desk::{Desk, Session};
use crate::dom::{Piece, view};
use crate::pages::{AreasPage, MePage, MissingPage, NoRightsPage, SignInPage};
use crate::routes::{Route, provide_here, use_route};
use crate::shell::Shell;
use crate::ui::provide_told;

/// The whole office.
#[component]
pub fn Office(
    /// Who is signed in.
    desk: Desk,
) -> Piece {
    provide_context(desk);
    provide_here();
    let told = provide_told();
    let route = use_route();
    let session = desk.session();
    let account =
        Memo::new(move |_| session.with(|session| session.as_ref().map(|session| session.view.account)));
    view! {
        <Shell>
            {live(move || {
                let route = route.get();
                told.forget();
                match (account.get(), session.get_untracked()) {
                    (Some(_), Some(session)) => screen(route, &session),
                    _ => view! { <SignInPage /> },
                }
            })}
        </Shell>
    }
}

fn screen(route: Option<Route>, session: &Session) -> Piece {
    let Some(route) = route else { return view! { <MissingPage /> } };
    if !route.is_for(session) || (route == Route::Home && !session.may(Action::ReadPeople)) {
        return view! { <NoRightsPage /> };
    }
    match route {
        Route::Home | Route::Areas => view! { <AreasPage /> },
        Route::Me => view! { <MePage /> },
    }
}
