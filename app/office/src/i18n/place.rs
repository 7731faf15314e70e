//! What the place calls things, in what the office says.
//!
//! In a message the usual word stands between brackets: `Tambah [posyandu]`, `Add a [posyandu]`. A place that calls it otherwise
//! reads its own word there, in either language; everyone else reads the message as it is written.

use std::cell::RefCell;
use std::collections::BTreeMap;

use tumbuh::regency::Words;
use tumbuh::text::Line;

thread_local! {
    static PLACE: RefCell<Place> = RefCell::new(Place::default());
}

#[derive(Default)]
struct Place {
    words: Words,
    /// Messages with the words filled in. Whoever shows them holds them for as long as the page lives.
    said: BTreeMap<&'static str, &'static str>,
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
        // Given away for good, but no more than once for each message and regency.
        *said.entry(message).or_insert_with(|| Box::leak(filled(message, words).into_boxed_str()))
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
fn word(usual: &str, words: &Words) -> Option<String> {
    let of: fn(&Words) -> &Line<40> = match usual.to_lowercase().as_str() {
        "posyandu" => |words| &words.posyandu,
        "kader" => |words| &words.kader,
        "bidan" | "midwife" | "midwives" => |words| &words.bidan,
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
    let begins = usual.starts_with(char::is_uppercase);
    Some(if begins { own.to_string() } else { within_a_sentence(own.as_str()) })
}

/// A word of the pack, which is written as it stands alone, as it is written within a sentence: `Pos Gizi` is `pos gizi`, and `PKM`
/// stays as it is.
fn within_a_sentence(word: &str) -> String {
    let small = |part: &str| {
        let mut letters = part.chars();
        let first = letters.next().into_iter().flat_map(char::to_lowercase);
        let is_short_for_more = letters.clone().next().is_some_and(char::is_uppercase);
        if is_short_for_more { part.to_owned() } else { first.chain(letters).collect() }
    };
    word.split(' ').map(small).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use tumbuh::language::Language;

    use super::*;
    use crate::i18n::care::CareWord;
    use crate::i18n::settings::GROUPS;
    use crate::i18n::{Phrase, Text, say, tell};

    fn aceh() -> Words {
        let word = |text: &str| text.parse().unwrap();
        Words { desa: word("Gampong"), bidan: word("Bides"), puskesmas: word("PKM"), ..Words::default() }
    }

    #[test]
    fn a_place_reads_its_own_words_and_others_the_usual_ones() {
        let said = |language, text| say(language, text);
        let (id, en) = (Language::Indonesian, Language::English);
        let both = |text| [said(id, text), said(en, text)];
        assert_eq!(both(Text::OneVillage), ["Pilih satu desa atau kelurahan.", "Choose one village."]);
        assert_eq!(both(Text::RoleMidwife), ["Bidan", "Midwife"]);
        call_things(&aceh());
        assert_eq!(both(Text::OneVillage), ["Pilih satu gampong atau kelurahan.", "Choose one gampong."]);
        assert_eq!(both(Text::RoleMidwife), ["Bides", "Bides"]);
        assert_eq!(both(Text::AddPosyandu), ["Tambah posyandu", "Add a posyandu"]);
        let counts = Phrase::AreaCounts { districts: 1, villages: 2, posyandu: 3 };
        assert_eq!(tell(id, &counts), "1 kecamatan, 2 gampong/kelurahan, 3 posyandu");
        assert_eq!(tell(en, &counts), "1 districts, 2 gampong, 3 posyandu");
        assert_eq!(called(CareWord::Puskesmas.words(id)), "PKM");
        let midwife = GROUPS.iter().flat_map(|group| group.settings);
        let midwife: Vec<_> = midwife.filter(|one| one.at.ends_with("toMidwifeDays")).collect();
        assert_eq!(midwife[0].name(id), "Dari kader ke bides setelah");
        call_things(&Words::default());
        assert_eq!(said(id, Text::OneVillage), "Pilih satu desa atau kelurahan.");
    }

    #[test]
    fn every_word_between_brackets_is_one_that_places_have() {
        let sources = [
            include_str!("id.rs"),
            include_str!("en.rs"),
            include_str!("care.rs"),
            include_str!("settings.rs"),
        ];
        for source in sources {
            // Attributes and slices of the code have brackets, too.
            let code = |at: usize| {
                let before = source.get(..at).unwrap_or_default();
                before.ends_with(['#', '&']) || before.ends_with("'static ")
            };
            for (at, _) in source.match_indices('[').filter(|(at, _)| !code(*at)) {
                let usual = source[at + 1..].split(']').next().unwrap_or_default();
                let is_word = !usual.is_empty() && usual.chars().all(char::is_alphabetic);
                assert!(!is_word || word(usual, &aceh()).is_some(), "{usual}");
            }
        }
    }

    #[test]
    fn a_name_with_brackets_stays_as_it_is() {
        call_things(&aceh());
        let name = |name: &str| {
            tell(Language::Indonesian, &Phrase::RenameSure { name: name.into(), new: "B".into() })
        };
        assert_eq!(name("Melati [lama"), "Ganti nama Melati [lama menjadi B?");
        assert_eq!(name("Melati [lama]"), "Ganti nama Melati [lama] menjadi B?");
        assert_eq!(name("]["), "Ganti nama ][ menjadi B?");
    }

    #[test]
    fn what_is_short_for_more_keeps_its_capitals() {
        assert_eq!(within_a_sentence("PKM"), "PKM");
        assert_eq!(within_a_sentence("Gampong"), "gampong");
        assert_eq!(within_a_sentence("UPTD Puskesmas"), "UPTD puskesmas");
    }
}
