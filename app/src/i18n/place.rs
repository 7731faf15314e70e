//! What the place calls things, in what is said.
//!
//! In a message the usual word stands between brackets: `Tambah [posyandu]`, `Add a [posyandu]`. A place that calls it otherwise
//! reads its own word there, in either language; everyone else reads the message as it is written.

use std::cell::RefCell;

use tumbuh::regency::Words;
use tumbuh::text::Line;

thread_local! {
    static PLACE: RefCell<Place> = RefCell::new(Place::default());
}

#[derive(Default)]
struct Place {
    words: Words,
    /// Messages, and the same with the words filled in. Whoever shows them holds them for as long as the page lives.
    said: Vec<(&'static str, &'static str)>,
}

/// From now on things are called so.
pub fn call_things(words: &Words) {
    PLACE.with_borrow_mut(|place| {
        if place.words != *words {
            *place = Place { words: words.clone(), ..Place::default() };
        }
    });
}

/// A message with the words of the place.
#[must_use]
pub fn called(message: &'static str) -> &'static str {
    if !message.contains('[') {
        return message;
    }
    PLACE.with_borrow_mut(|place| {
        let Place { words, said } = place;
        if let Some((_, said)) = said.iter().find(|(known, _)| *known == message) {
            return *said;
        }
        // Given away for good, but no more than once for each message and regency.
        let filled: &'static str = Box::leak(filled(message, words).into_boxed_str());
        said.push((message, filled));
        filled
    })
}

/// A message with something in it, with the words of the place.
#[must_use]
pub fn called_with(message: String) -> String {
    if message.contains('[') { PLACE.with_borrow(|place| filled(&message, &place.words)) } else { message }
}

fn filled(message: &str, words: &Words) -> String {
    let mut filled = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('[') {
        filled.push_str(before);
        let word = after.split_once(']').and_then(|(usual, after)| Some((word(usual, words)?, after)));
        match word {
            Some((word, after)) => {
                filled.push_str(&word);
                rest = after;
            }
            // A bracket in somebody's name.
            None => {
                filled.push('[');
                rest = after;
            }
        }
    }
    filled + rest
}

/// What the place says for a usual word; `None` when that is not one.
#[must_use]
pub fn word(usual: &str, words: &Words) -> Option<String> {
    let of: fn(&Words) -> &Line<40> = match usual.to_ascii_lowercase().as_str() {
        "posyandu" => |words| &words.posyandu,
        "kader" => |words| &words.kader,
        "bidan" | "bidan desa" | "midwife" | "midwives" | "village midwife" => |words| &words.bidan,
        "puskesmas" => |words| &words.puskesmas,
        "kecamatan" | "district" | "districts" => |words| &words.kecamatan,
        "desa" | "village" | "villages" => |words| &words.desa,
        "kelurahan" => |words| &words.kelurahan,
        _ => return None,
    };
    let (own, standard) = (of(words), Words::default());
    if own == of(&standard) {
        return Some(usual.into());
    }
    let begins = usual.starts_with(|letter: char| letter.is_ascii_uppercase());
    Some(if begins { own.to_string() } else { within_a_sentence(own.as_str()) })
}

/// A word of the pack, which is written as it stands alone, as it is written within a sentence: `Pos Gizi` is `pos gizi`, and `PKM`
/// stays as it is.
fn within_a_sentence(word: &str) -> String {
    // Words of places are written in plain letters; reading all others would be 4 kB that a phone would download.
    let small = |part: &str| {
        let is_short_for_more = part.chars().nth(1).is_some_and(|letter| letter.is_ascii_uppercase());
        let mut small = part.to_owned();
        if let Some(first) = small.get_mut(..1).filter(|_| !is_short_for_more) {
            first.make_ascii_lowercase();
        }
        small
    };
    word.split(' ').map(small).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use tumbuh::language::Language;

    use super::*;
    use crate::i18n::{Phrase, Text, say, tell};

    #[test]
    fn a_place_reads_its_own_words_and_others_the_usual_ones() {
        let id = Language::Indonesian;
        let title = || say(id, Text::DayTitle);
        assert_eq!((title(), say(id, Text::RoleMidwife)), ("Hari posyandu", "Bidan desa"));
        let words = |text: &str| text.parse().unwrap();
        call_things(&Words { posyandu: words("Pos Gizi"), bidan: words("Bides"), ..Words::default() });
        assert_eq!((title(), say(id, Text::RoleMidwife)), ("Hari pos gizi", "Bides"));
        assert_eq!(called_with("[Posyandu] Melati [lama]".into()), "Pos Gizi Melati [lama]");
        call_things(&Words::default());
        assert_eq!(title(), "Hari posyandu");
    }

    #[test]
    fn what_is_filled_in_stays_as_it_is() {
        let name = "Ayu [posyandu]";
        let told = tell(Language::Indonesian, &Phrase::Progress { done: 3, all: 12 });
        assert!(!told.contains('['));
        assert_eq!(tumbuh_words::fill("{name}", &[name.into()]), name);
    }

    #[test]
    fn every_word_between_brackets_is_one_that_places_have() {
        for text in Text::ALL {
            for message in [tumbuh_words::id::text(*text), tumbuh_words::en::text(*text)] {
                for usual in message.split('[').skip(1).filter_map(|rest| Some(rest.split_once(']')?.0)) {
                    assert!(word(usual, &Words::default()).is_some(), "{usual}");
                }
            }
        }
    }

    #[test]
    fn what_is_short_for_more_keeps_its_capitals() {
        assert_eq!(within_a_sentence("PKM"), "PKM");
        assert_eq!(within_a_sentence("Gampong"), "gampong");
        assert_eq!(within_a_sentence("UPTD Puskesmas"), "UPTD puskesmas");
    }
}
