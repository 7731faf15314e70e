//! Forms as data: each field a name, a label and a kind, drawn by one function; what is typed is one text a field. A field may be
//! there only while others hold something.

use core::sync::atomic::{AtomicU32, Ordering};
use std::borrow::Cow;

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::ui::{Quantity, Stepper, live};

/// A field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name; of several of one name no more than one is there at a time, or each has a word of its own in `when`.
    pub name: &'static str,
    /// Its label.
    pub label: Cow<'static, str>,
    /// What it takes.
    pub kind: FieldKind,
    /// What it holds at first.
    pub first: String,
    /// It is there while each of these fields is there and holds this word.
    pub when: Vec<(&'static str, String)>,
    /// What to say behind the label of one that may stay empty.
    pub optional: Option<&'static str>,
}

/// What a field takes.
#[derive(Clone, Debug)]
pub enum FieldKind {
    /// A day; `true` when it may be to come.
    Day(bool),
    /// A line of text of at most so many characters.
    Line(&'static str),
    /// A number with the keypad.
    Number,
    /// A number with the keypad and with steps, and its last value.
    Amount(Quantity, Option<u32>),
    /// One of some: what it means, and its words.
    One(Vec<(String, String)>),
    /// Any of some; the value holds them with a space between.
    Many(Vec<(String, String)>),
    /// What another part of the screen asks for.
    Elsewhere,
}

impl Field {
    /// A field that is always there.
    #[must_use]
    pub fn new(
        name: &'static str,
        label: impl Into<Cow<'static, str>>,
        kind: FieldKind,
        first: &str,
    ) -> Self {
        Self { name, label: label.into(), kind, first: first.to_owned(), when: Vec::new(), optional: None }
    }

    /// The same, where it says that it may stay empty.
    #[must_use]
    pub fn optional(self, words: &'static str) -> Self {
        Self { optional: Some(words), ..self }
    }

    /// The same, there only while another field is there and holds that word.
    #[inline(never)]
    #[must_use]
    pub fn when(mut self, name: &'static str, word: &str) -> Self {
        self.when.push((name, word.to_owned()));
        self
    }

    fn is_for(&self, name: &str, word: &str) -> bool {
        self.name == name && self.when.iter().any(|(_, own)| own == word)
    }
}

/// The fields of a form as they stand.
#[derive(Clone, Copy)]
pub struct FormFields(StoredValue<Vec<Filled>>);

type Filled = (Field, RwSignal<String>);

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

    /// What a field holds, without spaces around; nothing for a field that is not there.
    #[must_use]
    pub fn get(self, name: &str) -> String {
        typed(self.value(|field| field.name == name))
    }

    /// The same of the one that is there for a word of another field.
    #[must_use]
    pub fn get_for(self, name: &str, word: &str) -> String {
        typed(self.value(|field| field.is_for(name, word)))
    }

    /// Whether one of several is still to be chosen.
    #[must_use]
    pub fn is_unchosen(self) -> bool {
        self.unchosen().is_some()
    }

