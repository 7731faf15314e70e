//! Districts, villages and posyandu as a tree.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::Action;
use tumbuh::area::{AreaCode, AreaLevel};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use crate::desk::use_session;
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, p, t};
use crate::names::AreaNames;
use crate::routes::Route;

/// How many are shown of a search.
const SHOWN: usize = 100;

/// The tree of areas.
#[component]
pub fn AreasPage() -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let manage = session.may(Action::ManageAreas);
    let text = RwSignal::new(String::new());
    let names = Arc::new(session.names.clone());
    let regency = session.view.regency.code.clone();
    let all = tumbuh::area::Scope(vec![regency.clone()]);
    let summary = p(&Phrase::AreaCounts {
        districts: names.count(&regency, AreaLevel::District),
        villages: names.count(&regency, AreaLevel::Village),
        posyandu: names.count(&regency, AreaLevel::Posyandu),
    });
    let shown = live(move || {
        let text = text.get();
        if text.trim().is_empty() {
            return view! { <ul class="tree">{inside(&names, &regency, manage)}</ul> };
        }
        let found = names.search(&text, &all);
        if found.is_empty() {
            return view! { <p class="empty">{t(Text::AreaNone)}</p> };
        }
        let rows = found.iter().take(SHOWN).map(|code| view! {
            <li>{names.name(code)} " " <span class="tiny">{format!("{} · {code}", names.around(code))}</span></li>
        });
        view! { <ul class="found">{rows.collect::<Vec<_>>()}</ul> }
    });
    view! {
        <Screen title=|| t(Text::NavAreas)>
            <p class="quiet">{summary}</p>
            {manage.then(|| view! { <p><a class="button" href=Route::ImportAreas.to_string()>{t(Text::ImportAreasTitle)}</a></p> })}
            <div class="field">
                <label for="search">{t(Text::AreaSearch)}</label>
                <input class="input" id="search" type="search" autocomplete="off" placeholder=t(Text::AreaExample) bind:value=text />
            </div>
            {shown}
        </Screen>
    }
}

fn inside(names: &Arc<AreaNames>, code: &AreaCode, manage: bool) -> Vec<Piece> {
    names.inside(code).map(|(code, name)| branch(names, code, name, manage)).collect()
}

/// An area; what lies in it is built when it is opened, for a regency has thousands.
fn branch(names: &Arc<AreaNames>, code: &AreaCode, name: &str, manage: bool) -> Piece {
    let line = view! { {name.to_owned()} " " <span class="tiny">{code.to_string()}</span> };
    let change = manage.then(|| {
        let link = Route::Area(code.clone()).to_string();
        let label = p(&Phrase::ChangeArea { name: name.to_owned() });
        view! { <a class="go" href=link aria-label=label>{t(Text::Change)}</a> }
    });
    if code.level() == AreaLevel::Posyandu {
        return view! { <li class="leaf row apart"><span>{line}</span>{change}</li> };
    }
    let open = RwSignal::new(false);
    let count = p(&Phrase::PosyanduCount { count: names.count(code, AreaLevel::Posyandu) });
    let (names, code) = (Arc::clone(names), code.clone());
    view! {
        <li>
            <details on:toggle=move |_| open.set(true)>
                <summary>{line} <span class="tiny push">{count}</span></summary>
                <div class="inside">{change}</div>
                {live(move || open.get().then(|| view! { <ul class="tree">{inside(&names, &code, manage)}</ul> }))}
            </details>
        </li>
    }
}
