//! The document as a whole.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::dated::Dated;
use super::{
    CatalogueEntry, Look, Notice, Office, PackProblem, Puskesmas, Settings, Templates, Words, canonical,
    catalogue, check, office, read,
};
use crate::age::CivilDate;
use crate::area::{Area, AreaCode, AreaLevel};
use crate::language::Language;
use crate::text::{PersonName, Remark};

/// The version of the format that this software reads and writes.
pub const FORMAT_VERSION: u16 = 1;

/// What a regency configures. Everything but its version, code, name, clock and areas has a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegencyPack {
    /// [`FORMAT_VERSION`].
    pub format_version: u16,
    /// Kemendagri code of the regency, `PP.KK`.
    pub code: AreaCode,
    /// Its name.
    pub name: PersonName,
    /// How far its clocks are ahead of UTC: WIB 420, WITA 480, WIT 540.
    pub utc_offset_minutes: i32,
    /// Where the names of its areas come from, and under which terms.
    #[serde(default)]
    pub source: Option<Remark>,
    /// Languages that its people read, Indonesian first. The default is both.
    #[serde(default = "languages")]
    pub languages: Vec<Language>,
    /// Two colours and a crest.
    #[serde(default)]
    pub look: Look,
    /// What the place calls things.
    #[serde(default)]
    pub words: Words,
    /// Values in force from a day on, the oldest first, each entry complete.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Settings>, min_items = 1))]
    pub settings: Dated<Settings>,
    /// Offices that act. The default is the nine found nearly everywhere.
    #[serde(default = "office::standard")]
    pub offices: Vec<Office>,
    /// What can be done. The default is what Perpres 72/2021 lists.
    #[serde(default = "catalogue::standard")]
    pub catalogue: Vec<CatalogueEntry>,
    /// Messages.
    #[serde(default)]
    pub templates: Templates,
    /// What parents are told, the oldest version first.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Notice>, min_items = 1))]
    pub notices: Dated<Notice>,
    /// Community health centres.
    #[serde(default)]
    pub puskesmas: Vec<Puskesmas>,
    /// Districts, villages and posyandu.
    pub areas: Vec<Area>,
}

impl RegencyPack {
    /// A pack of defaults, in order.
    #[must_use]
    pub fn new(code: AreaCode, name: PersonName, utc_offset_minutes: i32, areas: Vec<Area>) -> Self {
        Self {
            format_version: FORMAT_VERSION,
            code,
            name,
            utc_offset_minutes,
            source: None,
            languages: languages(),
            look: Look::default(),
            words: Words::default(),
            settings: Dated::default(),
            offices: office::standard(),
            catalogue: catalogue::standard(),
            templates: Templates::default(),
            notices: Dated::default(),
            puskesmas: Vec::new(),
            areas,
        }
        .in_order()
    }

    /// Reads a pack and puts its lists in order.
    ///
    /// # Errors
    /// Everything that is wrong with it: a pack is taken whole or refused whole.
    pub fn parse(text: &str) -> Result<Self, Vec<PackProblem>> {
        read::text(text)
    }

    /// Reads a pack from JSON that was read already.
    ///
    /// # Errors
    /// As [`RegencyPack::parse`].
    pub fn from_value(value: serde_json::Value) -> Result<Self, Vec<PackProblem>> {
        read::value(value)
    }

    /// A pack that was in force once, as it was kept then: it is not judged by rules made since.
    #[must_use]
    pub fn restore(text: &str) -> Option<Self> {
        crate::read::bytes(text.as_bytes()).ok()
    }

    /// Everything that is wrong with it; empty when it may be used.
    #[must_use]
    pub fn problems(&self) -> Vec<PackProblem> {
        check::problems(self)
    }

    /// The pack in its one written form: complete, in a fixed order, one area a line. Reading it gives the same pack, and
    /// writing that the same text.
    ///
    /// # Errors
    /// Never for a pack that was read or checked: it is made of texts, numbers and lists.
    pub fn to_canonical_json(&self) -> Result<String, serde_json::Error> {
        canonical::text(&self.clone().in_order())
    }

