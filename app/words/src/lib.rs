//! What the app says, in both languages. Messages are enums with one `match` per language, so a message that is missing in one
//! of them does not compile. Indonesian comes first, in words a kader uses; English is complete.
//!
//! A crate of its own because most phones never read English: the app asks only for [`id`], and the build writes [`en`] to a
//! file (`src/main.rs`) that is read by who chose it.

pub mod en;
pub mod id;
mod text;

pub use text::{Phrase, Text};

/// The English words as the app reads them: a line each, in the order of [`Text::ALL`].
#[must_use]
pub fn english() -> String {
    Text::ALL.iter().map(|text| en::text(*text)).collect::<Vec<_>>().join("\n")
}

/// Puts what is told into the places of a message, in their order.
#[must_use]
pub fn fill(words: &str, parts: &[String]) -> String {
    let mut parts = parts.iter();
    let mut filled = String::new();
    for (count, piece) in words.split(['{', '}']).enumerate() {
        // Every other piece names a place.
        let piece = if count % 2 == 0 { piece } else { parts.next().map_or("", String::as_str) };
        filled.push_str(piece);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PLACES;

    /// The names between braces.
    fn places(words: &str) -> Vec<&str> {
        words.split(['{', '}']).skip(1).step_by(2).collect()
    }

    #[test]
    fn both_languages_have_the_places_that_are_filled() {
        for text in Text::ALL {
            let wanted = PLACES.iter().find(|(name, _)| name == text).map_or(&[][..], |(_, places)| places);
            for words in [id::text(*text), en::text(*text)] {
                assert_eq!(places(words), wanted, "{text:?}");
            }
        }
    }

    #[test]
    fn every_message_is_a_line() {
        assert_eq!(english().lines().count(), Text::ALL.len());
        for text in Text::ALL {
            assert!(!id::text(*text).is_empty() && !en::text(*text).is_empty(), "{text:?}");
        }
    }

    #[test]
    fn a_phrase_is_told_with_what_is_in_it() {
        let (text, parts) = Phrase::Progress { done: 3, all: 12 }.parts();
        assert_eq!(fill(id::text(text), &parts), "3 dari 12 ditimbang");
        assert_eq!(fill(en::text(text), &parts), "3 of 12 measured");
        assert_eq!(fill(id::text(Text::Cancel), &[]), "Batal");
    }
}
