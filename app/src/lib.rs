//! The app that a kader holds. Pages read the [`store`] and the rules in `tumbuh`; nothing else touches the browser's
//! storage or the network.

mod app;
pub mod care;
pub mod chart;
pub mod clock;
pub mod dom;
mod files;
pub mod i18n;
mod idle;
pub mod json;
mod later;
mod locks;
mod net;
pub mod pages;
mod receipt;
pub mod registers;
pub mod routes;
pub mod shell;
pub mod store;
mod sync;
pub mod ui;
pub mod vault;

use leptos::prelude::*;
use tumbuh::language::Language;

use store::{Store, StoreError};

/// Shows the app in place of the loading screen, as soon as it is known who is signed in.
pub fn start() {
    // Lives as long as the page: signals of the store outlast every screen.
    let owner = Owner::new();
    owner.set();
    let store = Store::new("tumbuh");
    core::mem::forget(owner);
    // Without it a panic is a trap like any other: what is built for phones has no words for it (`app/trim.mjs`).
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    // Leptos has its own executor only once something is mounted.
    wasm_bindgen_futures::spawn_local(async move {
        let opened = store.open().await;
        let language = spoken(opened.as_ref().copied().unwrap_or_default()).await;
        let trouble = opened.err();
        let usable = trouble.is_none();
        show(store, language, trouble);
        if usable {
            run(store).await;
        }
    });
}

/// The language that was chosen, or Indonesian when its words cannot be had.
async fn spoken(chosen: Language) -> Language {
    // Where the words are is only known when the app is built: `web/main.js` says it.
    let words = document().document_element().and_then(|root| root.get_attribute("data-english"));
    match (chosen, words) {
        (Language::English, Some(path)) if net::text(&path).await.is_ok_and(i18n::learn_english) => {
            Language::English
        }
        _ => Language::Indonesian,
    }
}

fn show(store: Store, language: Language, trouble: Option<StoreError>) {
    if let Some(splash) = document().get_element_by_id("splash") {
        splash.remove();
    }
    mount_to_body(move || view! { <app::App store language trouble /> });
}

async fn run(store: Store) {
    store.follow_other_tabs();
    sync::follow(store);
    idle::follow(store);
    store.check_persisted().await;
}
