//! The settings in force and those to come, each with its date, and the ways to change them.

mod change;
mod differences;
mod file;
mod history;

use change::ChangeSettingsPage;
use file::PackFilePage;
use history::PackHistoryPage;

use gloo_net::http::Method;
use leptos::prelude::*;
use serde_json::Value;
use tumbuh::age::CivilDate;
use tumbuh::api::pack::PackChangeResponse;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use super::import::ImportPage;
use super::import_areas::ImportAreasPage;
use crate::desk::{Desk, use_desk};
use crate::dom::{Piece, view};
use crate::i18n::settings::GROUPS;
use crate::i18n::{Phrase, Text, language, p, t};
use crate::items;
use crate::net::{self, Body, Trouble};
use crate::routes::Route;
use crate::ui::{Act, TroubleNotice, use_asking, use_told};

pub(super) const PACK: &str = "/api/v1/pack";

/// The pack as it was read, with the tag under which it may be replaced.
#[derive(Clone, PartialEq)]
struct Read {
    pack: Value,
    text: String,
    tag: String,
}

async fn read(desk: Desk) -> Result<Read, Trouble> {
    let answer = desk.answer(Method::GET, PACK.into(), Body::Empty).await?;
    let pack = net::read(&answer.text)?;
    Ok(Read { pack, text: answer.text, tag: answer.tag.unwrap_or_default() })
}

/// Puts a pack in force in place of the one that has this tag.
async fn replace(desk: Desk, text: String, tag: String) -> Result<PackChangeResponse, Trouble> {
    let answer = desk.ask(Method::PUT, PACK, Body::Instead { text, tag }).await?;
    desk.refresh().await;
    Ok(answer)
}

/// What comes once the pack was read.
fn with_pack(show: impl Fn(Read) -> Piece + Send + Sync + 'static) -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let found = RwSignal::new(None::<Read>);
    act.run(read(desk), move |read| found.set(Some(read)));
    live(move || match (found.get(), act.trouble().get()) {
        (Some(read), _) => show(read),
        (None, Some(trouble)) => view! { <TroubleNotice trouble /> },
        (None, None) => view! { <p class="quiet" role="status">{t(Text::Loading)}</p> },
    })
}

/// The screens of this part: settings, the pack, and what comes from files.
pub fn screen(route: Route) -> Piece {
    match route {
        Route::ChangeSettings => view! { <ChangeSettingsPage /> },
        Route::PackFile => view! { <PackFilePage /> },
        Route::PackHistory => view! { <PackHistoryPage /> },
        Route::Import => view! { <ImportPage /> },
        Route::ImportAreas => view! { <ImportAreasPage /> },
        _ => view! { <SettingsPage /> },
    }
}

/// The settings in force and those to come.
#[component]
fn SettingsPage() -> Piece {
    view! {
        <Screen title=|| t(Text::NavSettings)>
            <p class="quiet">{t(Text::SettingsWhy)}</p>
            <div class="row wrap">
                <a class="button primary" href=Route::ChangeSettings.to_string()>{t(Text::SettingsChange)}</a>
                <a class="button" href=Route::PackFile.to_string()>{t(Text::PackFileTitle)}</a>
                <a class="button" href=Route::PackHistory.to_string()>{t(Text::PackHistoryTitle)}</a>
            </div>
            {with_pack(overview)}
        </Screen>
    }
}

fn overview(read: Read) -> Piece {
    let today = today();
    let entries = entries(&read.pack);
    let now = in_force(&entries, today).unwrap_or_default();
    let act = Act::new();
    let cards = entries.iter().enumerate().filter(|(place, _)| *place >= now).map(|(place, entry)| {
        let date = tumbuh_app::i18n::date(language(), entry.from);
        let phrase =
            if place == now { Phrase::SettingsSince { date } } else { Phrase::SettingsLater { date } };
        let drop = (place > now).then(|| drop_button(&read, place, entry.from, act));
        view! {
            <section class="card stack">
                <h2>{p(&phrase)}</h2>
                {(place > now).then(|| changed(entries.get(place - 1), entry))}
                {groups(entry.values, place == now)}
                {drop}
            </section>
        }
    });
    let cards = cards.collect::<Vec<_>>();
    let texts = texts(&read.pack);
    view! { {act.notice()} {cards} {texts} }
}

