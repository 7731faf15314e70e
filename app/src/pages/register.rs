//! Registering a child and editing its record.

mod consent;
mod fields;
mod form;
mod hints;
mod page;

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::pages::loaded::Loaded;
use crate::shell::Screen;
use crate::store::ChildHistory;
use page::RecordForm;

/// Registering a child; then straight to the scale.
#[component]
pub fn RegisterPage() -> Piece {
    view! {
        <Screen title=|| t(Text::RegisterTitle)>
            <RecordForm child=None />
        </Screen>
    }
}

/// Editing a child's record.
#[component]
pub fn EditPage() -> Piece {
    let view = |(history,): (ChildHistory,)| view! { <RecordForm child=Some(history.row.child) /> };
    view! {
        <Screen title=|| t(Text::EditTitle)>
            <Loaded view=Callback::new(view) />
        </Screen>
    }
}
