//! The entry as typed, to keep and to bring back.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use tumbuh::growth::{Oedema, Position};

use super::fields::ReadingFields;
use crate::pages::draft::DraftKeeper;

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Typed {
    date: String,
    weight: String,
    length: String,
    head: String,
    arm: String,
    position: Option<Position>,
    oedema: Oedema,
    reason: String,
}

/// Keeps the fields of one entry under a name, and brings them back.
#[must_use]
pub fn keep(
    name: String,
    fields: ReadingFields,
    date: RwSignal<String>,
    reason: RwSignal<String>,
) -> DraftKeeper {
    let snapshot = Signal::derive(move || {
        let typed = Typed {
            date: date.get(),
            weight: fields.weight.get(),
            length: fields.length.get(),
            head: fields.head.get(),
            arm: fields.arm.get(),
            position: fields.chosen_position.get(),
            oedema: fields.oedema.get(),
            reason: reason.get(),
        };
        serde_json::to_string(&typed).unwrap_or_default()
    });
    let restore = Callback::new(move |text: String| {
        let Ok(typed) = serde_json::from_str::<Typed>(&text) else { return };
        date.set(typed.date);
        fields.weight.set(typed.weight);
        fields.length.set(typed.length);
        fields.head.set(typed.head);
        fields.arm.set(typed.arm);
        fields.chosen_position.set(typed.position);
        fields.oedema.set(typed.oedema);
        reason.set(typed.reason);
    });
    DraftKeeper::start(name, snapshot, restore)
}
