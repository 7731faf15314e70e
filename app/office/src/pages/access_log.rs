//! Who saw which child's record, newest first, of everyone, of one person or about one child.

use leptos::prelude::*;
use tumbuh::access::Places;
use tumbuh::api::access_log::{AccessKind, AccessLogResponse, AccessView};
use tumbuh::id::ChildId;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use crate::desk::{Desk, Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::files;
use crate::grants;
use crate::i18n::{Phrase, Text, language, p, stamp, t};
use crate::net::Trouble;
use crate::routes::{Logged, Route};
use crate::ui::Act;

/// The access log.
#[component]
pub fn AccessLogPage(
    /// Of whom, or about whom.
    of: Logged,
) -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let Some(session) = use_session() else { return Piece::nothing() };
    let entries = RwSignal::new(None::<Vec<AccessView>>);
    let before = RwSignal::new(None::<u64>);
    let next = move |from: Option<u64>| {
        act.run(ask(desk, of, from), move |answer| {
            entries.update(|entries| entries.get_or_insert_default().extend(answer.entries));
            before.set(answer.before);
        });
    };
    next(None);
    let paper = match of {
        Logged::Child(child) => Some(paper(child, &session, before, entries)),
        _ => None,
    };
    let filtered = (of != Logged::Everything).then(|| {
        let words = match of {
            Logged::Child(_) => Text::LogOfChild,
            _ => Text::LogOfPerson,
        };
        view! { <p class="no-print">{t(words)} " " <a href=Route::AccessLog(Logged::Everything).to_string()>{t(Text::LogAll)}</a></p> }
    });
    view! {
        <Screen title=|| t(Text::NavAccessLog)>
            <p class="quiet no-print">{t(Text::LogWhy)}</p>
            {filtered}
            {paper}
            {live(move || entries.get().map(|entries| table(&entries, &session)))}
            {act.notice()}
            {live(move || act.busy().get().then(|| view! { <p class="quiet" role="status">{t(Text::Loading)}</p> }))}
            {live(move || {
                let before = before.get();
                let failed = act.trouble().with(Option::is_some);
                (before.is_some() || failed).then(|| {
                    let words = if failed { Text::TryAgain } else { Text::Older };
                    view! {
                        <p class="no-print"><button type="button" class="button" disabled=act.busy() on:click=move |_| next(before)>{t(words)}</button></p>
                    }
                })
            })}
        </Screen>
    }
}

/// What is handed to the person concerned: the page on paper, with a line for the name. Who looks after accounts sees no
/// children's names, so it is written by hand.
fn paper(
    child: ChildId,
    session: &Session,
    before: RwSignal<Option<u64>>,
    entries: RwSignal<Option<Vec<AccessView>>>,
) -> Piece {
    let today =
        tumbuh_app::clock::day(tumbuh_app::clock::now_millis(), session.view.regency.utc_offset_minutes);
    let printed = p(&Phrase::LogPrinted {
        regency: session.view.regency.name.to_string(),
        date: tumbuh_app::i18n::date(language(), today),
    });
    let ready = live(move || {
        let all = entries.with(Option::is_some) && before.get().is_none();
        if all {
            view! { <p class="no-print"><button type="button" class="button primary" on:click=|_| files::print()>{t(Text::LogPrint)}</button></p> }
        } else {
            view! { <p class="quiet no-print">{t(Text::LogPrintAll)}</p> }
        }
    });
    view! {
        <section class="paper-only stack">
            <h2>{t(Text::LogPaperTitle)}</h2>
            <p>{printed}</p>
            <p>{p(&Phrase::ChildNumber { id: child.to_string() })}</p>
            <p class="by-hand">{t(Text::LogPaperName)}</p>
            <p>{t(Text::LogPaperAlso)}</p>
        </section>
        {ready}
    }
}

async fn ask(desk: Desk, of: Logged, before: Option<u64>) -> Result<AccessLogResponse, Trouble> {
    let of = match of {
        Logged::Everything => String::new(),
        Logged::Person(account) => format!("account={account}&"),
        Logged::Child(child) => format!("child={child}&"),
    };
    let before = before.map(|before| format!("before={before}")).unwrap_or_default();
    desk.get(&format!("/api/v1/access-log?{of}{before}")).await
}

fn table(entries: &[AccessView], session: &Session) -> Piece {
    if entries.is_empty() {
        return view! { <p class="empty">{t(Text::LogEmpty)}</p> };
    }
    let rows = entries.iter().map(|entry| row(entry, session)).collect::<Vec<_>>();
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{t(Text::When)}</th>
                    <th scope="col">{t(Text::Who)}</th>
                    <th scope="col">{t(Text::FromWhere)}</th>
                    <th scope="col">{t(Text::What)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(entry: &AccessView, session: &Session) -> Piece {
    let who = entry.name.as_ref().map_or_else(|| entry.account.to_string(), ToString::to_string);
    let device =
        entry.device_name.as_ref().map_or_else(|| t(Text::NamelessDevice).to_owned(), ToString::to_string);
    let person = Route::AccessLog(Logged::Person(entry.account)).to_string();
    let what = match entry.kind {
        AccessKind::Opened => t(Text::LogOpened).to_owned(),
        AccessKind::Searched => t(Text::LogSearched).to_owned(),
        AccessKind::Erased => t(Text::LogErased).to_owned(),
        AccessKind::Pulled => {
            let places = entry.scope.clone().map(Places::from).unwrap_or_default();
            let places = grants::areas(language(), &places, &session.names);
            p(&Phrase::LogPulled { records: entry.records.unwrap_or_default(), places })
        }
    };
    let child = entry.child.map(|child| {
        let (link, name) = (
            Route::AccessLog(Logged::Child(child)).to_string(),
            p(&Phrase::ChildNumber { id: child.to_string() }),
        );
        view! { <a class="go" href=link>{name}</a> }
    });
    view! {
        <tr>
            <td class="number">{stamp(entry.at_millis, session.view.regency.utc_offset_minutes)}</td>
            <th scope="row"><a class="go" href=person>{who}</a></th>
            <td><span class="card-label">{t(Text::FromWhere)} ": "</span>{device}</td>
            <td>{what} " " {child}</td>
        </tr>
    }
}
