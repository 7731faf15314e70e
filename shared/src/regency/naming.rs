//! How official lists write names, and how names are given where no list has any.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Words, constant};
use crate::area::AreaCode;

/// A name of an official list in capitals as people write it: `KABUPATEN MUNA BARAT` is *Kabupaten Muna Barat*.
#[must_use]
pub fn from_capitals(name: &str) -> String {
    let mut words = name.split_whitespace().map(|word| match word {
        "DAN" => "dan".to_owned(),
        _ => word.split('-').map(capitalised).collect::<Vec<_>>().join("-"),
    });
    let first = words.next().unwrap_or_default();
    words.fold(first, |name, word| format!("{name} {word}"))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// The name of a posyandu that nobody has named yet.
#[must_use]
pub fn numbered_posyandu(village: &str, number: usize) -> String {
    format!("Posyandu {village} {number}")
}

/// Whether a posyandu has only a number, given what its village is called, with its kind (`Desa Wado`) or without.
#[must_use]
pub fn is_numbered_posyandu(name: &str, village: &str) -> bool {
    let Some(rest) = name.strip_prefix("Posyandu ") else { return false };
    let bare = village.split_once(' ').map_or(village, |(_, bare)| bare);
    let mut numbers = [village, bare].into_iter().filter_map(|own| rest.strip_prefix(own)?.strip_prefix(' '));
    numbers.any(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What the place of an area calls things, as far as the law says: in Papua (provinces 91 to 97; UU 21/2001) a district is a
/// *distrik* and a village a *kampung*.
#[must_use]
pub fn usual_words(area: &AreaCode) -> Words {
    let is_papua = area.as_str().starts_with('9') && super::utc_offset_minutes_of(area).is_some();
    if is_papua {
        Words { kecamatan: constant("Distrik"), desa: constant("Kampung"), ..Words::default() }
    } else {
        Words::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_become_names() {
        for (capitals, name) in [
            ("KABUPATEN MUNA BARAT", "Kabupaten Muna Barat"),
            ("KABUPATEN PANGKAJENE DAN KEPULAUAN", "Kabupaten Pangkajene dan Kepulauan"),
            ("KABUPATEN TOLI-TOLI", "Kabupaten Toli-Toli"),
            ("KOTA  BAU BAU ", "Kota Bau Bau"),
            ("", ""),
        ] {
            assert_eq!(from_capitals(capitals), name);
        }
    }

    #[test]
    fn a_number_is_no_name() {
        assert!(is_numbered_posyandu(&numbered_posyandu("Wado", 2), "Desa Wado"));
        assert!(is_numbered_posyandu("Posyandu Kota Kaler 1", "Kota Kaler"));
        assert!(is_numbered_posyandu("Posyandu Kota Kaler 12", "Kelurahan Kota Kaler"));
        for name in ["Posyandu Melati 1", "Posyandu Wado", "Posyandu Wado 1a", "Posyandu Wado "] {
            assert!(!is_numbered_posyandu(name, "Desa Wado"), "{name}");
        }
    }

    #[test]
    fn papua_has_its_own_words() {
        let district = |code: &str| usual_words(&code.parse().unwrap()).kecamatan;
        assert_eq!(district("95.03").as_str(), "Distrik");
        assert_eq!(district("81.01").as_str(), "Kecamatan");
        assert_eq!(district("99.01").as_str(), "Kecamatan", "no province");
    }
}
