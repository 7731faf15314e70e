//! Hints beside the fields that never block: a NIK that says otherwise, a child that may be registered already.

use leptos::prelude::*;
use tumbuh::id::ChildId;
use tumbuh::likeness::sounds_like;

use super::fields::ChildFields;
use super::form::doubt_words;
use crate::dom::{Piece, view};
use crate::i18n::{Text, mother, t, use_language};
use crate::routes::Path;
use crate::store::use_store;
use crate::ui::{Notice, Tone, live};

/// What the NIK says against sex and birth date.
#[component]
pub fn NikHint(
    /// The fields.
    fields: ChildFields,
) -> Piece {
    let doubt = move || fields.nik()?.doubt(fields.sex.get()?, fields.birth_date()?).map(doubt_words);
    live(move || {
        doubt().map(|text| {
            view! {
                <Notice tone=Tone::Watch>
                    <p>{t(text)}</p>
                </Notice>
            }
        })
    })
}

/// Children that may be this one: born on the same day, with a name that sounds the same.
#[component]
pub fn DuplicateHint(
    /// The fields.
    fields: ChildFields,
    /// The child itself, when it is edited.
    own: Option<ChildId>,
) -> Piece {
    let roster = use_store().roster();
    let language = use_language();
    let same = move || {
        let birth = fields.birth_date()?;
        let name = fields.name.get();
        roster.with(|roster| {
            roster
                .iter()
                .map(|entry| &entry.row.child)
                .find(|child| {
                    child.birth_date == birth
                        && Some(child.id) != own
                        && sounds_like(child.name.as_str(), &name)
                })
                .map(|child| (child.id, child.name.to_string(), mother(language, child.mother_name.as_str())))
        })
    };
    live(move || {
        same().map(|(id, name, mother)| {
            view! {
                <Notice tone=Tone::Watch>
                    <p>
                        {t(Text::Duplicate)} " "
                        <a href=Path::Child(id).to_string()>
                            <strong>{name}</strong>
                        </a> " · " {mother}
                    </p>
                </Notice>
            }
        })
    })
}
