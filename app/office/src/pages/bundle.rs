//! A case as a bundle for the audit (AKS): history, curves, interventions, family and environment, to print or as JSON.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::api::care::CaseStory;
use tumbuh::growth::assess;
use tumbuh::id::ChildId;
use tumbuh_app::care::{CaseCard, Story};
use tumbuh_app::chart::{ChartTabs, Seen};
use tumbuh_app::shell::Screen;

use super::case::{file_of, story_path};
use crate::desk::{Desk, use_desk};
use crate::dom::{Piece, view};
use crate::files::{print, save};
use crate::i18n::care::{CareWord, c};
use crate::i18n::language;
use crate::ui::Load;

/// The bundle.
#[component]
pub fn BundlePage(
    /// The child.
    child: ChildId,
) -> Piece {
    let desk = use_desk();
    let story = Load::<CaseStory>::of(story_path(child));
    view! {
        <Screen title=|| c(CareWord::Bundle)>
            {story.show(move |story| bundle(desk, &story))}
        </Screen>
    }
}

fn bundle(desk: Desk, story: &Arc<CaseStory>) -> Piece {
    let Some(file) = file_of(desk, story) else { return Piece::nothing() };
    let spoken = language();
    let child = file.child.clone();
    let seen = file.readings.iter().rev().map(|reading| Seen {
        date: Some(reading.date),
        assessment: assess(&child.subject(), reading.date, &reading.reading()),
    });
    let seen: Vec<Seen> = seen.collect();
    let today = tumbuh_app::i18n::date(spoken, file.today);
    let whole = Arc::clone(story);
    let name = format!("aks-{}-{}.json", child.id, file.today);
    let download = move |_| {
        if let Ok(text) = serde_json::to_string_pretty(&*whole) {
            save(&name, "application/json", &text);
        }
    };
    view! {
        <p class="quiet">{c(CareWord::BundleWhy)} " " {today}</p>
        <p class="row wrap no-print">
            <button type="button" class="button primary" on:click=|_| print()>{c(CareWord::Print)}</button>
            <button type="button" class="button" on:click=download>{c(CareWord::BundleJson)}</button>
        </p>
        <p class="strong">{child.name.to_string()}</p>
        <CaseCard file=file.clone()>{Piece::nothing()}</CaseCard>
        <ChartTabs sex=child.sex seen=seen />
        <Story file=file />
    }
}
