//! A screen's heading: names the document and takes the focus when the screen opens.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::dom::{Piece, view};

/// A screen with its title as the only `h1`.
#[component]
pub fn Screen<F, S>(
    /// The title, following the language.
    title: F,
    /// What it shows.
    children: Piece,
) -> Piece
where
    F: Fn() -> S + Send + Sync + 'static,
    S: Into<String>,
{
    let title = Signal::derive(move || title().into());
    view! {
        <ScreenHeading title />
        {children}
    }
}

#[component]
fn ScreenHeading(title: Signal<String>) -> Piece {
    let heading = RwSignal::new_local(None::<web_sys::Element>);
    Effect::new(move || document().set_title(&format!("{} · Tumbuh", title.get())));
    Effect::new(move |focused: Option<bool>| {
        let Some(heading) = heading.get() else { return focused.unwrap_or_default() };
        if !focused.unwrap_or_default() {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            let _ = heading.unchecked_into::<web_sys::HtmlElement>().focus();
        }
        true
    });
    view! { <h1 node_ref=heading tabindex="-1">{move || title.get()}</h1> }
}
