//! Making an audit: its day and team, and which of the open cases it looks at.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::Value;
use tumbuh::access::Action;
use tumbuh::api::care::CaseView;
use tumbuh::area::AreaCode;
use tumbuh::care::{CaseAudit, Picked};
use tumbuh::id::{CaseAuditId, ChildId};
use tumbuh_app::care::words::CareText;
use tumbuh_app::clock::new_id;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::audits::{AuditWord, a};
use crate::i18n::care::{CareWord, c};
use crate::i18n::{Text, language, t};
use crate::pages::case_filters::{Question, filters};
use crate::pages::cases::listed;
use crate::routes::{Route, go};
use crate::ui::{Act, use_told};

/// Cases that are drawn at once: who looks for more searches.
const SHOWN: usize = 60;

/// The cases that fit, as they are offered: the longest open first, or the latest.
fn offered<'a>(
    cases: &'a [CaseView],
    question: &Question,
    home: &AreaCode,
    late_first: bool,
) -> Vec<&'a CaseView> {
    let fits = |case: &&CaseView| question.fits(case) && home.contains(&case.child.posyandu);
    let mut list: Vec<&CaseView> = cases.iter().filter(fits).collect();
    let late = |case: &CaseView| case.next.as_ref().map_or(0, |next| next.escalation.late_days);
    if late_first {
        list.sort_by_key(|case| (core::cmp::Reverse(late(case)), case.opened_on));
    } else {
        list.sort_by_key(|case| case.opened_on);
    }
    list
}

/// Making an audit.
#[component]
pub fn NewAuditPage() -> Piece {
    let (desk, loading, act, done) = (use_desk(), Act::new(), Act::new(), use_told());
    let Some(session) = use_session() else { return Piece::nothing() };
    let cases = RwSignal::new(None::<Arc<Vec<CaseView>>>);
    loading.run(listed(desk, &[""]), move |list| cases.set(Some(Arc::new(list))));
    let scope = session.view.grants.scope(Action::MakeAudits);
    let regency = session.view.regency.code.clone();
    let home = if let [only] = scope.0.as_slice() { only.clone() } else { regency };
    let (title, members) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let day = RwSignal::new(desk.today().to_string());
    let home = StoredValue::new(home);
    let (question, late_first) = (RwSignal::new(Question::default()), RwSignal::new(false));
    let picked = RwSignal::new(Vec::<ChildId>::new());
    let problem = RwSignal::new(None::<AuditWord>);
    // Sent again after an answer that was lost, it is the same audit.
    let id = new_id(CaseAuditId::new);
    let made = move || -> Result<CaseAudit, AuditWord> {
        let text = |value: RwSignal<String>| value.get_untracked();
        let audit = CaseAudit {
            id,
            title: text(title).parse().map_err(|_| AuditWord::FillIn)?,
            held_on: text(day).parse().map_err(|_| AuditWord::FillIn)?,
            area: question
                .with_untracked(|question| question.area.clone())
                .unwrap_or_else(|| home.get_value()),
            members: text(members).parse().map_err(|_| AuditWord::FillIn)?,
            children: Picked::new(picked.get_untracked()).map_err(|_| AuditWord::PickSome)?,
        };
        audit.check(desk.today()).map_err(|_| AuditWord::WrongDay)?;
        Ok(audit)
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let audit = made();
        problem.set(audit.as_ref().err().copied());
        let Ok(audit) = audit else { return };
        act.run(async move { desk.post::<Value>("/api/v1/audits", &audit).await }, move |_| {
            done.tell_there(a(AuditWord::Made));
            go(&Route::Audit(id));
        });
    };
    let offers = {
        let session = Arc::clone(&session);
        move || {
            let cases = cases.get()?;
            let offered = question
                .with(|question| home.with_value(|home| offered(&cases, question, home, late_first.get())));
            Some(offer(&session, &offered, picked))
        }
    };
    let order = view! {
        <div class="field">
            <label for="order">{a(AuditWord::Order)}</label>
            <select
                class="input"
                id="order"
                on:change=move |event| late_first.set(event_target_value(&event) == "late")
            >
                <option value="open">{a(AuditWord::LongestOpen)}</option>
                <option value="late">{a(AuditWord::LateFirst)}</option>
            </select>
        </div>
    };
    // What was picked elsewhere than in the area of the audit is not picked any more.
    let moved = move || picked.set(Vec::new());
    let home_name = home.with_value(|home| session.names.name(home));
    let count = move || {
        let count = picked.with(Vec::len);
        view! { <p class="strong" role="status">{count.to_string()} " " {a(AuditWord::Picked)}</p> }
    };
    view! {
        <Screen title=|| a(AuditWord::New)>
            <form class="stack" novalidate on:submit=submit>
                <div class="card stack">
                    {line("title", AuditWord::Title, AuditWord::TitleLike, title, "120")}
                    <div class="field narrow">
                        <label for="held-on">{a(AuditWord::HeldOn)}</label>
                        <input class="input" id="held-on" type="date" bind:value=day />
                    </div>
                    {line("members", AuditWord::Members, AuditWord::MembersLike, members, "600")}
                </div>
                <h2>{a(AuditWord::Pick)}</h2>
                <p class="quiet">{a(AuditWord::FreezeHint)}</p>
                {filters(&session, question, &home_name, moved, order)}
                {loading.notice()}
                {live(move || loading.busy().get().then(|| view! { <p class="quiet" role="status">{t(Text::Loading)}</p> }))}
                {live(offers)}
                <div class="card stack picked">
                    {live(move || problem.get().map(|word| view! { <p class="problem" role="alert">{a(word)}</p> }))}
                    {act.notice()}
                    <div class="row wrap apart">
                        {live(move || Some(count()))}
                        <button class="button primary" disabled=act.busy()>{a(AuditWord::Freeze)}</button>
                    </div>
                </div>
            </form>
        </Screen>
    }
}

