//! Screens with records are for who is signed in, and no screen of a locked phone tells of its work; the address stays, so that
//! coming in leads where one wanted to go.

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

/// Shows the page unless the phone is locked and someone could open it: then the lock screen.
#[component]
pub fn Unlocked(
    /// The page.
    page: fn() -> Piece,
) -> Piece {
    let store = use_store();
    let locked = Memo::new(move |_| store.can_be_opened());
    live(move || {
        if locked.get() {
            view! { <SignInPage /> }
        } else {
            page()
        }
    })
}