    /// The same pack with every list whose order means nothing in the order of codes and ids.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        put_in_order(&mut self.areas, |area| area.code.as_str());
        put_in_order(&mut self.puskesmas, |puskesmas| puskesmas.code.as_str());
        for puskesmas in &mut self.puskesmas {
            put_in_order(&mut puskesmas.villages, AreaCode::as_str);
        }
        put_in_order(&mut self.offices, |office| office.id.as_str());
        put_in_order(&mut self.catalogue, |entry| entry.id.as_str());
        self
    }

    /// The settings in force on a day.
    #[must_use]
    pub fn settings_on(&self, day: CivilDate) -> &Settings {
        self.settings.on(day)
    }

    /// The notice in force on a day: consent given then refers to it.
    #[must_use]
    pub fn notice_on(&self, day: CivilDate) -> &Notice {
        self.notices.on(day)
    }

    /// Whether that version of the notice was in force on a day or before it, as [`RegencyPack::notice_on`] has it.
    #[must_use]
    pub fn has_notice(&self, version: u16, by: CivilDate) -> bool {
        let begun = |notice: &Notice| notice.version == version && notice.from <= by;
        self.notice_version(by) == version || self.notices.iter().any(begun)
    }

    /// Notices that another pack has not, or not word for word: whoever agreed to one of them agreed to what it says here.
    pub fn rewritten_notices<'a>(&'a self, given: &'a Self) -> impl Iterator<Item = &'a Notice> {
        self.notices.iter().filter(|own| !given.notices.iter().any(|other| other == *own))
    }

    /// Since when settings would be, or are no more, that began before `today`: what was assessed by the ones of those days says so,
    /// and stays true.
    #[must_use]
    pub fn rewritten_settings(&self, given: &Self, today: CivilDate) -> BTreeSet<CivilDate> {
        let began = |pack: &'_ Self| -> Vec<Settings> {
            pack.settings.iter().filter(|settings| settings.from < today).cloned().collect()
        };
        let (own, other) = (began(self), began(given));
        let lost = own.iter().filter(|settings| !other.contains(settings));
        let made = other.iter().filter(|settings| !own.contains(settings));
        lost.chain(made).map(|settings| settings.from).collect()
    }

    /// The version of [`RegencyPack::notice_on`].
    #[must_use]
    pub fn notice_version(&self, day: CivilDate) -> u16 {
        self.notice_on(day).version
    }

    /// Whether `code` is a posyandu of the regency.
    #[must_use]
    pub fn has_posyandu(&self, code: &AreaCode) -> bool {
        code.level() == AreaLevel::Posyandu && self.areas.iter().any(|area| area.code == *code)
    }

    /// The puskesmas that covers a village, or the village of a posyandu.
    #[must_use]
    pub fn puskesmas_of(&self, area: &AreaCode) -> Option<&Puskesmas> {
        let village = area.ancestor(AreaLevel::Village)?;
        self.puskesmas.iter().find(|puskesmas| puskesmas.villages.contains(&village))
    }
}

fn languages() -> Vec<Language> {
    Vec::from([Language::Indonesian, Language::English])
}

/// Sorts by a text. One sort of places serves every kind of list.
fn put_in_order<T>(items: &mut Vec<T>, key: fn(&T) -> &str) {
    if items.is_sorted_by(|before, after| key(before) <= key(after)) {
        return;
    }
    let places = order(items.iter().map(key).collect());
    let mut taken: Vec<Option<T>> = core::mem::take(items).into_iter().map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| taken.get_mut(place)?.take()));
}

fn order(keys: Vec<&str>) -> Vec<usize> {
    let mut places: Vec<(&str, usize)> = keys.into_iter().zip(0..).collect();
    places.sort();
    places.into_iter().map(|(_, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn settings_of_days_that_are_over_stay_and_those_of_today_and_later_may_change() {
        let day = |text: &str| text.parse::<CivilDate>().unwrap();
        let pack = RegencyPack::new("32.11".parse().unwrap(), "Contoh".parse().unwrap(), 420, vec![]);
        let first = pack.settings.newest().clone();
        let with = |more: &[&str], wasted| {
            let mut changed = first.clone();
            changed.food_days.wasted = wasted;
            let later = more.iter().map(|from| Settings { from: day(from), ..first.clone() });
            let settings = core::iter::once(changed).chain(later).collect();
            RegencyPack { settings: Dated::from_entries(settings).unwrap(), ..pack.clone() }
        };
        let same = first.food_days.wasted;
        let told = |given: &RegencyPack| {
            pack.rewritten_settings(given, day("2026-03-01")).into_iter().collect::<Vec<_>>()
        };
        assert!(told(&pack).is_empty());
        assert!(told(&with(&["2026-03-01", "2026-04-01"], same)).is_empty());
        assert_eq!(told(&with(&["2026-02-28"], same)), [day("2026-02-28")]);
        assert_eq!(told(&with(&[], same + 1)), [first.from]);
    }

    #[test]
    fn a_notice_that_says_something_else_or_is_gone_is_told() {
        let pack = RegencyPack::new("32.11".parse().unwrap(), "Contoh".parse().unwrap(), 420, vec![]);
        let with = |notices| RegencyPack { notices: Dated::from_entries(notices).unwrap(), ..pack.clone() };
        let first = pack.notices.newest().clone();
        let second = Notice { version: 2, from: "2026-01-01".parse().unwrap(), ..first.clone() };
        let mut other = first.clone();
        other.consent.indonesian = "Ya".parse().unwrap();
        let told = |given: &RegencyPack| {
            pack.rewritten_notices(given).map(|notice| notice.version).collect::<Vec<_>>()
        };
        assert!(told(&with(vec![first.clone(), second.clone()])).is_empty());
        assert_eq!(told(&with(vec![other, second.clone()])), [1]);
        assert_eq!(told(&with(vec![second])), [1]);
        assert!(told(&pack).is_empty());
    }
}
