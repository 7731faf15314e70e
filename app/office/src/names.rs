//! The areas of a regency by name: their tree, and finding one.

use std::collections::BTreeMap;

use tumbuh::access::Place;
use tumbuh::api::session::RegencyView;
use tumbuh::area::{Area, AreaCode, AreaLevel, Scope};

use crate::i18n::{Text, t};

/// Names of areas. A code sorts right after the one it lies in, so a map of codes is the tree in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaNames(BTreeMap<AreaCode, String>);

impl AreaNames {
    /// The regency and the areas in it.
    #[must_use]
    pub fn new(regency: &RegencyView, areas: &[Area]) -> Self {
        let areas = areas.iter().map(|area| (area.code.clone(), area.name.to_string()));
        Self(areas.chain([(regency.code.clone(), regency.name.to_string())]).collect())
    }

    /// What people call it; its code when it has no name here.
    #[must_use]
    pub fn name(&self, code: &AreaCode) -> String {
        self.0.get(code).cloned().unwrap_or_else(|| code.to_string())
    }

    /// What people call a place that someone was granted.
    #[must_use]
    pub fn of_place(&self, place: &Place) -> String {
        match place {
            Place::Area(code) => self.name(code),
            Place::Puskesmas(code) => format!("{} {code}", t(Text::Puskesmas)),
        }
    }

    /// The names of the district and the village it lies in, the nearest first: village names repeat in a regency.
    #[must_use]
    pub fn around(&self, code: &AreaCode) -> String {
        let outer = [AreaLevel::Village, AreaLevel::District]
            .into_iter()
            .filter(|level| *level < code.level())
            .filter_map(|level| code.ancestor(level))
            .map(|outer| self.name(&outer));
        outer.collect::<Vec<_>>().join(", ")
    }

    /// Areas within `scope` whose name or code holds every word of `text`; those that begin with it first, wider before
    /// narrower.
    #[must_use]
    pub fn search(&self, text: &str, scope: &Scope) -> Vec<AreaCode> {
        let text = text.trim().to_lowercase();
        let mut found: Vec<_> = self
            .0
            .iter()
            .filter(|(code, _)| scope.contains(code))
            .filter_map(|(code, name)| {
                let name = name.to_lowercase();
                let fits =
                    text.split_whitespace().all(|word| name.contains(word) || code.as_str().contains(word));
                fits.then(|| ((!name.starts_with(&text), code.level()), code.clone()))
            })
            .collect();
        found.sort();
        found.into_iter().map(|(_, code)| code).collect()
    }

    /// The areas that lie directly in `code`, in the order of their codes.
    pub fn inside<'a>(&'a self, code: &'a AreaCode) -> impl Iterator<Item = (&'a AreaCode, &'a str)> {
        let next = match code.level() {
            AreaLevel::Province => AreaLevel::Regency,
            AreaLevel::Regency => AreaLevel::District,
            AreaLevel::District => AreaLevel::Village,
            AreaLevel::Village | AreaLevel::Posyandu => AreaLevel::Posyandu,
        };
        let below = self.0.range(code..).skip(1).take_while(|(other, _)| code.contains(other));
        below.filter(move |(other, _)| other.level() == next).map(|(code, name)| (code, name.as_str()))
    }

    /// The first code in a village that no posyandu has.
    #[must_use]
    pub fn next_posyandu(&self, village: &AreaCode) -> Option<AreaCode> {
        let mut codes = (1..=99).filter_map(|number| format!("{village}.{number:02}").parse().ok());
        codes.find(|code| !self.0.contains_key(code))
    }

    /// How many areas of `level` lie in `code`.
    #[must_use]
    pub fn count(&self, code: &AreaCode, level: AreaLevel) -> usize {
        self.0.keys().filter(|other| code.contains(other) && other.level() == level).count()
    }
}

#[cfg(test)]
pub mod samples {
    use super::*;

    /// Two districts with a village of the same name.
    pub fn names() -> AreaNames {
        let named = [
            ("32.11", "Kabupaten Contoh"),
            ("32.11.01", "Kecamatan Tunas"),
            ("32.11.01.2001", "Desa Sukamaju"),
            ("32.11.01.2001.01", "Posyandu Mawar"),
            ("32.11.01.2001.02", "Posyandu Melati"),
            ("32.11.02", "Kecamatan Pesisir"),
            ("32.11.02.2001", "Desa Sukamaju"),
            ("32.11.02.2001.01", "Posyandu Mawar"),
        ];
        AreaNames(named.into_iter().map(|(code, name)| (code.parse().unwrap(), name.into())).collect())
    }

    /// Some areas.
    pub fn scope(codes: &[&str]) -> Scope {
        Scope(codes.iter().map(|code| code.parse().unwrap()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{names, scope};
    use super::*;

    fn found(text: &str, within: &str) -> Vec<String> {
        names().search(text, &scope(&[within])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn areas_are_found_by_name_and_code_within_the_scope() {
        assert_eq!(found("mawar", "32.11"), ["32.11.01.2001.01", "32.11.02.2001.01"]);
        assert_eq!(found("mawar", "32.11.02"), ["32.11.02.2001.01"]);
        assert_eq!(found("32.11.01.2001", "32.11").first().map(String::as_str), Some("32.11.01.2001"));
        assert_eq!(found("", "32.11").first().map(String::as_str), Some("32.11"));
        assert_eq!(found("posyandu m", "32.11").len(), 3);
        assert_eq!(found("nowhere", "32.11"), Vec::<String>::new());
    }

    #[test]
    fn the_tree_is_walked_level_by_level() {
        let names = names();
        let regency: AreaCode = "32.11".parse().unwrap();
        let inside =
            |code: &AreaCode| names.inside(code).map(|(_, name)| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(inside(&regency), ["Kecamatan Tunas", "Kecamatan Pesisir"]);
        assert_eq!(inside(&"32.11.01.2001".parse().unwrap()), ["Posyandu Mawar", "Posyandu Melati"]);
        assert_eq!(inside(&"32.11.01.2001.01".parse().unwrap()), Vec::<String>::new());
        assert_eq!(names.count(&regency, AreaLevel::Posyandu), 3);
        let village = "32.11.01.2001".parse().unwrap();
        assert_eq!(names.next_posyandu(&village).unwrap().as_str(), "32.11.01.2001.03");
    }

    #[test]
    fn a_place_says_where_it_lies() {
        let around = |code: &str| names().around(&code.parse().unwrap());
        assert_eq!(around("32.11.02.2001.01"), "Desa Sukamaju, Kecamatan Pesisir");
        assert_eq!(around("32.11.02.2001"), "Kecamatan Pesisir");
        assert_eq!(around("32.11.02"), "");
    }
}
