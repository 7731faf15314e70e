//! What was just done, said once and read out.

use leptos::prelude::*;
use tumbuh_app::ui::{Glyph, Icon, live};

use crate::dom::{Piece, view};

/// Tells what was just done: a handle to copy around.
#[derive(Clone, Copy)]
pub struct Told {
    words: RwSignal<Option<String>>,
    /// Whether the next screen still tells it.
    stays: StoredValue<bool>,
}

impl Told {
    fn new() -> Self {
        Self { words: RwSignal::new(None), stays: StoredValue::new(false) }
    }
}

/// Makes telling known to every component below.
pub fn provide_told() -> Told {
    let told = Told::new();
    provide_context(told);
    told
}

/// To tell something. Call it while a component is built, not in an event handler.
#[must_use]
pub fn use_told() -> Told {
    use_context().unwrap_or_else(Told::new)
}

impl Told {
    /// Tells it.
    pub fn tell(self, words: impl Into<String>) {
        self.words.set(Some(words.into()));
    }

    /// Tells it on the screen that opens next.
    pub fn tell_there(self, words: impl Into<String>) {
        self.stays.set_value(true);
        self.tell(words);
    }

    /// Forgets it: another screen opens.
    pub fn forget(self) {
        if self.stays.get_value() {
            self.stays.set_value(false);
        } else {
            self.words.set(None);
        }
    }

    /// Where it is read; stands once on the page, also when there is nothing to tell: screen readers listen to what is there.
    #[must_use]
    pub fn line(self) -> Piece {
        view! {
            <div class="told" role="status">
                {live(move || self.words.get().map(|words| view! { <p><Glyph icon=Icon::Good />{words}</p> }))}
            </div>
        }
    }
}
