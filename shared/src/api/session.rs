//! Signing in and what a session knows.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::people::DeviceName;
use crate::access::Grants;
use crate::age::CivilDate;
use crate::area::{Area, AreaCode, Scope};
use crate::id::{AccountId, DeviceId};
use crate::language::{Both, Language};
use crate::regency::{Colour, Crest, Look, Notice, Words, fill};
use crate::sync::ReceiptKey;
use crate::sync::phone::{Loss, View};
use crate::text::{Line, PersonName};

/// `POST /api/v1/session`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignInRequest {
    /// Kemendagri code of the regency, `PP.KK`.
    pub regency: AreaCode,
    /// The account's name.
    pub username: Line<64>,
    /// The password, at most 256 bytes.
    pub password: String,
    /// The device that will act.
    pub device: DeviceId,
    /// What the device calls itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_name: Option<DeviceName>,
    /// Six digits of the authenticator, where a second factor guards the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What was on this device and has vanished from the browser's storage, as the device itself remembers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Loss>,
}

/// `GET /api/v1/session`, also the answer to signing in: all that a phone needs to work offline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// The account.
    pub account: AccountId,
    /// The person's name.
    pub name: PersonName,
    /// What the person is, and where; the villages of a puskesmas stand in its stead.
    pub grants: Grants,
    /// Where the person sees records on this device: everywhere, or in the areas that they chose to keep on it.
    pub scope: Scope,
    /// Set when these are more children than a phone keeps: then none are sent before areas are chosen (`PUT /api/v1/me/areas`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub too_many: Option<TooMany>,
    /// The regency.
    pub regency: RegencyView,
    /// Areas within the grants, and those they lie in, for names.
    pub areas: Vec<Area>,
    /// What opens the signatures of the regency's receipts; one that does not say cannot be checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_key: Option<ReceiptKey>,
    /// Server clock, milliseconds since 1970.
    pub server_time_millis: i64,
}

impl SessionView {
    /// What decides which rows its person is sent.
    #[must_use]
    pub fn view(&self) -> View {
        View::new(&self.scope, &self.grants)
    }
}

/// More children than a phone keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct TooMany {
    /// At most so many.
    pub limit: u32,
}

/// What a phone knows of its regency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RegencyView {
    /// Kemendagri code, `PP.KK`.
    pub code: AreaCode,
    /// Its name.
    pub name: PersonName,
    /// How far its clocks are ahead of UTC.
    pub utc_offset_minutes: i32,
    /// Version of the consent notice in force.
    pub notice_version: u16,
    /// Since when the settings in force hold.
    pub settings_from: CivilDate,
    /// KMS settings in force.
    pub kms: crate::kms::KmsSettings,
    /// What the place calls things.
    pub words: Words,
    /// Its colours and its crest.
    pub look: Colours,
    /// Languages to choose from, the usual one first; a regency that does not say has all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub languages: Option<Vec<Language>>,
    /// The notice in force: the version is `noticeVersion`.
    pub notice: NoticeTexts,
    /// How children are handled: a [`CareSheet`](crate::care::CareSheet), which a phone reads only where it is used.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = crate::care::CareSheet))]
    pub handling: serde_json::Value,
}

impl RegencyView {
    /// Whether a language may be chosen.
    #[must_use]
    pub fn offers(&self, language: Language) -> bool {
        self.languages.as_ref().is_none_or(|languages| languages.contains(&language))
    }

    /// The language to speak: the one that was chosen, where it may be, otherwise the usual one.
    #[must_use]
    pub fn spoken(&self, chosen: Option<Language>) -> Language {
        let usual = || self.languages.as_ref().and_then(|languages| languages.first().copied());
        chosen.filter(|chosen| self.offers(*chosen)).or_else(usual).unwrap_or_default()
    }
}

/// How a regency's screens look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Colours {
    /// Bars and buttons, with white text.
    pub primary: Colour,
    /// Links and marks.
    pub accent: Colour,
    /// The crest, where there is one: the address of an image that holds the whole drawing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crest: Option<String>,
}

impl Colours {
    /// What a pack says.
    #[must_use]
    pub fn of(look: &Look) -> Self {
        let crest = look.crest.as_ref().map(Crest::to_address);
        Self { primary: look.primary, accent: look.accent, crest }
    }
}

/// What parents are told, with the regency's name filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct NoticeTexts {
    /// What a parent agrees to, short enough to be read aloud.
    pub consent: Both<String>,
    /// What is kept, why, who sees it, and what a parent may ask.
    pub privacy: Both<String>,
}

impl NoticeTexts {
    /// The texts of a notice in the regency of that name.
    #[must_use]
    pub fn of(notice: &Notice, regency: &PersonName) -> Self {
        let one = |text: &str| fill(text, &[("regency", regency.as_str())]);
        let Notice { consent, privacy, .. } = notice;
        Self {
            consent: Both {
                indonesian: one(consent.indonesian.as_str()),
                english: one(consent.english.as_str()),
            },
            privacy: Both {
                indonesian: one(privacy.indonesian.as_str()),
                english: one(privacy.english.as_str()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[test]
    fn a_language_that_the_regency_does_not_list_is_neither_offered_nor_spoken() {
        use Language::{English, Indonesian};
        let view = |languages| RegencyView {
            code: "74.13".parse().unwrap(),
            name: "Kabupaten Muna Barat".parse().unwrap(),
            utc_offset_minutes: 480,
            notice_version: 1,
            settings_from: "2025-01-01".parse().unwrap(),
            kms: Default::default(),
            words: Default::default(),
            look: Colours::of(&Look::default()),
            languages,
            notice: NoticeTexts::of(&Notice::default(), &"Kabupaten Muna Barat".parse().unwrap()),
            handling: serde_json::Value::Null,
        };
        for (languages, chosen, spoken) in [
            (Some(vec![Indonesian]), None, Indonesian),
            (Some(vec![Indonesian]), Some(English), Indonesian),
            (Some(vec![Indonesian, English]), None, Indonesian),
            (Some(vec![Indonesian, English]), Some(English), English),
            (Some(vec![English]), None, English),
            (None, Some(English), English),
            (None, None, Indonesian),
        ] {
            assert_eq!(view(languages.clone()).spoken(chosen), spoken, "{languages:?} {chosen:?}");
        }
        assert!(!view(Some(vec![Indonesian])).offers(English) && view(None).offers(English));
    }

    #[test]
    fn parents_read_the_name_of_their_regency() {
        let texts = NoticeTexts::of(&Notice::default(), &"Kabupaten Muna Barat".parse().unwrap());
        for text in [texts.consent.indonesian, texts.consent.english, texts.privacy.indonesian] {
            assert!(text.contains("Kabupaten Muna Barat") && !text.contains('{'));
        }
    }
}
