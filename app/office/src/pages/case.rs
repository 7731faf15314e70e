//! One child's story with the curve beside it, and the form of each step.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::Value;
use tumbuh::access::Action;
use tumbuh::care::{Progress, StepKind, recommend_for_case};
use tumbuh::id::{ChildId, InterventionId, MeasurementId, ReferralId};
use tumbuh_app::care::words::CareText;
use tumbuh_app::care::{CaseCard, CaseFile, FormFields, NewIds, StepForm, Story, make, step_fields};
use tumbuh_app::chart::{ChartTabs, Seen};
use tumbuh_app::clock::new_id;
use tumbuh_app::pages::measure::ReadingFields;
use tumbuh_app::shell::Screen;

use crate::desk::{Desk, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::i18n::{Text, language, t};
use crate::routes::{Route, go};
use crate::ui::{Act, Chosen, Load, photo_where_asked, sent, use_told};

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
    let seen = Seen::of(&child, file.readings.iter());
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
                {audited(&file)}
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
                names.planned(one),
                c(CareWord::By),
                names.owner(&one.owner)
            );
            let amounts = planned.reports.iter().filter_map(|report| match report.progress {
                Progress::Done { quantity, .. } => names.done(Some(one), quantity),
                _ => None,
            });
            let amounts: Vec<Piece> = amounts.map(|words| view! { <p class="quiet">{words}</p> }).collect();
            view! { <li>{words} {amounts}</li> }
        })
        .collect();
    let obstacles: Vec<Piece> =
        case.obstacles.iter().map(|one| view! { <li>{one.remark.to_string()}</li> }).collect();
    view! {
        {section(CareWord::Promised, planned)}
        {section(CareWord::Obstacles, obstacles)}
    }
}

/// What audits recommended, and what became of it.
fn audited(file: &CaseFile) -> Piece {
    let Some(case) = file.case() else { return Piece::nothing() };
    let spoken = language();
    let names = file.sheet.names(spoken);
    let reads_audits = use_session().is_some_and(|session| session.may(Action::ReadAudits));
    let items: Vec<Piece> = case
        .recommendations
        .iter()
        .map(|followed| {
            let made = &followed.recommendation;
            let due = tumbuh_app::i18n::date(spoken, followed.due());
            let state = followed.state().words(spoken);
            let words =
                format!("{} {} {}, {due}: {state}", made.what, c(CareWord::By), names.owner(&made.owner));
            let measured = |id| file.measured_on(id);
            let answer = followed.answer().map(|answer| answer.progress.details(&names, None, &measured));
            let answer = answer.unwrap_or_default().into_iter();
            let answer: Vec<Piece> = answer.map(|words| view! { <p class="quiet">{words}</p> }).collect();
            let audit = reads_audits.then(|| {
                let link = Route::Audit(made.audit).to_string();
                view! { <p><a class="go" href=link>{c(CareWord::SeeAudit)}</a></p> }
            });
            view! { <li><p>{words}</p> {answer} {audit}</li> }
        })
        .collect();
    section(CareWord::Audited, items)
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
    let fields = FormFields::new(step_fields(kind, &file, true, spoken));
    let born = file.child.clone();
    let age = Signal::derive(move || born.age_on(fields.get("on").parse().ok()?));
    let reading = ReadingFields::new(age);
    let problem = RwSignal::new(None::<String>);
    let kept = StoredValue::new(file.clone());
    let photo = Chosen::new(None);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let shown = photo.get_untracked();
        untrack(|| fields.set("photo", shown.as_ref().map_or("", |photo| &photo.sha256)));
        let made = untrack(|| kept.with_value(|file| make(kind, file, fields, reading, NEW, spoken)));
        problem.set(made.as_ref().err().cloned());
        let Ok(acts) = made else { return };
        act.run(desk.act_with(id, sent(fields, shown), acts), move |refused| match refused {
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
                {photo_where_asked(fields, photo, "photo".into())}
                {act.notice()}
            </StepForm>
        </div>
    }
}
