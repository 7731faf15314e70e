//! Something that is about to be done, and can still be taken back for a few seconds.

use core::time::Duration;

use leptos::prelude::*;

use crate::i18n::{Text, t};

/// How long it can be taken back.
const GRACE: Duration = Duration::from_secs(5);

/// One thing that waits to be done.
#[derive(Clone)]
struct Pending {
    words: String,
    act: Callback<()>,
    number: u32,
}

/// What waits to be done; at most one thing, a second one hurries the first.
#[derive(Clone, Copy)]
pub struct Undoable {
    pending: RwSignal<Option<Pending>>,
    count: StoredValue<u32>,
}

impl Undoable {
    /// Nothing waits. Whatever waits when this component's screen is left is done then.
    #[must_use]
    pub fn of_this_screen() -> Self {
        let undoable = Self { pending: RwSignal::new(None), count: StoredValue::new(0) };
        on_cleanup(move || undoable.hurry());
        undoable
    }

    /// Does `act` after a few seconds, unless it is taken back.
    pub fn soon(self, words: String, act: impl Fn() + Send + Sync + 'static) {
        self.hurry();
        self.count.update_value(|count| *count += 1);
        let number = self.count.get_value();
        self.pending.set(Some(Pending { words, act: Callback::new(move |()| act()), number }));
        set_timeout(
            move || {
                let due = self.pending.try_with_untracked(|pending| {
                    pending.as_ref().is_some_and(|pending| pending.number == number)
                });
                if due == Some(true) {
                    self.hurry();
                }
            },
            GRACE,
        );
    }

    fn hurry(self) {
        if let Some(Some(pending)) = self.pending.try_update(Option::take) {
            pending.act.run(());
        }
    }
}

/// Says what is about to be done, with a button to take it back.
#[component]
pub fn Toast(
    /// What waits.
    undoable: Undoable,
) -> impl IntoView {
    move || {
        undoable.pending.with(|pending| pending.as_ref().map(|pending| pending.words.clone())).map(|words| {
            view! {
                <div class="toast" role="status">
                    <span>{words}</span>
                    <button type="button" class="button" on:click=move |_| undoable.pending.set(None)>
                        {t(Text::Undo)}
                    </button>
                </div>
            }
        })
    }
}
