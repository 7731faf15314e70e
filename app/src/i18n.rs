//! What the app says. Messages are enums with one `match` per language, so a message that is missing in one of them does
//! not compile. Indonesian comes first, in words a kader uses; English is complete.

mod en;
mod format;
mod id;
mod moment;
mod text;

use leptos::prelude::*;
use tumbuh::language::Language;

pub use format::{age, cm, date, decimal, fixed, kg, month, signed, z};
pub use moment::moment;
pub use text::{Phrase, Text};

/// The language in use, as a context.
#[derive(Clone, Copy)]
struct Spoken(Language);

/// Makes the language known to every component below. Switching it opens the app anew, so words follow no signal.
pub fn provide_language(language: Language) {
    provide_context(Spoken(language));
}

/// The language in use. Call it while a component is built, not in an event handler.
#[must_use]
pub fn use_language() -> Language {
    use_context::<Spoken>().map_or_else(Language::default, |spoken| spoken.0)
}

/// A message for a view, in the language in use.
#[must_use]
pub fn t(text: Text) -> &'static str {
    say(use_language(), text)
}

/// A message in a language.
#[must_use]
pub fn say(language: Language, text: Text) -> &'static str {
    match language {
        Language::Indonesian => id::text(text),
        Language::English => en::text(text),
    }
}

/// A message with something in it, in a language.
#[must_use]
pub fn tell(language: Language, phrase: &Phrase) -> String {
    match language {
        Language::Indonesian => id::phrase(phrase),
        Language::English => en::phrase(phrase),
    }
}
