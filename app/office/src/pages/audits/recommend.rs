//! Writing down what an audit recommends for a case: what, who, by when.

use leptos::prelude::*;
use serde_json::{Value, json};
use tumbuh::access::Role;
use tumbuh::age::CivilDate;
use tumbuh::care::{AuditRecommendation, CareSheet, Owner};
use tumbuh::id::{CaseAuditId, CaseId, ChildId, RecommendationId};
use tumbuh::sync::Act as Step;
use tumbuh::text::Slug;
use tumbuh_app::clock::new_id;
use tumbuh_app::ui::live;

use crate::desk::use_desk;
use crate::dom::{Piece, view};
use crate::i18n::audits::{AuditWord, a};
use crate::i18n::{Text, language, t};
use crate::ui::{Act, Load, use_told};

/// How many days someone has whose date nobody changes.
const DAYS: i32 = 30;

/// In which audit something is recommended, and for which case.
#[derive(Clone, Copy)]
pub struct Recommending {
    /// The audit.
    pub audit: CaseAuditId,
    /// The day it is held.
    pub held_on: CivilDate,
    /// The child.
    pub child: ChildId,
    /// Its case.
    pub case: CaseId,
}

/// Everyone who can be asked to do something.
fn owners(sheet: &CareSheet) -> Vec<Owner> {
    let office = |id: &Slug| Owner::Office { office: id.clone() };
    let people = [Owner::Puskesmas, Owner::Midwife, Owner::Kader, Owner::VillageOfficer];
    people.into_iter().chain(sheet.offices.iter().map(|one| office(&one.id))).collect()
}

/// The form of a recommendation.
#[component]
pub fn RecommendForm(
    /// Where it belongs.
    of: Recommending,
    /// Who there is.
    sheet: CareSheet,
    /// What is read again afterwards.
    load: Load<Value>,
) -> Piece {
    let (desk, act, done) = (use_desk(), Act::new(), use_told());
    let today = desk.today();
    if today < of.held_on {
        return view! { <p class="quiet no-print">{a(AuditWord::NotYet)}</p> };
    }
    let (what, due) = (RwSignal::new(String::new()), RwSignal::new(today.plus_days(DAYS).to_string()));
    let who = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let names = sheet.names(language());
    let owners = owners(&sheet);
    let options: Vec<Piece> = owners
        .iter()
        .enumerate()
        .map(|(place, owner)| view! { <option value=place.to_string()>{names.owner(owner)}</option> })
        .collect();
    let owners = StoredValue::new(owners);
    let made = move || -> Result<AuditRecommendation, AuditWord> {
        let place: Option<usize> = who.get_untracked().parse().ok();
        let owner = owners.with_value(|owners| owners.get(place?).cloned());
        let recommendation = AuditRecommendation {
            id: new_id(RecommendationId::new),
            audit: of.audit,
            on: today,
            what: what.get_untracked().parse().map_err(|_| AuditWord::Incomplete)?,
            owner: owner.ok_or(AuditWord::ChooseOwner)?,
            due: due.get_untracked().parse().map_err(|_| AuditWord::Incomplete)?,
        };
        if recommendation.due < today { Err(AuditWord::DueTooEarly) } else { Ok(recommendation) }
    };
    let send = move |_| {
        let recommendation = made();
        problem.set(recommendation.as_ref().err().map(|word| a(*word).to_owned()));
        let Ok(recommendation) = recommendation else { return };
        let case = of.case.to_string();
        let step = json!({"type": "recommendInAudit", "case": case, "recommendation": recommendation});
        let acts = vec![Step::CarriedCare { child: of.child, role: Role::Nutritionist, step }];
        act.run(async move { desk.act(acts).await }, move |refused| match refused {
            Some(reason) => problem.set(Some(reason.words(language()).to_owned())),
            None => {
                done.tell(a(AuditWord::Added));
                load.again();
            }
        });
    };
    let id = |name: &str| format!("{name}-{}", of.child);
    let (what_id, who_id, due_id) = (id("what"), id("who"), id("due"));
    view! {
        <details class="no-print">
            <summary>{a(AuditWord::Add)}</summary>
            <div class="stack form narrow">
                <div class="field">
                    <label for=what_id.clone()>{a(AuditWord::What)}</label>
                    <input class="input" id=what_id autocomplete="off" maxlength="280" bind:value=what />
                </div>
                <div class="field">
                    <label for=who_id.clone()>{a(AuditWord::Owner)}</label>
                    <select
                        class="input"
                        id=who_id
                        prop:value=who
                        on:change=move |event| who.set(event_target_value(&event))
                    >
                        <option value="">{t(Text::Choose)}</option>
                        {options}
                    </select>
                </div>
                <div class="field">
                    <label for=due_id.clone()>{a(AuditWord::Due)}</label>
                    <input class="input" id=due_id type="date" min=today.to_string() bind:value=due />
                </div>
                {live(move || problem.get().map(|words| view! { <p class="problem" role="alert">{words}</p> }))}
                {act.notice()}
                <p><button type="button" class="button primary" disabled=act.busy() on:click=send>{t(Text::Save)}</button></p>
            </div>
        </details>
    }
}
