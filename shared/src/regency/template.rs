//! Messages that people send on from their own phone (WhatsApp), with places to fill.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::constant;
use super::problem::PackError;
use crate::language::Both;
use crate::text::Passage;

/// The texts of messages. `{name}` and the like are filled when a message is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Templates {
    /// Invites a person to work with the system: `{name}`, `{area}`, `{regency}`, `{until}` and, without fail, `{link}`.
    pub invitation: Both<Passage<1000>>,
    /// Reminds a family of a posyandu's day: `{child}`, `{posyandu}`, `{date}`, `{regency}`.
    pub reminder: Both<Passage<1000>>,
    /// The same for a woman or girl who is followed herself: `{name}`, `{posyandu}`, `{date}`, `{regency}`.
    pub woman_reminder: Both<Passage<1000>>,
}

/// What a template may name, and what it must.
pub(super) struct Places {
    pub known: &'static [&'static str],
    pub required: &'static [&'static str],
}

pub(super) const INVITATION: Places =
    Places { known: &["name", "area", "regency", "link", "until"], required: &["link"] };
pub(super) const REMINDER: Places =
    Places { known: &["child", "posyandu", "date", "regency"], required: &["posyandu"] };
pub(super) const WOMAN_REMINDER: Places =
    Places { known: &["name", "posyandu", "date", "regency"], required: &["posyandu"] };
/// Notices name the regency alone.
pub(super) const NOTICE: Places = Places { known: &["regency"], required: &[] };

impl Places {
    /// Everything that is wrong with the places of a text.
    pub fn errors(&self, text: &str) -> impl Iterator<Item = PackError> {
        let pieces = || Pieces { rest: text };
        let wrong = pieces().filter_map(|piece| match piece {
            Piece::Place(name) if !self.known.contains(&name) => Some(PackError::UnknownPlace(name.into())),
            Piece::Brace => Some(PackError::LoneBrace),
            Piece::Place(_) | Piece::Text(_) => None,
        });
        let missing = self
            .required
            .iter()
            .filter(move |name| !pieces().any(|piece| matches!(piece, Piece::Place(own) if own == **name)))
            .map(|name| PackError::MissingPlace(name));
        wrong.chain(missing)
    }
}

/// Fills the places of a text: each `{name}` with the value of that name; one without a value stays as it is.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    for piece in (Pieces { rest: text }) {
        match piece {
            Piece::Text(text) => filled.push_str(text),
            Piece::Brace => filled.push('{'),
            Piece::Place(name) => match values.iter().find(|(own, _)| *own == name) {
                Some((_, value)) => filled.push_str(value),
                None => {
                    filled.push('{');
                    filled.push_str(name);
                    filled.push('}');
                }
            },
        }
    }
    filled
}

enum Piece<'a> {
    Text(&'a str),
    /// What stands between braces.
    Place(&'a str),
    /// A brace that is never closed.
    Brace,
}

/// The pieces of a text in order.
struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let (text, inside) =
            self.rest.split_once('{').map_or((self.rest, None), |(text, inside)| (text, Some(inside)));
        if !text.is_empty() {
            self.rest = self.rest.get(text.len()..).unwrap_or_default();
            return Some(Piece::Text(text));
        }
        let inside = inside.unwrap_or_default();
        match inside.split_once('}') {
            Some((name, rest)) if !name.contains('{') => {
                self.rest = rest;
                Some(Piece::Place(name))
            }
            _ => {
                self.rest = inside;
                Some(Piece::Brace)
            }
        }
    }
}

impl Default for Templates {
    fn default() -> Self {
        Self {
            invitation: both(
                "Halo {name}, Anda diundang memakai Tumbuh di {area}, {regency}. Buka tautan ini sebelum {until}: \
                 {link}\nTautan ini hanya untuk Anda; jangan diteruskan.",
                "Hello {name}, you are invited to use Tumbuh in {area}, {regency}. Open this link before {until}: \
                 {link}\nThe link is for you alone; do not pass it on.",
            ),
            reminder: both(
                "Ayah Bunda, {posyandu} buka tanggal {date}. Mari timbang dan ukur {child}, dan bawa buku KIA.",
                "Dear parents, {posyandu} is open on {date}. Please bring {child} to be weighed and measured, with the KIA \
                 book.",
            ),
            woman_reminder: both(
                "Halo {name}, {posyandu} buka tanggal {date}. Mari datang untuk diperiksa, dan bawa buku KIA bila ada.",
                "Hello {name}, {posyandu} is open on {date}. Please come to be seen, with the KIA book if you have one.",
            ),
        }
    }
}

pub(super) fn both<const MAX: usize>(indonesian: &'static str, english: &'static str) -> Both<Passage<MAX>> {
    Both { indonesian: constant(indonesian), english: constant(english) }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn places_are_checked() {
        let errors = |text: &str| INVITATION.errors(text).collect::<Vec<_>>();
        assert_eq!(errors("{name}: {link}"), []);
        assert_eq!(errors("{name}"), [PackError::MissingPlace("link")]);
        assert_eq!(errors("{nama} {link}"), [PackError::UnknownPlace("nama".into())]);
        assert_eq!(errors("{link} { {name}"), [PackError::LoneBrace]);
        assert_eq!(errors("{link"), [PackError::LoneBrace, PackError::MissingPlace("link")]);
    }

    #[test]
    fn places_are_filled_once() {
        let values = [("name", "{link}"), ("link", "https://example.id")];
        assert_eq!(fill("{name} {link} {area} {", &values), "{link} https://example.id {area} {");
        assert_eq!(fill("", &values), "");
    }
}
