//! The calculator for any one child; it saves nothing.

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::shell::Screen;

/// The calculator for any one child; it saves nothing.
#[component]
pub fn CheckPage() -> impl IntoView {
    view! { <Screen title=t(Text::NavCheck)><p></p></Screen> }
}
