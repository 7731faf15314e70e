//! Reading a pack such that everything that is wrong with it is told at once.
//!
//! A reader stops at the first wrong value. So each record is read for itself, and the reader tries again with something in the
//! place of what it stumbled over, until nothing else is wrong.

mod mend;

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
use crate::read::tree;
use mend::record;

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

/// Everything that is wrong with a pack that cannot be read: its form first, then what its sound parts say.
fn forms(value: Value) -> Vec<PackProblem> {
    let Value::Object(mut members) = value else { return alone("", form("must be an object")) };
    let mut found = Found::default();
    let lists = {
        let (members, found) = (&mut members, &mut found);
        [
            list::<Area>(members, "areas", found),
            list::<Settings>(members, "settings", found),
            list::<Office>(members, "offices", found),
            list::<CatalogueEntry>(members, "catalogue", found),
            list::<Notice>(members, "notices", found),
            list::<Puskesmas>(members, "puskesmas", found),
        ]
    };
    if lists.iter().flatten().any(|(name, _)| *name == "areas") {
        members.insert("areas".into(), Value::Array(Vec::new()));
    }
    if let Some(Value::Object(mut whole)) = record::<RegencyPack>("", Value::Object(members), &mut found) {
        let lists = lists.into_iter().flatten().filter(|(_, items)| !items.is_empty());
        whole.extend(lists.map(|(name, items)| (name.into(), Value::Array(items))));
        if let Ok(pack) = crate::read::value::<RegencyPack>(&Value::Object(whole)) {
            let sound = |problem: &PackProblem| is_sound(&problem.at, &found.0);
            let contents: Vec<_> = pack.problems().into_iter().filter(sound).collect();
            found.0.extend(contents);
        }
    }
    found.0
}

fn form(text: impl Into<String>) -> PackError {
    PackError::Form(text.into())
}

/// The list of the pack that a pointer leads into, or the member.
fn part(at: &str) -> &str {
    at.split('/').nth(1).unwrap_or_default()
}

/// Whether what is said of the contents at `at` says something about the pack that was given: neither that part of it nor one
/// that it leans on has something else in the place of what was wrong.
fn is_sound(at: &str, forms: &[PackProblem]) -> bool {
    let part_of_it = part(at);
    let leans_on: &[&str] = match part_of_it {
        "settings" | "catalogue" => &["offices"],
        "areas" => &["code"],
        "puskesmas" => &["code", "areas"],
        _ => &[],
    };
    forms.iter().all(|problem| {
        // What is missing from the pack itself is told of the whole.
        let missing = matches!(&problem.error, PackError::Form(text) if problem.at.is_empty()
            && [part_of_it].iter().chain(leans_on).any(|part| *text == mend::missing(part)));
        let wrong = part(&problem.at);
        !missing && wrong != part_of_it && !leans_on.contains(&wrong)
    })
}

