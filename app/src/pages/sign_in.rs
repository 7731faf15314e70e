//! Signing in.

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::shell::Screen;

/// Signing in.
#[component]
pub fn SignInPage() -> impl IntoView {
    view! { <Screen title=t(Text::SignIn)><p></p></Screen> }
}
