//! Records of others that the regency refused: what each was, why, beside what the regency holds; and saying what became of it.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::api::refusals::{RefusalListResponse, RefusalView, SettleRequest};
use tumbuh::care::StepKind;
use tumbuh::child::ChildChange;
use tumbuh::growth::Oedema;
use tumbuh::language::Language;
use tumbuh::measurement::Measurement;
use tumbuh::sync::Act as Acted;
use tumbuh::text::Remark;
use tumbuh_app::i18n::{cm, date, kg};
use tumbuh_app::json::Read;
use tumbuh_app::pages::act_words;
use tumbuh_app::pages::child::change_words;
use tumbuh_app::routes::Path;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Badge, Tone, live};

use super::case_filters::areas;
use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::care::{CareWord, c};
use crate::i18n::refusals::{RefusalWord, f, waiting};
use crate::i18n::{Text, language, stamp, t};
use crate::net::Done;
use crate::routes::Route;
use crate::ui::{Act, Load, use_told};

const REFUSALS: &str = "/api/v1/refusals";

/// As many as are read in one go.
const SHOWN: usize = 50;

/// The refused records.
#[component]
pub fn RefusalsPage() -> Piece {
    let Some(session) = use_session() else { return Piece::nothing() };
    let (settled, area) = (RwSignal::new(false), RwSignal::new(String::new()));
    let cursor = RwSignal::new(None::<String>);
    let areas = areas(&session);
    let list = move || {
        let (settled, area, cursor_now) = (settled.get(), area.get(), cursor.get());
        let mut path = format!("{REFUSALS}?limit={SHOWN}&settled={settled}");
        for (name, value) in [("area", Some(area).filter(|area| !area.is_empty())), ("cursor", cursor_now)] {
            if let Some(value) = value {
                path.push_str(&format!("&{name}={value}"));
            }
        }
        let load = Load::<Value>::of(path);
        let session = Arc::clone(&session);
        load.show_read(move |answer: Arc<RefusalListResponse>, _| {
            let rows: Vec<Piece> = answer.refusals.iter().map(|one| card(&session, one, load)).collect();
            let none = if settled { RefusalWord::NoneDone } else { RefusalWord::NoneWaiting };
            let none = rows.is_empty().then(|| view! { <p class="empty">{f(none)}</p> });
            let more = answer.cursor.clone().map(|next| {
                let go = move |_| cursor.set(Some(next.clone()));
                view! { <button type="button" class="button" on:click=go>{f(RefusalWord::Next)}</button> }
            });
            let first = cursor.get_untracked().map(|_| {
                let go = move |_| cursor.set(None);
                view! { <button type="button" class="button" on:click=go>{f(RefusalWord::First)}</button> }
            });
            view! {
                <p class="strong" role="status">{waiting(answer.open)}</p>
                {none}
                <ul class="todo">{rows}</ul>
                <div class="row wrap">{first}{more}</div>
            }
        })
    };
    let choose = move |event| {
        cursor.set(None);
        settled.set(event_target_value(&event) == "true");
    };
    let look_at = move |event| {
        cursor.set(None);
        area.set(event_target_value(&event));
    };
    view! {
        <Screen title=|| t(Text::NavRefusals)>
            <p class="quiet">{f(RefusalWord::Why)}</p>
            <div class="filters">
                <div class="field">
                    <label for="which">{f(RefusalWord::Which)}</label>
                    <select class="input" id="which" on:change=choose>
                        <option value="false">{f(RefusalWord::Waiting)}</option>
                        <option value="true">{f(RefusalWord::Done)}</option>
                    </select>
                </div>
                <div class="field">
                    <label for="area">{c(CareWord::Area)}</label>
                    <select class="input" id="area" on:change=look_at>
                        <option value="">{c(CareWord::AllAreas)}</option>
                        {areas}
                    </select>
                </div>
            </div>
            {live(list)}
        </Screen>
    }
}

