//! The child in one line, on every screen about it.

use leptos::prelude::*;
use tumbuh::child::Child;
use tumbuh::sex::Sex;

use crate::dom::{Piece, view};
use crate::i18n::{self, Phrase, Text, say, t, tell, use_language};
use crate::routes::{Path, use_child_id};
use crate::store::use_store;

/// The child's name as the title of a screen; `other` until it is known.
pub fn child_title(other: Text) -> impl Fn() -> String + Send + Sync + 'static {
    let store = use_store();
    let id = use_child_id();
    let language = use_language();
    move || {
        let name = id.get().and_then(|id| store.child(id)).map(|entry| entry.row.child.name.to_string());
        name.unwrap_or_else(|| say(language, other).to_owned())
    }
}

/// Sex, age and mother, and the way to the record.
#[component]
pub fn ChildLine(
    /// The child.
    child: Child,
    /// Whether to offer the way to the record.
    #[prop(default = true)]
    link: bool,
) -> Piece {
    let language = use_language();
    let today = use_store().today();
    let birth = child.birth_date;
    let (sex, class) = match child.sex {
        Sex::Male => (Text::Boy, "sex boy"),
        Sex::Female => (Text::Girl, "sex girl"),
    };
    let corrected = child.corrected_birth_date(today).map(|due| {
        let age = i18n::age(language, due, today);
        view! { <span class="strong">{tell(language, &Phrase::CorrectedAgeIs { age })}</span> }
    });
    view! {
        <p class="child-line">
            <span class=class>{t(sex)}</span>
            <span class="strong">{i18n::age(language, birth, today)}</span>
            {corrected}
            <span class="grow">{i18n::mother(language, child.mother_name.as_str())}</span>
            {link.then(|| view! { <a href=Path::Child(child.id).to_string()>{t(Text::See)}</a> })}
        </p>
    }
}