    /// The label of the first of several that is still to be chosen.
    #[must_use]
    pub fn unchosen(self) -> Option<Cow<'static, str>> {
        self.0.with_value(|fields| {
            let unchosen = |(field, value): &&Filled| {
                matches!(field.kind, FieldKind::One(_))
                    && value.with(String::is_empty)
                    && is_there(fields, field)
            };
            fields.iter().find(unchosen).map(|(field, _)| field.label.clone())
        })
    }

    /// What a field is called; nothing for one that the form does not have.
    #[must_use]
    pub fn label(self, name: &str) -> Cow<'static, str> {
        let of = |(field, _): &&Filled| field.name == name;
        self.0.with_value(|fields| {
            fields.iter().find(of).map(|(field, _)| field.label.clone()).unwrap_or_default()
        })
    }

    /// Types into a field; returns whether it is there.
    pub fn set(self, name: &str, text: &str) -> bool {
        let value = self.value(|field| field.name == name);
        value.map(|value| value.set(text.into())).is_some()
    }

    /// The same of the one that is there for a word of another field.
    #[cfg(test)]
    pub fn set_for(self, name: &str, word: &str, text: &str) -> bool {
        let value = self.value(|field| field.is_for(name, word));
        value.map(|value| value.set(text.into())).is_some()
    }

    fn value(self, wanted: impl Fn(&Field) -> bool) -> Option<RwSignal<String>> {
        self.0.with_value(|fields| {
            let mut found = fields.iter().filter(|(field, _)| wanted(field) && is_there(fields, field));
            found.next().map(|(_, value)| *value)
        })
    }

    /// Everything that was typed, to keep.
    #[must_use]
    pub fn snapshot(self) -> Vec<String> {
        self.0.with_value(|fields| {
            kept(fields).into_iter().map(|(_, value)| value.get().replace('\n', " ")).collect()
        })
    }

    /// Puts back what was kept; a choice that is none any more is chosen anew.
    pub fn restore<'a>(self, lines: impl Iterator<Item = &'a str>) {
        self.0.with_value(|fields| {
            for ((field, value), line) in kept(fields).into_iter().zip(lines) {
                let FieldKind::One(options) = &field.kind else {
                    value.set(line.to_owned());
                    continue;
                };
                if options.iter().any(|(meaning, _)| meaning == line) {
                    value.set(line.to_owned());
                }
            }
        });
    }

    /// Back to the beginning.
    pub fn clear(self) {
        self.0.with_value(|fields| fields.iter().for_each(|(field, value)| value.set(field.first.clone())));
    }

    /// The fields on the screen, which may have several forms.
    #[must_use]
    pub fn show(self, today: &str) -> Vec<Piece> {
        static FORMS: AtomicU32 = AtomicU32::new(0);
        let form = FORMS.fetch_add(1, Ordering::Relaxed);
        self.0.with_value(|fields| {
            let mut pieces = Vec::with_capacity(fields.len());
            for (place, (field, value)) in fields.iter().enumerate() {
                let (id, value) = (format!("care-{form}-{place}"), *value);
                if field.when.is_empty() {
                    pieces.push(shown(field, &id, value, today));
                    continue;
                }
                let (field, today) = (field.clone(), today.to_owned());
                pieces.push(live(move || {
                    let there = self.0.with_value(|fields| is_there(fields, &field));
                    if there { shown(&field, &id, value, &today) } else { Piece::nothing() }
                }));
            }
            pieces
        })
    }
}

fn typed(value: Option<RwSignal<String>>) -> String {
    value.map(|value| value.get().trim().to_owned()).unwrap_or_default()
}

/// Whether a field is there, by what others hold.
fn is_there(fields: &[Filled], field: &Field) -> bool {
    let holds = |(name, word): &(&str, String)| {
        let mut others = fields.iter().filter(|(other, _)| other.name == *name);
        others.any(|(other, value)| {
            value.with(|value| value.split(' ').any(|one| one == word)) && is_there(fields, other)
        })
    };
    field.when.iter().all(holds)
}

/// The fields in the order in which they are kept: those that are always there first, as drafts of before know no others.
fn kept(fields: &[Filled]) -> Vec<&Filled> {
    let mut ordered = Vec::with_capacity(fields.len());
    ordered.extend(fields.iter().filter(|(field, _)| field.when.is_empty()));
    ordered.extend(fields.iter().filter(|(field, _)| !field.when.is_empty()));
    ordered
}

fn shown(field: &Field, id: &str, value: RwSignal<String>, today: &str) -> Piece {
    let label = field.label.clone();
    let id = id.to_owned();
    let may_be_empty = field.optional.map(|words| view! { <span class="tiny">" · " {words}</span> });
    let mut most = "280";
    let (kind, keys, max) = match &field.kind {
        FieldKind::Day(to_come) => ("date", "text", (!to_come).then(|| today.to_owned())),
        FieldKind::Line(characters) => {
            most = characters;
            ("text", "text", None)
        }
        FieldKind::Number => ("text", "decimal", None),
        FieldKind::Amount(quantity, last) => {
            let last = Signal::stored(*last);
            // Every amount is called by one of our words.
            let Cow::Borrowed(label) = label else { return Piece::nothing() };
            return view! { <Stepper id=field.name label=label quantity=*quantity value=value last=last /> };
        }
        FieldKind::One(options) => return chosen("radio", id, options, value, label),
        FieldKind::Many(options) => return chosen("checkbox", id, options, value, label),
        FieldKind::Elsewhere => return Piece::nothing(),
    };
    view! {
        <div class="field">
            <label for=id.clone()>{label.into_owned()} {may_be_empty}</label>
            <input
                class="input"
                id=id
                type=kind
                inputmode=keys
                max=max
                maxlength=most
                autocomplete="off"
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}

fn chosen(
    kind: &'static str,
    name: String,
    options: &[(String, String)],
    value: RwSignal<String>,
    label: Cow<'static, str>,
) -> Piece {
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
                    <input type=kind name=name.clone() prop:checked=checked on:change=choose />
                    <span class="face"><span class="word">{words}</span></span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="choice long">
            <legend class="label">{label.into_owned()}</legend>
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