fn card(session: &Session, refusal: &RefusalView, load: Load<Value>) -> Piece {
    let spoken = language();
    // One of a newer version is told without what it was.
    let act = Acted::read(refusal.act.clone());
    let zone = session.view.regency.utc_offset_minutes;
    let name = refusal.name.as_ref().map(ToString::to_string);
    let name = name.unwrap_or_else(|| f(RefusalWord::NoName).to_owned());
    let unknown = (!refusal.known).then(|| format!(" · {}", f(RefusalWord::Unknown)));
    let place = session.names.name(&refusal.posyandu);
    let author = refusal.author.as_ref().map(ToString::to_string);
    let author = author.unwrap_or_else(|| f(RefusalWord::NoAuthor).to_owned());
    let by = format!(
        "{} {author}, {} {}",
        f(RefusalWord::By),
        f(RefusalWord::RefusedAt),
        stamp(refusal.at_millis, zone)
    );
    let what = act.as_ref().map(|act| match step(act) {
        Some(step) => format!("{}: {step}", act_words(spoken, act)),
        None => act_words(spoken, act),
    });
    let what = what.unwrap_or_else(|| f(RefusalWord::NewKind).to_owned());
    let end = if refusal.settled.is_some() { became(refusal, zone) } else { settle(refusal, load) };
    view! {
        <li class="card stack">
            <div>
                <h2>{what}</h2>
                <p><span class="strong">{name}</span> <span class="quiet">" · " {place} {unknown}</span></p>
                <p class="quiet">{by}</p>
            </div>
            <div>
                <p class="label">{f(RefusalWord::Reason)}</p>
                <p>{refusal.reason.words(spoken)}</p>
            </div>
            {act.as_ref().map(|act| values(session, refusal, act))}
            {act.as_ref().map(told)}
            {links(refusal)}
            {end}
        </li>
    }
}

