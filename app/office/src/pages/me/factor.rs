//! An authenticator beside the password.

use gloo_net::http::Method;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use tumbuh::api::me::{SecondFactorRequest, SecondFactorResponse};
use tumbuh::api::people::PeopleResponse;
use tumbuh::id::AccountId;
use tumbuh_app::ui::live;

use crate::desk::use_desk;
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::net::{Body, Done};
use crate::ui::{Act, Field, Load, QrCode, use_told};

const PATH: &str = "/api/v1/me/second-factor";

/// Puts a second factor on one's own account, or takes it off.
pub fn factor(own: AccountId) -> Piece {
    let loaded = Load::<PeopleResponse>::of("/api/v1/people");
    let begun = RwSignal::new(None::<SecondFactorResponse>);
    view! {
        <section class="card stack">
            <h2>{t(Text::SecondFactor)}</h2>
            {loaded.show(move |found| {
                let guarded = found.people.iter().any(|one| one.account == own && one.has_second_factor);
                if guarded { take_off(loaded) } else { put_on(loaded, begun) }
            })}
        </section>
    }
}

fn put_on(loaded: Load<PeopleResponse>, begun: RwSignal<Option<SecondFactorResponse>>) -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let begin = move |_| {
        let work = async move { desk.post::<SecondFactorResponse>(PATH, &serde_json::json!({})).await };
        act.run(work, move |made| begun.set(Some(made)));
    };
    live(move || match begun.get() {
        None => view! {
            <p class="quiet">{t(Text::FactorWhy)}</p>
            {act.notice()}
            <p><button type="button" class="button" disabled=act.busy() on:click=begin>{t(Text::FactorBegin)}</button></p>
        },
        Some(made) => view! {
            <p>{t(Text::FactorScan)}</p>
            <div class="link-card">
                <QrCode text=made.uri label=t(Text::FactorQr).to_owned() />
                <div class="stack">
                    <label class="field">
                        <span class="label">{t(Text::FactorSecret)}</span>
                        <input class="input number" readonly value=made.secret />
                    </label>
                    {with_code(Method::PUT, Text::FactorConfirm, Text::FactorOn, loaded, begun)}
                </div>
            </div>
        },
    })
}

fn take_off(loaded: Load<PeopleResponse>) -> Piece {
    view! {
        <p>{t(Text::FactorIsOn)}</p>
        {with_code(Method::DELETE, Text::FactorEnd, Text::FactorOff, loaded, RwSignal::new(None))}
    }
}

fn with_code(
    method: Method,
    button: Text,
    done: Text,
    loaded: Load<PeopleResponse>,
    begun: RwSignal<Option<SecondFactorResponse>>,
) -> Piece {
    let (desk, told, act) = (use_desk(), use_told(), Act::new());
    let code = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (method, request) =
            (method.clone(), SecondFactorRequest { code: code.get_untracked().trim().into() });
        let work = async move { desk.ask::<Done>(method, PATH, Body::json(&request)?).await };
        act.run(work, move |_| {
            begun.set(None);
            told.tell(t(done));
            loaded.again();
        });
    };
    view! {
        <form class="stack narrow" on:submit=submit>
            <Field id="code" label=Text::Code hint=Text::CodeHint value=code inputmode="numeric" autocomplete="one-time-code" />
            {act.notice()}
            <p><button class="button primary" disabled=act.busy()>{t(button)}</button></p>
        </form>
    }
}
