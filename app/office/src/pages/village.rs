//! How a village stands: what rules suggest for it, its families at risk and the others, what is in their way, and what is
//! promised to them, by whom and until when.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::access::Action;
use tumbuh::age::CivilDate;
use tumbuh::api::villages::{PromiseView, Promised, VillageFamily, VillageHandling};
use tumbuh::area::{AreaCode, AreaLevel};
use tumbuh::care::{CareSheet, Circumstance, Obstacle, Recommendation};
use tumbuh_app::care::words::CareText;
use tumbuh_app::care::{Context, Reasons};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use super::promised::promised;
use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::i18n::village::{VillageWord, planned_for, rule, v};
use crate::i18n::{Text, language, t};
use crate::routes::Route;
use crate::ui::Load;

/// The village that was looked at last: it stays while one opens a child and comes back.
#[derive(Clone, Copy)]
struct Chosen(RwSignal<Option<AreaCode>>);

/// Keeps which village was looked at, for every component below.
pub fn provide_chosen_village() {
    provide_context(Chosen(RwSignal::new(None)));
}

/// How a village stands.
#[component]
pub fn VillagePage() -> Piece {
    let (Some(session), Some(Chosen(last))) = (use_session(), use_context::<Chosen>()) else {
        return Piece::nothing();
    };
    let Some(context) = use_desk().context() else { return Piece::nothing() };
    let villages = villages(&session);
    let kept = last.get_untracked().filter(|code| villages.contains(code));
    let Some(first) = kept.or_else(|| villages.first().cloned()) else {
        return view! {
            <Screen title=|| t(Text::NavVillage)>
                <p class="empty">{v(VillageWord::NoVillage)}</p>
            </Screen>
        };
    };
    let village = RwSignal::new(first);
    let choice = choice(&session, &villages, village, last);
    let shown = move || {
        let load = Load::<Value>::of(format!("/api/v1/villages/{}/handling", village.get()));
        let (session, context) = (Arc::clone(&session), Arc::clone(&context));
        load.show_read(move |answer: Arc<VillageHandling>, _| handling(&session, &context, &answer))
    };
    view! {
        <Screen title=|| t(Text::NavVillage)>
            {choice}
            {live(shown)}
        </Screen>
    }
}

/// The villages whose records the person reads all of.
fn villages(session: &Session) -> Vec<AreaCode> {
    let codes = session.view.areas.iter().map(|area| &area.code);
    let villages = codes.filter(|code| code.level() == AreaLevel::Village);
    villages.filter(|code| session.view.grants.may_in(Action::ReadRecords, code)).cloned().collect()
}

/// The one village by its name, or which of several.
fn choice(
    session: &Session,
    villages: &[AreaCode],
    village: RwSignal<AreaCode>,
    last: RwSignal<Option<AreaCode>>,
) -> Piece {
    // Names of villages repeat in a regency.
    let name = |code: &AreaCode| format!("{}, {}", session.names.name(code), session.names.around(code));
    if let [only] = villages {
        return view! { <p class="strong">{name(only)}</p> };
    }
    let first = village.get_untracked();
    let options: Vec<Piece> = villages
        .iter()
        .map(|code| view! { <option value=code.to_string() selected=*code == first>{name(code)}</option> })
        .collect();
    let choose = move |event| {
        if let Ok(code) = event_target_value(&event).parse::<AreaCode>() {
            last.set(Some(code.clone()));
            village.set(code);
        }
    };
    view! {
        <div class="field narrow">
            <label for="village">{v(VillageWord::Village)}</label>
            <select class="input" id="village" on:change=choose>{options}</select>
        </div>
    }
}

fn handling(session: &Session, context: &Context, answer: &VillageHandling) -> Piece {
    if answer.families.is_empty() {
        return view! { <p class="empty">{v(VillageWord::NoFamilies)}</p> };
    }
    let family = |one: &&VillageFamily| family(session, &context.sheet, one, answer.on);
    let (at_risk, others): (Vec<_>, Vec<_>) = answer.families.iter().partition(|family| family.at_risk);
    let at_risk: Vec<Piece> = at_risk.iter().map(family).collect();
    let others: Vec<Piece> = others.iter().map(family).collect();
    let others = (!others.is_empty()).then(|| families(VillageWord::Others, others));
    view! {
        {suggestions(&context.sheet, answer)}
        {families(VillageWord::AtRisk, at_risk)}
        {others}
    }
}

