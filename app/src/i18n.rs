//! What the app says, in the language in use. The words are in the crate `tumbuh_words`.

mod format;
mod moment;
pub mod place;

use std::sync::OnceLock;

use leptos::prelude::*;
use tumbuh::language::Language;

pub use format::{age, cm, date, decimal, fixed, kg, mother, signed, z};
pub use moment::moment;
pub use tumbuh_words::{Phrase, Text};

/// The English words, a line each, in the order of [`Text::ALL`]: a phone reads them only when English was chosen.
static ENGLISH: OnceLock<String> = OnceLock::new();

/// Takes in the English words; returns whether they are those of this version of the app.
pub fn learn_english(words: String) -> bool {
    words.split('\n').count() == Text::ALL.len() && ENGLISH.set(words).is_ok()
}

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

/// A message in a language, with the words of the place; in Indonesian as long as the English words are not there.
#[must_use]
pub fn say(language: Language, text: Text) -> &'static str {
    let english = if language == Language::English { ENGLISH.get() } else { None };
    let words = english.and_then(|words| words.split('\n').nth(text as usize));
    place::called(words.unwrap_or_else(|| tumbuh_words::id::text(text)))
}

/// A message with something in it, in a language.
#[must_use]
pub fn tell(language: Language, phrase: &Phrase) -> String {
    let (text, parts) = phrase.parts();
    tumbuh_words::fill(say(language, text), &parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_said_as_soon_as_its_words_are_there() {
        let english = Language::English;
        assert!(!learn_english("of\nanother version".into()));
        assert_eq!(say(english, Text::Cancel), "Batal");
        assert!(learn_english(tumbuh_words::english()));
        assert_eq!(say(english, Text::Cancel), "Cancel");
        assert_eq!(tell(english, &Phrase::Progress { done: 3, all: 12 }), "3 of 12 measured");
        assert_eq!(say(Language::Indonesian, Text::Cancel), "Batal");
    }
}
