//! Posyandu from a CSV file: first everything that is wrong with it and what it would do, then all of them at once.

use gloo_net::http::Method;
use leptos::prelude::*;
use tumbuh::api::areas::AreasImportResponse;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Notice, Tone, live};

use super::import::problems;
use crate::desk::{Desk, use_desk};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, p, t};
use crate::net::{Body, Trouble};
use crate::routes::{Route, go};
use crate::ui::{Act, CsvFile, use_asking, use_told};

/// A file to begin with.
const EXAMPLE: &str = "code,village_code,name\n,32.11.01.2001,Posyandu Mawar\n";

/// The chosen file and what the API says of it.
#[derive(Clone)]
struct Checked {
    name: String,
    text: String,
    answer: AreasImportResponse,
}

/// Posyandu from a file.
#[component]
pub fn ImportAreasPage() -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let checked = RwSignal::new(None::<Checked>);
    let choose = Callback::new(move |(name, text): (String, String)| {
        checked.set(None);
        act.run(send(desk, text.clone(), false), move |answer| {
            checked.set(Some(Checked { name, text, answer }));
        });
    });
    view! {
        <Screen title=|| t(Text::ImportAreasTitle)>
            <p><a href=Route::Areas.to_string()>{t(Text::BackToAreas)}</a></p>
            <CsvFile why=Text::ImportAreasWhy columns=Text::ImportAreasColumns example=("posyandu-contoh.csv", EXAMPLE) act=act on_chosen=choose />
            {live(move || checked.get().map(|one| outcome(one, checked, desk, act)))}
        </Screen>
    }
}

async fn send(desk: Desk, text: String, apply: bool) -> Result<AreasImportResponse, Trouble> {
    desk.ask(Method::POST, &format!("/api/v1/areas/import?apply={apply}"), Body::Csv(text)).await
}

fn outcome(one: Checked, checked: RwSignal<Option<Checked>>, desk: Desk, act: Act) -> Piece {
    let Checked { name, text, answer } = one;
    if !answer.problems.is_empty() {
        return problems(&name, &answer.problems);
    }
    let (asking, told) = (use_asking(), use_told());
    let AreasImportResponse { added, renamed, unchanged, .. } = answer;
    let summary = p(&Phrase::ImportAreasGood { added, renamed, unchanged });
    let nothing = added + renamed == 0;
    let apply = move |_| {
        let (name, text) = (name.clone(), text.clone());
        let question = p(&Phrase::ImportAreasSure { name: name.clone(), count: added + renamed });
        asking.ask(question, t(Text::ImportAreasMeans).into(), Text::ImportAreasApply, move || {
            let (name, text) = (name.clone(), text.clone());
            let work = async move {
                let answer = send(desk, text.clone(), true).await?;
                desk.refresh().await;
                Ok(Checked { name, text, answer })
            };
            act.run(work, move |one| {
                if one.answer.applied {
                    told.tell_there(p(&Phrase::ImportAreasDone { added, renamed }));
                    go(&Route::Areas);
                } else {
                    // Others changed areas meanwhile.
                    checked.set(Some(one));
                }
            });
        });
    };
    view! {
        <section class="card stack">
            <Notice tone=Tone::Good>
                <p class="strong" role="status">{summary}</p>
                <p>{t(Text::ImportNothingYet)}</p>
            </Notice>
            <p><button type="button" class="button primary" disabled=move || nothing || act.busy().get() on:click=apply>{t(Text::ImportAreasApply)}</button></p>
        </section>
    }
}
