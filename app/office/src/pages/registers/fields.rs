//! Fields of the forms of registers, and reading them.

use core::str::FromStr;

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::registers::{RegisterWord, r};

/// What was typed into one field: a handle to copy around.
#[derive(Clone, Copy)]
pub struct Typed {
    id: StoredValue<String>,
    label: RegisterWord,
    value: RwSignal<String>,
}

impl Typed {
    /// A field that has something in it already, or nothing.
    pub fn new(id: impl Into<String>, label: RegisterWord, value: impl Into<String>) -> Self {
        Self { id: StoredValue::new(id.into()), label, value: RwSignal::new(value.into()) }
    }

    /// The field.
    pub fn line(self) -> Piece {
        self.input("text", "text", false)
    }

    /// The field, where it may stay empty.
    pub fn optional_line(self) -> Piece {
        self.input("text", "text", true)
    }

    /// A field for digits and a comma, which may stay empty.
    pub fn number(self) -> Piece {
        self.input("text", "decimal", true)
    }

    /// A field for a day.
    pub fn day(self) -> Piece {
        self.input("date", "text", false)
    }

    fn input(self, kind: &'static str, keys: &'static str, optional: bool) -> Piece {
        let Self { label, value, .. } = self;
        let id = self.id.get_value();
        let may_be_empty =
            optional.then(|| view! { <span class="tiny">" · " {r(RegisterWord::Optional)}</span> });
        view! {
            <div class="field">
                <label for=id.clone()>{r(label)} {may_be_empty}</label>
                <input class="input" id=id type=kind inputmode=keys autocomplete="off" maxlength="280" bind:value=value />
            </div>
        }
    }

    /// What was typed.
    pub fn text(self) -> String {
        self.value.get_untracked().trim().to_owned()
    }

    /// What was typed, read in some way; nothing where nothing was typed.
    pub fn with<T>(self, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, String> {
        let text = self.text();
        if text.is_empty() { Ok(None) } else { read(&text).map(Some).ok_or_else(|| self.wrong()) }
    }

    /// What was typed; nothing where nothing was.
    pub fn optional<T: FromStr>(self) -> Result<Option<T>, String> {
        self.with(|text| text.parse().ok())
    }

    /// What was typed, which there must be.
    pub fn required<T: FromStr>(self) -> Result<T, String> {
        self.optional()?.ok_or_else(|| self.wrong())
    }

    /// That the field should be looked at.
    pub fn wrong(self) -> String {
        check(self.label)
    }
}

/// That what is labelled so should be looked at.
pub fn check(label: RegisterWord) -> String {
    format!("{}: {}", r(RegisterWord::Check), r(label))
}
