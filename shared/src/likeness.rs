//! Whether two records may be of one child: registered twice, by two people who spelt the names differently.

use alloc::string::String;
use alloc::vec::Vec;

use crate::child::Child;

/// Why two records look like one child's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// The same NIK: one person has one.
    Nik,
    /// Born on the same day, of a mother and with a name that sound the same.
    Names,
}

/// Whether the two may be one child; twins have the same mother and birthday, so names have to be alike, too, and so has the
/// sex. Different NIK are different children, whatever else is alike.
#[must_use]
pub fn likeness(one: &Child, other: &Child) -> Option<Likeness> {
    if one.id == other.id || !one.is_active() || !other.is_active() {
        return None;
    }
    match (&one.nik, &other.nik) {
        (Some(a), Some(b)) if a == b => return Some(Likeness::Nik),
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let alike = one.birth_date == other.birth_date
        && one.sex == other.sex
        && sounds_like(one.name.as_str(), other.name.as_str())
        && sounds_like(one.mother_name.as_str(), other.mother_name.as_str());
    alike.then_some(Likeness::Names)
}

/// Whether two names may be one name, written by two people: the same but for case, spaces, old spelling (`oe`, `dj`, `tj`),
/// letters that are heard alike or written twice; one is the beginning of the other (`Siti`, `Siti Aminah`); or one letter in
/// five is another.
#[must_use]
pub fn sounds_like(one: &str, other: &str) -> bool {
    let (one, other) = (heard(one), heard(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let begins = short.iter().zip(long).take_while(|(a, b)| a == b).count() == short.len();
    let letters = |words: &[String]| words.iter().map(String::len).sum::<usize>();
    let (a, b) = (one.concat(), other.concat());
    begins || distance(a.as_bytes(), b.as_bytes()) * 5 <= letters(&one).min(letters(&other))
}

/// The words of a name as they are heard.
fn heard(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    words.map(|word| sound(&word.to_lowercase())).filter(|word| !word.is_empty()).collect()
}

fn sound(word: &str) -> String {
    let modern =
        word.replace("oe", "u").replace("dj", "j").replace("tj", "c").replace("sj", "sy").replace("sy", "s");
    let mut heard = String::new();
    for letter in modern.chars() {
        let letter = match letter {
            'v' | 'p' => 'f',
            'z' | 'j' => 'j',
            'q' => 'k',
            'y' => 'i',
            // Left out as often as written: Aisah, Aisyah; Rahmat, Rachmat.
            'h' => continue,
            other => other,
        };
        if !heard.ends_with(letter) {
            heard.push(letter);
        }
    }
    heard
}

/// How many letters have to be put in, left out or changed to make one of the other (Levenshtein).
fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (place, a) in one.iter().enumerate() {
        let mut before = place;
        let mut left = place + 1;
        for (cell, b) in row.iter_mut().skip(1).zip(other) {
            let change = before + usize::from(a != b);
            before = *cell;
            *cell = change.min(before + 1).min(left + 1);
            left = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = place + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ChildId;
    use crate::samples::child;
    use crate::sex::Sex;

    #[test]
    fn names_that_two_people_write_differently_sound_alike() {
        for (one, other, alike) in [
            ("Siti Aminah", "siti  aminah", true),
            ("Siti", "Siti Aminah", true),
            ("Soekarno", "Sukarno", true),
            ("Djoko", "Joko", true),
            ("Aisyah", "Aisah", true),
            ("Rachmat", "Rahmat", true),
            ("Fitri", "Pitri", true),
            ("Muhammad Rizki", "Muhamad Rizky", true),
            ("Ayu Lestari", "Ayu Lestary", true),
            ("Budi", "Rudi", false),
            ("Ayu", "Ani", false),
            ("Dewi Sartika", "Dewi Anggraini", false),
            ("", "Siti", false),
            ("-", "-", false),
        ] {
            assert_eq!(sounds_like(one, other), alike, "{one} / {other}");
            assert_eq!(sounds_like(other, one), alike, "{other} / {one}");
        }
    }

    #[test]
    fn two_records_may_be_one_child() {
        let record = |change: &dyn Fn(&mut Child)| {
            let mut other = Child { id: ChildId::new(2, [2; 10]), ..child() };
            change(&mut other);
            other
        };
        let nik = |text: &str| Some(text.parse().unwrap());
        let own = Child { nik: nik("3211014503240001"), ..child() };
        for (name, own, other, answer) in [
            ("the same of all", child(), record(&|_| {}), Some(Likeness::Names)),
            (
                "spelt differently",
                child(),
                record(&|other| other.name = "Aju Lestary".parse().unwrap()),
                Some(Likeness::Names),
            ),
            ("another day", child(), record(&|other| other.birth_date = "2025-01-11".parse().unwrap()), None),
            ("another mother", child(), record(&|other| other.mother_name = "Dewi".parse().unwrap()), None),
            ("a twin", child(), record(&|other| other.name = "Bayu Nugraha".parse().unwrap()), None),
            ("a boy", child(), record(&|other| other.sex = Sex::Male), None),
            (
                "one NIK, all else different",
                own.clone(),
                record(&|other| {
                    other.nik = nik("3211014503240001");
                    other.name = "Budi".parse().unwrap();
                    other.birth_date = "2024-03-05".parse().unwrap();
                }),
                Some(Likeness::Nik),
            ),
            ("two NIK", own.clone(), record(&|other| other.nik = nik("3211014503240002")), None),
            ("a NIK and none", own.clone(), record(&|_| {}), Some(Likeness::Names)),
            ("itself", child(), child(), None),
        ] {
            assert_eq!(likeness(&own, &other), answer, "{name}");
            assert_eq!(likeness(&other, &own), answer, "{name}, the other way round");
        }
    }

    #[test]
    fn letters_are_counted() {
        for (one, other, letters) in
            [("", "abc", 3), ("abc", "abc", 0), ("abc", "abd", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!(distance(one.as_bytes(), other.as_bytes()), letters);
        }
    }
}
