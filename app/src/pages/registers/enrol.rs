//! Entering someone in a register: someone new, or a woman who is known from another one, who is not typed in again.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use tumbuh::care::register::RegisterAct;

use super::form::keep;
use super::held::{Held, Holding};
use crate::care::FormFields;
use crate::dom::{Piece, view};
use crate::i18n::{self, use_language};
use crate::pages::draft::{DraftNotice, Saver};
use crate::registers::{Enrolling, EntryFile, FormPage, RegisterWord, enrol_fields, enrolled};
use crate::routes::{Path, use_entry_id};
use crate::shell::Screen;
use crate::store::use_store;
use crate::ui::{Failure, Notice, Tone, live};

/// From so many letters on a name is looked for.
const LETTERS: usize = 3;
/// So many women of that name are shown.
const SHOWN: usize = 3;

/// Entering someone.
#[component]
pub fn EnrolPage() -> Piece {
    let language = use_language();
    let id = use_entry_id();
    let view = move |(held,): (Arc<Held>,)| {
        let known = id.get().and_then(|id| held.entry(id));
        view! { <Enrol held=held known=known /> }
    };
    view! {
        <Screen title=move || RegisterWord::Enrol.words(language)>
            <Holding view=Callback::new(view) />
        </Screen>
    }
}

/// The form; `known` is an entry of the woman, to enter her once more or to put right how she was.
#[component]
pub fn Enrol(held: Arc<Held>, known: Option<Arc<EntryFile>>) -> Piece {
    let language = use_language();
    let store = use_store();
    let refused = known.as_ref().and_then(|file| file.history.refused_enrolment().cloned());
    let woman = known.as_ref().map(|file| file.entry().woman.clone());
    let own = known.as_ref().filter(|_| refused.is_some()).map(|file| file.entry().id);
    let who = Enrolling {
        entry: own.unwrap_or_else(|| store.new_entry_id()),
        woman: woman.as_ref().map_or_else(|| store.new_woman_id(), |woman| woman.id),
        known: woman,
        refused,
        places: held.places(store, |_| RegisterAct::CorrectEntry { changes: Vec::new() }),
    };
    if who.places.is_empty() {
        return view! { <p class="quiet">{RegisterWord::NotYours.words(language)}</p> };
    }
    let entry = who.entry;
    let fields = FormFields::new(enrol_fields(&who, held.context.today, language));
    let draft =
        keep(known.as_ref().map_or("enrol".into(), |file| format!("enrol/{}", file.entry().id)), fields);
    let saver = Saver::new(draft);
    let problem = RwSignal::new(None::<String>);
    let context = Arc::clone(&held.context);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if saver.saving.get_untracked() {
            return;
        }
        let act = untrack(|| enrolled(&who, &context, fields, language));
        problem.set(act.as_ref().err().cloned());
        if let Ok(act) = act {
            saver.save(vec![act], Path::Entry(entry));
        }
    };
    let today = store.latest_day();
    let alike = known.is_none().then(|| live(move || alike(&held, &fields.get("name"))));
    view! {
        {alike}
        <DraftNotice draft=draft clear=Callback::new(move |()| fields.clear()) />
        <FormPage fields=fields today=today problem=problem saving=saver.saving on_submit=Callback::new(submit)>
            <p class="quiet">{RegisterWord::AskConsent.words(language)}</p>
            <Failure error=saver.problem />
        </FormPage>
    }
}

/// Women of that name who are known, each with the way to enter her without typing again.
fn alike(held: &Held, name: &str) -> Option<Piece> {
    let language = use_language();
    let name = name.to_ascii_lowercase();
    if name.len() < LETTERS {
        return None;
    }
    let mut women = Vec::new();
    let mut links: Vec<Piece> = Vec::new();
    for file in &held.files {
        let (entry, woman) = (file.entry(), &file.entry().woman);
        if !woman.name.as_str().to_ascii_lowercase().contains(&name) || women.contains(&woman.id) {
            continue;
        }
        women.push(woman.id);
        let years = i18n::age(language, woman.birth_date, held.context.today);
        let words = format!("{} ({years}, {})", woman.name, entry.kind().words(language));
        links.push(view! { <a class="button" href=Path::Enrol(Some(entry.id)).to_string()>{words}</a> });
    }
    links.truncate(SHOWN);
    (!links.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Watch>
                <p>{RegisterWord::IsItHer.words(language)}</p>
                {links}
            </Notice>
        }
    })
}
