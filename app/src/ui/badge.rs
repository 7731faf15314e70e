//! A category as colour, icon and word together.

use leptos::prelude::*;

use crate::dom::{Piece, view};
use tumbuh::growth::Level;

use super::{Glyph, Icon};

/// How a category looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// Keep an eye on it.
    Watch,
    /// The health centre should look.
    Concern,
    /// Today.
    Urgent,
    /// Cannot be said.
    Unknown,
}

impl From<Level> for Tone {
    fn from(level: Level) -> Self {
        match level {
            Level::Good => Self::Good,
            Level::Watch => Self::Watch,
            Level::Concern => Self::Concern,
            Level::Urgent => Self::Urgent,
        }
    }
}

impl Tone {
    /// Its style class.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Good => "tone-good",
            Self::Watch => "tone-watch",
            Self::Concern => "tone-concern",
            Self::Urgent => "tone-urgent",
            Self::Unknown => "tone-unknown",
        }
    }

    /// Its icon, of a shape of its own.
    #[must_use]
    pub fn icon(self) -> Icon {
        match self {
            Self::Good => Icon::Good,
            Self::Watch => Icon::Watch,
            Self::Concern => Icon::Concern,
            Self::Urgent => Icon::Urgent,
            Self::Unknown => Icon::Unknown,
        }
    }
}

/// Icon and word in the colour of a tone.
#[component]
pub fn Badge(
    /// Colour and icon.
    tone: Tone,
    /// The word.
    #[prop(into)]
    words: String,
) -> Piece {
    view! {
        <span class=format!("badge {}", tone.class())>
            <Glyph icon=tone.icon() />
            {words}
        </span>
    }
}
