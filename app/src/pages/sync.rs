//! What is only on this phone, and what needs repair.

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::shell::Screen;

/// What is only on this phone, and what needs repair.
#[component]
pub fn SyncPage() -> impl IntoView {
    view! { <Screen title=t(Text::NavSync)><p></p></Screen> }
}
