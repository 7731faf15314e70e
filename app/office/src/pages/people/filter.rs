//! Who fits what was typed and chosen.

use tumbuh::access::{Place, Role};
use tumbuh::api::people::PersonView;

use crate::names::AreaNames;

/// What was typed and chosen.
pub struct Filter {
    words: Vec<String>,
    role: Option<Role>,
    blocked: Option<bool>,
}

impl Filter {
    /// Someone whose name, user name or areas hold every word of `text`; of that role, blocked or not, where that matters.
    #[must_use]
    pub fn new(text: &str, role: Option<Role>, blocked: Option<bool>) -> Self {
        Self { words: text.to_lowercase().split_whitespace().map(Into::into).collect(), role, blocked }
    }

    /// Whether that person fits.
    #[must_use]
    pub fn fits(&self, person: &PersonView, names: &AreaNames) -> bool {
        self.blocked.is_none_or(|blocked| blocked == person.blocked)
            && self.role.is_none_or(|role| person.grants.0.iter().any(|grant| grant.role == role))
            && self.has_words(person, names)
    }

    fn has_words(&self, person: &PersonView, names: &AreaNames) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let mut text = format!("{} {}", person.name, person.username).to_lowercase();
        for place in person.grants.0.iter().flat_map(|grant| &grant.areas.0) {
            text += &format!(" {} {place}", names.of_place(place)).to_lowercase();
            // Someone of a posyandu is found by the name of its village, too.
            if let Place::Area(code) = place {
                text += &format!(" {}", names.around(code)).to_lowercase();
            }
        }
        self.words.iter().all(|word| text.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::samples::{names, scope};
    use tumbuh::access::{Grant, Grants};
    use tumbuh::id::AccountId;

    fn kader(blocked: bool) -> PersonView {
        PersonView {
            account: AccountId::new(1, [1; 10]),
            username: "siti01".parse().unwrap(),
            name: "Siti Aminah".parse().unwrap(),
            grants: Grants(vec![Grant {
                role: Role::Kader,
                areas: scope(&["32.11.01.2001.01"]).into(),
                office: None,
            }]),
            blocked,
            has_second_factor: false,
            last_seen_millis: None,
        }
    }

    fn fits(text: &str, role: Option<Role>, blocked: Option<bool>) -> bool {
        Filter::new(text, role, blocked).fits(&kader(false), &names())
    }

    #[test]
    fn every_word_must_be_somewhere() {
        for text in ["", "siti", "AMINAH siti", "siti01", "mawar", "sukamaju tunas", "32.11.01.2001"] {
            assert!(fits(text, None, None), "{text}");
        }
        for text in ["budi", "siti pesisir"] {
            assert!(!fits(text, None, None), "{text}");
        }
    }

    #[test]
    fn role_and_state_count() {
        assert!(fits("siti", Some(Role::Kader), Some(false)));
        assert!(!fits("siti", Some(Role::Midwife), None));
        assert!(!fits("siti", None, Some(true)));
    }
}
