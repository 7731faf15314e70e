//! Taking in a child from another regency by the code that its parent brought.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::{Action, Place, Places};
use tumbuh::api::handover::{ArrivalRequest, ArrivalResponse};
use tumbuh::area::AreaLevel;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Notice, Tone, live};

use crate::desk::{use_desk, use_session};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, p, t};
use crate::routes::Route;
use crate::ui::{Act, AreaPicker, Field, use_asking};

/// Taking in a child.
#[component]
pub fn TakeInPage(
    /// The code, when a picture was scanned.
    code: Option<String>,
) -> Piece {
    let (desk, asking, act) = (use_desk(), use_asking(), Act::new());
    let Some(session) = use_session() else { return Piece::nothing() };
    let code = RwSignal::new(code.unwrap_or_default());
    let chosen = RwSignal::new(Places::default());
    let missing = RwSignal::new(None::<Text>);
    let taken = RwSignal::new(None::<ArrivalResponse>);
    let within = session.view.grants.scope(Action::HandOverChildren);
    let names = Arc::new(session.names.clone());
    let picked = Arc::clone(&names);
    let take = move |_| {
        // People type and paste it with spaces; a scanned link ends with it.
        let typed: String = code.get_untracked().chars().filter(|one| !one.is_whitespace()).collect();
        let typed = typed.rsplit('/').next().unwrap_or_default().to_lowercase();
        if typed.is_empty() {
            return missing.set(Some(Text::CodeMissing));
        }
        let places = chosen.get_untracked();
        let posyandu = match places.0.as_slice() {
            [Place::Area(only)] if only.level() == AreaLevel::Posyandu => only.clone(),
            _ => return missing.set(Some(Text::OnePosyandu)),
        };
        missing.set(None);
        let question = p(&Phrase::TakeInSure { place: picked.name(&posyandu) });
        asking.ask(question, t(Text::TakeInMeans).into(), Text::TakeInNow, move || {
            let request = ArrivalRequest { code: typed.clone(), posyandu: posyandu.clone() };
            let work = async move { desk.post("/api/v1/handovers", &request).await };
            act.run(work, move |answer| taken.set(Some(answer)));
        });
    };
    view! {
        <Screen title=|| t(Text::TakeInTitle)>
            <p><a href=Route::Children.to_string()>{t(Text::BackToChildren)}</a></p>
            {live(move || match taken.get() {
                Some(ArrivalResponse { child }) => view! {
                    <Notice tone=Tone::Good>
                        <p class="strong" role="status">{t(Text::TakenIn)}</p>
                        <p>{t(Text::TakenInNext)}</p>
                        <p><a class="button" href=format!("/children/{child}")>{t(Text::OpenRecord)}</a></p>
                    </Notice>
                },
                None => {
                    let take = take.clone();
                    view! {
                        <section class="card stack">
                            <p class="quiet">{t(Text::TakeInHow)}</p>
                            <Field id="code" label=Text::HandOverCode hint=Text::CodeFromPaper value=code />
                            <AreaPicker id="posyandu".to_owned() names=Arc::clone(&names) within=within.clone() chosen />
                            <p class="problem" role="alert">{live(move || missing.get().map(t))}</p>
                            {act.notice()}
                            <p><button type="button" class="button primary" disabled=act.busy() on:click=take>{t(Text::TakeInNow)}</button></p>
                        </section>
                    }
                }
            })}
        </Screen>
    }
}
