//! Registering a child and editing its record.

mod consent;
mod fields;
mod form;
mod hints;
mod page;

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::pages::loaded::Loaded;
use crate::shell::Screen;
use crate::store::ChildHistory;
use page::RecordForm;

/// Registering a child; then straight to the scale.
#[component]
pub fn RegisterPage() -> impl IntoView {
    view! {
        <Screen title=|| t(Text::RegisterTitle)>
            <RecordForm child=None />
        </Screen>
    }
    .into_any()
}

/// Editing a child's record.
#[component]
pub fn EditPage() -> impl IntoView {
    let view =
        |(history,): (ChildHistory,)| view! { <RecordForm child=Some(history.row.child) /> }.into_any();
    view! {
        <Screen title=|| t(Text::EditTitle)>
            <Loaded view=Callback::new(view) />
        </Screen>
    }
    .into_any()
}
