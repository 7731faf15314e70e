//! A child's record.

mod line;

pub use line::{ChildLine, child_title};

use leptos::prelude::*;

use crate::i18n::Text;
use crate::shell::Screen;

/// A child's record.
#[component]
pub fn ChildPage() -> impl IntoView {
    view! { <Screen title=child_title(Text::SeeRecord)><p></p></Screen> }
}