/// What its author meant, beside what the regency holds now.
fn values(session: &Session, refusal: &RefusalView, act: &Acted) -> Piece {
    let none = || f(RefusalWord::Nothing).to_owned();
    let held = |wanted: &ChildChange| {
        let standing = refusal.standing.iter().find(|standing| standing.field() == wanted.field());
        standing.map_or_else(none, |standing| told_change(session, standing).1)
    };
    let changes = act.wanted();
    let mut rows: Vec<(String, String, String)> = changes
        .iter()
        .map(|wanted| {
            let (field, value) = told_change(session, wanted);
            (field, value, held(wanted))
        })
        .collect();
    rows.extend(reading_values(act.reading(), refusal.standing_reading.as_ref()));
    if rows.is_empty() {
        return Piece::nothing();
    }
    let rows: Vec<Piece> = rows
        .into_iter()
        .map(|(field, wanted, held)| {
            view! { <tr><th scope="row">{field}</th><td class="long">{wanted}</td><td class="long">{held}</td></tr> }
        })
        .collect();
    view! {
        <table class="counts">
            <thead>
                <tr>
                    <th scope="col">{f(RefusalWord::What)}</th>
                    <th scope="col">{f(RefusalWord::Refused)}</th>
                    <th scope="col">{f(RefusalWord::Standing)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// A field and its value: a posyandu by its name; that a record is closed, or followed again, is a value by itself.
fn told_change(session: &Session, change: &ChildChange) -> (String, String) {
    let (field, value) = change_words(language(), change);
    match change {
        ChildChange::Posyandu(code) => (field.to_owned(), session.names.name(code)),
        ChildChange::Status(_) => (t(Text::State).to_owned(), field.to_owned()),
        _ => (field.to_owned(), value),
    }
}

/// How one value of a reading is told, where it was read.
type Tell = fn(Language, &Measurement) -> Option<String>;

const READ: [(RefusalWord, Tell); 6] = [
    (RefusalWord::Measured, |spoken, reading| Some(date(spoken, reading.date))),
    (RefusalWord::Weight, |spoken, reading| reading.weight_grams.map(|weight| kg(spoken, weight))),
    (RefusalWord::Length, |spoken, reading| reading.length_millimetres.map(|length| cm(spoken, length))),
    (RefusalWord::Arm, |spoken, reading| reading.arm_millimetres.map(|arm| cm(spoken, arm))),
    (RefusalWord::Head, |spoken, reading| reading.head_millimetres.map(|head| cm(spoken, head))),
    (RefusalWord::Oedema, |_, reading| match reading.oedema {
        Oedema::Absent => None,
        Oedema::Grade1 => Some("+1".into()),
        Oedema::Grade2 => Some("+2".into()),
        Oedema::Grade3 => Some("+3".into()),
    }),
];

/// What was read by the one or the other, value by value.
fn reading_values(
    wanted: Option<&Measurement>,
    held: Option<&Measurement>,
) -> impl Iterator<Item = (String, String, String)> {
    READ.into_iter().filter_map(move |(field, tell)| {
        let told = |reading: Option<&Measurement>| reading.and_then(|reading| tell(language(), reading));
        let (wanted, held) = (told(wanted), told(held));
        let none = || f(RefusalWord::Nothing).to_owned();
        (wanted.is_some() || held.is_some())
            .then(|| (f(field).to_owned(), wanted.unwrap_or_else(none), held.unwrap_or_else(none)))
    })
}

/// What its author wrote about it, and all of a step or of what was done to an entry, which has no table of its own.
fn told(act: &Acted) -> Piece {
    let remark = match act {
        Acted::CorrectMeasurement { reason, .. } | Acted::RetractMeasurement { reason, .. } => Some(reason),
        Acted::RecordAbsence { absence } => absence.remark.as_ref(),
        Acted::RecordRequest { request } => request.note.as_ref(),
        _ => None,
    };
    let remark = remark.map(|remark| {
        view! { <p><span class="label">{f(RefusalWord::Told)} ": "</span>{remark.to_string()}</p> }
    });
    let whole = match act {
        Acted::CarriedCare { step, .. } | Acted::CarriedRegister { step, .. } => {
            serde_json::to_string_pretty(step).ok()
        }
        _ => None,
    };
    let whole = whole.map(|text| {
        view! { <details><summary>{f(RefusalWord::Whole)}</summary><pre class="long">{text}</pre></details> }
    });
    view! { {remark} {whole} }
}

/// Which step was to be taken.
fn step(act: &Acted) -> Option<&'static str> {
    let Acted::CarriedCare { step, .. } = act else { return None };
    let kind = match step.get("type")?.as_str()? {
        "validateCase" => StepKind::Validate,
        "recordCause" => StepKind::Cause,
        "planInterventions" => StepKind::Plan,
        "logPmt" => StepKind::Log,
        "recordEvaluation" => StepKind::Evaluate,
        "reportIntervention" => StepKind::Report,
        "refer" => StepKind::Refer,
        "answerReferral" => StepKind::Answer,
        "followRecommendation" => StepKind::Follow,
        "recordObstacle" => StepKind::Obstacle,
        "recordTalk" => StepKind::Talk,
        "closeCase" => StepKind::Close,
        "reopenCase" => StepKind::Reopen,
        _ => return None,
    };
    Some(kind.words(language()))
}

/// Where one can act.
fn links(refusal: &RefusalView) -> Piece {
    if !refusal.known {
        return Piece::nothing();
    }
    if refusal.woman {
        let link = Route::Entry(refusal.child.into()).to_string();
        return view! { <p><a class="button" href=link>{f(RefusalWord::OpenHere)}</a></p> };
    }
    let (here, app) = (Route::Case(refusal.child).to_string(), Path::Child(refusal.child).to_string());
    view! {
        <div class="row wrap">
            <a class="button" href=here>{f(RefusalWord::OpenHere)}</a>
            <a class="button" href=app>{f(RefusalWord::OpenApp)}</a>
        </div>
    }
}

fn became(refusal: &RefusalView, zone: i32) -> Piece {
    let Some(settled) = &refusal.settled else { return Piece::nothing() };
    let words = settled.remark.as_ref().map(ToString::to_string);
    let words = words.unwrap_or_else(|| f(RefusalWord::ByItself).to_owned());
    let by = settled.by.as_ref().map(ToString::to_string).unwrap_or_default();
    view! {
        <div>
            <p><Badge tone=Tone::Good words=f(RefusalWord::Done).to_owned() /></p>
            <p class="long">{words}</p>
            <p class="quiet">{stamp(settled.at_millis, zone)} " · " {by}</p>
        </div>
    }
}

/// Saying what became of it.
fn settle(refusal: &RefusalView, load: Load<Value>) -> Piece {
    let (desk, act, done) = (use_desk(), Act::new(), use_told());
    let (remark, missing) = (RwSignal::new(String::new()), RwSignal::new(false));
    let mutation = refusal.mutation;
    let send = move |_| {
        let Ok(remark) = remark.get_untracked().parse::<Remark>() else { return missing.set(true) };
        missing.set(false);
        let request = SettleRequest { remark };
        let path = format!("{REFUSALS}/{mutation}/settle");
        act.run(async move { desk.post::<Done>(&path, &request).await }, move |_| {
            done.tell(f(RefusalWord::Kept));
            load.again();
        });
    };
    let (id, hint) = (format!("remark-{mutation}"), format!("hint-{mutation}"));
    view! {
        <details>
            <summary>{f(RefusalWord::Settle)}</summary>
            <div class="stack form">
                <div class="field">
                    <label for=id.clone()>{f(RefusalWord::Remark)}</label>
                    <input
                        class="input"
                        id=id
                        autocomplete="off"
                        maxlength="280"
                        aria-describedby=hint.clone()
                        aria-invalid=move || missing.get().then_some("true")
                        bind:value=remark
                    />
                    <span class="hint" id=hint>{f(RefusalWord::RemarkLike)}</span>
                    <span class="error" role="alert">{live(move || missing.get().then(|| f(RefusalWord::RemarkMissing)))}</span>
                </div>
                {act.notice()}
                <button type="button" class="button primary" disabled=act.busy() on:click=send>{f(RefusalWord::Keep)}</button>
            </div>
        </details>
    }
}
