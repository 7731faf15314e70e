//! One woman, girl or couple: what was found and what to do, visits, what was done, children, and her other registers.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::care::register::RegisterAct;
use tumbuh::id::MutationId;

use super::held::{Held, Holding, nobody};
use crate::dom::{Piece, view};
use crate::i18n::{Text, date, use_language};
use crate::registers::{
    EntryFile, EntryForm, RegisterWord, TakeBack, expected, facts, found, helps, section, task_list, visits,
};
use crate::routes::{Path, use_entry_id};
use crate::shell::Screen;
use crate::store::{RecordState, use_store};
use crate::ui::{Failure, Notice, RecordStateWord, Tone, attempt};

/// One entry.
#[component]
pub fn EntryPage() -> Piece {
    let language = use_language();
    let store = use_store();
    let id = use_entry_id();
    let name = RwSignal::new(RegisterWord::Title.words(language).to_owned());
    let view = move |(held,): (Arc<Held>,)| {
        let Some(file) = id.get().and_then(|id| held.entry(id)) else { return nobody() };
        store.note_entry_opened(file.entry().id);
        name.set(file.entry().woman.name.to_string());
        told(&held, &file)
    };
    view! {
        <Screen title=move || name.get()>
            <Holding follow=true view=Callback::new(view) />
        </Screen>
    }
}

fn told(held: &Held, file: &Arc<EntryFile>) -> Piece {
    let language = use_language();
    let store = use_store();
    let entry = file.entry();
    let id = entry.id;
    let link = |form: EntryForm| Path::EntryForm(id, form).to_string();
    let offered = |form: &EntryForm| form.is_offered(file);
    let others = EntryForm::ALL.into_iter().filter(|form| *form != EntryForm::Visit).filter(offered);
    let others: Vec<Piece> = others
        .map(|form| view! { <a class="button" href=link(form)>{form.title().words(language)}</a> })
        .collect();
    let visit = EntryForm::Visit.is_offered(file).then(|| {
        view! {
            <div class="actions">
                <a class="button" href=Path::Registers.to_string()>{RegisterWord::Title.words(language)}</a>
                <a class="button primary" href=link(EntryForm::Visit)>{RegisterWord::Visit.words(language)}</a>
            </div>
        }
    });
    let when = format!(
        "{} · {}: {}",
        entry.kind().words(language),
        expected(entry.kind()).words(language),
        date(language, entry.expected_on())
    );
    let shown = file.found().iter().map(|one| found(file, entry, one)).collect();
    let place = store.area_name(&entry.woman.posyandu).unwrap_or_else(|| entry.woman.posyandu.to_string());
    let under = |event| if file.may_take_back(event) { take_back(file, event) } else { Piece::nothing() };
    view! {
        {refused(file, &link(EntryForm::Correct))}
        <p class="row wrap apart">
            <span class="quiet">{when}</span>
            <RecordStateWord state=file.history.state() />
        </p>
        {section(RegisterWord::Found, shown, Some(RegisterWord::NothingFound))}
        {task_list(file)}
        {facts(file, place)}
        {visits(file, under)}
        {helps(entry)}
        {children(file)}
        <div class="row wrap">{others}</div>
        {elsewhere(held, file)}
        {visit}
    }
}

/// That the regency refused something, and where it is put right.
fn refused(file: &EntryFile, correct: &str) -> Piece {
    let language = use_language();
    if file.history.state() != RecordState::NeedsFixing {
        return Piece::nothing();
    }
    let (words, link, go) = match file.history.refused_enrolment() {
        Some(_) => (RegisterWord::Refused, correct.to_owned(), RegisterWord::Repair),
        None => (RegisterWord::RefusedActs, Path::Sync.to_string(), RegisterWord::SeeRefused),
    };
    view! {
        <Notice tone=Tone::Concern>
            <p>{words.words(language)}</p>
            <a class="button" href=link>{go.words(language)}</a>
        </Notice>
    }
}

/// Children born of the pregnancy, as far as the phone holds them.
fn children(file: &EntryFile) -> Piece {
    let store = use_store();
    let children = file.entry().born.iter().filter_map(|born| {
        let name = store.child(born.child)?.row.child.name.to_string();
        Some(view! { <li><a href=Path::Child(born.child).to_string()>{name}</a></li> })
    });
    section(RegisterWord::Children, children.collect(), None)
}

/// The other times that she is or was followed, and the way into another register.
fn elsewhere(held: &Held, file: &EntryFile) -> Piece {
    let language = use_language();
    let entry = file.entry();
    let others = held.files.iter().map(|other| other.entry());
    let others = others.filter(|other| other.woman.id == entry.woman.id && other.id != entry.id);
    let others = others.map(|other| {
        let (what, on) = match other.ended_on() {
            Some(on) => (RegisterWord::EndedOn, on),
            None => (expected(other.kind()), other.expected_on()),
        };
        let when = format!(" · {} {}", what.words(language), date(language, on));
        let link = Path::Entry(other.id).to_string();
        view! { <li><a href=link>{other.kind().words(language)}</a> {when}</li> }
    });
    let others = section(RegisterWord::Others, others.collect(), None);
    let again = file.role_for(&RegisterAct::CorrectEntry { changes: Vec::new() }).map(|_| {
        let link = Path::Enrol(Some(entry.id)).to_string();
        view! { <p><a class="button quietly" href=link>{RegisterWord::AlsoEnrol.words(language)}</a></p> }
    });
    view! { {others} {again} }
}

/// Takes a visit back, with the reason.
fn take_back(file: &Arc<EntryFile>, event: MutationId) -> Piece {
    let store = use_store();
    let failure = RwSignal::new(None::<Text>);
    let send = Callback::new(move |act| attempt(failure, store.act(act)));
    view! {
        <TakeBack file=Arc::clone(file) event=event on_send=send>
            <Failure error=failure />
        </TakeBack>
    }
}
