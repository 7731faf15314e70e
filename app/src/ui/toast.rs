//! Something that is about to be done, and can still be taken back for a few seconds.

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::live;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};

/// How long it can be taken back.
const GRACE_MILLIS: u32 = 5_000;

/// One thing that waits to be done.
#[derive(Clone)]
struct Pending {
    words: String,
    act: Arc<dyn Fn() + Send + Sync>,
    number: u32,
}

/// What waits to be done; at most one thing, a second one hurries the first.
///
/// Counted references, because it has to outlive the screen: what waits is done when the screen is already gone.
#[derive(Clone)]
pub struct Undoable {
    pending: ArcRwSignal<Option<Pending>>,
    count: ArcStoredValue<u32>,
}

impl Undoable {
    /// Nothing waits. Whatever waits when this component's screen is left is done then.
    #[must_use]
    pub fn of_this_screen() -> Self {
        let undoable = Self { pending: ArcRwSignal::new(None), count: ArcStoredValue::new(0) };
        let leaving = undoable.clone();
        on_cleanup(move || leaving.hurry());
        undoable
    }

    /// Does `act` after a few seconds, unless it is taken back.
    pub fn soon(&self, words: String, act: impl Fn() + Send + Sync + 'static) {
        self.hurry();
        self.count.update_value(|count| *count = count.wrapping_add(1));
        let number = self.count.get_value();
        self.pending.set(Some(Pending { words, act: Arc::new(act), number }));
        let later = self.clone();
        Timeout::new(GRACE_MILLIS, move || {
            let due = later.pending.with_untracked(|pending| pending.as_ref().map(|pending| pending.number));
            if due == Some(number) {
                later.hurry();
            }
        })
        .forget();
    }

    fn hurry(&self) {
        if let Some(Some(pending)) = self.pending.try_update(Option::take) {
            (pending.act)();
        }
    }
}

/// Says what is about to be done, with a button to take it back.
#[component]
pub fn Toast(
    /// What waits.
    undoable: Undoable,
) -> Piece {
    let pending = undoable.pending;
    live(move || {
        let take_back = pending.clone();
        pending.with(|pending| pending.as_ref().map(|pending| pending.words.clone())).map(|words| {
            view! {
                <div class="toast" role="status">
                    <span>{words}</span>
                    <button type="button" class="button" on:click=move |_| take_back.set(None)>
                        {t(Text::Undo)}
                    </button>
                </div>
            }
        })
    })
}