/// Messages and notices, in the language in use.
fn texts(pack: &Value) -> Piece {
    let tag = language().tag();
    let said = |text: &Value| text.get(tag).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut rows = Vec::new();
    for (name, text) in pack.get("templates").and_then(Value::as_object).into_iter().flatten() {
        let what = items::words(language(), &format!("/templates/{name}"));
        rows.push(view! { <dt>{what}</dt><dd class="long">{said(text)}</dd> });
    }
    for notice in pack.get("notices").and_then(Value::as_array).into_iter().flatten() {
        let day = notice.get("from").map(|from| items::value(language(), "/notices", from));
        let version = notice.get("version").map(ToString::to_string).unwrap_or_default();
        let what = p(&Phrase::NoticeSince { version, date: day.unwrap_or_default() });
        let consent = notice.get("consent").map(said).unwrap_or_default();
        rows.push(view! { <dt>{what}</dt><dd class="long">{consent}</dd> });
    }
    view! {
        <section class="card stack">
            <details>
                <summary>{t(Text::SettingsTexts)}</summary>
                <dl class="facts">{rows}</dl>
                <p class="hint">{t(Text::SettingsByFile)}</p>
            </details>
        </section>
    }
}

/// What an entry makes different from the one before.
fn changed(before: Option<&Entry<'_>>, after: &Entry<'_>) -> Piece {
    let all = GROUPS.iter().flat_map(|group| group.settings);
    let rows = all.filter_map(|setting| {
        let (was, is) = (before?.values.pointer(setting.at)?, after.values.pointer(setting.at)?);
        let said = |value| setting.value(language(), value);
        (was != is).then(|| {
            view! { <dt>{setting.name(language())}</dt><dd><del>{said(was)}</del> " → " <ins>{said(is)}</ins></dd> }
        })
    });
    let rows = rows.collect::<Vec<_>>();
    view! { <dl class="facts settings">{rows}</dl> }
}

/// The values of an entry, group by group.
fn groups(values: &Value, open: bool) -> Vec<Piece> {
    let groups = GROUPS.iter().enumerate().map(|(place, group)| {
        let rows = group.settings.iter().filter_map(|setting| {
            let value = setting.value(language(), values.pointer(setting.at)?);
            Some(view! { <dt>{setting.name(language())}</dt><dd>{value}</dd> })
        });
        let rows = rows.collect::<Vec<_>>();
        view! {
            <details open=open && place == 0>
                <summary>{group.name(language())}</summary>
                <dl class="facts settings">{rows}</dl>
            </details>
        }
    });
    groups.collect()
}

/// Takes back settings that have not begun.
fn drop_button(read: &Read, place: usize, from: CivilDate, act: Act) -> Piece {
    let (desk, asking, told) = (use_desk(), use_asking(), use_told());
    let date = tumbuh_app::i18n::date(language(), from);
    let question = p(&Phrase::SettingsDropSure { date });
    let read = read.clone();
    let drop = move |_| {
        let (mut pack, tag) = (read.pack.clone(), read.tag.clone());
        if let Some(Value::Array(entries)) = pack.get_mut("settings") {
            entries.remove(place);
        }
        asking.ask(question.clone(), t(Text::SettingsDropMeans).into(), Text::SettingsDrop, move || {
            act.run(replace(desk, pack.to_string(), tag.clone()), move |_| {
                told.tell_there(t(Text::SettingsDropped));
                crate::routes::go(&Route::PackHistory);
            });
        });
    };
    view! { <p><button type="button" class="button danger" disabled=act.busy() on:click=drop>{t(Text::SettingsDrop)}</button></p> }
}

/// One entry of settings.
struct Entry<'a> {
    from: CivilDate,
    values: &'a Value,
}

fn entries(pack: &Value) -> Vec<Entry<'_>> {
    let entries = pack.get("settings").and_then(Value::as_array).into_iter().flatten();
    let dated = entries.filter_map(|values| {
        let from = values.get("from")?.as_str()?.parse().ok()?;
        Some(Entry { from, values })
    });
    dated.collect()
}

/// The place of the entry in force on a day; before the first began, the first.
fn in_force(entries: &[Entry<'_>], day: CivilDate) -> Option<usize> {
    entries.iter().rposition(|entry| entry.from <= day).or((!entries.is_empty()).then_some(0))
}

/// Today where the regency is.
fn today() -> CivilDate {
    tumbuh_app::clock::day(tumbuh_app::clock::now_millis(), use_desk().zone())
}
