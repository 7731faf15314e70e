//! What of a pack travels, item by item.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::super::{CatalogueEntry, Notice, Office, PackError, PackProblem, RegencyPack};
use crate::age::CivilDate;
use crate::language::Both;
use crate::text::Passage;

/// Path and value.
pub type Items = BTreeMap<String, Value>;

/// Lists, each with the member that names its records.
const LISTS: [(&str, &str); 4] =
    [("settings", "from"), ("offices", "id"), ("catalogue", "id"), ("notices", "version")];
/// Records whose members travel one by one.
const RECORDS: [&str; 2] = ["words", "templates"];
/// What travels as it is.
const WHOLE: &str = "languages";

/// The path of the settings that hold from a day on.
pub fn settings_path(from: CivilDate) -> String {
    format!("/settings/{from}")
}

/// The first day of the settings at `path`; `None` for anything else.
pub fn settings_of(path: &str) -> Option<CivilDate> {
    path.strip_prefix("/settings/")?.parse().ok()
}

/// Settings, to hold from another day on.
pub fn settings_from(settings: &Value, from: CivilDate) -> Value {
    let mut settings = settings.clone();
    if let Value::Object(members) = &mut settings {
        members.insert("from".into(), Value::String(from.to_string()));
    }
    settings
}

/// The settings that hold on a day, and their path.
pub fn settings_in_force(items: &Items, on: CivilDate) -> Option<(&String, &Value)> {
    let begun = |(path, _): &(&String, &Value)| settings_of(path).is_some_and(|from| from <= on);
    items.iter().rfind(begun)
}

/// The items of a pack.
pub fn of(pack: &RegencyPack) -> Result<Items, Vec<PackProblem>> {
    let mut members = members(pack)?;
    let mut items = Items::new();
    for (list, name) in LISTS {
        take_list(&mut members, list, name, &mut items);
    }
    for record in RECORDS {
        if let Some(Value::Object(values)) = members.remove(record) {
            items.extend(values.into_iter().map(|(name, value)| (format!("/{record}/{name}"), value)));
        }
    }
    items.extend(members.remove(WHOLE).map(|value| (format!("/{WHOLE}"), value)));
    Ok(items)
}

/// A pack with these items in place of its own.
pub fn put_into(pack: &RegencyPack, items: Items) -> Result<RegencyPack, Vec<PackProblem>> {
    let mut members = members(pack)?;
    for (list, _) in LISTS {
        members.insert(list.into(), Value::Array(Vec::new()));
    }
    for record in RECORDS {
        members.insert(record.into(), Value::Object(Map::new()));
    }
    members.remove(WHOLE);
    for (path, value) in items {
        let mut parts = path.splitn(3, '/').skip(1);
        let (section, name) = (parts.next().unwrap_or_default(), parts.next());
        match (members.get_mut(section), name) {
            (Some(Value::Array(records)), Some(_)) => records.push(value),
            (Some(Value::Object(values)), Some(name)) => {
                values.insert(name.into(), value);
            }
            _ => {
                members.insert(section.into(), value);
            }
        }
    }
    // As text, version 10 stands before version 2.
    if let Some(Value::Array(notices)) = members.get_mut("notices") {
        notices.sort_by_key(|notice| notice.get("version").and_then(Value::as_u64));
    }
    RegencyPack::from_value(Value::Object(members))
}

/// Whether a value can stand at a path: a text can have become too long.
pub fn fits(path: &str, value: &Value) -> bool {
    fn reads<T: DeserializeOwned>(value: &Value) -> bool {
        crate::read::value::<T>(value).is_ok()
    }
    match path.split('/').nth(1) {
        Some("offices") => reads::<Office>(value),
        Some("catalogue") => reads::<CatalogueEntry>(value),
        Some("notices") => reads::<Notice>(value),
        Some("templates") => reads::<Both<Passage<1000>>>(value),
        _ => true,
    }
}

/// Takes a list out of the members of a pack; each of its records becomes an item by its name.
pub fn take_list(members: &mut Map<String, Value>, list: &str, name: &str, items: &mut Items) {
    if let Some(Value::Array(records)) = members.remove(list) {
        items.extend(records.into_iter().map(|record| (format!("/{list}/{}", named(&record, name)), record)));
    }
}

/// The members of a pack, by name.
pub fn members(pack: &RegencyPack) -> Result<Map<String, Value>, Vec<PackProblem>> {
    let problem = |text: String| Vec::from([PackProblem { at: String::new(), error: PackError::Form(text) }]);
    // By way of the text that is written anyway: a second kind of writer would be a second copy of the code.
    let text = serde_json::to_vec(pack).map_err(|error| problem(error.to_string()))?;
    match crate::read::tree(&text) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(problem("must be an object".into())),
        Err(error) => Err(problem(error.to_string())),
    }
}

fn named(record: &Value, member: &str) -> String {
    match record.get(member) {
        Some(Value::String(name)) => name.clone(),
        Some(other) => other.to_string(),
        None => String::new(),
    }
}
