//! The entry as typed, to keep and to bring back.

use leptos::prelude::*;

use super::fields::{OEDEMAS, POSITIONS, ReadingFields};
use crate::pages::draft::{DraftKeeper, lines_of};

/// Keeps the fields of one entry under a name, and brings them back: what is typed, then what is chosen by its place.
#[must_use]
pub fn keep(
    name: String,
    fields: ReadingFields,
    date: RwSignal<String>,
    reason: RwSignal<String>,
) -> DraftKeeper {
    let typed = [date, fields.weight, fields.length, fields.head, fields.arm, reason];
    let snapshot = Signal::derive(move || {
        let position = place(&POSITIONS, fields.chosen_position.get());
        let oedema = place(&OEDEMAS, Some(fields.oedema.get()));
        lines_of(typed.map(|text| text.get()).into_iter().chain([position, oedema]))
    });
    let restore = Callback::new(move |text: String| {
        let mut lines = text.split('\n');
        for (field, line) in typed.into_iter().zip(lines.by_ref()) {
            field.set(line.to_owned());
        }
        fields.chosen_position.set(at(&POSITIONS, lines.next()));
        fields.oedema.set(at(&OEDEMAS, lines.next()).unwrap_or_default());
    });
    DraftKeeper::start(name, snapshot, restore)
}

fn place<T: PartialEq>(options: &[T], chosen: Option<T>) -> String {
    chosen
        .and_then(|chosen| options.iter().position(|option| *option == chosen))
        .map(|place| place.to_string())
        .unwrap_or_default()
}

fn at<T: Copy>(options: &[T], line: Option<&str>) -> Option<T> {
    options.get(line?.parse::<usize>().ok()?).copied()
}
