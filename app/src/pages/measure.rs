//! Measuring a child: name, numbers, save; thirty seconds.

mod correction;
mod doubts;
mod draft;
mod fields;
mod form;

pub use correction::ReasonField;
pub use fields::{OEDEMAS, POSITIONS, ReadingFields, ReadingForm};

use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::pages::child::{ChildLine, child_title};
use crate::pages::loaded::Loaded;
use crate::routes::use_corrects;
use crate::shell::Screen;
use crate::ui::live;
use form::MeasureForm;

/// Measuring a child.
#[component]
pub fn MeasurePage() -> Piece {
    let corrects = use_corrects();
    let view = move |(history,): (crate::store::ChildHistory,)| {
        let child = history.row.child.clone();
        view! {
            <ChildLine child=child />
            <MeasureForm history=history corrects=corrects.get() />
        }
    };
    let correcting = move || corrects.get().map(|_| view! { <h2>{t(Text::CorrectTitle)}</h2> });
    view! {
        <Screen title=child_title(Text::SaveReading)>
            {live(correcting)}
            <Loaded view=Callback::new(view) />
        </Screen>
    }
}
