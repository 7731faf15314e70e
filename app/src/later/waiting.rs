//! What stands in a screen's place until its part is there.

use std::pin::Pin;
use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::SplitLoaderError;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::net;
use crate::ui::{Notice, Tone, live};

/// Builds a screen.
pub type Page = fn() -> Piece;

/// The screen, once its part was loaded.
pub type Loaded = OnceLock<Page>;

type Loading = Pin<Box<dyn Future<Output = Result<Page, SplitLoaderError>>>>;

/// How loading the part stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Under,
    Failed,
    There,
}

/// The screen, at once when its part is there; before that words, and a button to try again when it could not be had.
pub fn shown(loaded: &'static Loaded, load: fn() -> Loading) -> Piece {
    let there = loaded.get().is_some();
    let standing = RwSignal::new(if there { Standing::There } else { Standing::Under });
    if !there {
        spawn_local(async move {
            standing.try_set(get(loaded, load).await);
        });
    }
    let try_again = move |_| {
        standing.set(Standing::Under);
        spawn_local(async move {
            let now = get(loaded, load).await;
            // The server may answer and have only a newer version, which comes whole with the page.
            if now == Standing::Failed && net::text("/").await.is_ok() {
                let _ = window().location().reload();
            }
            // Another screen may have been opened meanwhile.
            standing.try_set(now);
        });
    };
    live(move || match (standing.get(), loaded.get()) {
        (Standing::There, Some(page)) => page(),
        (Standing::Failed, _) => view! {
            <Notice tone=Tone::Unknown alert=true>
                <p>{t(Text::PartMissing)}</p>
                <button type="button" class="button primary" on:click=try_again>
                    {t(Text::TryAgain)}
                </button>
            </Notice>
        },
        _ => view! { <p class="quiet" role="status">{t(Text::Opening)}</p> },
    })
}

async fn get(loaded: &Loaded, load: fn() -> Loading) -> Standing {
    match load().await {
        Ok(page) => {
            loaded.get_or_init(|| page);
            Standing::There
        }
        Err(_) => Standing::Failed,
    }
}
