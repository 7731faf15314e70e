//! An address that leads nowhere.

use leptos::prelude::*;
use tumbuh_app::shell::Screen;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::routes::Route;

/// An address that leads nowhere.
#[component]
pub fn MissingPage() -> Piece {
    view! {
        <Screen title=|| t(Text::MissingTitle)>
            <p>{t(Text::MissingWhy)} " " <a href=Route::Home.to_string()>{t(Text::ToStart)}</a></p>
        </Screen>
    }
}
