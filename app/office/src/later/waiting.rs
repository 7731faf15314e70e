//! What stands in a screen's place until its part is there.

use std::pin::Pin;
use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh_app::ui::{Notice, Tone, live};
use wasm_split_helpers::SplitLoaderError;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::routes::Route;

/// Builds the screen at an address.
pub type Page = fn(Route) -> Piece;

/// The screens, once their part was loaded.
pub type Loaded = OnceLock<Page>;

type Loading = Pin<Box<dyn Future<Output = Result<Page, SplitLoaderError>>>>;

/// The screen, at once when its part is there; before that words, and what to do when it could not be had.
pub fn shown(loaded: &'static Loaded, load: fn() -> Loading, route: Route) -> Piece {
    if let Some(page) = loaded.get() {
        return page(route);
    }
    let failed = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let part = load().await;
        if let Ok(page) = &part {
            loaded.get_or_init(|| *page);
        }
        // Another screen may have been opened meanwhile.
        failed.try_set(Some(part.is_err()));
    });
    // The server may have only a newer version, which comes whole with the page.
    let again = |_| {
        let _ = window().location().reload();
    };
    live(move || match (failed.get(), loaded.get()) {
        (Some(false), Some(page)) => page(route.clone()),
        (Some(true), _) => view! {
            <Notice tone=Tone::Unknown alert=true>
                <p>{t(Text::TroubleUnreachable)}</p>
                <button type="button" class="button primary" on:click=again>{t(Text::TryAgain)}</button>
            </Notice>
        },
        _ => view! { <p class="quiet" role="status">{t(Text::Loading)}</p> },
    })
}