fn line(
    id: &'static str,
    label: AuditWord,
    hint: AuditWord,
    value: RwSignal<String>,
    most: &'static str,
) -> Piece {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=id>{a(label)}</label>
            <input class="input" id=id autocomplete="off" maxlength=most aria-describedby=hint_id.clone() bind:value=value />
            <span class="hint" id=hint_id>{a(hint)}</span>
        </div>
    }
}

/// The cases that fit, each to be picked.
fn offer(session: &Session, cases: &[&CaseView], picked: RwSignal<Vec<ChildId>>) -> Piece {
    if cases.is_empty() {
        return view! { <p class="empty">{c(CareWord::NoneHere)}</p> };
    }
    let rows: Vec<Piece> = cases.iter().take(SHOWN).map(|case| choice(session, case, picked)).collect();
    let more = (cases.len() > SHOWN).then(|| view! { <p class="quiet">{a(AuditWord::More)}</p> });
    view! {
        <ul class="picks">{rows}</ul>
        {more}
    }
}

fn choice(session: &Session, case: &CaseView, picked: RwSignal<Vec<ChildId>>) -> Piece {
    let spoken = language();
    let child = case.child.id;
    let place = session.names.name(&case.child.posyandu);
    let opened = tumbuh_app::i18n::date(spoken, case.opened_on);
    let late = case.next.as_ref().filter(|next| next.escalation.late_days > 0);
    let late = late.map_or_else(
        || a(AuditWord::NotLate).to_owned(),
        |next| {
            let (late, days) = (CareText::Late.words(spoken), CareText::Days.words(spoken));
            format!("{late} {} {days}", next.escalation.late_days)
        },
    );
    let about =
        format!("{} · {place} · {} {opened} · {late}", case.state.words(spoken), a(AuditWord::OpenSince));
    let toggle = move |_| {
        picked.update(|picked| match picked.iter().position(|one| *one == child) {
            Some(place) => drop(picked.remove(place)),
            None => picked.push(child),
        });
    };
    view! {
        <li>
            <label class="row pick">
                <input
                    type="checkbox"
                    prop:checked=move || picked.with(|picked| picked.contains(&child))
                    on:change=toggle
                />
                <span>
                    <span class="strong">{case.child.name.to_string()}</span>
                    <span class="quiet">{about}</span>
                </span>
            </label>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(number: u8, name: &str, posyandu: &str, opened_on: &str) -> CaseView {
        serde_json::from_value(serde_json::json!({
            "case": tumbuh::id::CaseId::new(1, [number; 10]),
            "child": {
                "id": ChildId::new(1, [number; 10]), "name": name, "sex": "female", "birthDate": "2024-01-01",
                "posyandu": posyandu,
            },
            "state": "detected", "since": opened_on, "openedOn": opened_on, "urgency": "thisMonth",
            "findings": ["short"], "ending": null, "next": null,
        }))
        .unwrap()
    }

    #[test]
    fn cases_of_the_area_are_offered_the_longest_open_first() {
        let cases = [
            case(1, "Ayu", "32.11.01.2001.01", "2025-03-01"),
            case(2, "Bima", "32.11.01.2001.01", "2025-01-01"),
            case(3, "Ayu Lestari", "32.11.01.2002.01", "2025-02-01"),
        ];
        let home: AreaCode = "32.11".parse().unwrap();
        let names = |search: &str, area: &str| -> Vec<String> {
            let question = Question { search: search.to_owned(), area: area.parse().ok(), late: false };
            offered(&cases, &question, &home, false).iter().map(|case| case.child.name.to_string()).collect()
        };
        assert_eq!(names("", "32.11"), ["Bima", "Ayu Lestari", "Ayu"]);
        assert_eq!(names("", "32.11.01.2001"), ["Bima", "Ayu"]);
        assert_eq!(names("ayu l", "32.11"), ["Ayu Lestari"]);
        let late = Question { late: true, ..Question::default() };
        assert!(offered(&cases, &late, &home, true).is_empty());
    }
}
