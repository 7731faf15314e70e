//! Language, account, storage, licences.

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::shell::Screen;

/// Language, account, storage, licences.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! { <Screen title=t(Text::NavSettings)><p></p></Screen> }
}
