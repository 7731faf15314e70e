//! An address that leads nowhere.

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::shell::Screen;

/// An address that leads nowhere.
#[component]
pub fn MissingPage() -> Piece {
    view! { <Screen title=|| t(Text::NotFound)><p></p></Screen> }
}
