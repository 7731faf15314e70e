//! The four places one is always a touch away from.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::i18n::{Text, t};
use crate::routes::Path;
use crate::ui::{Glyph, Icon};

const PLACES: [(Path, Icon, Text); 4] = [
    (Path::Day, Icon::Children, Text::NavDay),
    (Path::Check, Icon::Calculator, Text::NavCheck),
    (Path::Sync, Icon::Exchange, Text::NavSync),
    (Path::Settings, Icon::Settings, Text::NavSettings),
];

/// The bottom navigation.
#[component]
pub fn BottomNav() -> impl IntoView {
    let places = PLACES.map(|(path, icon, words)| {
        view! {
            <A href=path.to_string() exact=path == Path::Day>
                <Glyph icon />
                <span>{t(words)}</span>
            </A>
        }
    });
    view! { <nav class="bottom-nav" aria-label=t(Text::NavLabel)>{places.into_iter().collect_view()}</nav> }
}
