//! Handing a child over to another regency: with consent, by a code that its parent takes along.

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::age::CivilDate;
use tumbuh::api::handover::{HandoverCode, HandoverConsent, HandoverRequest};
use tumbuh::id::ChildId;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use crate::desk::{use_desk, use_session};
use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, language, moment, p, t};
use crate::routes::Route;
use crate::ui::{Act, Field, Load, QrCode, use_asking};

/// Handing a child over.
#[component]
pub fn HandOverPage(
    /// Which.
    child: ChildId,
) -> Piece {
    // As it came: its whole story has many kinds of records, and only the name is shown.
    let story = Load::<Value>::of(format!("/api/v1/children/{child}/case"));
    view! {
        <Screen title=|| t(Text::HandOverTitle)>
            <p class="no-print"><a href=Route::Children.to_string()>{t(Text::BackToChildren)}</a></p>
            {story.show(move |story| {
                let member = |at: &str| story.pointer(at).and_then(Value::as_str).map(ToOwned::to_owned);
                let name = member("/child/child/name").unwrap_or_default();
                match member("/child/child/status/state").as_deref() {
                    Some("active") => form(child, name, member("/child/child/birthDate")),
                    _ => view! { <p class="empty">{p(&Phrase::RecordIsClosed { name })}</p> },
                }
            })}
        </Screen>
    }
}

fn form(child: ChildId, name: String, birth: Option<String>) -> Piece {
    let (desk, asking, act) = (use_desk(), use_asking(), Act::new());
    let today = tumbuh_app::clock::day(tumbuh_app::clock::now_millis(), desk.zone());
    let (by, on) = (RwSignal::new(String::new()), RwSignal::new(today.to_string()));
    let agreed = RwSignal::new(false);
    let missing = RwSignal::new(None::<Text>);
    let made = RwSignal::new(None::<HandoverCode>);
    let born = birth.and_then(|birth| birth.parse::<CivilDate>().ok());
    let title = name.clone();
    let shown = name.clone();
    let make = move |_| {
        if !agreed.get_untracked() {
            return missing.set(Some(Text::ConsentMissing));
        }
        let Ok(given_by) = by.get_untracked().parse() else {
            return missing.set(Some(Text::ConsentByMissing));
        };
        let day = on.get_untracked().parse::<CivilDate>().ok();
        let fits = |day: &CivilDate| *day <= today && born.is_none_or(|born| *day >= born);
        let Some(on) = day.filter(fits) else { return missing.set(Some(Text::ConsentDayWrong)) };
        missing.set(None);
        let consent = HandoverConsent { given_by, on };
        let question = p(&Phrase::HandOverSure { name: name.clone() });
        asking.ask(question, t(Text::HandOverMeans).into(), Text::HandOverMake, move || {
            let request = HandoverRequest { consent: consent.clone() };
            let path = format!("/api/v1/children/{child}/handover");
            let work = async move { desk.post(&path, &request).await };
            act.run(work, move |code| made.set(Some(code)));
        });
    };
    view! {
        {live(move || match made.get() {
            Some(code) => paper(&code, &shown),
            None => {
                let make = make.clone();
                view! {
                    <section class="card stack">
                        <h2>{title.clone()}</h2>
                        <p>{t(Text::HandOverWhy)}</p>
                        <label class="tick">
                            <input type="checkbox" prop:checked=move || agreed.get() on:change=move |event| agreed.set(event_target_checked(&event)) />
                            <span>{t(Text::HandOverConsent)}</span>
                        </label>
                        <Field id="by" label=Text::ConsentBy value=by />
                        <div class="field">
                            <label for="on">{t(Text::ConsentOn)}</label>
                            <input class="input" id="on" type="date" max=today.to_string() bind:value=on />
                        </div>
                        <p class="problem" role="alert">{live(move || missing.get().map(t))}</p>
                        {act.notice()}
                        <p><button type="button" class="button primary" disabled=act.busy() on:click=make>{t(Text::HandOverMake)}</button></p>
                    </section>
                }
            }
        })}
    }
}

/// The code, to print or to show.
fn paper(made: &HandoverCode, name: &str) -> Piece {
    let desk = use_desk();
    let until = moment(made.expires_millis, desk.zone());
    let link = files::take_in_link(&made.code);
    let label = p(&Phrase::QrFor { name: name.to_owned() });
    let regency = use_session().map(|session| session.view.regency.name.to_string()).unwrap_or_default();
    let today = tumbuh_app::i18n::date(
        language(),
        tumbuh_app::clock::day(tumbuh_app::clock::now_millis(), desk.zone()),
    );
    view! {
        <section class="card stack" role="status">
            <h2>{p(&Phrase::HandOverFor { name: name.to_owned() })}</h2>
            <p>{regency} " · " {today}</p>
            <p>{t(Text::HandOverPaper)}</p>
            <div class="link-card">
                <QrCode text=link label />
                <div class="stack">
                    <label class="field">
                        <span class="label">{t(Text::HandOverCode)}</span>
                        <textarea class="input number" rows="3" readonly>{made.code.clone()}</textarea>
                    </label>
                    <p class="quiet">{p(&Phrase::LinkUntil { until })} " " {t(Text::HandOverOnce)}</p>
                    <div class="row wrap no-print">
                        <button type="button" class="button primary" on:click=|_| files::print()>{t(Text::Print)}</button>
                    </div>
                </div>
            </div>
        </section>
    }
}
