//! Reading a pack such that everything that is wrong with its form is told at once.
//!
//! A reader stops at the first wrong value. So each record is read for itself, and the reader tries again without the value
//! that it stumbled over, until nothing else is wrong.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::problem::Found;
use super::{
    CatalogueEntry, FORMAT_VERSION, Notice, Office, PackError, PackProblem, Puskesmas, RegencyPack, Settings,
};
use crate::area::Area;
use crate::read::{ReadError, tree};

/// Reads a text.
pub fn text(text: &str) -> Result<RegencyPack, Vec<PackProblem>> {
    match tree(text.as_bytes()) {
        Ok(json) => value(json),
        Err(error) => Err(alone("", PackError::NotJson(error.to_string()))),
    }
}

/// Reads JSON.
pub fn value(value: Value) -> Result<RegencyPack, Vec<PackProblem>> {
    // Of another version nothing else can be said.
    if value.get("formatVersion").is_some_and(|version| version.is_u64() && *version != FORMAT_VERSION) {
        return Err(alone("/formatVersion", PackError::FormatVersion(FORMAT_VERSION)));
    }
    let Ok(pack) = crate::read::value::<RegencyPack>(&value) else { return Err(forms(value)) };
    let problems = pack.problems();
    if problems.is_empty() { Ok(pack.in_order()) } else { Err(problems) }
}

fn alone(at: &str, error: PackError) -> Vec<PackProblem> {
    Vec::from([PackProblem { at: at.into(), error }])
}

/// Everything that is wrong with the form of a pack that cannot be read.
fn forms(value: Value) -> Vec<PackProblem> {
    let Value::Object(mut members) = value else { return alone("", form("must be an object")) };
    let mut found = Found::default();
    let members = &mut members;
    let has_areas = list::<Area>(members, "areas", &mut found);
    list::<Settings>(members, "settings", &mut found);
    list::<Office>(members, "offices", &mut found);
    list::<CatalogueEntry>(members, "catalogue", &mut found);
    list::<Notice>(members, "notices", &mut found);
    list::<Puskesmas>(members, "puskesmas", &mut found);
    if has_areas {
        members.insert("areas".into(), Value::Array(Vec::new()));
    }
    record::<RegencyPack>("", Value::Object(core::mem::take(members)), &mut found);
    found.0
}

fn form(text: impl Into<String>) -> PackError {
    PackError::Form(text.into())
}

/// Takes a list out of the pack and tries each of its items; whether there was one.
fn list<T: DeserializeOwned>(members: &mut Map<String, Value>, name: &str, found: &mut Found) -> bool {
    match members.remove(name) {
        None => return false,
        Some(Value::Array(items)) => {
            if items.is_empty() && ["settings", "notices"].contains(&name) {
                found.add(format!("/{name}"), form("must have at least one entry"));
            }
            for (place, item) in items.into_iter().enumerate() {
                record::<T>(&format!("/{name}/{place}"), item, found);
            }
        }
        Some(_) => found.add(format!("/{name}"), form("must be a list")),
    }
    true
}

/// More than anyone mends in one go.
const ATTEMPTS: usize = 100;

/// Tries to read a `T` again and again without what was wrong.
fn record<T: DeserializeOwned>(at: &str, mut value: Value, found: &mut Found) {
    let mut removed: Vec<String> = Vec::new();
    for _ in 0..ATTEMPTS {
        let (place, text) = match crate::read::value::<T>(&value) {
            Ok(_) => return,
            Err(ReadError::Wrong { at, detail } | ReadError::NotJson { at, detail }) => (at, detail),
        };
        // What was taken out before is missing now: so the record around it has to go.
        let is_own_doing = text.starts_with("missing field ")
            && removed.iter().any(|gone| gone.rsplit_once('/').is_some_and(|(parent, _)| parent == place));
        if !is_own_doing {
            found.add(format!("{at}{place}"), form(text));
        }
        match remove(&mut value, &place) {
            Some(gone) => removed.push(gone),
            None => return,
        }
    }
}

/// Removes the value at a pointer, or, when it is an item of a list, what that list belongs to; says what went.
fn remove(value: &mut Value, place: &str) -> Option<String> {
    let mut place = place;
    loop {
        let (parent, name) = place.rsplit_once('/')?;
        if let Some(Value::Object(members)) = value.pointer_mut(parent) {
            members.remove(&name.replace("~1", "/").replace("~0", "~"))?;
            return Some(place.into());
        }
        place = parent;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(value: Value) -> Vec<(String, String)> {
        let problems = RegencyPack::from_value(value).unwrap_err();
        problems.into_iter().map(|problem| (problem.at, problem.error.to_string())).collect()
    }

    fn small() -> Value {
        json!({ "formatVersion": 1, "code": "74.13", "name": "Kabupaten Contoh", "utcOffsetMinutes": 480,
            "areas": [{ "code": "74.13.01", "name": "Kecamatan Satu" }] })
    }

    #[test]
    fn every_wrong_value_is_told_where_it_stands() {
        let mut wrong = small();
        wrong["code"] = json!("7413");
        wrong["look"] = json!({ "primary": "green", "accent": "blue",
            "crest": { "viewBox": [10, 10], "paths": [{ "fill": "#000000", "d": "<script>" }] } });
        wrong["words"] = json!({ "kader": "", "camat": "Camat" });
        wrong["settings"] =
            json!([{ "from": "2026-01-01", "foodDays": { "wasted": -1, "lain": 1 } }, { "from": "soon" }]);
        wrong["notices"] = json!([]);
        wrong["areas"] = json!([{ "code": "74.13.1", "name": "" }, 7]);
        wrong["puskesmas"] = json!("none");
        wrong["children"] = json!([]);
        let mut places: Vec<_> = told(wrong).into_iter().map(|(at, _)| at).collect();
        places.sort();
        assert_eq!(
            places,
            [
                "/areas/0/code",
                "/areas/0/name",
                "/areas/1",
                "/children",
                "/code",
                "/look/accent",
                "/look/crest/paths/0/d",
                "/look/primary",
                "/notices",
                "/puskesmas",
                "/settings/0/foodDays/lain",
                "/settings/0/foodDays/wasted",
                "/settings/1/from",
                "/words/camat",
                "/words/kader",
            ]
        );
    }

    #[test]
    fn what_is_no_pack_is_refused_in_one_sentence() {
        let one = |at: &str, text: &str| [(String::from(at), String::from(text))];
        assert_eq!(told(json!([])), one("", "must be an object"));
        assert_eq!(
            told(json!({ "formatVersion": 9 })),
            one("/formatVersion", "this software reads format version 1")
        );
        assert_eq!(told(json!({})), one("", "missing field `formatVersion`"));
        let problems = RegencyPack::parse("{\"code\": 1,}").unwrap_err();
        assert!(matches!(problems.as_slice(), [PackProblem { error: PackError::NotJson(_), .. }]));
        assert!(RegencyPack::parse(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn what_is_left_out_has_its_default() {
        let pack = RegencyPack::from_value(small()).unwrap();
        let areas = pack.areas.clone();
        assert_eq!(pack, RegencyPack::new(pack.code.clone(), pack.name.clone(), 480, areas).in_order());
    }
}
