//! Screens with records are for who is signed in; the address stays, so that signing in leads where one wanted to go.

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::pages::SignInPage;
use crate::store::use_store;
use crate::ui::live;

/// Shows the page to who is signed in, and the sign-in screen to everyone else.
#[component]
pub fn Guard(
    /// The page.
    page: fn() -> Piece,
) -> Piece {
    let session = use_store().session();
    let account = Memo::new(move |_| session.with(|session| session.as_ref().map(|session| session.account)));
    live(move || match account.get() {
        Some(_) => page(),
        None => view! { <SignInPage /> },
    })
}
