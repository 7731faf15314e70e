//! What surrounds every screen: skip link, top bar, bottom navigation, titles and focus.

mod bottom_nav;
pub mod browser;
mod guard;
mod screen;
mod top_bar;

pub use guard::{Guard, Unlocked};
pub use screen::Screen;
pub use top_bar::last_sync;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use tumbuh::api::session::Colours;
use tumbuh::regency::Colour;
use web_sys::HtmlElement;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t, use_language};
use crate::store::{StoreError, use_store};
use crate::ui::live;
use bottom_nav::BottomNav;
use browser::Offer;
use top_bar::TopBar;

/// The frame around the screens.
#[component]
pub fn Shell(
    /// Why the phone's storage could not be opened.
    trouble: Option<StoreError>,
    /// The screen.
    children: Piece,
) -> Piece {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", use_language().tag());
        wear_colours(root.unchecked_into());
    }
    view! {
        <a class="skip" href="#main">{t(Text::SkipToContent)}</a>
        <TopBar />
        <UpdateNotice />
        {trouble.map(|trouble| view! { <p class="notice-bar alert" role="alert">{t(trouble.text())}</p> })}
        <main id="main" class="screen" tabindex="-1">{children}</main>
        <BottomNav />
    }
}

/// Puts on the colours of the regency of who is signed in.
fn wear_colours(root: HtmlElement) {
    let session = use_store().session();
    Effect::new(move || session.with(|session| wear(&root, session.as_ref().map(|one| &one.regency.look))));
}

/// Puts on colours, or takes them off again.
pub fn wear(root: &HtmlElement, look: Option<&Colours>) {
    let put = |name, colour: Option<Colour>| {
        // The browser drops what is no colour.
        let colour = colour.map(|colour| colour.to_string()).unwrap_or_default();
        let _ = root.style().set_property(name, &colour);
    };
    put("--brand", look.map(|look| look.primary));
    put("--accent", look.map(|look| look.accent));
}

/// The crest of a regency, which stands beside its name and says the same.
pub fn crest(look: &Colours) -> Piece {
    match look.crest.clone() {
        Some(crest) => view! { <img class="crest" alt="" src=crest /> },
        None => Piece::nothing(),
    }
}

/// A new version is taken when the person says so, and never while something is half typed.
#[component]
fn UpdateNotice() -> Piece {
    let ready = Offer::Update.signal();
    let draft = use_store().has_open_draft();
    // Drawn once: a button that is drawn anew under the finger does nothing.
    let offered = Memo::new(move |_| ready.get() && !draft.get());
    live(move || {
        offered.get().then(|| {
            view! {
                <div class="notice-bar" role="status">
                    <span>{t(Text::UpdateReady)}</span>
                    <button class="button" type="button" on:click=|_| Offer::Update.take()>
                        {t(Text::UpdateNow)}
                    </button>
                </div>
            }
        })
    })
}
