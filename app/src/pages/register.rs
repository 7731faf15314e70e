//! Registering and editing a child.

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::shell::Screen;

/// Registering and editing a child.
#[component]
pub fn RegisterPage() -> impl IntoView {
    view! { <Screen title=t(Text::RegisterChild)><p></p></Screen> }
}

/// Editing a child.
#[component]
pub fn EditPage() -> impl IntoView {
    view! { <Screen title=t(Text::RegisterChild)><p></p></Screen> }
}
