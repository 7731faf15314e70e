//! The operator's screens: the secret, all regencies.

mod changes;
mod first_admin;
mod new;
mod regency;
mod replica;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde::Deserialize;
use tumbuh::age::CivilDate;
use tumbuh::api::operator::{RegenciesResponse, RegencyStatus, RegencySummary};
use tumbuh::api::people::InvitationLink;
use tumbuh::area::AreaCode;
use tumbuh::language::Both;
use tumbuh::regency::replicate::{ItemChange, Replacement};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Notice, Tone, live};

use crate::dom::{Piece, view};
use crate::i18n::{Text, moment, t};
use crate::operator::{Operator, use_operator};
use crate::routes::Route;
use crate::ui::{Field, Load};

use new::NewRegencyPage;
use regency::RegencyPage;

/// What is shown of a `ReplicationResponse`: kinds of decisions are for programs, and reading them costs 3 kB.
#[derive(Deserialize)]
struct Replicated {
    from: AreaCode,
    taken: Vec<String>,
    replaced: Vec<Replacement>,
    decisions: Vec<Decided>,
    changes: Vec<ItemChange>,
    applied: Vec<String>,
    #[serde(rename = "settingsFrom")]
    settings_from: Option<CivilDate>,
    invitation: Option<InvitationLink>,
}

/// A decision in words.
#[derive(Deserialize)]
struct Decided {
    words: Both<String>,
}

/// The API's resource of regencies.
const REGENCIES: &str = "/api/v1/operator/regencies";
/// Operators sit anywhere; moments are told as in western Indonesia.
const ZONE: i32 = 420;

/// The screens of this part: the operator's, who is nobody in a regency.
pub fn screen(route: Route) -> Piece {
    match route {
        Route::NewRegency => view! { <NewRegencyPage /> },
        Route::Regency(code) => view! { <RegencyPage code /> },
        _ => view! { <OperatorPage /> },
    }
}

/// All regencies of the deployment.
#[component]
fn OperatorPage() -> Piece {
    let operator = use_operator();
    view! {
        <Screen title=|| t(Text::OperatorTitle)>
            {with_secret(operator, move || {
                let regencies = Load::<RegenciesResponse>::by_operator(REGENCIES);
                view! {
                    <div class="row wrap">
                        <a class="button primary" href=Route::NewRegency.to_string()>{t(Text::NewRegency)}</a>
                        <button type="button" class="button" on:click=move |_| operator.end()>{t(Text::ForgetSecret)}</button>
                    </div>
                    {regencies.show(|found| table(&found.regencies))}
                }
            })}
        </Screen>
    }
}

/// A screen for who knows the operator's secret; it is asked for first.
fn with_secret(operator: Operator, mut screen: impl FnMut() -> Piece + Send + 'static) -> Piece {
    let known = operator.has_secret();
    live(move || if known.get() { untrack(&mut screen) } else { ask_secret(operator) })
}

fn ask_secret(operator: Operator) -> Piece {
    let secret = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let secret = secret.get_untracked();
        if !secret.is_empty() {
            operator.begin(secret);
        }
    };
    view! {
        <form class="card stack narrow" on:submit=submit>
            <p class="quiet">{t(Text::OperatorWhy)}</p>
            <Field id="secret" label=Text::Secret hint=Text::SecretHint value=secret kind="password" />
            {live(move || operator.was_refused().get().then(|| view! {
                <Notice tone=Tone::Urgent alert=true><p class="strong">{t(Text::SecretWrong)}</p></Notice>
            }))}
            <button class="button primary big">{t(Text::Continue)}</button>
        </form>
    }
}

fn table(regencies: &[RegencySummary]) -> Piece {
    if regencies.is_empty() {
        return view! { <p class="empty">{t(Text::NoRegencies)}</p> };
    }
    let rows = regencies.iter().map(row).collect::<Vec<_>>();
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{t(Text::Name)}</th>
                    <th scope="col">{t(Text::RegencyCode)}</th>
                    <th scope="col">{t(Text::SetUp)}</th>
                    <th scope="col">{t(Text::Changed)}</th>
                    <th scope="col">{t(Text::State)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(regency: &RegencySummary) -> Piece {
    let link = Route::Regency(regency.code.clone()).to_string();
    view! {
        <tr>
            <th scope="row"><a class="go" href=link>{regency.name.to_string()}</a></th>
            <td>{regency.code.to_string()}</td>
            <td><span class="card-label">{t(Text::SetUp)} ": "</span>{moment(regency.provisioned_millis, ZONE)}</td>
            <td><span class="card-label">{t(Text::Changed)} ": "</span>{moment(regency.changed_millis, ZONE)}</td>
            <td>{status(regency.status)}</td>
        </tr>
    }
}

fn status(status: RegencyStatus) -> Piece {
    match status {
        RegencyStatus::Active => view! { <span class="badge tone-good">{t(Text::Served)}</span> },
        RegencyStatus::Suspended => view! { <span class="badge tone-urgent">{t(Text::Suspended)}</span> },
    }
}
