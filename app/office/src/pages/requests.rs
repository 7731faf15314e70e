//! What parents ask about their child's data, and women about their own: what is open, until when, and what was decided.

mod one;

pub use one::RequestPage;

use leptos::prelude::*;
use tumbuh::api::requests::{DecidedView, RequestView, RequestsResponse};
use tumbuh::request::{Decision, RequestKind};
use tumbuh_app::shell::Screen;

use crate::desk::{Session, use_session};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, language, p, stamp, t};
use crate::routes::Route;
use crate::ui::Load;

const REQUESTS: &str = "/api/v1/requests";

/// What parents ask.
#[component]
pub fn RequestsPage() -> Piece {
    let requests = Load::<RequestsResponse>::of(REQUESTS);
    let Some(session) = use_session() else { return Piece::nothing() };
    view! {
        <Screen title=|| t(Text::NavRequests)>
            <p class="quiet">{t(Text::RequestsWhy)}</p>
            {requests.show(move |found| view! {
                <section class="stack">
                    <h2>{p(&Phrase::RequestsOpen { count: found.open.len() })}</h2>
                    {list(&found.open, &session, Text::NoRequests)}
                </section>
                <section class="stack">
                    <h2>{t(Text::RequestsDecided)}</h2>
                    {list(&found.decided, &session, Text::NoneDecided)}
                </section>
            })}
        </Screen>
    }
}

fn list(requests: &[RequestView], session: &Session, none: Text) -> Piece {
    if requests.is_empty() {
        return view! { <p class="empty">{t(none)}</p> };
    }
    let rows = requests.iter().map(|request| row(request, session)).collect::<Vec<_>>();
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{t(Text::What)}</th>
                    <th scope="col">{t(Text::Name)}</th>
                    <th scope="col">{t(Text::State)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(request: &RequestView, session: &Session) -> Piece {
    let link = Route::Request(request.id).to_string();
    let place = session.names.name(&request.posyandu);
    view! {
        <tr>
            <th scope="row"><a class="go" href=link>{t(kind(request.kind))}</a></th>
            <td>{child(request)} " · " {place}</td>
            <td>{state(request, session)}</td>
        </tr>
    }
}

/// The name of the child or woman; of an erased one that there is none any more.
fn child(request: &RequestView) -> String {
    request.name.as_ref().map_or_else(|| t(Text::ErasedChild).to_owned(), ToString::to_string)
}

/// Until when it is to be answered, or what was decided.
fn state(request: &RequestView, session: &Session) -> Piece {
    let Some(DecidedView { decision, at_millis, by }) = &request.decided else {
        let date = tumbuh_app::i18n::date(language(), request.due);
        let late = request.due
            < tumbuh_app::clock::day(
                tumbuh_app::clock::now_millis(),
                session.view.regency.utc_offset_minutes,
            );
        let (class, phrase) = if late {
            ("badge tone-urgent", Phrase::RequestLate { date })
        } else {
            ("badge tone-watch", Phrase::RequestDue { date })
        };
        return view! { <span class=class>{p(&phrase)}</span> };
    };
    let (class, words) = match decision {
        Decision::Granted => ("badge tone-good", t(Text::Granted)),
        Decision::Refused { .. } => ("badge tone-concern", t(Text::Refused)),
    };
    let at = stamp(*at_millis, session.view.regency.utc_offset_minutes);
    let by = by.as_ref().map(ToString::to_string).unwrap_or_default();
    view! { <span class=class>{words}</span> " " <span class="tiny">{at} " " {by}</span> }
}

/// What is asked, in words.
fn kind(kind: RequestKind) -> Text {
    match kind {
        RequestKind::Withdrawal => Text::RequestWithdrawal,
        RequestKind::Erasure => Text::RequestErasure,
        RequestKind::Access => Text::RequestAccess,
        RequestKind::Correction => Text::RequestCorrection,
    }
}
