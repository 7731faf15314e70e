//! Measuring a child.

mod fields;

pub use fields::{ReadingFields, ReadingForm};

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::shell::Screen;

/// Measuring a child.
#[component]
pub fn MeasurePage() -> impl IntoView {
    view! { <Screen title=t(Text::Weight)><p></p></Screen> }
}
