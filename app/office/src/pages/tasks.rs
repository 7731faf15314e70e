//! What is due, by person, office and area; an office reports what it did.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::access::{Action, Role};
use tumbuh::api::care::{TaskListResponse, TaskView};
use tumbuh::care::TaskKind;
use tumbuh_app::care::due_words;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Badge, Tone, live};

use super::registers;
use super::report::{ReportForm, Reported, What};
use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::i18n::{Text, language, t};
use crate::routes::Route;
use crate::ui::Load;

/// What is due.
#[component]
pub fn TasksPage() -> Piece {
    let desk = use_desk();
    let Some(session) = use_session() else { return Piece::nothing() };
    let Some(context) = desk.context() else { return Piece::nothing() };
    let reads = session.may(Action::ReadRecords);
    // Who leads has nothing to do here, and looks at what others have.
    let does = session.view.grants.0.iter().any(|grant| grant.role != Role::Leader);
    let query = RwSignal::new(String::from(if reads && does { "mine=true" } else { "" }));
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
                    {does.then(|| view! { <option value="mine=true">{c(CareWord::Mine)}</option> })}
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
            let more =
                answer.cursor.as_ref().map(|_| view! { <p class="quiet">{c(CareWord::MoreTasks)}</p> });
            view! { <ul class="todo">{rows}</ul> {more} }
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
    let named = task.intervention.as_ref().map(|one| names.planned(one));
    let named = named.or(task.recommendation.as_ref().map(|one| one.what.to_string()));
    let kind = task.due.task.kind.words(spoken);
    let what = named.map_or_else(|| kind.to_owned(), |named| format!("{kind}: {named}"));
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
    let what_of = match (task.due.task.kind, &task.intervention) {
        (TaskKind::Intervene { .. }, Some(intervention)) => Some(What::Planned(intervention.clone())),
        (TaskKind::FollowRecommendation { recommendation }, _) => Some(What::Recommended(recommendation)),
        _ => None,
    };
    let report = what_of.zip(task.due.task.case).filter(|_| officer).map(|(what, case)| {
        let of = Reported { child: task.due.task.child, case, role: Role::OpdOfficer, what };
        view! { <ReportForm of=of load=load /> }
    });
    view! {
        <li class="card stack">
            <div>{name} <p class="quiet">{place}</p></div>
            <p>{what}</p>
            <p class="row wrap"><Badge tone=tone words=due_words(&task.due, spoken) /> <span class="quiet">{who.join(" → ")}</span></p>
            {report}
        </li>
    }
}
