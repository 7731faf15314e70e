//! A child's record, history and charts.

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::shell::Screen;

/// A child's record, history and charts.
#[component]
pub fn ChildPage() -> impl IntoView {
    view! { <Screen title=t(Text::SeeChild)><p></p></Screen> }
}
