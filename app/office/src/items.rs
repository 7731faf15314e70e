//! Items of a regency pack in words: `/settings/2026-01-01` is "Pengaturan mulai 1 Jan 2026".

use tumbuh::age::CivilDate;
use tumbuh::language::Language;

use crate::i18n::{Phrase, Text, say, tell};

/// The item at a path in words; the path itself where there are none.
#[must_use]
pub fn words(language: Language, path: &str) -> String {
    let (kind, name) = path.trim_start_matches('/').split_once('/').unwrap_or((path, ""));
    let what = match kind {
        "settings" => {
            let date = name.parse::<CivilDate>().map(|date| tumbuh_app::i18n::date(language, date));
            return date
                .map_or_else(|_| path.to_owned(), |date| tell(language, &Phrase::SettingsFrom { date }));
        }
        "offices" => Text::ItemOffice,
        "catalogue" => Text::ItemCatalogue,
        "words" => Text::ItemWord,
        "templates" => Text::ItemTemplate,
        "notices" => Text::ItemNotice,
        "languages" | "/languages" => return say(language, Text::ItemLanguages).into(),
        _ => return path.into(),
    };
    format!("{} {name}", say(language, what))
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
    }
}