/// What rules suggest for the village, each with its reason in numbers and how far it is promised by now.
fn suggestions(sheet: &CareSheet, answer: &VillageHandling) -> Piece {
    let promised = |one: &Recommendation| {
        let is_promised = |promise: &PromiseView| match &promise.what {
            Promised::Intervention { intervention } => {
                intervention.catalogue == one.catalogue && promise.is_to_do()
            }
            Promised::Recommendation { .. } => false,
        };
        answer.families.iter().filter(|family| family.promises.iter().any(is_promised)).count()
    };
    let items: Vec<Piece> = answer
        .recommendations
        .iter()
        .map(|one| {
            let words = one.words(&sheet.catalogue, language());
            view! { <li>{words}<p class="quiet">{planned_for(promised(one))}</p></li> }
        })
        .collect();
    let list = if items.is_empty() {
        view! { <p>{v(VillageWord::NoSuggestions)}</p> }
    } else {
        view! { <ul class="bullets">{items}</ul> }
    };
    view! {
        <section class="card stack">
            <h2>{c(CareWord::Suggestions)}</h2>
            {list}
            <p class="quiet">{rule(&sheet.care.recommendation)}</p>
        </section>
    }
}

fn families(title: VillageWord, cards: Vec<Piece>) -> Piece {
    let count = cards.len();
    let list = if cards.is_empty() {
        view! { <p class="quiet">{v(VillageWord::NoneAtRisk)}</p> }
    } else {
        view! { <ul class="todo families">{cards}</ul> }
    };
    view! {
        <section class="stack">
            <h2>{v(title)} " " <span class="tiny">{count.to_string()}</span></h2>
            {list}
        </section>
    }
}

fn family(session: &Session, sheet: &CareSheet, family: &VillageFamily, today: CivilDate) -> Piece {
    let spoken = language();
    let case = &family.case;
    let age = tumbuh_app::i18n::age(spoken, case.child.birth_date, today);
    let place = session.names.name(&case.child.posyandu);
    let since = tumbuh_app::i18n::date(spoken, case.since);
    let state = format!("{}, {} {since}", case.state.words(spoken), CareText::Since.words(spoken));
    let promises: Vec<Piece> = family.promises.iter().map(|one| promise(sheet, one)).collect();
    let promises = if promises.is_empty() {
        view! { <p class="quiet">{v(VillageWord::NoPromises)}</p> }
    } else {
        view! { <ul class="recommended">{promises}</ul> }
    };
    view! {
        <li class="card stack case">
            <h3><a class="go" href=Route::Case(case.child.id).to_string()>{case.child.name.to_string()}</a></h3>
            <p class="quiet">{age} " · " {place}</p>
            <p>{state}</p>
            <Reasons findings=case.findings.clone() />
            {circumstances(family)}
            {obstacles(&family.obstacles)}
            <div>
                <p class="label">{c(CareWord::Promised)}</p>
                {promises}
            </div>
        </li>
    }
}

/// Why the family is at risk, and what else was found to hold the child back.
fn circumstances(family: &VillageFamily) -> Piece {
    let Some(look) = &family.look else {
        return view! { <p class="quiet">{v(VillageWord::NotLooked)}</p> };
    };
    if look.present.is_empty() {
        return view! { <p class="quiet">{v(VillageWord::NothingFound)}</p> };
    }
    let (risks, others): (Vec<Circumstance>, Vec<Circumstance>) =
        look.present.iter().partition(|circumstance| circumstance.is_family_risk());
    let told = |label: &'static str, list: &[Circumstance]| {
        let words: Vec<_> = list.iter().map(|circumstance| circumstance.words(language())).collect();
        let words = words.join(", ");
        (!words.is_empty()).then(|| view! { <p><span class="strong">{label} ": "</span>{words}</p> })
    };
    let rest = if risks.is_empty() { CareText::Present.words(language()) } else { v(VillageWord::HeldBack) };
    view! {
        {told(v(VillageWord::BecauseOf), &risks)}
        {told(rest, &others)}
    }
}

/// What the village noted, the newest first.
fn obstacles(noted: &[Obstacle]) -> Piece {
    let spoken = language();
    let items: Vec<Piece> = noted
        .iter()
        .rev()
        .map(|one| {
            let about = one.about.map(|about| format!(", {}", about.words(spoken))).unwrap_or_default();
            let words = format!("{}{about}: {}", tumbuh_app::i18n::date(spoken, one.on), one.remark);
            view! { <li class="long">{words}</li> }
        })
        .collect();
    let list = if items.is_empty() {
        view! { <p class="quiet">{v(VillageWord::NoObstacles)}</p> }
    } else {
        view! { <ul class="reasons">{items}</ul> }
    };
    view! {
        <div>
            <p class="label">{c(CareWord::Obstacles)}</p>
            {list}
        </div>
    }
}

/// What is promised, by whom, until when, and how far it is.
fn promise(sheet: &CareSheet, one: &PromiseView) -> Piece {
    let names = sheet.names(language());
    let (what, from) = match &one.what {
        Promised::Intervention { intervention } => (names.planned(intervention), None),
        Promised::Recommendation { recommendation } => {
            (recommendation.what.to_string(), Some(format!(" ({})", v(VillageWord::FromAudit))))
        }
    };
    view! {
        <li class="stack">
            <p class="long"><span class="strong">{what}</span>{from}</p>
            {promised(&names, &one.owner, one.due, one.state, one.late_days, None)}
        </li>
    }
}
