//! Entering someone in a register: someone new, or a woman who is known from another one, who is not typed in again.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::api::registers::EntryStory;
use tumbuh::care::register::{RegisterAct, Woman};
use tumbuh::id::{EntryId, WomanId};
use tumbuh_app::care::FormFields;
use tumbuh_app::clock::new_id;
use tumbuh_app::registers::{Enrolling, enrol_fields, enrolled};
use tumbuh_app::shell::Screen;

use super::entry::story_path;
use super::form::filled;
use super::known::Known;
use super::places;
use crate::desk::{use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::language;
use crate::i18n::registers::{RegisterWord, r};
use crate::routes::Route;
use crate::ui::Load;

/// Entering someone.
#[component]
pub fn EnrolPage(
    /// An entry of the woman, when she is known.
    entry: Option<EntryId>,
) -> Piece {
    let form = match entry {
        None => shown(None),
        Some(entry) => Load::<Value>::of(story_path(entry))
            .show_read(move |story: Arc<EntryStory>, _| shown(Some(&story.entry.woman))),
    };
    view! { <Screen title=|| r(RegisterWord::Enrol)>{form}</Screen> }
}

fn shown(known: Option<&Woman>) -> Piece {
    let (Some(session), Some(context)) = (use_session(), use_desk().context()) else {
        return Piece::nothing();
    };
    // The same however often it is sent.
    let who = Enrolling {
        entry: new_id(EntryId::new),
        woman: known.map_or_else(|| new_id(WomanId::new), |woman| woman.id),
        known: known.cloned(),
        refused: None,
        places: places(&session, &context, |_| RegisterAct::CorrectEntry { changes: Vec::new() }),
    };
    let fields = FormFields::new(enrol_fields(&who, context.today, language()));
    let then = Route::Entry(who.entry);
    let looked_for = known.is_none().then(|| view! { <Known session=session fields=fields /> });
    let make = move || Ok(vec![enrolled(&who, &context, fields, language())?]);
    filled(fields, view! { {looked_for} }, then, make)
}
