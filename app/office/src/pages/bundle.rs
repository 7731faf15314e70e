//! A case as a bundle for the audit (AKS): history, curves, interventions, family and environment, to print or as JSON.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::id::ChildId;
use tumbuh::sex::Sex;
use tumbuh_app::care::{CaseCard, CaseFile, Story};
use tumbuh_app::chart::{AllCharts, Seen};
use tumbuh_app::i18n::Text;
use tumbuh_app::shell::Screen;

use super::case::story_path;
use crate::desk::{Desk, use_desk, use_session};
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
        <p>{whose(&file)}</p>
        {papers(&file)}
    }
}

/// Whose case it is, besides the name: sex, birth, age, mother and where it is followed.
fn whose(file: &CaseFile) -> String {
    let (child, spoken) = (&file.child, language());
    let sex = match child.sex {
        Sex::Female => Text::Girl,
        Sex::Male => Text::Boy,
    };
    let place = use_session().map(|session| session.names.name(&child.posyandu));
    let born = tumbuh_app::i18n::date(spoken, child.birth_date);
    let parts = [
        Some(tumbuh_app::i18n::say(spoken, sex).to_owned()),
        Some(format!("{} {born}", c(CareWord::BornOn))),
        Some(tumbuh_app::i18n::age(spoken, child.birth_date, file.today)),
        Some(format!("{} {}", c(CareWord::Mother), child.mother_name)),
        place,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
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
