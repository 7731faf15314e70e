//! The forms of an entry: the same that the phone has, sent at once.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::Value;
use tumbuh::api::registers::EntryStory;
use tumbuh::care::register::RegisterAct;
use tumbuh::id::{ChildId, EntryId, RequestId};
use tumbuh::sync::Act as Sent;
use tumbuh_app::care::FormFields;
use tumbuh_app::clock::new_id;
use tumbuh_app::registers::{EntryFile, EntryForm, FormPage, Fresh, entry_fields, made};
use tumbuh_app::shell::Screen;

use super::entry::story_path;
use super::places;
use crate::desk::{use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::language;
use crate::i18n::registers::{RegisterWord, r};
use crate::routes::{Route, go};
use crate::ui::{Act, Load, use_told};

/// A form about one entry.
#[component]
pub fn EntryFormPage(
    /// Which.
    entry: EntryId,
    /// Which form.
    form: EntryForm,
) -> Piece {
    let desk = use_desk();
    let load = Load::<Value>::of(story_path(entry));
    view! {
        <Screen title=move || r(form.title())>
            {load.show_read(move |story: Arc<EntryStory>, _| {
                let file = desk.context().map(|context| EntryFile::of_story(context, &story));
                match file.filter(|file| form.is_offered(file)) {
                    Some(file) => about(form, file),
                    None => view! { <p class="quiet">{r(RegisterWord::NotYours)}</p> },
                }
            })}
        </Screen>
    }
}

fn about(form: EntryForm, file: Arc<EntryFile>) -> Piece {
    let spoken = language();
    let Some(session) = use_session() else { return Piece::nothing() };
    let entry = file.entry().id;
    let name = file.entry().woman.name.to_string();
    let places = places(&session, &file, |code| RegisterAct::MoveEntry { to: code.clone() });
    let fields = FormFields::new(entry_fields(form, &file, &places, spoken));
    let fresh = Fresh { child: new_id(ChildId::new), request: new_id(RequestId::new) };
    let hint = form.hint().map(|hint| view! { <p class="quiet">{r(hint)}</p> });
    let shown = filled(fields, Piece::nothing(), Route::Entry(entry), move || {
        made(form, &file, fields, fresh, spoken)
    });
    view! { <p class="strong">{name}</p> {hint} {shown} }
}

/// Shows a form and what is `told` under its fields, sends what it makes, and goes on to where that leads.
pub fn filled(
    fields: FormFields,
    told: Piece,
    then: Route,
    make: impl Fn() -> Result<Vec<Sent>, String> + Send + Sync + 'static,
) -> Piece {
    let (desk, act, done) = (use_desk(), Act::new(), use_told());
    let problem = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let made = untrack(&make);
        problem.set(made.as_ref().err().cloned());
        let Ok(acts) = made else { return };
        let then = then.clone();
        act.run(async move { desk.act(acts).await }, move |refused| match refused {
            Some(why) => problem.set(Some(why.words(language()).to_owned())),
            None => {
                done.tell_there(r(RegisterWord::Saved));
                go(&then);
            }
        });
    };
    view! {
        <div class="narrow">
            <FormPage
                fields=fields
                today=desk.today()
                problem=problem
                saving=act.busy()
                on_submit=Callback::new(submit)
            >
                {told}
                {act.notice()}
            </FormPage>
        </div>
    }
}