/// Takes a list out of the pack and tries each of its items: those that could be mended, when there is a list.
fn list<T: DeserializeOwned>(
    members: &mut Map<String, Value>,
    name: &'static str,
    found: &mut Found,
) -> Option<(&'static str, Vec<Value>)> {
    match members.remove(name)? {
        Value::Array(items) => {
            if items.is_empty() && ["settings", "notices"].contains(&name) {
                found.add(format!("/{name}"), form("must have at least one entry"));
            }
            let items = items.into_iter().enumerate();
            let mended =
                items.filter_map(|(place, item)| record::<T>(&format!("/{name}/{place}"), item, found));
            Some((name, mended.collect()))
        }
        _ => {
            found.add(format!("/{name}"), form("must be a list"));
            Some((name, Vec::new()))
        }
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
    fn every_member_that_is_missing_is_told() {
        let of_the_pack: Vec<_> = told(json!({})).into_iter().collect();
        let missing = |at: &str, name: &str| (String::from(at), format!("missing field `{name}`"));
        assert_eq!(
            of_the_pack,
            ["formatVersion", "code", "name", "utcOffsetMinutes", "areas"].map(|name| missing("", name))
        );
        let mut wrong = small();
        wrong["areas"] = json!([{}, { "code": "74.13.01" }, { "code": 7, "nama": "Satu" }]);
        wrong["offices"] = json!([{ "name": "Dinas Kesehatan" }]);
        wrong["notices"] = json!([{ "from": "2025-01-01", "consent": { "id": "Ya" } }]);
        wrong["settings"] = json!([{ "kms": { "redLineSd": "x", "minimalGains": {} } }]);
        wrong["look"] = json!({ "crest": { "viewBox": [9], "paths": [{ "d": "M0 0" }, { "fill": "red" }] } });
        let mut places = told(wrong);
        places.sort();
        let places: Vec<_> = places.iter().map(|(at, text)| (at.as_str(), text.as_str())).collect();
        let crest = "must be a colour such as #0b6653";
        assert_eq!(
            places,
            [
                ("/areas/0", "missing field `code`"),
                ("/areas/0", "missing field `name`"),
                ("/areas/1", "missing field `name`"),
                ("/areas/2", "missing field `name`"),
                ("/areas/2/code", "must be text"),
                ("/areas/2/nama", "unknown field `nama`, expected `code` or `name`"),
                ("/look/crest/paths/0", "missing field `fill`"),
                ("/look/crest/paths/1", "missing field `d`"),
                ("/look/crest/paths/1/fill", crest),
                ("/look/crest/viewBox", "is of the wrong kind"),
                ("/notices/0", "missing field `privacy`"),
                ("/notices/0", "missing field `version`"),
                ("/notices/0/consent", "missing field `en`"),
                ("/offices/0", "missing field `id`"),
                ("/offices/0", "missing field `shortName`"),
                ("/settings/0", "missing field `from`"),
                ("/settings/0/kms/minimalGains", "missing field `female`"),
                ("/settings/0/kms/minimalGains", "missing field `male`"),
                ("/settings/0/kms/redLineSd", "must be a whole number"),
            ]
        );
    }

    #[test]
    fn what_the_sound_parts_say_is_told_with_what_cannot_be_read() {
        let mut wrong = small();
        wrong["name"] = json!("");
        wrong["languages"] = json!(["en"]);
        wrong["look"] = json!({ "primary": "#ffff00" });
        wrong["catalogue"] = json!([{ "id": "x", "name": { "id": "X", "en": "X" }, "kind": "specific", "office": "nobody",
            "unit": { "id": "anak", "en": "children" } }]);
        let places = |wrong: &Value| told(wrong.clone()).into_iter().map(|(at, _)| at).collect::<Vec<_>>();
        assert_eq!(places(&wrong), ["/name", "/languages", "/look/primary", "/catalogue/0/office"]);
        // Whether there is such an office cannot be said where the offices cannot be read, nor where a village lies.
        wrong["offices"] = json!([{ "id": "X" }]);
        wrong["code"] = json!("x");
        let offices = ["/offices/0/id", "/offices/0", "/offices/0"];
        let mut expected = Vec::from(offices);
        expected.extend(["/code", "/name", "/languages", "/look/primary"]);
        assert_eq!(places(&wrong), expected);
    }

    #[test]
    fn however_wrong_a_pack_is_reading_it_comes_to_an_end() {
        let mut wrong = small();
        wrong["areas"] = (0..300).map(|_| json!({ "x": [], "y": {} })).collect();
        wrong["words"] = (0..5_000).map(|number| (format!("w{number}"), json!(7))).collect();
        assert!(told(wrong).len() > 1_000);
    }

    #[test]
    fn what_is_no_pack_is_refused_in_one_sentence() {
        let one = |at: &str, text: &str| [(String::from(at), String::from(text))];
        assert_eq!(told(json!([])), one("", "must be an object"));
        assert_eq!(
            told(json!({ "formatVersion": 9 })),
            one("/formatVersion", "this software reads format version 1")
        );
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
