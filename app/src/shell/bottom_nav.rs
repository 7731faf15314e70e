//! The four places one is always a touch away from.

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::routes::{Path, use_path};
use crate::ui::{Glyph, Icon};

const PLACES: [(Path, Icon, Text); 4] = [
    (Path::Day, Icon::Children, Text::NavDay),
    (Path::Check, Icon::Calculator, Text::NavCheck),
    (Path::Sync, Icon::Exchange, Text::NavSync),
    (Path::Settings, Icon::Settings, Text::NavSettings),
];

/// The bottom navigation.
#[component]
pub fn BottomNav() -> Piece {
    let here = use_path();
    let places = PLACES.map(|(path, icon, words)| {
        let current: Box<dyn Fn() -> Option<&'static str> + Send + Sync> =
            Box::new(move || (here.get() == Some(path)).then_some("page"));
        view! {
            <a href=path.to_string() aria-current=current>
                <Glyph icon />
                <span>{t(words)}</span>
            </a>
        }
    });
    view! {
        <nav class="bottom-nav" aria-label=t(Text::NavLabel)>
            {places.into_iter().collect::<Piece>()}
        </nav>
    }
}
