//! A child's record: who it is, how it grows, every reading, and what can be done.

mod conflicts;
mod history;
mod identity;
mod line;
mod request;
mod status;
mod twins;

pub use conflicts::change_words;
pub use line::{ChildLine, child_title};

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::care::StepKind;
use tumbuh::id::ChildId;

use crate::care::words::CareText;
use crate::care::{CaseCard, CaseFile, CounselCard};
use crate::chart::{ChartTabs, Seen};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t, use_language};
use crate::pages::loaded::Loaded;
use crate::routes::{Path, use_child_id};
use crate::shell::Screen;
use crate::store::{ChildHistory, use_store};
use conflicts::Conflicts;
use history::HistoryList;
use identity::Identity;
use request::{RequestForm, Requesting};
use status::{CloseForm, ClosedNotice, Closing};
use twins::Twins;

/// A child's record.
#[component]
pub fn ChildPage() -> Piece {
    let (closing, requesting) = (Closing::new(), Requesting::new());
    let id = use_child_id();
    Effect::new(move |before: Option<Option<ChildId>>| {
        let id = id.get();
        if before.is_some_and(|before| before != id) {
            closing.clear();
            requesting.clear();
        }
        id
    });
    let view = move |(history,): (ChildHistory,)| view! { <Record history=history closing=closing requesting=requesting /> };
    view! {
        <Screen title=child_title(Text::SeeRecord)>
            <Loaded follow=true view=Callback::new(view) />
        </Screen>
    }
}

#[component]
fn Record(history: ChildHistory, closing: Closing, requesting: Requesting) -> Piece {
    let child = history.row.child.clone();
    let id = child.id;
    let active = child.is_active();
    if !active {
        closing.clear();
    }
    let seen = Seen::of(&child, history.standing());
    let handling = CaseFile::of(use_store(), &history).map(|file| view! { <Handling file=file /> });
    view! {
        <Identity child=child.clone() state=history.state />
        <ClosedNotice child=child.clone() />
        <Conflicts row=history.row.clone() />
        <Twins history=history.clone() />
        {handling}
        <ChartTabs sex=child.sex seen=seen />
        <HistoryList history=history />
        <section class="stack no-print">
            <a href=Path::EditChild(id).to_string() class="button">
                {t(Text::EditChild)}
            </a>
            <RequestForm child=child.clone() requesting=requesting />
            {active.then(|| view! { <CloseForm child=child closing=closing /> })}
        </section>
        {active
            .then(|| {
                view! {
                    <div class="actions">
                        <a href=Path::Day.to_string() class="button">
                            {t(Text::DayTitle)}
                        </a>
                        <a href=Path::Measure(id).to_string() class="button primary">
                            {t(Text::MeasureNow)}
                        </a>
                    </div>
                }
            })}
    }
}

/// The case in one look, with the way to its story and to the steps that the person may take.
#[component]
fn Handling(file: Arc<CaseFile>) -> Piece {
    let language = use_language();
    let id = file.child.id;
    let steps: Vec<Piece> = file
        .steps()
        .into_iter()
        .map(|kind| {
            let words = kind.words(language);
            view! { <a href=Path::Step(id, kind).to_string() class="button">{words}</a> }
        })
        .collect();
    let steps = (!steps.is_empty()).then(|| {
        view! {
            <details class="no-print">
                <summary>{CareText::Steps.words(language)}</summary>
                <div class="row wrap">{steps}</div>
            </details>
        }
    });
    // The desk writes it, with the code that leads back to the case.
    let writes = file.roles().any(|role| StepKind::Refer.is_for(role));
    let open = file.care.open().into_iter().flat_map(|case| &case.referrals);
    let letters: Vec<Piece> = open
        .filter(|followed| writes && followed.is_open())
        .map(|followed| {
            let link = format!("/desk#/letter/{id}/{}", followed.referral.id);
            view! { <a href=link class="button no-print">{CareText::Letter.words(language)}</a> }
        })
        .collect();
    view! {
        <CaseCard file=file.clone()>
            {letters}
            {steps}
            <a href=Path::Story(id).to_string() class="button no-print">
                {CareText::SeeStory.words(language)}
            </a>
        </CaseCard>
        <CounselCard file=file />
    }
}
