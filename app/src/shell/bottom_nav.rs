//! The five places one is always a touch away from.

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, say, t, tell, use_language};
use crate::routes::{Path, use_path};
use crate::store::use_store;
use crate::ui::{Glyph, Icon, live};

const PLACES: [(Path, Icon, Text); 5] = [
    (Path::Day, Icon::Children, Text::NavDay),
    (Path::Today, Icon::Good, Text::NavToday),
    (Path::Check, Icon::Calculator, Text::NavCheck),
    (Path::Sync, Icon::Exchange, Text::NavSync),
    (Path::Settings, Icon::Settings, Text::NavSettings),
];

/// How much waits for somebody: to be repaired or decided.
#[component]
fn WaitingCount() -> Piece {
    let store = use_store();
    let language = use_language();
    let count = Memo::new(move |_| {
        store.status().with(|status| status.needs_fixing + status.to_decide + status.doubles)
    });
    live(move || {
        let count = count.get();
        (count > 0).then(|| {
            let words = tell(language, &Phrase::ToDecide { count });
            view! { <span class="waiting" role="img" aria-label=words>{count.to_string()}</span> }
        })
    })
}

/// The bottom navigation.
#[component]
pub fn BottomNav() -> Piece {
    let (here, session, language) = (use_path(), use_store().session(), use_language());
    let places = PLACES.map(|(path, icon, words)| {
        let current: Box<dyn Fn() -> Option<&'static str> + Send + Sync> =
            Box::new(move || (here.get() == Some(path)).then_some("page"));
        let count = (path == Path::Sync).then(|| view! { <WaitingCount /> });
        view! {
            <a href=path.to_string() aria-current=current>
                <Glyph icon />
                <span>{live(move || {
                    // What the place calls it, as soon as it is known whose phone this is.
                    session.track();
                    say(language, words)
                })} {count}</span>
            </a>
        }
    });
    view! {
        <nav class="bottom-nav" aria-label=t(Text::NavLabel)>
            {places.into_iter().collect::<Piece>()}
        </nav>
    }
}
