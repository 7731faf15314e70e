//! One case of an audit: what was recommended for it and what became of that, and its frozen bundle.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::access::{Action, Role};
use tumbuh::age::CivilDate;
use tumbuh::api::audits::RecommendedView;
use tumbuh::care::{CareSheet, FollowUpState};
use tumbuh::id::{CaseAuditId, CaseId, ChildId};
use tumbuh_app::care::{CaseFile, Reasons};
use tumbuh_app::ui::live;

use super::recommend::{RecommendForm, Recommending};
use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::audits::{AuditWord, a};
use crate::i18n::language;
use crate::pages::bundle::papers;
use crate::pages::promised::promised;
use crate::pages::report::{ReportForm, Reported, What};
use crate::routes::Route;
use crate::ui::Load;

/// One case of an audit.
#[component]
pub fn AuditedCase(
    /// The audit.
    id: CaseAuditId,
    /// The day it is held.
    held_on: CivilDate,
    /// The case.
    case: CaseId,
    /// The fingerprint of what was frozen.
    sha256: String,
    /// The case as it was frozen.
    file: Arc<CaseFile>,
    /// What was recommended for it.
    recommendations: Vec<RecommendedView>,
    /// Whose bundles are open.
    open: RwSignal<Vec<ChildId>>,
    /// What is read again when something was done.
    load: Load<Value>,
) -> Piece {
    let desk = use_desk();
    let (Some(session), Some(now)) = (use_session(), desk.context()) else { return Piece::nothing() };
    let spoken = language();
    let child = file.child.clone();
    let birth = tumbuh_app::i18n::age(spoken, child.birth_date, file.today);
    let place = session.names.name(&child.posyandu);
    let state = file.case().map(|case| case.state.kind().words(spoken));
    let findings = file.case().map(|case| case.findings()).unwrap_or_default();
    let role = role_in(&session, &file);
    let items: Vec<Piece> =
        recommendations.iter().map(|one| recommendation(one, &now.sheet, &file, role, load)).collect();
    let list = if items.is_empty() {
        view! { <p class="quiet">{a(AuditWord::NothingRecommended)}</p> }
    } else {
        view! { <ul class="recommended">{items}</ul> }
    };
    let may_add = session.view.grants.may_in(Action::MakeAudits, &child.posyandu);
    let add = may_add.then(|| {
        let of = Recommending { audit: id, held_on, child: child.id, case };
        view! { <RecommendForm of=of sheet=now.sheet.clone() load=load /> }
    });
    let frozen_on = tumbuh_app::i18n::date(spoken, file.today);
    let is_open = move || open.with(|open| open.contains(&child.id));
    let toggle = move |_| {
        open.update(|open| match open.iter().position(|one| *one == child.id) {
            Some(place) => drop(open.remove(place)),
            None => open.push(child.id),
        });
    };
    let bundle = {
        let frozen_on = frozen_on.clone();
        move || {
            is_open().then(|| {
                view! {
                    <p class="strong">{a(AuditWord::FrozenOn)} " " {frozen_on.clone()}</p>
                    {papers(&file)}
                    <p class="tiny long">{a(AuditWord::Fingerprint)} ": " {sha256.clone()}</p>
                }
            })
        }
    };
    let words = move || a(if is_open() { AuditWord::Hide } else { AuditWord::Show });
    view! {
        <section class="audited stack">
            <div class="card stack">
                <div>
                    <h2>{child.name.to_string()}</h2>
                    <p class="quiet">{birth} " · " {place} " · " {state} " · " {a(AuditWord::FrozenOn)} " " {frozen_on}</p>
                </div>
                <Reasons findings=findings />
                <h3>{a(AuditWord::Recommendations)}</h3>
                {list}
                {add}
                <p class="row wrap no-print">
                    <button type="button" class="button" aria-expanded=tumbuh_app::ui::truth(is_open) on:click=toggle>
                        {words}
                    </button>
                    <a class="go" href=Route::Case(child.id).to_string()>{a(AuditWord::CaseNow)}</a>
                </p>
            </div>
            {live(bundle)}
        </section>
    }
}

/// As what the person reports here; `None` for who only reads.
fn role_in(session: &Session, file: &CaseFile) -> Option<Role> {
    let here = session.view.grants.0.iter().filter(|grant| grant.areas.contains(&file.child.posyandu));
    here.map(|grant| grant.role)
        .find(|role| matches!(role, Role::Nutritionist | Role::Midwife | Role::VillageOfficer))
}

fn recommendation(
    one: &RecommendedView,
    sheet: &CareSheet,
    file: &CaseFile,
    role: Option<Role>,
    load: Load<Value>,
) -> Piece {
    let spoken = language();
    let made = &one.followed.recommendation;
    let names = sheet.names(spoken);
    let state = one.followed.state();
    let closed = (one.closed && state != FollowUpState::Done).then(|| a(AuditWord::CaseClosed));
    let standing = promised(&names, &made.owner, one.followed.due(), state, one.late_days, closed);
    let answer = one.followed.answer().and_then(|answer| {
        // A reading that shows it and was taken after the case was frozen is named without its day.
        let said = answer.progress.details(&names, None, &|id| file.measured_on(id)).join(", ");
        (!said.is_empty()).then(|| format!("{}: {said}", tumbuh_app::i18n::date(spoken, answer.on)))
    });
    let answer = answer.map(|words| view! { <p class="quiet long">{words}</p> });
    // A village reports on what is its own; midwife and nutritionist for whoever has no screen, too.
    let own =
        |role: &Role| *role != Role::VillageOfficer || made.owner == tumbuh::care::Owner::VillageOfficer;
    let report = role.filter(own).filter(|_| one.awaited).map(|role| {
        let of = Reported { child: one.child, case: one.case, role, what: What::Recommended(made.id) };
        view! { <ReportForm of=of load=load /> }
    });
    view! {
        <li class="stack">
            <p class="strong long">{made.what.to_string()}</p>
            {standing}
            {answer}
            {report}
        </li>
    }
}
