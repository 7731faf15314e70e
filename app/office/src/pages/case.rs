//! One child's story with the curve beside it, and the form of each step.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::Value;
use tumbuh::care::{StepKind, recommend_for_case};
use tumbuh::growth::assess;
use tumbuh::id::{ChildId, InterventionId, MeasurementId, ReferralId};
use tumbuh_app::care::words::CareText;
use tumbuh_app::care::{CaseCard, CaseFile, FormFields, NewIds, StepForm, Story, make, step_fields};
use tumbuh_app::chart::{ChartTabs, Seen};
use tumbuh_app::clock::new_id;
use tumbuh_app::pages::measure::ReadingFields;
use tumbuh_app::shell::Screen;

use crate::desk::{Desk, use_desk};
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::i18n::{Text, language, t};
use crate::routes::{Route, go};
use crate::ui::{Act, Load, use_told};

const NEW: NewIds = NewIds {
    measurement: || new_id(MeasurementId::new),
    referral: || new_id(ReferralId::new),
    intervention: || new_id(InterventionId::new),
};

/// The address of a child's story.
#[must_use]
pub fn story_path(child: ChildId) -> String {
    format!("/api/v1/children/{child}/case")
}

/// One child's story.
#[component]
pub fn CasePage(
    /// The child.
    child: ChildId,
) -> Piece {
    let desk = use_desk();
    let story = Load::<Value>::of(story_path(child));
    view! {
        <Screen title=|| t(Text::NavCases)>
            {story.show_read(move |story: Arc<Value>, _| told(desk, &story))}
        </Screen>
    }
}

fn told(desk: Desk, story: &Value) -> Piece {
    let file = desk.context().and_then(|context| CaseFile::of_story(context, story));
    let Some(file) = file else { return Piece::nothing() };
    let spoken = language();
    let child = file.child.clone();
    let id = child.id;
    let seen = file.readings.iter().rev().map(|reading| Seen {
        date: Some(reading.date),
        assessment: assess(&child.subject(), reading.date, &reading.reading()),
    });
    let seen: Vec<Seen> = seen.collect();
    let steps: Vec<Piece> = file
        .steps()
        .into_iter()
        .map(|kind| view! { <a class="button" href=Route::Step(id, kind).to_string()>{kind.words(spoken)}</a> })
        .collect();
    let age = tumbuh_app::i18n::age(spoken, child.birth_date, file.today);
    let mother = format!("{} {}", c(CareWord::Mother), child.mother_name);
    view! {
        <p><span class="strong">{child.name.to_string()}</span> " · " {age} " · " {mother}</p>
        <div class="beside">
            <div class="stack">
                <CaseCard file=file.clone()>
                    <div class="row wrap">{steps}</div>
                </CaseCard>
                {suggested(&file)}
                {promised(&file)}
                {letters(&file)}
                <p><a class="go" href=Route::Bundle(id).to_string()>{c(CareWord::Bundle)}</a></p>
            </div>
            <div class="stack">
                <ChartTabs sex=child.sex seen=seen />
                <Story file=file />
            </div>
        </div>
    }
}

/// What rules suggest, with their reasons.
fn suggested(file: &CaseFile) -> Piece {
    let Some(case) = file.care.open() else { return Piece::nothing() };
    let items: Vec<Piece> = recommend_for_case(case, &file.sheet.catalogue, file.rules())
        .into_iter()
        .map(|one| view! { <li>{one.words(&file.sheet.catalogue, language())}</li> })
        .collect();
    section(CareWord::Suggestions, items)
}

/// What is promised and by whom, and what stands in the family's way.
fn promised(file: &CaseFile) -> Piece {
    let spoken = language();
    let Some(case) = file.case() else { return Piece::nothing() };
    let names = file.sheet.names(spoken);
    let planned: Vec<Piece> = case
        .interventions
        .iter()
        .map(|planned| {
            let one = &planned.intervention;
            let due = tumbuh_app::i18n::date(spoken, planned.due());
            let done = if planned.is_finished() { "✓ " } else { "" };
            let words = format!(
                "{done}{} {} {}, {due}",
                names.intervention(&one.catalogue),
                c(CareWord::By),
                names.owner(&one.owner)
            );
            view! { <li>{words}</li> }
        })
        .collect();
    let obstacles: Vec<Piece> =
        case.obstacles.iter().map(|one| view! { <li>{one.remark.to_string()}</li> }).collect();
    view! {
        {section(CareWord::Promised, planned)}
        {section(CareWord::Obstacles, obstacles)}
    }
}

fn letters(file: &CaseFile) -> Piece {
    let Some(case) = file.case() else { return Piece::nothing() };
    let items: Vec<Piece> = case
        .referrals
        .iter()
        .map(|followed| {
            let letter = &followed.referral;
            let link = Route::Letter(file.child.id, letter.id).to_string();
            let words = format!("{}, {}", c(CareWord::PrintLetter), letter.to.words(language()));
            view! { <li><a class="go" href=link>{words}</a></li> }
        })
        .collect();
    section(CareWord::Letter, items)
}

fn section(title: CareWord, items: Vec<Piece>) -> Piece {
    if items.is_empty() {
        return Piece::nothing();
    }
    view! {
        <section class="card">
            <h2>{c(title)}</h2>
            <ul class="bullets">{items}</ul>
        </section>
    }
}

/// The form of a step.
#[component]
pub fn StepPage(
    /// The child.
    child: ChildId,
    /// The step.
    kind: StepKind,
) -> Piece {
    let desk = use_desk();
    let story = Load::<Value>::of(story_path(child));
    let file = move |story: &Value| CaseFile::of_story(desk.context()?, story);
    view! {
        <Screen title=|| t(Text::NavCases)>
            {story.show_read(move |story: Arc<Value>, _| match file(&story) {
                Some(file) if file.steps().contains(&kind) => view! { <Filled kind=kind file=file /> },
                _ => view! { <p class="quiet">{CareText::NotYours.words(language())}</p> },
            })}
        </Screen>
    }
}

#[component]
fn Filled(kind: StepKind, file: Arc<CaseFile>) -> Piece {
    let (desk, act, done) = (use_desk(), Act::new(), use_told());
    let spoken = language();
    let id = file.child.id;
    let name = file.child.name.to_string();
    let fields = FormFields::new(step_fields(kind, &file, spoken));
    let born = file.child.clone();
    let age = Signal::derive(move || born.age_on(fields.get("on").parse().ok()?));
    let reading = ReadingFields::new(age);
    let problem = RwSignal::new(None::<String>);
    let kept = StoredValue::new(file.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let made = untrack(|| kept.with_value(|file| make(kind, file, fields, reading, NEW, spoken)));
        problem.set(made.as_ref().err().cloned());
        let Ok(acts) = made else { return };
        act.run(async move { desk.act(acts).await }, move |refused| match refused {
            Some(reason) => problem.set(Some(reason.words(spoken).to_owned())),
            None => {
                done.tell_there(c(CareWord::Saved));
                go(&Route::Case(id));
            }
        });
    };
    view! {
        <p class="strong">{name}</p>
        <div class="narrow">
            <StepForm
                kind=kind
                file=file
                fields=fields
                reading=reading
                problem=problem
                saving=act.busy()
                on_submit=Callback::new(submit)
            >
                {act.notice()}
            </StepForm>
        </div>
    }
}
