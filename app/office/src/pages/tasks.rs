//! What is due, by person, office and area; an office reports what it did.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::{Value, json};
use tumbuh::access::{Action, Role};
use tumbuh::api::care::{TaskListResponse, TaskView};
use tumbuh::care::TaskKind;
use tumbuh::sync::Act as Step;
use tumbuh_app::care::due_words;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Badge, Tone, live};

use super::registers;
use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::i18n::{Text, language, t};
use crate::routes::Route;
use crate::ui::{Act, Load, use_told};

/// What is due.
#[component]
pub fn TasksPage() -> Piece {
    let desk = use_desk();
    let Some(session) = use_session() else { return Piece::nothing() };
    let Some(context) = desk.context() else { return Piece::nothing() };
    let reads = session.may(Action::ReadRecords);
    let query = RwSignal::new(String::from(if reads { "mine=true" } else { "" }));
    let offices: Vec<Piece> = context
        .sheet
        .offices
        .iter()
        .map(|office| {
            let value = format!("office={}", office.id);
            view! { <option value=value>{office.short_name.to_string()}</option> }
        })
        .collect();
    let villages: Vec<Piece> = session
        .view
        .areas
        .iter()
        .filter(|area| area.code.level() == tumbuh::area::AreaLevel::Village)
        .map(|area| view! { <option value=format!("area={}", area.code)>{area.name.to_string()}</option> })
        .collect();
    let choice = reads.then(|| {
        view! {
            <div class="field narrow">
                <label for="whose">{c(CareWord::Tasks)}</label>
                <select class="input" id="whose" on:change=move |event| query.set(event_target_value(&event))>
                    <option value="mine=true">{c(CareWord::Mine)}</option>
                    <option value="">{c(CareWord::Everyone)}</option>
                    {offices}
                    {villages}
                </select>
            </div>
        }
    });
    let names = Arc::clone(&session);
    let list = move || {
        let load = Load::<Value>::of(format!("/api/v1/tasks?limit=500&{}", query.get()));
        let session = Arc::clone(&names);
        load.show_read(move |answer: Arc<TaskListResponse>, _| {
            if answer.tasks.is_empty() {
                return view! { <p class="empty">{c(CareWord::NoTasks)}</p> };
            }
            let rows: Vec<Piece> = answer.tasks.iter().map(|task| row(&session, task, load)).collect();
            view! { <ul class="todo">{rows}</ul> }
        })
    };
    // Offices have nothing to do in registers.
    let followed = move || match query.get().as_str() {
        _ if !reads => None,
        "mine=true" => Some(registers::due(&session, "mine=true")),
        office if office.starts_with("office=") => None,
        area => Some(registers::due(&session, &format!("due=true&{area}"))),
    };
    view! {
        <Screen title=|| t(Text::NavTasks)>
            {choice}
            {live(list)}
            {live(followed)}
        </Screen>
    }
}

fn row(session: &Arc<Session>, task: &TaskView, load: Load<Value>) -> Piece {
    let spoken = language();
    let Some(context) = use_desk().context() else { return Piece::nothing() };
    let names = context.sheet.names(spoken);
    let what = match &task.intervention {
        Some(one) => format!("{}: {}", task.due.task.kind.words(spoken), names.intervention(&one.catalogue)),
        None => task.due.task.kind.words(spoken).to_owned(),
    };
    let tone = if task.due.escalation.late_days > 0 { Tone::Urgent } else { Tone::Watch };
    let who: Vec<String> = task.due.escalation.owners.iter().map(|owner| names.owner(owner)).collect();
    let place = session.names.name(&task.due.task.posyandu);
    let name = task.name.to_string();
    let name = if session.may(Action::ReadRecords) {
        view! { <a class="go" href=Route::Case(task.due.task.child).to_string()>{name}</a> }
    } else {
        view! { <span class="strong">{name}</span> }
    };
    let officer = session.view.grants.0.iter().any(|grant| {
        grant.role == Role::OpdOfficer && task.due.task.owner.includes(grant, &task.due.task.posyandu)
    });
    let report = (officer && matches!(task.due.task.kind, TaskKind::Intervene { .. }))
        .then(|| view! { <ReportForm task=task.clone() load=load /> });
    view! {
        <li class="card stack">
            <div>{name} <p class="quiet">{place}</p></div>
            <p>{what}</p>
            <p class="row wrap"><Badge tone=tone words=due_words(&task.due, spoken) /> <span class="quiet">{who.join(" → ")}</span></p>
            {report}
        </li>
    }
}

/// What an office did, in its words.
#[component]
fn ReportForm(task: TaskView, load: Load<Value>) -> Piece {
    let (desk, act, done) = (use_desk(), Act::new(), use_told());
    let words = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let id =
        format!("report-{}", task.intervention.as_ref().map(|one| one.id.to_string()).unwrap_or_default());
    let task = StoredValue::new(task);
    let send = move |done_it: bool| {
        let remark = words.get_untracked().trim().to_owned();
        if remark.is_empty() {
            return problem.set(Some(c(CareWord::WordsMissing).to_owned()));
        }
        problem.set(None);
        let progress = if done_it {
            json!({"kind": "done", "evidence": {"kind": "statement", "remark": remark}, "quantity": Value::Null})
        } else {
            json!({"kind": "declined", "reason": remark})
        };
        let step = task.with_value(|task| {
            let intervention = task.intervention.as_ref()?.id.to_string();
            let report =
                json!({"intervention": intervention, "on": desk.today().to_string(), "progress": progress});
            let case = task.due.task.case?.to_string();
            Some(Step::CarriedCare {
                child: task.due.task.child,
                role: Role::OpdOfficer,
                step: json!({"type": "reportIntervention", "case": case, "report": report}),
            })
        });
        let acts: Vec<Step> = step.into_iter().collect();
        act.run(async move { desk.act(acts).await }, move |refused| match refused {
            Some(reason) => problem.set(Some(reason.words(language()).to_owned())),
            None => {
                done.tell(c(CareWord::Reported));
                load.again();
            }
        });
    };
    view! {
        <details>
            <summary>{c(CareWord::Report)}</summary>
            <div class="stack form">
                <div class="field">
                    <label for=id.clone()>{c(CareWord::WhatWasDone)}</label>
                    <input class="input" id=id autocomplete="off" maxlength="280" bind:value=words />
                </div>
                {live(move || problem.get().map(|words| view! { <p class="problem" role="alert">{words}</p> }))}
                {act.notice()}
                <div class="row wrap">
                    <button type="button" class="button primary" disabled=act.busy() on:click=move |_| send(true)>
                        {c(CareWord::Send)}
                    </button>
                    <button type="button" class="button" disabled=act.busy() on:click=move |_| send(false)>
                        {c(CareWord::Decline)}
                    </button>
                </div>
            </div>
        </details>
    }
}
