//! A case as a bundle for the audit (AKS): history, curves, interventions, family and environment, to print or as JSON.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::id::ChildId;
use tumbuh_app::care::{CaseCard, CaseFile, Story};
use tumbuh_app::chart::{AllCharts, Seen};
use tumbuh_app::shell::Screen;

use super::case::story_path;
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
    let story = Load::<Value>::of(story_path(child));
    view! {
        <Screen title=|| c(CareWord::Bundle)>
            {story.show_read(move |story: Arc<Value>, text| bundle(desk, &story, text.to_owned()))}
        </Screen>
    }
}

fn bundle(desk: Desk, story: &Value, text: String) -> Piece {
    let file = desk.context().and_then(|context| CaseFile::of_story(context, story));
    let Some(file) = file else { return Piece::nothing() };
    let today = tumbuh_app::i18n::date(language(), file.today);
    let name = format!("aks-{}-{}.json", file.child.id, file.today);
    let download = move |_| save(&name, "application/json", &text);
    view! {
        <p class="quiet">{c(CareWord::BundleWhy)} " " {today}</p>
        <p class="row wrap no-print">
            <button type="button" class="button primary" on:click=|_| print()>{c(CareWord::Print)}</button>
            <button type="button" class="button" on:click=download>{c(CareWord::BundleJson)}</button>
        </p>
        <p class="strong">{file.child.name.to_string()}</p>
        {papers(&file)}
    }
}

/// Card, curves and story of a case.
pub fn papers(file: &Arc<CaseFile>) -> Piece {
    let child = file.child.clone();
    let seen = Seen::of(&child, file.readings.iter());
    view! {
        <CaseCard file=file.clone()>{Piece::nothing()}</CaseCard>
        <AllCharts sex=child.sex seen=seen />
        <Story file=file.clone() />
    }
}
