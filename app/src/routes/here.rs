//! Where one is in the app, and going elsewhere without loading the page again.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Path;

/// Where one is: a context.
#[derive(Clone, Copy)]
struct Here(RwSignal<Option<Path>>);

/// Goes to other screens: a handle to copy into event handlers.
#[derive(Clone, Copy)]
pub struct Go(RwSignal<Option<Path>>);

/// Follows the address and takes over the links that lead to screens of the app.
pub fn provide_here() {
    let here = RwSignal::new(address());
    provide_context(Here(here));
    let _ = window_event_listener(leptos::ev::popstate, move |_| here.set(address()));
    let _ = window_event_listener(leptos::ev::click, move |event| {
        if let Some(path) = followed(&event) {
            event.prevent_default();
            Go(here).to(path);
        }
    });
}

/// Where one is; `None` when the address leads nowhere.
#[must_use]
pub fn use_path() -> Signal<Option<Path>> {
    use_context::<Here>().map_or_else(|| Signal::stored(None), |here| here.0.into())
}

/// To go elsewhere. Call it while a component is built, not in an event handler.
#[must_use]
pub fn use_go() -> Go {
    Go(use_context::<Here>().map_or_else(|| RwSignal::new(None), |here| here.0))
}

impl Go {
    /// Goes to a screen; back leads here.
    pub fn to(self, path: Path) {
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path.to_string()));
        }
        self.0.set(Some(path));
    }

    /// Goes to a screen; back leads to where one was before here.
    pub fn replace(self, path: Path) {
        if let Ok(history) = window().history() {
            let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&path.to_string()));
        }
        self.0.set(Some(path));
    }
}

fn address() -> Option<Path> {
    let location = window().location();
    Path::read(&location.pathname().ok()?, &location.search().unwrap_or_default())
}

/// The screen that a click leads to; `None` when it is the browser's business: another button, a new tab, another site.
fn followed(event: &MouseEvent) -> Option<Path> {
    let plain = event.button() == 0
        && !event.default_prevented()
        && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key());
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok()??;
    if !plain || link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let href = link.get_attribute("href").filter(|href| href.starts_with('/'))?;
    let (path, query) = href.split_once('?').unwrap_or((&href, ""));
    Path::read(path, query)
}
