//! In what two packs of a regency differ, value by value.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::replicate::items::{self, Items};
use super::{PackProblem, RegencyPack, Settings};

/// One value that is not the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PackDifference {
    /// Its path, with records by name: `/settings/2026-01-01/foodDays/wasted`, `/areas/32.11.01/name`.
    pub path: String,
    /// As it was; `None` when it was not there. New settings are compared with those that held on their day until now.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub before: Option<Value>,
    /// As it is then; `None` when it is gone.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub after: Option<Value>,
}

/// What does not travel to other regencies, as lists with the member that names their records, and as single values.
const LISTS: [(&str, &str); 2] = [("areas", "code"), ("puskesmas", "code")];
const VALUES: [&str; 4] = ["name", "utcOffsetMinutes", "source", "look"];
const SETTINGS: &str = "/settings/";

impl RegencyPack {
    /// Everything in which `later` differs from this pack, in the order of paths.
    ///
    /// # Errors
    /// When a pack cannot be taken apart, which one that was read always can.
    pub fn differences(&self, later: &Self) -> Result<Vec<PackDifference>, Vec<PackProblem>> {
        let (before, after) = (apart(self)?, apart(later)?);
        let paths: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        let mut found = Vec::new();
        for path in paths {
            let (was, is) = (before.get(path), after.get(path));
            let day = path.strip_prefix(SETTINGS).filter(|_| was.is_none() && is.is_some());
            match day.and_then(|day| day.parse().ok()) {
                Some(day) => {
                    let until_now = before.get(&settings_path(self.settings_on(day)));
                    compare(path, until_now, is, &mut found);
                }
                None => compare(path, was, is, &mut found),
            }
        }
        Ok(found)
    }
}

fn settings_path(settings: &Settings) -> String {
    format!("{SETTINGS}{}", settings.from)
}

/// A pack as items by path: those that travel, and those of the place.
fn apart(pack: &RegencyPack) -> Result<Items, Vec<PackProblem>> {
    let mut all = items::of(pack)?;
    let mut members = items::members(pack)?;
    for (list, name) in LISTS {
        items::take_list(&mut members, list, name, &mut all);
    }
    all.extend(VALUES.into_iter().filter_map(|name| Some((format!("/{name}"), members.remove(name)?))));
    Ok(all)
}

/// Adds what differs between two values: of records each member by itself, anything else as a whole.
fn compare(path: &str, before: Option<&Value>, after: Option<&Value>, found: &mut Vec<PackDifference>) {
    let (before, after) = (before.filter(|value| !value.is_null()), after.filter(|value| !value.is_null()));
    if before == after {
        return;
    }
    if let (Some(Value::Object(before)), Some(Value::Object(after))) = (before, after) {
        let names: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        for name in names {
            compare(&format!("{path}/{name}"), before.get(name), after.get(name), found);
        }
        return;
    }
    found.push(PackDifference { path: path.into(), before: before.cloned(), after: after.cloned() });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::area::Area;
    use crate::regency::Dated;

    fn pack() -> RegencyPack {
        let area = |code: &str| Area { code: code.parse().unwrap(), name: "Satu".parse().unwrap() };
        let areas = ["32.11.01", "32.11.01.2001"].map(area).into();
        RegencyPack::new("32.11".parse().unwrap(), "Kabupaten Contoh".parse().unwrap(), 420, areas)
    }

    fn found(before: &RegencyPack, after: &RegencyPack) -> Vec<(String, Option<Value>, Option<Value>)> {
        let all = before.differences(after).unwrap().into_iter();
        all.map(|one| (one.path, one.before, one.after)).collect()
    }

    #[test]
    fn the_same_pack_differs_in_nothing() {
        assert_eq!(found(&pack(), &pack()), []);
    }

    #[test]
    fn new_settings_are_compared_with_those_that_held_on_their_day() {
        let (before, mut after) = (pack(), pack());
        let mut later = after.settings.newest().clone();
        later.from = "2027-01-01".parse().unwrap();
        later.food_days.wasted = 90;
        let first = after.settings.newest().clone();
        after.settings = Dated::from_entries(Vec::from([first, later])).unwrap();
        let value = |value: Value| Some(value);
        assert_eq!(
            found(&before, &after),
            [
                ("/settings/2027-01-01/foodDays/wasted".into(), value(json!(56)), value(json!(90))),
                ("/settings/2027-01-01/from".into(), value(json!("2025-01-01")), value(json!("2027-01-01"))),
            ]
        );
        let gone = found(&after, &before);
        assert_eq!((gone.len(), gone[0].0.as_str(), &gone[0].2), (1, "/settings/2027-01-01", &None));
    }

    #[test]
    fn places_and_looks_are_compared_by_name() {
        let (before, mut after) = (pack(), pack());
        after.areas[1].name = "Dua".parse().unwrap();
        after.areas.push(Area { code: "32.11.02".parse().unwrap(), name: "Tiga".parse().unwrap() });
        after.look.primary = "#000000".parse().unwrap();
        after.source = Some("BPS".parse().unwrap());
        let paths: Vec<_> = found(&before, &after).into_iter().map(|(path, ..)| path).collect();
        assert_eq!(paths, ["/areas/32.11.01.2001/name", "/areas/32.11.02", "/look/primary", "/source"]);
    }
}
