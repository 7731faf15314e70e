//! Reading what was typed into the fields of a form.

use core::str::FromStr;

use tumbuh::language::Language;

use super::words::RegisterWord;
use crate::care::FormFields;
use crate::ui::Quantity;

/// The fields of a form, to be read in a language.
#[derive(Clone, Copy)]
pub struct Typed {
    /// The fields.
    pub fields: FormFields,
    /// What problems are told in.
    pub language: Language,
}

impl Typed {
    /// What was typed; nothing where nothing was.
    pub fn optional<T: FromStr>(self, name: &str) -> Result<Option<T>, String> {
        let text = self.fields.get(name);
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| self.wrong(name)) }
    }

    /// What was typed, which there must be.
    pub fn required<T: FromStr>(self, name: &str) -> Result<T, String> {
        self.optional(name)?.ok_or_else(|| self.wrong(name))
    }

    /// What was read off an instrument; nothing where nothing was.
    pub fn amount(self, name: &str, quantity: Quantity) -> Result<Option<u32>, String> {
        quantity.read(&self.fields.get(name)).map_err(|_| self.wrong(name))
    }

    /// That the field should be looked at.
    pub fn wrong(self, name: &str) -> String {
        self.look_at(&self.fields.label(name))
    }

    /// That what is called so should be looked at.
    pub fn look_at(self, label: &str) -> String {
        format!("{}: {label}", RegisterWord::Check.words(self.language))
    }
}
