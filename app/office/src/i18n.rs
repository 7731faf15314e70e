//! What the office says. Messages are enums with one `match` per language, so a message that is missing in one of them does
//! not compile. Indonesian comes first; English is complete.

pub mod audits;
pub mod care;
mod en;
mod id;
#[cfg(test)]
mod place;
pub mod refusals;
pub mod registers;
pub mod settings;
mod text;
pub mod village;

use std::sync::OnceLock;

use tumbuh::age::CivilDate;
use tumbuh::language::Language;
use tumbuh_app::clock::now_millis;
use tumbuh_app::i18n::place::called_with;
pub use tumbuh_app::i18n::place::{call_things, called};

pub use text::{Phrase, Text};

/// The language in use. Switching it opens the office anew, so words follow no signal.
static SPOKEN: OnceLock<Language> = OnceLock::new();

/// Speaks a language from now on.
pub fn speak(language: Language) {
    let _ = SPOKEN.set(language);
}

/// The language in use.
#[must_use]
pub fn language() -> Language {
    SPOKEN.get().copied().unwrap_or_default()
}

/// A message in the language in use.
#[must_use]
pub fn t(text: Text) -> &'static str {
    say(language(), text)
}

/// A message with something in it, in the language in use.
#[must_use]
pub fn p(phrase: &Phrase) -> String {
    tell(language(), phrase)
}

/// A message in a language.
#[must_use]
pub fn say(language: Language, text: Text) -> &'static str {
    called(match language {
        Language::Indonesian => id::text(text),
        Language::English => en::text(text),
    })
}

/// A message with something in it, in a language.
#[must_use]
pub fn tell(language: Language, phrase: &Phrase) -> String {
    called_with(match language {
        Language::Indonesian => id::phrase(phrase),
        Language::English => en::phrase(phrase),
    })
}

/// When that was or will be: the time when it is today, else the day; `zone` is how far clocks are ahead of UTC, minutes.
#[must_use]
pub fn moment(millis: i64, zone: i32) -> String {
    tumbuh_app::i18n::moment(language(), millis, now_millis(), zone)
}

/// When that was, day and time.
#[must_use]
pub fn stamp(millis: i64, zone: i32) -> String {
    let day = CivilDate::from_unix_millis(millis, zone);
    let day = day.map(|day| tumbuh_app::i18n::date(language(), day)).unwrap_or_default();
    // Seen from itself, it is today: that is the time.
    format!("{day} {}", tumbuh_app::i18n::moment(language(), millis, millis, zone))
}
