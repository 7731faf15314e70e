//! The name of one regency in texts, replaced by that of another.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;

use super::Replacement;
use super::items::{self, Items};
use crate::text::{PersonName, Slug};

/// Sections whose texts may name the regency.
const WITH_TEXTS: [&str; 4] = ["/offices/", "/catalogue/", "/notices/", "/templates/"];

/// What to look for and what to write instead, the longest first.
pub struct Names(Vec<(String, String)>);

impl Names {
    /// From any of several names to one.
    pub fn new(from: &[&PersonName], to: &PersonName) -> Self {
        let to = Name::of(to.as_str());
        let mut pairs: Vec<(String, String)> = Vec::new();
        // One's own name may contain the other's: Muna and Muna Barat. It is found first, and stays.
        for own in to.forms() {
            pairs.push((own.clone(), own));
        }
        for from in from {
            let found = Name::of(from.as_str()).forms();
            pairs.extend(found.into_iter().zip(to.forms()).filter(|(name, _)| !name.is_empty()));
        }
        pairs.sort_by_key(|(name, _)| core::cmp::Reverse(name.len()));
        Self(pairs)
    }

    /// The text with every name replaced, where it stands as words of its own.
    fn replace(&self, text: &str) -> String {
        let mut replaced = String::with_capacity(text.len());
        let mut rest = text;
        let mut in_word = false;
        while let Some(first) = rest.chars().next() {
            let found = self.0.iter().find(|(name, _)| {
                !in_word
                    && rest
                        .strip_prefix(name.as_str())
                        .is_some_and(|after| !after.starts_with(char::is_alphanumeric))
            });
            let (written, length) = match found {
                Some((name, own)) => (own.as_str(), name.len()),
                None => (rest.get(..first.len_utf8()).unwrap_or_default(), first.len_utf8()),
            };
            replaced.push_str(written);
            in_word = found.is_some() || first.is_alphanumeric();
            rest = rest.get(length..).unwrap_or_default();
        }
        replaced
    }
}

/// A regency's name, taken apart: *Kabupaten*, *Muna Barat*.
struct Name<'a> {
    kind: &'a str,
    bare: &'a str,
}

impl<'a> Name<'a> {
    fn of(name: &'a str) -> Self {
        let kinds = ["Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota "];
        let kind = kinds.into_iter().find(|kind| name.starts_with(kind)).unwrap_or_default();
        let (kind, bare) = name.split_at(kind.len());
        Self { kind, bare }
    }

    /// The ways to write it.
    fn forms(&self) -> [String; 5] {
        let short = if self.kind.starts_with("Kabupaten") { "Kab. " } else { self.kind };
        let whole = format!("{}{}", self.kind, self.bare);
        let (capitals, bare_capitals) = (whole.to_uppercase(), self.bare.to_uppercase());
        [whole, format!("{short}{}", self.bare), self.bare.to_string(), capitals, bare_capitals]
    }
}

/// Items in the words of another regency.
pub struct Adapted {
    pub items: Items,
    pub replaced: Vec<Replacement>,
    /// Paths of items that would have become too long and stayed as they were.
    pub unchanged: Vec<String>,
}

/// Replaces names in the texts of items.
pub fn adapt(items: &Items, names: &Names) -> Adapted {
    let mut adapted = Adapted { items: Items::new(), replaced: Vec::new(), unchanged: Vec::new() };
    for (path, value) in items {
        let mut own = value.clone();
        let mut replaced = Vec::new();
        if WITH_TEXTS.iter().any(|section| path.starts_with(section)) {
            texts(&mut own, path, &mut |path, text| {
                let after = names.replace(text);
                if after != *text {
                    let before = core::mem::replace(text, after.clone());
                    replaced.push(Replacement { path: path.into(), before, after });
                }
            });
        }
        if items::fits(path, &own) {
            adapted.items.insert(path.clone(), own);
            adapted.replaced.append(&mut replaced);
        } else {
            adapted.items.insert(path.clone(), value.clone());
            adapted.unchanged.push(path.clone());
        }
    }
    adapted
}

/// Visits every text of a value that is no id.
fn texts(value: &mut Value, path: &str, visit: &mut impl FnMut(&str, &mut String)) {
    match value {
        Value::String(text) if text.parse::<Slug>().is_err() => visit(path, text),
        Value::Array(items) => {
            for (place, item) in items.iter_mut().enumerate() {
                texts(item, &format!("{path}/{place}"), visit);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                texts(member, &format!("{path}/{name}"), visit);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(from: &str, to: &str, text: &str) -> String {
        Names::new(&[&from.parse().unwrap()], &to.parse().unwrap()).replace(text)
    }

    #[test]
    fn names_are_replaced_where_they_are_words() {
        let sumedang = |text| replaced("Kabupaten Sumedang", "Kabupaten Muna Barat", text);
        for (text, own) in [
            ("Dinas Kesehatan Kabupaten Sumedang", "Dinas Kesehatan Kabupaten Muna Barat"),
            ("Dinkes Kab. Sumedang, Sumedang.", "Dinkes Kab. Muna Barat, Muna Barat."),
            ("PEMERINTAH KABUPATEN SUMEDANG", "PEMERINTAH KABUPATEN MUNA BARAT"),
            ("Sumedangan, Kasumedang", "Sumedangan, Kasumedang"),
            ("tahu sumedang", "tahu sumedang"),
            ("", ""),
        ] {
            assert_eq!(sumedang(text), own);
        }
    }

    #[test]
    fn a_name_within_a_name_is_replaced_once() {
        let text = "Kabupaten Muna dan Muna Barat";
        assert_eq!(
            replaced("Kabupaten Muna", "Kabupaten Muna Barat", text),
            "Kabupaten Muna Barat dan Muna Barat"
        );
        assert_eq!(replaced("Kabupaten Muna Barat", "Kabupaten Muna", text), "Kabupaten Muna dan Muna");
        assert_eq!(replaced("Kota Bandung", "Kabupaten Bandung", "Kota Bandung"), "Kabupaten Bandung");
    }
}
