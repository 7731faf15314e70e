//! Always visible: signal, records that are only on this phone, last exchange with the regency.

use leptos::prelude::*;
use leptos_router::components::A;

use super::icon::{Icon, LineIcon};
use crate::i18n::{Text, t};
use crate::routes::Path;

/// The top bar; touching it opens the data screen.
#[component]
pub fn TopBar() -> impl IntoView {
    view! {
        <header class="top-bar">
            <A href=Path::Sync.to_string() attr:class="status">
                <LineIcon icon=Icon::Offline />
                <span>{t(Text::Offline)}</span>
            </A>
        </header>
    }
}
