//! For who is signed in and has no business in the office, or not on that screen.

use leptos::prelude::*;
use tumbuh::access::Action;
use tumbuh_app::shell::Screen;

use crate::desk::use_session;
use crate::dom::{Piece, view};
use crate::grants;
use crate::i18n::{Phrase, Text, language, p, t};

/// Says what one may do here, and where else.
#[component]
pub fn NoRightsPage() -> Piece {
    let session = use_session();
    let here_for = session
        .as_ref()
        .is_some_and(|session| session.may(Action::ReadPeople) || session.may(Action::HandOverChildren));
    let why = if here_for { Text::NoRightsThere } else { Text::NoRightsHere };
    let who = session.map(|session| {
        let grants = grants::all(language(), &session.view.grants, &session.names);
        p(&Phrase::SignedInAs { name: session.view.name.to_string(), grants })
    });
    view! {
        <Screen title=|| t(Text::NoRightsTitle)>
            <p>{who}</p>
            <p>{t(why)}</p>
            <div class="row wrap">
                <a class="button primary" href="/">{t(Text::ToPhone)}</a>
                <a class="button" href="/office#/me">{t(Text::NavMe)}</a>
            </div>
        </Screen>
    }
}
