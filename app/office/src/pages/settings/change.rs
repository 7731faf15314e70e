//! Changing settings as of a day: the day, then the values, then what that makes different, then the change.

use std::sync::Arc;

use gloo_net::http::Method;
use leptos::prelude::*;
use serde_json::Value;
use tumbuh::age::CivilDate;
use tumbuh::api::pack::PackChangeResponse;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use super::differences::differences;
use super::{PACK, Read, entries, in_force, replace, today, with_pack};
use crate::desk::use_desk;
use crate::dom::{Piece, view};
use crate::i18n::settings::{GROUPS, Setting, Unit};
use crate::i18n::{Phrase, Text, language, p, t};
use crate::net::Body;
use crate::routes::{Route, go};
use crate::ui::{Act, Select, use_asking, use_told};

/// Changing settings as of a day.
#[component]
pub fn ChangeSettingsPage() -> Piece {
    view! {
        <Screen title=|| t(Text::SettingsChange)>
            <p><a href=Route::Settings.to_string()>{t(Text::BackToSettings)}</a></p>
            {with_pack(begin)}
        </Screen>
    }
}

fn begin(read: Read) -> Piece {
    let today = today();
    let day = RwSignal::new(today.plus_days(1).to_string());
    let chosen = RwSignal::new(None::<CivilDate>);
    let missing = RwSignal::new(false);
    let read = Arc::new(read);
    let go_on = move |_| {
        let date = day.get_untracked().parse::<CivilDate>().ok().filter(|date| *date >= today);
        missing.set(date.is_none());
        chosen.set(date);
    };
    view! {
        <section class="card stack">
            <div class="field">
                <label for="from">{t(Text::SettingsFromDay)}</label>
                <input class="input" id="from" type="date" min=today.to_string() aria-describedby="from-hint from-error" aria-invalid=move || missing.get().then_some("true") bind:value=day />
                <span class="hint" id="from-hint">{t(Text::SettingsFromHint)}</span>
                <span class="error" id="from-error" role="alert">{live(move || missing.get().then(|| t(Text::SettingsFromWrong)))}</span>
            </div>
            <p><button type="button" class="button" on:click=go_on>{t(Text::Continue)}</button></p>
        </section>
        {live(move || chosen.get().map(|from| form(&read, from)))}
    }
}

/// A setting and what was typed or chosen for it.
#[derive(Clone)]
struct Line {
    setting: &'static Setting,
    before: Value,
    typed: RwSignal<String>,
    chosen: RwSignal<usize>,
    choices: Option<Vec<(Value, String)>>,
}

impl Line {
    /// Its value now; `None` when what was typed is no whole number.
    fn value(&self) -> Option<Value> {
        match &self.choices {
            Some(choices) => choices.get(self.chosen.get_untracked()).map(|(value, _)| value.clone()),
            None if self.setting.unit == Unit::Table => Some(self.before.clone()),
            None => self.typed.get_untracked().trim().parse::<i64>().ok().map(Value::from),
        }
    }
}

fn form(read: &Arc<Read>, from: CivilDate) -> Piece {
    let entries = entries(&read.pack);
    let Some(base) = in_force(&entries, from).and_then(|place| entries.get(place)) else {
        return Piece::nothing();
    };
    let later = entries.iter().find(|entry| entry.from > from).map(|entry| entry.from);
    let offices = read.pack.get("offices").and_then(Value::as_array).into_iter().flatten();
    let offices: Vec<_> =
        offices.filter_map(|office| office.get("id")?.as_str().map(ToOwned::to_owned)).collect();
    let mut lines = Vec::new();
    let groups = GROUPS.iter().map(|group| {
        let fields = group.settings.iter().filter_map(|setting| {
            let line = line(setting, base.values.pointer(setting.at)?, &offices);
            lines.push(line.clone());
            Some(field(&line))
        });
        let fields = fields.collect::<Vec<_>>();
        view! {
            <details>
                <summary>{group.name(language())}</summary>
                <div class="stack inside">{fields}</div>
            </details>
        }
    });
    let groups = groups.collect::<Vec<_>>();
    let warning = later.map(|later| {
        let date = tumbuh_app::i18n::date(language(), later);
        view! { <p class="quiet">{p(&Phrase::SettingsLaterStay { date })}</p> }
    });
    let (values, place) = (base.values.clone(), entries.iter().position(|entry| entry.from == from));
    let after = entries.iter().filter(|entry| entry.from <= from).count();
    let made = {
        let read = Arc::clone(read);
        move || -> Result<String, &'static Setting> {
            let mut entry = values.clone();
            for line in &lines {
                let value = line.value().ok_or(line.setting)?;
                if let Some(at) = entry.pointer_mut(line.setting.at) {
                    *at = value;
                }
            }
            if let Some(at) = entry.get_mut("from") {
                *at = Value::from(from.to_string());
            }
            let mut pack = read.pack.clone();
            if let Some(Value::Array(all)) = pack.get_mut("settings") {
                match place.and_then(|place| all.get_mut(place)) {
                    Some(own) => *own = entry,
                    None => all.insert(after, entry),
                }
            }
            Ok(pack.to_string())
        }
    };
    view! {
        <section class="card stack">
            <h2>{p(&Phrase::SettingsFrom { date: tumbuh_app::i18n::date(language(), from) })}</h2>
            {warning}
            {groups}
        </section>
        {outcome(made, read.tag.clone(), from)}
    }
}

