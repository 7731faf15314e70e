//! A form about one entry, kept as a draft while it is filled in; a visit tells at once what it shows.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use tumbuh::care::register::{Entry, RegisterAct, WomanFound, check_visit};
use tumbuh::finding::Urgency;
use tumbuh::id::RequestId;

use super::enrol::Enrol;
use super::held::{Held, Holding, nobody};
use crate::care::FormFields;
use crate::clock::new_id;
use crate::dom::{Piece, view};
use crate::i18n::use_language;
use crate::pages::draft::{DraftKeeper, DraftNotice, Saver, lines_of};
use crate::registers::{
    EntryFile, EntryForm, FormPage, Fresh, RegisterWord, entry_fields, found, made, visit,
};
use crate::routes::{Path, use_entry_id, use_path};
use crate::shell::Screen;
use crate::store::use_store;
use crate::ui::{Badge, Failure, Notice, Tone, live};

/// The form in the address.
#[component]
pub fn EntryFormPage() -> Piece {
    let language = use_language();
    let (path, id) = (use_path(), use_entry_id());
    let form = Memo::new(move |_| match path.get()? {
        Path::EntryForm(_, form) => Some(form),
        _ => None,
    });
    let view = move |(held,): (Arc<Held>,)| {
        let file = id.get().and_then(|id| held.entry(id));
        match (form.get(), file) {
            (Some(EntryForm::Correct), Some(file)) if file.history.refused_enrolment().is_some() => {
                view! { <Enrol held=held known=Some(file) /> }
            }
            (Some(form), Some(file)) if form.is_offered(&file) => {
                view! { <Filled form=form held=held file=file /> }
            }
            (Some(_), Some(_)) => view! { <p class="quiet">{RegisterWord::NotYours.words(language)}</p> },
            _ => nobody(),
        }
    };
    let title = move || form.get().map_or(RegisterWord::Title, EntryForm::title).words(language);
    view! {
        <Screen title=title>
            <Holding view=Callback::new(view) />
        </Screen>
    }
}

#[component]
fn Filled(form: EntryForm, held: Arc<Held>, file: Arc<EntryFile>) -> Piece {
    let language = use_language();
    let store = use_store();
    let id = file.entry().id;
    let places = held.places(store, |code| RegisterAct::MoveEntry { to: code.clone() });
    let fields = FormFields::new(entry_fields(form, &file, &places, language));
    let draft = keep(format!("register/{}/{id}", form.name()), fields);
    let saver = Saver::new(draft);
    let problem = RwSignal::new(None::<String>);
    let fresh = Fresh { child: store.new_child_id(), request: new_id(RequestId::new) };
    let kept = Arc::clone(&file);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if saver.saving.get_untracked() {
            return;
        }
        let acts = untrack(|| made(form, &kept, fields, fresh, language));
        problem.set(acts.as_ref().err().cloned());
        if let Ok(acts) = acts {
            saver.save(
                acts,
                if form == EntryForm::Birth { Path::Child(fresh.child) } else { Path::Entry(id) },
            );
        }
    };
    let name = file.entry().woman.name.to_string();
    let today = store.latest_day();
    let hint = form.hint().map(|hint| view! { <p class="quiet">{hint.words(language)}</p> });
    let is_visit = form == EntryForm::Visit;
    let (seen, told) = (Arc::clone(&file), file);
    let in_sight = if is_visit {
        view! { <p class="row wrap shown" role="status">{live(move || badges(&shown(&seen, fields)?.1))}</p> }
    } else {
        Piece::nothing()
    };
    let shows = is_visit.then(|| live(move || shows(&told, fields)));
    view! {
        <p class="strong">{name}</p>
        {hint}
        <DraftNotice draft=draft clear=Callback::new(move |()| fields.clear()) />
        <FormPage
            fields=fields
            today=today
            problem=problem
            saving=saver.saving
            on_submit=Callback::new(submit)
            in_sight=in_sight
        >
            {shows}
            <Failure error=saver.problem />
        </FormPage>
    }
}

/// What the visit shows, as far as it is typed, and the entry with it.
fn shown(file: &EntryFile, fields: FormFields) -> Option<(Entry, Vec<WomanFound>)> {
    let visit = visit(fields, use_language()).ok().filter(|visit| check_visit(visit).is_ok())?;
    file.with_visit(visit)
}

/// The same in a few words, which stay in sight while one types.
fn badges(shown: &[WomanFound]) -> Option<Piece> {
    let language = use_language();
    let badge = |found: &WomanFound| {
        let tone = if found.finding.urgency() == Urgency::Now { Tone::Urgent } else { Tone::Concern };
        view! { <Badge tone=tone words=found.finding.words(language) /> }
    };
    (!shown.is_empty()).then(|| shown.iter().map(badge).collect())
}

/// The same in full, with what to do.
fn shows(file: &EntryFile, fields: FormFields) -> Option<Piece> {
    let language = use_language();
    let (entry, shown) = shown(file, fields)?;
    if shown.is_empty() {
        return Some(view! {
            <Notice tone=Tone::Good><p>{RegisterWord::FindsNothing.words(language)}</p></Notice>
        });
    }
    let items: Vec<Piece> = shown.iter().map(|one| found(file, &entry, one)).collect();
    Some(view! {
        <Notice tone=Tone::Urgent>
            <p class="strong">{RegisterWord::ThisFinds.words(language)}</p>
            <ul class="stack">{items}</ul>
        </Notice>
    })
}

/// Keeps what is typed.
pub fn keep(name: String, fields: FormFields) -> DraftKeeper {
    let snapshot = Signal::derive(move || lines_of(fields.snapshot().into_iter()));
    let restore = Callback::new(move |text: String| fields.restore(text.split('\n')));
    DraftKeeper::start(name, snapshot, restore)
}
