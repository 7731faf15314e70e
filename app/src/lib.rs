//! The app that a kader holds. Pages read the [`store`] and the rules in `tumbuh`; nothing else touches the browser's
//! storage or the network.

mod app;
pub mod i18n;
pub mod pages;
pub mod routes;
pub mod shell;

use leptos::prelude::*;

/// Shows the app in place of the loading screen.
pub fn start() {
    if let Some(splash) = document().get_element_by_id("splash") {
        splash.remove();
    }
    mount_to_body(app::App);
}