fn line(setting: &'static Setting, value: &Value, offices: &[String]) -> Line {
    let choices = setting.choices(language(), offices);
    let place = choices.iter().flatten().position(|(one, _)| one == value).unwrap_or_default();
    Line {
        setting,
        before: value.clone(),
        typed: RwSignal::new(value.to_string()),
        chosen: RwSignal::new(place),
        choices,
    }
}

fn field(line: &Line) -> Piece {
    let id = line.setting.at.trim_start_matches('/').replace('/', "-");
    let name = line.setting.name(language());
    if let Some(choices) = &line.choices {
        let options = choices.iter().map(|(_, words)| words.clone()).collect();
        return view! { <Select id label=name options chosen=line.chosen /> };
    }
    if line.setting.unit == Unit::Table {
        let value = line.setting.value(language(), &line.before);
        return view! { <p><span class="label">{name}</span> <br />{value} <br /><span class="hint">{t(Text::SettingsByFile)}</span></p> };
    }
    let unit = line.setting.unit.name(language());
    let typed = line.typed;
    view! {
        <div class="field">
            <label for=id.clone()>{format!("{name} ({unit})")}</label>
            <input class="input number" id=id type="text" inputmode="numeric" autocomplete="off" maxlength="6" bind:value=typed />
        </div>
    }
}

/// Trying the change, seeing what it makes different, making it.
fn outcome(
    made: impl Fn() -> Result<String, &'static Setting> + Send + Sync + 'static,
    tag: String,
    from: CivilDate,
) -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let wrong = RwSignal::new(None::<&'static Setting>);
    let tried = RwSignal::new(None::<(String, PackChangeResponse)>);
    let try_it = move |_| {
        tried.set(None);
        let text = match made() {
            Ok(text) => text,
            Err(setting) => return wrong.set(Some(setting)),
        };
        wrong.set(None);
        let path = format!("{PACK}?dryRun=true");
        let sent = text.clone();
        let work = async move { desk.ask::<PackChangeResponse>(Method::PUT, &path, Body::Json(sent)).await };
        act.run(work, move |answer| tried.set(Some((text, answer))));
    };
    view! {
        <section class="card stack">
            <p class="problem" role="alert">
                {live(move || wrong.get().map(|setting| p(&Phrase::NotANumber { name: setting.name(language()).into() })))}
            </p>
            {act.notice()}
            <p><button type="button" class="button" disabled=act.busy() on:click=try_it>{t(Text::ShowChanges)}</button></p>
            {live(move || tried.get().map(|(text, answer)| {
                let done = (!answer.changes.is_empty()).then(|| make(text, tag.clone(), from, act));
                view! { {differences(answer.changes)} {done} }
            }))}
        </section>
    }
}

fn make(text: String, tag: String, from: CivilDate, act: Act) -> Piece {
    let (desk, asking, told) = (use_desk(), use_asking(), use_told());
    let date = tumbuh_app::i18n::date(language(), from);
    let question = p(&Phrase::SettingsSure { date });
    let ask = move |_| {
        let (text, tag) = (text.clone(), tag.clone());
        asking.ask(question.clone(), t(Text::SettingsMeans).into(), Text::SettingsMake, move || {
            act.run(replace(desk, text.clone(), tag.clone()), move |_| {
                told.tell_there(t(Text::SettingsMade));
                go(&Route::Settings);
            });
        });
    };
    view! { <p><button type="button" class="button primary" disabled=act.busy() on:click=ask>{t(Text::SettingsMake)}</button></p> }
}
