//! The office, and the desk of those who handle children, which is a program of its own over the same ground.
//!
//! The office: screens for who looks after the people, devices and areas of a regency. It is a page of its own (`/office`), so
//! that no kader's phone downloads it.

mod desk;
mod device_name;
mod files;
mod grants;
mod handling;
mod i18n;
mod items;
mod later;
mod names;
mod net;
mod office;
mod operator;
mod pages;
mod photo;
mod routes;
mod shell;
mod ui;

use gloo_net::http::Method;
use leptos::prelude::*;
use tumbuh::id::DeviceId;
use tumbuh::language::Language;
use tumbuh_app::clock;
// `view!` names the builder from the root of the crate.
use tumbuh_app::dom;
use tumbuh_app::dom::view;
use tumbuh_app::store::Store;

use desk::Desk;

pub use handling::HANDLING;
pub use office::{OFFICE, Screens};

/// Shows a program in place of the loading screen, as soon as it is known who is signed in.
pub fn start(screens: Screens) {
    // Lives as long as the page: who is signed in outlasts every screen.
    let owner = Owner::new();
    owner.set();
    let store = Store::new("tumbuh");
    // Without it a panic is a trap like any other: what is built for phones has no words for it (`app/trim.mjs`).
    #[cfg(debug_assertions)]
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    wasm_bindgen_futures::spawn_local(async move {
        let opened = store.open().await;
        // A browser that keeps nothing can still be worked with; it is a new device each time.
        let device = if opened.is_ok() { store.device() } else { clock::new_id(DeviceId::new) };
        let desk = owner.with(|| Desk::new(store, device));
        core::mem::forget(owner);
        desk.refresh().await;
        i18n::speak(desk.spoken(opened.unwrap_or_default()));
        learn_english().await;
        if let Some(splash) = document().get_element_by_id("splash") {
            splash.remove();
        }
        mount_to_body(move || view! { <office::Office desk screens /> });
    });
}

/// Takes in the English words of the phone, where the page says where they are and English is spoken.
async fn learn_english() {
    let root = document().document_element();
    let words = root.and_then(|root| root.get_attribute("data-english"));
    if let (Language::English, Some(path)) = (i18n::language(), words)
        && let Ok(words) = net::ask(Method::GET, path, net::Body::Empty, None).await
    {
        tumbuh_app::i18n::learn_english(words.text);
    }
}
