//! What is half typed, kept on the phone while it is typed: a killed app comes back with it.

use gloo::timers::callback::Timeout;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::sync::Act;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::routes::{Go, Path, use_go};
use crate::store::{Store, use_store};
use crate::ui::{Notice, Tone, live};

/// After this pause in typing the draft is kept.
const PAUSE_MILLIS: u32 = 300;

/// The fields of an entry as one text to keep: a line each, for a field is a line itself.
pub fn lines_of(fields: impl Iterator<Item = String>) -> String {
    fields.collect::<Vec<_>>().join("\n")
}

/// Keeps one entry under a name, and brings it back.
#[derive(Clone, Copy)]
pub struct DraftKeeper {
    restored: RwSignal<bool>,
    name: StoredValue<String>,
    store: Store,
    // Counts changes: the newest is kept once it has stood still. `None` while the entry is being saved for good.
    change: StoredValue<Option<u32>>,
}

impl DraftKeeper {
    /// Brings back what was kept under `name`, then keeps every change of what `snapshot` reads.
    #[must_use]
    pub fn start(name: String, snapshot: Signal<String>, restore: Callback<String>) -> Self {
        let keeper = Self {
            restored: RwSignal::new(false),
            name: StoredValue::new(name),
            store: use_store(),
            change: StoredValue::new(Some(0)),
        };
        // As the fields open: nothing is typed yet.
        let untouched = StoredValue::new(snapshot.get_untracked());
        Effect::new(move || {
            let text = snapshot.get();
            if untouched.with_value(|untouched| *untouched != text) {
                untouched.set_value(String::new());
                keeper.keep_soon(text);
            }
        });
        spawn_local(async move {
            let Some(name) = keeper.name.try_get_value() else { return };
            // A draft that cannot be read is no reason to disturb.
            if let Ok(Some(text)) = keeper.store.load_draft(&name).await
                && keeper.restored.try_set(true).is_none()
            {
                restore.run(text);
            }
        });
        keeper
    }

    /// Keeps nothing from now on: the entry is being saved for good.
    fn stop(self) {
        self.change.set_value(None);
    }

    /// Keeps on keeping, after saving failed.
    fn resume(self) {
        self.change.set_value(Some(0));
    }

    /// Throws the draft away.
    pub fn discard(self) {
        self.restored.set(false);
        let name = self.name.get_value();
        spawn_local(async move {
            let _ = self.store.delete_draft(&name).await;
        });
    }

    fn keep_soon(self, text: String) {
        let Some(Some(number)) = self.change.try_get_value() else { return };
        let number = number.wrapping_add(1);
        self.change.set_value(Some(number));
        Timeout::new(PAUSE_MILLIS, move || {
            if self.change.try_get_value() != Some(Some(number)) {
                return;
            }
            let name = self.name.get_value();
            spawn_local(async move {
                // A draft that cannot be kept is no reason to disturb: saving for good will tell.
                let _ = self.store.save_draft(&name, text).await;
            });
        })
        .forget();
    }
}

/// Saving an entry for good, which closes its draft.
#[derive(Clone, Copy)]
pub struct Saver {
    draft: DraftKeeper,
    go: Go,
    /// What is wrong with the entry, or what went wrong.
    pub problem: RwSignal<Option<Text>>,
    /// Whether it is being saved.
    pub saving: RwSignal<bool>,
}

impl Saver {
    /// Of the entry whose draft that is.
    #[must_use]
    pub fn new(draft: DraftKeeper) -> Self {
        Self { draft, go: use_go(), problem: RwSignal::new(None), saving: RwSignal::new(false) }
    }

    /// Does what the form says and goes on, or tells what is wrong.
    pub fn submit(self, event: &SubmitEvent, entry: impl FnOnce() -> Result<(Act, Path), Text>) {
        event.prevent_default();
        if self.saving.get_untracked() {
            return;
        }
        match entry() {
            Ok((act, next)) => self.save(vec![act], next),
            Err(wrong) => self.problem.set(Some(wrong)),
        }
    }

    /// Keeps these acts, all or none, and goes on.
    pub fn save(self, acts: Vec<Act>, next: Path) {
        let Self { draft, go, problem, saving } = self;
        problem.set(None);
        saving.set(true);
        draft.stop();
        spawn_local(async move {
            match draft.store.acts_and_close_draft(acts, &draft.name.get_value()).await {
                // Back leads to the list, not to an empty form.
                Ok(()) => go.replace(next),
                Err(error) => {
                    draft.resume();
                    problem.set(Some(error.text()));
                    saving.set(false);
                }
            }
        });
    }
}

/// Says that a draft was brought back, with a way to start empty.
#[component]
pub fn DraftNotice(
    /// The keeper.
    draft: DraftKeeper,
    /// Empties the fields.
    clear: Callback<()>,
) -> Piece {
    let start_empty = move |_| {
        clear.run(());
        draft.discard();
    };
    live(move || {
        draft.restored.get().then(|| {
            view! {
                <Notice tone=Tone::Unknown>
                    <p>{t(Text::DraftRestored)}</p>
                    <button type="button" class="button" on:click=start_empty>
                        {t(Text::DraftDiscard)}
                    </button>
                </Notice>
            }
        })
    })
}
