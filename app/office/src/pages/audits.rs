//! Audits of cases (AKS): the list of them, making one, and one with its frozen bundles and recommendations.

mod audited;
mod new;
mod one;
mod recommend;

pub use new::NewAuditPage;
pub use one::AuditPage;

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::access::Action;
use tumbuh::api::audits::{AuditListResponse, AuditSummary};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Badge, Tone};

use crate::desk::{Session, use_session};
use crate::dom::{Piece, view};
use crate::i18n::audits::{AuditWord, a};
use crate::i18n::{Text, language, t};
use crate::routes::Route;
use crate::ui::Load;

/// The audits.
#[component]
pub fn AuditsPage() -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let new = session.may(Action::MakeAudits).then(|| {
        let link = Route::NewAudit.to_string();
        view! { <p><a class="button primary" href=link>{a(AuditWord::New)}</a></p> }
    });
    let load = Load::<Value>::of("/api/v1/audits");
    view! {
        <Screen title=|| t(Text::NavAudits)>
            {new}
            {load.show_read(move |answer: Arc<AuditListResponse>, _| {
                if answer.audits.is_empty() {
                    return view! { <p class="empty">{a(AuditWord::None)}</p> };
                }
                let rows: Vec<Piece> = answer.audits.iter().map(|audit| row(&session, audit)).collect();
                view! { <ul class="todo">{rows}</ul> }
            })}
        </Screen>
    }
}

fn row(session: &Session, audit: &AuditSummary) -> Piece {
    let day = tumbuh_app::i18n::date(language(), audit.held_on);
    let place = session.names.name(&audit.area);
    let cases = format!("{} {}", audit.cases, a(AuditWord::Cases));
    let (tone, words) = match (audit.waiting, audit.late) {
        (0, _) => (Tone::Good, a(AuditWord::AllFinished).to_owned()),
        (waiting, 0) => (Tone::Watch, format!("{waiting} {}", a(AuditWord::Waiting))),
        (waiting, late) => {
            (Tone::Urgent, format!("{waiting} {}, {late} {}", a(AuditWord::Waiting), a(AuditWord::Late)))
        }
    };
    // Where nothing was recommended yet there is nothing to be finished either.
    let badge = (audit.recommended > 0).then(|| view! { <p><Badge tone=tone words=words /></p> });
    view! {
        <li class="card stack">
            <div>
                <a class="go strong" href=Route::Audit(audit.id).to_string()>{audit.title.to_string()}</a>
                <p class="quiet">{day} " · " {place} " · " {cases}</p>
            </div>
            {badge}
        </li>
    }
}
