//! What a reading says.

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::shell::Screen;

/// What a reading says.
#[component]
pub fn ResultPage() -> impl IntoView {
    view! { <Screen title=t(Text::MeasuredOn)><p></p></Screen> }
}
