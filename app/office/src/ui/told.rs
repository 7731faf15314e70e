//! What was just done, said once and read out.

use leptos::prelude::*;
use tumbuh_app::ui::{Glyph, Icon, live};

use crate::dom::{Piece, view};

/// Tells what was just done: a handle to copy around.
#[derive(Clone, Copy)]
pub struct Told(RwSignal<Option<String>>);

/// Makes telling known to every component below.
pub fn provide_told() -> Told {
    let told = Told(RwSignal::new(None));
    provide_context(told);
    told
}

/// To tell something. Call it while a component is built, not in an event handler.
#[must_use]
pub fn use_told() -> Told {
    use_context().unwrap_or_else(|| Told(RwSignal::new(None)))
}

impl Told {
    /// Tells it.
    pub fn tell(self, words: impl Into<String>) {
        self.0.set(Some(words.into()));
    }

    /// Forgets it: another screen opens.
    pub fn forget(self) {
        self.0.set(None);
    }

    /// Where it is read; stands once on the page, also when there is nothing to tell: screen readers listen to what is there.
    #[must_use]
    pub fn line(self) -> Piece {
        view! {
            <div class="told" role="status">
                {live(move || self.0.get().map(|words| view! { <p><Glyph icon=Icon::Good />{words}</p> }))}
            </div>
        }
    }
}
