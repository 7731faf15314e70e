//! What the office says, with the words of a place.

use tumbuh::language::Language;
use tumbuh::regency::Words;
use tumbuh_app::i18n::place::{call_things, called, word};

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
        include_str!("audits.rs"),
        include_str!("care.rs"),
        include_str!("settings.rs"),
        include_str!("village.rs"),
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
    let name =
        |name: &str| tell(Language::Indonesian, &Phrase::RenameSure { name: name.into(), new: "B".into() });
    assert_eq!(name("Melati [lama"), "Ganti nama Melati [lama menjadi B?");
    assert_eq!(name("Melati [lama]"), "Ganti nama Melati [lama] menjadi B?");
    assert_eq!(name("]["), "Ganti nama ][ menjadi B?");
}
