//! One woman, girl or couple: what was found, what is to do, visits, what was done, children, and her other registers.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::api::registers::{BornChild, EntryStory};
use tumbuh::care::register::RegisterAct;
use tumbuh::id::{EntryId, MutationId};
use tumbuh_app::i18n::{date, kg};
use tumbuh_app::registers::{
    EntryFile, EntryForm, TakeBack, facts, found, helps, section, task_list, todo, visits,
};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Notice, Tone, live};

use super::card;
use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::registers::{RegisterWord, r};
use crate::i18n::{Text, language, t};
use crate::routes::Route;
use crate::ui::{Act, Load, use_told};

/// The address of an entry's story.
pub fn story_path(entry: EntryId) -> String {
    format!("/api/v1/registers/{entry}")
}

/// One entry.
#[component]
pub fn EntryPage(
    /// Which.
    entry: EntryId,
) -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let load = Load::<Value>::of(story_path(entry));
    view! {
        <Screen title=|| t(Text::NavRegisters)>
            {load.show_read(move |story: Arc<EntryStory>, _| told(&session, &story, load))}
        </Screen>
    }
}

fn told(session: &Arc<Session>, story: &EntryStory, load: Load<Value>) -> Piece {
    let Some(context) = use_desk().context() else { return Piece::nothing() };
    let file = EntryFile::of_story(context, story);
    let entry = file.entry();
    let steps: Vec<Piece> = EntryForm::ALL
        .into_iter()
        .filter(|form| form.is_offered(&file))
        .map(|form| {
            let link = Route::EntryForm(entry.id, form).to_string();
            view! { <a class="button" href=link>{r(form.title())}</a> }
        })
        .collect();
    let shown = story.found.iter().map(|one| found(&file, entry, one)).collect();
    let others: Vec<Piece> = story.others.iter().map(|other| card(session, other)).collect();
    let others = (!others.is_empty()).then(|| {
        view! { <section class="stack"><h2>{r(RegisterWord::Others)}</h2><ul class="todo">{others}</ul></section> }
    });
    let children: Vec<Piece> = story.children.iter().map(born_child).collect();
    let again = file.role_for(&RegisterAct::CorrectEntry { changes: Vec::new() }).map(|_| {
        let link = Route::Enrol(Some(entry.id)).to_string();
        view! { <p><a class="go" href=link>{r(RegisterWord::AlsoEnrol)}</a></p> }
    });
    let under = |event| match file.may_take_back(event) {
        true => take_back(&file, event, load),
        false => Piece::nothing(),
    };
    let withdrawn = story.withdrawn.then(|| {
        view! { <Notice tone=Tone::Watch><p>{r(RegisterWord::Withdrawn)}</p></Notice> }
    });
    view! {
        {withdrawn}
        {facts(&file, session.names.name(&entry.woman.posyandu))}
        <div class="row wrap">{steps}</div>
        <div class="beside">
            <div class="stack">
                {section(RegisterWord::Found, shown, Some(RegisterWord::NothingFound))}
                {task_list(&file)}
                {section(RegisterWord::Children, children, None)}
                {helps(entry)}
            </div>
            <div class="stack">{visits(&file, under)}</div>
        </div>
        {others}
        {again}
    }
}

fn born_child(born: &BornChild) -> Piece {
    let spoken = language();
    let child = &born.child;
    let weight = child.birth_weight_grams.map(|weight| kg(spoken, weight));
    let words = format!("{} · {}", date(spoken, child.birth_date), weight.unwrap_or_default());
    let next = born.next.as_ref().map(|due| todo(use_desk().context().as_deref(), due));
    let link = Route::Case(child.id).to_string();
    view! { <li><a class="go" href=link>{child.name.to_string()}</a> " " <span class="quiet">{words}</span> {next}</li> }
}

fn take_back(file: &Arc<EntryFile>, event: MutationId, load: Load<Value>) -> Piece {
    let (desk, act, done) = (use_desk(), Act::new(), use_told());
    let refused = RwSignal::new(None::<String>);
    let send = Callback::new(move |taken_back| {
        act.run(async move { desk.act(vec![taken_back]).await }, move |answer| match answer {
            Some(why) => refused.set(Some(why.words(language()).to_owned())),
            None => {
                done.tell(r(RegisterWord::Saved));
                load.again();
            }
        });
    });
    view! {
        <TakeBack file=Arc::clone(file) event=event on_send=send>
            {live(move || refused.get().map(|words| view! { <p class="problem" role="alert">{words}</p> }))}
            {act.notice()}
        </TakeBack>
    }
}
