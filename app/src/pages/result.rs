//! What a reading says.

mod scores;
mod step;
mod view;

pub use scores::{CategoryBadge, category_words, code};
pub use view::VisitView;

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::shell::Screen;

/// What a reading says.
#[component]
pub fn ResultPage() -> impl IntoView {
    view! { <Screen title=t(Text::ResultTitle)><p></p></Screen> }
}
