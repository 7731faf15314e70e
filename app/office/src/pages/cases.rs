//! Cases by state as columns: an inbox to validate, and how areas stand.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::age::CivilDate;
use tumbuh::api::care::{CaseListResponse, CaseView, LIST_LIMIT};
use tumbuh::area::{AreaCode, AreaLevel};
use tumbuh::care::{Ending, StateKind};
use tumbuh::finding::Urgency;
use tumbuh_app::care::due_words;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Badge, Tone, live};

use crate::desk::{Desk, Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::i18n::{Text, language, t};
use crate::net::Trouble;
use crate::pages::case_filters::{Question, filters, is_late};
use crate::routes::Route;
use crate::ui::Act;

/// Cards of one column: who looks for more searches, and each letter draws them anew.
const SHOWN: usize = 20;
/// Pages of a list that are asked for: more cases than a regency ever had open at once.
const PAGES: usize = 20;

/// Cases by state.
#[component]
pub fn CasesPage() -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let Some(session) = use_session() else { return Piece::nothing() };
    let cases = RwSignal::new(None::<Arc<Vec<CaseView>>>);
    act.run(listed(desk, &["", "state=closed&"]), move |list| cases.set(Some(Arc::new(list))));
    let question = RwSignal::new(Question::default());
    let today = desk.today();
    let shown = {
        let session = Arc::clone(&session);
        move || {
            let cases = cases.get()?;
            let fitting: Vec<&CaseView> =
                question.with(|question| cases.iter().filter(|case| question.fits(case)).collect());
            Some(board(&session, &fitting, today))
        }
    };
    // What is searched changes no sum.
    let area = Memo::new(move |_| question.with(|question| question.area.clone()));
    let filters = filters(&session, question, c(CareWord::AllAreas), || (), Piece::nothing());
    let sums = move || Some(summary(&session, &cases.get()?, area.get().as_ref()));
    view! {
        <Screen title=|| t(Text::NavCases)>
            {filters}
            {act.notice()}
            {live(move || act.busy().get().then(|| view! { <p class="quiet" role="status">{t(Text::Loading)}</p> }))}
            {live(sums)}
            {live(shown)}
        </Screen>
    }
}

/// Every case that one of these queries finds; the empty one finds every open case.
pub async fn listed(desk: Desk, queries: &[&str]) -> Result<Vec<CaseView>, Trouble> {
    let mut list = Vec::new();
    for state in queries {
        let mut cursor = String::new();
        for _ in 0..PAGES {
            let path = format!("/api/v1/cases?{state}limit={LIST_LIMIT}{cursor}");
            let page: CaseListResponse = desk.read(&path).await?;
            list.extend(page.cases);
            let Some(next) = page.cursor else { break };
            cursor = format!("&cursor={}", String::from(js_sys::encode_uri_component(&next)));
        }
    }
    Ok(list)
}

/// Open, late and recovered in each area one step below: what a leader asks first.
fn summary(session: &Session, cases: &[CaseView], area: Option<&AreaCode>) -> Piece {
    let top = area.cloned().unwrap_or_else(|| session.view.regency.code.clone());
    let level = match top.level() {
        AreaLevel::Province | AreaLevel::Regency => AreaLevel::District,
        AreaLevel::District => AreaLevel::Village,
        AreaLevel::Village | AreaLevel::Posyandu => AreaLevel::Posyandu,
    };
    let mut rows: Vec<(AreaCode, [usize; 3])> = Vec::new();
    for case in cases.iter().filter(|case| top.contains(&case.child.posyandu)) {
        let posyandu = &case.child.posyandu;
        let Some(code) = posyandu.ancestor(level).or_else(|| Some(posyandu.clone())) else { continue };
        let open = case.state != StateKind::Closed;
        let recovered = matches!(case.ending, Some(Ending::Recovered));
        let counts = [open, open && is_late(case), recovered].map(usize::from);
        let place = match rows.binary_search_by(|(known, _)| known.cmp(&code)) {
            Ok(place) => place,
            Err(place) => {
                rows.insert(place, (code, [0; 3]));
                place
            }
        };
        if let Some((_, sums)) = rows.get_mut(place) {
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
    }
    let rows: Vec<Piece> = rows
        .into_iter()
        .map(|(code, [open, late, recovered])| {
            view! {
                <tr>
                    <th scope="row">{session.names.name(&code)}</th>
                    <td class="number">{open.to_string()}</td>
                    <td class="number">{late.to_string()}</td>
                    <td class="number">{recovered.to_string()}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <details class="card">
            <summary>{c(CareWord::Summary)}</summary>
            <table class="counts">
                <thead>
                    <tr>
                        <th scope="col">{c(CareWord::Area)}</th>
                        <th scope="col">{c(CareWord::Open)}</th>
                        <th scope="col">{c(CareWord::Late)}</th>
                        <th scope="col">{c(CareWord::Recovered)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}

/// A column for each state that has cases; what waits to be validated first.
fn board(session: &Session, cases: &[&CaseView], today: CivilDate) -> Piece {
    if cases.is_empty() {
        return view! { <p class="empty">{c(CareWord::NoneHere)}</p> };
    }
    let columns: Vec<Piece> = StateKind::ALL
        .into_iter()
        .filter_map(|state| {
            let own: Vec<&&CaseView> = cases.iter().filter(|case| case.state == state).collect();
            (!own.is_empty()).then(|| column(session, state, &own, today))
        })
        .collect();
    view! { <div class="board">{columns}</div> }
}

fn column(session: &Session, state: StateKind, cases: &[&&CaseView], today: CivilDate) -> Piece {
    let words = if state == StateKind::Detected { c(CareWord::Inbox) } else { state.words(language()) };
    let cards: Vec<Piece> = cases.iter().take(SHOWN).map(|case| card(session, case, today)).collect();
    let more = (cases.len() > SHOWN).then(|| view! { <p class="quiet">{c(CareWord::MoreThanShown)}</p> });
    view! {
        <section class="column">
            <h2>{words} " " <span class="tiny">{cases.len().to_string()}</span></h2>
            <ul>{cards}</ul>
            {more}
        </section>
    }
}

fn card(session: &Session, case: &CaseView, today: CivilDate) -> Piece {
    let spoken = language();
    let age = tumbuh_app::i18n::age(spoken, case.child.birth_date, today);
    let place = session.names.name(&case.child.posyandu);
    let why = case.findings.first().map(|finding| finding.words(spoken));
    let next = case.next.as_ref().map(|next| {
        let tone = match next.urgency {
            Urgency::Now => Tone::Urgent,
            Urgency::ThisWeek => Tone::Concern,
            Urgency::ThisMonth => Tone::Watch,
        };
        view! {
            <p>{next.task.kind.words(spoken)}</p>
            <Badge tone=tone words=due_words(next, spoken) />
        }
    });
    let ended = case.ending.as_ref().map(|ending| view! { <p>{ending.words(spoken)}</p> });
    view! {
        <li class="card">
            <a class="go" href=Route::Case(case.child.id).to_string()>{case.child.name.to_string()}</a>
            <p class="quiet">{age} " · " {place}</p>
            <p>{why}</p>
            {next}
            {ended}
        </li>
    }
}
