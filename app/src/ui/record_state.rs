//! Where a record is, as icon and word.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::store::RecordState;

/// The state of a record; a safe one says so quietly.
#[component]
pub fn RecordStateWord(
    /// The state.
    state: RecordState,
) -> Piece {
    let (icon, text, attention) = match state {
        RecordState::Safe => (Icon::Safe, Text::StateSafe, false),
        RecordState::Sent => (Icon::Sent, Text::StateSent, false),
        RecordState::OnlyHere => (Icon::Phone, Text::StateOnlyHere, false),
        RecordState::NeedsFixing => (Icon::Concern, Text::StateNeedsFixing, true),
        RecordState::Conflicting => (Icon::Concern, Text::StateConflicting, true),
    };
    view! {
        <span class="record-state" class:attention=attention>
            <Glyph icon=icon />
            {t(text)}
        </span>
    }
}
