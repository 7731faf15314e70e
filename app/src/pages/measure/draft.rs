//! What is half typed, kept on the phone while it is typed: a killed app comes back with it.

use core::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use tumbuh::growth::{Oedema, Position};

use super::fields::ReadingFields;
use crate::store::{Store, use_store};

/// The entry as typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Draft {
    date: String,
    weight: String,
    length: String,
    head: String,
    arm: String,
    position: Option<Position>,
    oedema: Oedema,
    reason: String,
}

/// After this pause in typing the draft is kept.
const PAUSE: Duration = Duration::from_millis(300);

/// Keeps the fields of one entry under a name, and brings them back.
#[derive(Clone, Copy)]
pub struct DraftKeeper {
    /// Whether something was brought back.
    pub restored: RwSignal<bool>,
    name: StoredValue<String>,
    store: Store,
    // Counts changes; saved once it has stood still. `None` once the entry was saved for good.
    change: StoredValue<Option<u32>>,
}

impl DraftKeeper {
    /// Brings back what was kept under `name`, then keeps every change.
    #[must_use]
    pub fn start(
        name: String,
        fields: ReadingFields,
        date: RwSignal<String>,
        reason: RwSignal<String>,
    ) -> Self {
        let keeper = Self {
            restored: RwSignal::new(false),
            name: StoredValue::new(name),
            store: use_store(),
            change: StoredValue::new(Some(0)),
        };
        let untouched = StoredValue::new(None::<Draft>);
        Effect::new(move || {
            let draft = Draft {
                date: date.get(),
                weight: fields.weight.get(),
                length: fields.length.get(),
                head: fields.head.get(),
                arm: fields.arm.get(),
                position: fields.chosen_position.get(),
                oedema: fields.oedema.get(),
                reason: reason.get(),
            };
            // The first run sees the fields as they open: nothing was typed yet.
            if untouched.with_value(Option::is_none) {
                untouched.set_value(Some(draft));
            } else if untouched.with_value(|first| first.as_ref() != Some(&draft)) {
                keeper.keep_soon(draft);
            }
        });
        spawn_local(async move {
            let name = keeper.name.get_value();
            let Ok(Some(text)) = keeper.store.load_draft(&name).await else { return };
            let Ok(draft) = serde_json::from_str::<Draft>(&text) else { return };
            if keeper.restored.try_set(true).is_some() {
                return;
            }
            date.set(draft.date);
            fields.weight.set(draft.weight);
            fields.length.set(draft.length);
            fields.head.set(draft.head);
            fields.arm.set(draft.arm);
            fields.chosen_position.set(draft.position);
            fields.oedema.set(draft.oedema);
            reason.set(draft.reason);
        });
        keeper
    }

    /// The name that the draft is kept under.
    #[must_use]
    pub fn name(self) -> String {
        self.name.get_value()
    }

    /// Keeps nothing from now on: the entry is being saved for good.
    pub fn stop(self) {
        self.change.set_value(None);
    }

    /// Keeps on keeping, after saving failed.
    pub fn resume(self) {
        self.change.set_value(Some(0));
    }

    /// Throws the draft away.
    pub fn discard(self) {
        self.restored.set(false);
        spawn_local(async move {
            let name = self.name.get_value();
            let _ = self.store.delete_draft(&name).await;
        });
    }

    fn keep_soon(self, draft: Draft) {
        let Some(number) = self.change.get_value().map(|number| number.wrapping_add(1)) else { return };
        self.change.set_value(Some(number));
        set_timeout(
            move || {
                if self.change.try_get_value() != Some(Some(number)) {
                    return;
                }
                let name = self.name.get_value();
                spawn_local(async move {
                    if let Ok(text) = serde_json::to_string(&draft) {
                        // A draft that cannot be kept is no reason to disturb: saving will tell.
                        let _ = self.store.save_draft(&name, text).await;
                    }
                });
            },
            PAUSE,
        );
    }
}
