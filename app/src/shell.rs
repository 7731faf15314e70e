//! What surrounds every screen: skip link, top bar, bottom navigation, titles and focus.

mod bottom_nav;
mod icon;
mod screen;
mod top_bar;

pub use screen::Screen;

use leptos::prelude::*;

use crate::i18n::{Text, t, use_language};
use crate::store::StoreError;
use bottom_nav::BottomNav;
use top_bar::TopBar;

/// The frame around the screens.
#[component]
pub fn Shell(trouble: Option<StoreError>, children: Children) -> impl IntoView {
    let language = use_language();
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.get().tag());
        }
    });
    view! {
        <a class="skip" href="#main">{t(Text::SkipToContent)}</a>
        <TopBar />
        {trouble.map(|trouble| view! { <p class="notice" role="alert">{t(trouble.text())}</p> })}
        <main id="main" class="screen" tabindex="-1">{children()}</main>
        <BottomNav />
    }
}
