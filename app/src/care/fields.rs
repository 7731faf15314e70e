//! Forms as data: each field a name, a label and a kind, drawn by one function; what is typed is one text a field.

use leptos::prelude::*;
use tumbuh::language::Language;

use super::words::CareText;
use crate::dom::{Piece, view};
use crate::ui::live;

/// A field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name, unique in the form.
    pub name: &'static str,
    /// Its label.
    pub label: CareText,
    /// What it takes.
    pub kind: FieldKind,
    /// What it holds at first.
    pub first: String,
}

/// What a field takes.
#[derive(Clone, Debug)]
pub enum FieldKind {
    /// A day; `true` when it may be to come.
    Day(bool),
    /// A line of text.
    Line,
    /// A number with the keypad.
    Number,
    /// One of some: what it means, and its words.
    One(Vec<(String, String)>),
    /// Any of some; the value holds them with a space between.
    Many(Vec<(String, String)>),
}

/// The fields of a form as they stand.
#[derive(Clone, Copy)]
pub struct FormFields(StoredValue<Vec<(Field, RwSignal<String>)>>);

impl FormFields {
    /// As they stand at first.
    #[must_use]
    pub fn new(fields: Vec<Field>) -> Self {
        let with_value = |field: Field| {
            let value = RwSignal::new(field.first.clone());
            (field, value)
        };
        Self(StoredValue::new(fields.into_iter().map(with_value).collect()))
    }

    /// What a field holds, without spaces around; nothing for a field that the form does not have.
    #[must_use]
    pub fn get(self, name: &str) -> String {
        self.value(name).map(|value| value.get().trim().to_owned()).unwrap_or_default()
    }

    /// Whether one of several is still to be chosen.
    #[must_use]
    pub fn is_unchosen(self) -> bool {
        self.0.with_value(|fields| {
            fields
                .iter()
                .any(|(field, value)| matches!(field.kind, FieldKind::One(_)) && value.with(String::is_empty))
        })
    }

    /// Types into a field; returns whether there is one.
    #[cfg(test)]
    pub fn set(self, name: &str, text: &str) -> bool {
        let value = self.value(name);
        value.map(|value| value.set(text.into())).is_some()
    }

    fn value(self, name: &str) -> Option<RwSignal<String>> {
        self.0
            .with_value(|fields| fields.iter().find(|(field, _)| field.name == name).map(|(_, value)| *value))
    }

    /// Everything that was typed, to keep.
    #[must_use]
    pub fn snapshot(self) -> Vec<String> {
        self.0.with_value(|fields| fields.iter().map(|(_, value)| value.get().replace('\n', " ")).collect())
    }

    /// Puts back what was kept.
    pub fn restore<'a>(self, lines: impl Iterator<Item = &'a str>) {
        self.0.with_value(|fields| {
            for ((_, value), line) in fields.iter().zip(lines) {
                value.set(line.to_owned());
            }
        });
    }

    /// Back to the beginning.
    pub fn clear(self) {
        self.0.with_value(|fields| fields.iter().for_each(|(field, value)| value.set(field.first.clone())));
    }

    /// The fields on the screen.
    #[must_use]
    pub fn show(self, language: Language, today: &str) -> Vec<Piece> {
        self.0.with_value(|fields| {
            fields.iter().map(|(field, value)| shown(field, *value, language, today)).collect()
        })
    }
}

fn shown(field: &Field, value: RwSignal<String>, language: Language, today: &str) -> Piece {
    let name = field.name;
    let id = format!("care-{name}");
    let label = field.label.words(language);
    let (kind, keys, max) = match &field.kind {
        FieldKind::Day(to_come) => ("date", "text", (!to_come).then(|| today.to_owned())),
        FieldKind::Line => ("text", "text", None),
        FieldKind::Number => ("text", "decimal", None),
        FieldKind::One(options) => return chosen("radio", field, options, value, label),
        FieldKind::Many(options) => return chosen("checkbox", field, options, value, label),
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                class="input"
                id=id
                type=kind
                inputmode=keys
                max=max
                maxlength="280"
                autocomplete="off"
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}

fn chosen(
    kind: &'static str,
    field: &Field,
    options: &[(String, String)],
    value: RwSignal<String>,
    label: &'static str,
) -> Piece {
    let name = field.name;
    let several = kind == "checkbox";
    let options: Vec<Piece> = options
        .iter()
        .map(|(meaning, words)| {
            let (own, words) = (meaning.clone(), words.clone());
            let meaning = meaning.clone();
            let checked = move || value.with(|value| value.split(' ').any(|one| one == own));
            let choose = move |_| {
                value.update(|value| {
                    if !several {
                        value.clone_from(&meaning);
                    } else if value.split(' ').any(|one| one == meaning) {
                        let rest: Vec<&str> = value.split(' ').filter(|one| *one != meaning).collect();
                        *value = rest.join(" ");
                    } else {
                        *value = format!("{value} {meaning}").trim().to_owned();
                    }
                });
            };
            view! {
                <label>
                    <input type=kind name=name prop:checked=checked on:change=choose />
                    <span class="face"><span class="word">{words}</span></span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="choice long">
            <legend class="label">{label}</legend>
            <div class="options">{options}</div>
        </fieldset>
    }
}

/// What is wrong with the form, read out at once.
pub fn told(problem: RwSignal<Option<String>>) -> Piece {
    live(move || {
        problem.get().map(|words| {
            view! {
                <crate::ui::Notice tone=crate::ui::Tone::Urgent alert=true>
                    <p class="strong">{words}</p>
                </crate::ui::Notice>
            }
        })
    })
}
