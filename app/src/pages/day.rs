//! The posyandu day.

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::shell::Screen;

/// The posyandu day.
#[component]
pub fn DayPage() -> impl IntoView {
    view! { <Screen title=t(Text::DayTitle)><p></p></Screen> }
}
