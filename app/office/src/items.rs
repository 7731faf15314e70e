//! Items of a regency pack in words: `/settings/2026-01-01` is "Pengaturan mulai 1 Jan 2026".

use serde_json::Value;
use tumbuh::age::CivilDate;
use tumbuh::language::Language;

use crate::i18n::settings::setting_at;
use crate::i18n::{Phrase, Text, say, tell};

/// The item at a path in words; the path itself where there are none.
#[must_use]
pub fn words(language: Language, path: &str) -> String {
    let (kind, name) = path.trim_start_matches('/').split_once('/').unwrap_or((path, ""));
    let what = match kind {
        "settings" => return settings(language, name).unwrap_or_else(|| path.to_owned()),
        "areas" => Text::NavAreas,
        "puskesmas" => Text::Puskesmas,
        "look" => Text::ItemLook,
        "name" | "/name" => return say(language, Text::Name).into(),
        "/source" => return say(language, Text::ItemSource).into(),
        "/utcOffsetMinutes" => return say(language, Text::ItemClock).into(),
        "offices" => Text::ItemOffice,
        "catalogue" => Text::ItemCatalogue,
        "words" => Text::ItemWord,
        "templates" if name.starts_with("invitation") => return say(language, Text::ItemInvitation).into(),
        "templates" if name.starts_with("reminder") => return say(language, Text::ItemReminder).into(),
        "templates" if name.starts_with("womanReminder") => {
            return say(language, Text::ItemWomanReminder).into();
        }
        "templates" => Text::ItemTemplate,
        "notices" => Text::ItemNotice,
        "languages" | "/languages" => return say(language, Text::ItemLanguages).into(),
        _ => return path.into(),
    };
    format!("{} {name}", say(language, what))
}

/// `2026-01-01` and `2026-01-01/foodDays/wasted` in words.
fn settings(language: Language, name: &str) -> Option<String> {
    let (day, at) = name.split_at_checked(10)?;
    let date = tumbuh_app::i18n::date(language, day.parse::<CivilDate>().ok()?);
    let from = tell(language, &Phrase::SettingsFrom { date });
    match at {
        "" | "/from" => Some(from),
        at => Some(format!("{from}: {}", setting_at(at)?.name(language))),
    }
}

/// A value at a path in words: settings with their unit, dates as people write them, what has no words as it is written.
#[must_use]
pub fn value(language: Language, path: &str, value: &Value) -> String {
    let at = path.strip_prefix("/settings/").and_then(|name| name.split_at_checked(10)).map(|(_, at)| at);
    if let Some(setting) = at.and_then(setting_at) {
        return setting.value(language, value);
    }
    match value {
        Value::String(text) => text
            .parse()
            .map_or_else(|_| text.clone(), |date: CivilDate| tumbuh_app::i18n::date(language, date)),
        // A new record is told by its name.
        Value::Object(members) => match members.get("name") {
            Some(Value::String(name)) => name.clone(),
            _ => serde_json::to_string_pretty(value).unwrap_or_default(),
        },
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_words() {
        let said = |path| words(Language::Indonesian, path);
        assert_eq!(said("/settings/2026-01-01"), "Pengaturan mulai 1 Jan 2026");
        assert_eq!(said("/offices/dinkes/name"), "Dinas dinkes/name");
        assert_eq!(said("/languages"), "Bahasa yang dipakai");
        assert_eq!(said("/new/thing"), "/new/thing");
        assert_eq!(
            said("/settings/2027-01-01/foodDays/wasted"),
            "Pengaturan mulai 1 Jan 2027: PMT gizi kurang"
        );
        assert_eq!(said("/areas/32.11.01/name"), "Wilayah 32.11.01/name");
    }

    #[test]
    fn values_become_words() {
        let said = |path, given: Value| value(Language::Indonesian, path, &given);
        assert_eq!(said("/settings/2027-01-01/foodDays/wasted", 90.into()), "90 hari");
        assert_eq!(said("/settings/2027-01-01/from", "2027-01-01".into()), "1 Jan 2027");
        assert_eq!(
            said("/areas/32.11.01", serde_json::json!({ "code": "32.11.01", "name": "Satu" })),
            "Satu"
        );
        assert_eq!(said("/words/kader", "Kader".into()), "Kader");
    }
}
