//! What changed at the regency that this one works like, to be taken over item by item.

use std::collections::BTreeSet;
use std::sync::Arc;

use gloo_net::http::Method;
use leptos::prelude::*;
use serde_json::{Value, json};
use tumbuh::api::operator::{Apply, RegenciesResponse};
use tumbuh::area::AreaCode;
use tumbuh::regency::replicate::ItemChange;
use tumbuh_app::ui::live;

use super::{REGENCIES, Replicated};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, language, p, t};
use crate::items;
use crate::net::Body;
use crate::operator::Operator;
use crate::ui::{Act, Load, Select, use_asking, use_told};

/// Looks for changes at another regency, and takes over those that are chosen.
pub fn changes(operator: Operator, code: &AreaCode) -> Piece {
    let regencies = Load::<RegenciesResponse>::by_operator(REGENCIES);
    let own = code.clone();
    view! {
        <section class="card stack">
            <h2>{t(Text::ChangesTitle)}</h2>
            <p class="quiet">{t(Text::ChangesWhy)}</p>
            {regencies.show(move |found| look(operator, &own, &found))}
        </section>
    }
}

fn look(operator: Operator, own: &AreaCode, found: &RegenciesResponse) -> Piece {
    let others: Vec<_> = found.regencies.iter().filter(|one| one.code != *own).collect();
    if others.is_empty() {
        return view! { <p class="empty">{t(Text::NoOthers)}</p> };
    }
    let (act, chosen) = (Act::new(), RwSignal::new(0_usize));
    let answer = RwSignal::new(None::<Arc<Replicated>>);
    let options = others.iter().map(|one| format!("{} ({})", one.name, one.code)).collect();
    let codes: Vec<_> = others.iter().map(|one| one.code.clone()).collect();
    let path = format!("{REGENCIES}/{own}/replication");
    let send = move |apply: Apply| {
        let (path, from) = (path.clone(), codes.get(chosen.get_untracked()).cloned());
        let request = json!({ "from": from, "apply": apply });
        let work = async move { operator.ask(Method::POST, &path, Body::json(&request)?).await };
        act.run(work, move |found| answer.set(Some(Arc::new(found))));
    };
    let begin = send.clone();
    view! {
        <Select id="from".to_owned() label=t(Text::WorksLike) options chosen />
        {act.notice()}
        <p><button type="button" class="button" disabled=act.busy() on:click=move |_| begin(Apply::default())>{t(Text::LookForChanges)}</button></p>
        {live(move || answer.get().map(|answer| outcome(&answer, act, send.clone())))}
    }
}

fn outcome(answer: &Replicated, act: Act, send: impl Fn(Apply) + Clone + Send + Sync + 'static) -> Piece {
    let (asking, told) = (use_asking(), use_told());
    if !answer.applied.is_empty() {
        let mut words = p(&Phrase::TakenOver { count: answer.applied.len() });
        if let Some(from) = answer.settings_from {
            words.push(' ');
            words.push_str(&p(&Phrase::SettingsHoldFrom { from: language().date(from) }));
        }
        told.tell(words);
    }
    let open: Vec<_> =
        answer.changes.iter().filter(|change| !answer.applied.contains(&change.path)).collect();
    if open.is_empty() {
        return view! { <p class="empty" role="status">{t(Text::NoChanges)}</p> };
    }
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let rows = open.into_iter().map(|change| row(change, chosen)).collect::<Vec<_>>();
    let from = answer.from.to_string();
    let take = move |_| {
        let paths = chosen.get_untracked();
        let question = p(&Phrase::TakeSure { count: paths.len(), from: from.clone() });
        let send = send.clone();
        asking.ask(question, t(Text::TakeMeans).into(), Text::TakeOver, move || {
            send(Apply::Paths(paths.clone()))
        });
    };
    view! {
        <ul class="stack">{rows}</ul>
        <p>
            <button type="button" class="button primary" disabled=move || act.busy().get() || chosen.with(BTreeSet::is_empty) on:click=take>
                {move || p(&Phrase::TakeChosen { count: chosen.with(BTreeSet::len) })}
            </button>
        </p>
    }
}

fn row(change: &ItemChange, chosen: RwSignal<BTreeSet<String>>) -> Piece {
    let path = change.path.clone();
    let toggle = move |event: leptos::ev::Event| {
        chosen.update(|chosen| {
            if event_target_checked(&event) {
                chosen.insert(path.clone());
            } else {
                chosen.remove(&path);
            }
        });
    };
    let value = |label: Text, value: &Option<Value>| {
        let text = value.as_ref().map(|value| serde_json::to_string_pretty(value).unwrap_or_default());
        view! { <dt>{t(label)}</dt><dd><pre>{text.unwrap_or_else(|| t(Text::NotThere).to_owned())}</pre></dd> }
    };
    view! {
        <li class="grant stack">
            <label class="tick">
                <input type="checkbox" on:change=toggle />
                <span class="strong">{items::words(language(), &change.path)}</span>
            </label>
            {change.changed_here.then(|| view! { <p><span class="badge tone-watch">{t(Text::ChangedHere)}</span></p> })}
            <details>
                <summary>{t(Text::ShowDifference)}</summary>
                <dl class="facts">
                    {value(Text::ThereBefore, &change.before)}
                    {value(Text::ThereNow, &change.after)}
                    {value(Text::Here, &change.own)}
                </dl>
            </details>
        </li>
    }
}
