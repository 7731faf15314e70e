//! The languages people read: Indonesian first, English complete.

mod format;
mod told;

pub use told::Told;

use serde::{Deserialize, Serialize};

/// A language of words shown to people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Language {
    /// Bahasa Indonesia.
    #[default]
    #[serde(rename = "id")]
    Indonesian,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Both<T> {
    /// In Bahasa Indonesia.
    #[serde(rename = "id")]
    pub indonesian: T,
    /// In English.
    #[serde(rename = "en")]
    pub english: T,
}

impl<T> Both<T> {
    /// The text in `language`.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &T {
        match language {
            Language::Indonesian => &self.indonesian,
            Language::English => &self.english,
        }
    }
}

impl Language {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::English => "en",
        }
    }

    /// The one of two texts that is in this language.
    #[must_use]
    pub fn pick(self, indonesian: &'static str, english: &'static str) -> &'static str {
        match self {
            Self::Indonesian => indonesian,
            Self::English => english,
        }
    }
}
