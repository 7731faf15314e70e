//! One request: what is asked, what each decision does, and deciding it.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::api::requests::{RequestView, RequestsResponse};
use tumbuh::id::RequestId;
use tumbuh::request::{Decision, RequestKind};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Notice, Tone};

use super::{REQUESTS, child, kind, state};
use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, language, p, t};
use crate::routes::{Logged, Route, go};
use crate::ui::{Act, Field, Load, use_asking, use_told};

/// One request.
#[component]
pub fn RequestPage(
    /// Which.
    id: RequestId,
) -> Piece {
    let requests = Load::<RequestsResponse>::of(REQUESTS);
    let Some(session) = use_session() else { return Piece::nothing() };
    view! {
        <Screen title=|| t(Text::RequestTitle)>
            <p><a href=Route::Requests.to_string()>{t(Text::BackToRequests)}</a></p>
            {requests.show(move |found| {
                match found.open.iter().chain(&found.decided).find(|request| request.id == id) {
                    Some(request) => show(request, &session),
                    None => view! { <p class="empty">{t(Text::RequestMissing)}</p> },
                }
            })}
        </Screen>
    }
}

fn show(request: &RequestView, session: &Arc<Session>) -> Piece {
    let said = |text: Option<String>| text.unwrap_or_else(|| "–".into());
    let by = said(request.by.as_ref().map(ToString::to_string));
    let note = request.note.as_ref().map(|note| {
        view! { <dt>{t(Text::RequestNote)}</dt><dd>{note.to_string()}</dd> }
    });
    let reason = request.decided.as_ref().and_then(|decided| match &decided.decision {
        Decision::Refused { reason } => {
            Some(view! { <dt>{t(Text::RefusedWhy)}</dt><dd>{reason.to_string()}</dd> })
        }
        Decision::Granted => None,
    });
    let place =
        format!("{}, {}", session.names.name(&request.posyandu), session.names.around(&request.posyandu));
    let log = request.name.is_some().then(|| {
        let link = Route::AccessLog(Logged::Child(request.child)).to_string();
        view! { <p><a href=link>{t(Text::LogOfThisChild)}</a></p> }
    });
    view! {
        <section class="card stack">
            <h2>{t(kind(request.kind))}</h2>
            <dl class="facts">
                <dt>{t(if request.woman { Text::Woman } else { Text::Child })}</dt><dd>{child(request)}</dd>
                <dt>{t(Text::Posyandu)}</dt><dd>{place}</dd>
                <dt>{t(Text::AskedBy)}</dt><dd>{by}</dd>
                <dt>{t(Text::AskedOn)}</dt><dd>{tumbuh_app::i18n::date(language(), request.on)}</dd>
                {note}
                <dt>{t(Text::RecordedBy)}</dt><dd>{said(request.recorded_by.as_ref().map(ToString::to_string))}</dd>
                <dt>{t(Text::State)}</dt><dd>{state(request, session)}</dd>
                {reason}
            </dl>
            {log}
        </section>
        {request.decided.is_none().then(|| decide(request))}
    }
}

fn decide(request: &RequestView) -> Piece {
    let (desk, asking, told, act) = (use_desk(), use_asking(), use_told(), Act::new());
    let (reason, missing) = (RwSignal::new(String::new()), RwSignal::new(None::<Text>));
    let (id, what, name) = (request.id, request.kind, child(request));
    let send = move |decision: Decision| {
        let work = async move { desk.put(&format!("{REQUESTS}/{id}/decision"), &decision).await };
        act.run(work, move |_| {
            told.tell_there(t(Text::RequestDone));
            go(&Route::Requests);
        });
    };
    let asked = name.clone();
    let grant = move |_| {
        let question = p(&Phrase::GrantSure { what: t(kind(what)).into(), name: asked.clone() });
        asking.ask(question, t(means(what)).into(), Text::Grant, move || send(Decision::Granted));
    };
    let refuse = move |_| {
        let Ok(reason) = reason.get_untracked().parse::<tumbuh::text::Remark>() else {
            return missing.set(Some(Text::ReasonMissing));
        };
        missing.set(None);
        let question = p(&Phrase::RefuseSure { what: t(kind(what)).into(), name: name.clone() });
        asking.ask(question, t(Text::RefuseMeans).into(), Text::Refuse, move || {
            send(Decision::Refused { reason: reason.clone() });
        });
    };
    let tone = if what == RequestKind::Erasure { Tone::Urgent } else { Tone::Watch };
    view! {
        <section class="card stack">
            <h2>{t(Text::DecideTitle)}</h2>
            <Notice tone><p class="strong">{t(Text::IfGranted)}</p><p>{t(means(what))}</p></Notice>
            {act.notice()}
            <p><button type="button" class="button primary" class:danger=what == RequestKind::Erasure disabled=act.busy() on:click=grant>{t(Text::Grant)}</button></p>
            <Field id="reason" label=Text::Reason hint=Text::ReasonHint value=reason error=missing />
            <p><button type="button" class="button" disabled=act.busy() on:click=refuse>{t(Text::Refuse)}</button></p>
        </section>
    }
}

/// What granting does.
fn means(kind: RequestKind) -> Text {
    match kind {
        RequestKind::Withdrawal => Text::WithdrawalMeans,
        RequestKind::Erasure => Text::ErasureMeans,
        RequestKind::Access => Text::AccessMeans,
        RequestKind::Correction => Text::CorrectionMeans,
    }
}
