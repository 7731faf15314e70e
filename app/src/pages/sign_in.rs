//! Signing in.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::net::NetError;
use crate::routes::{Path, member, use_go, use_path};
use crate::shell::Screen;
use crate::store::{LastSignIn, SignIn, StoreError, use_store};
use crate::ui::{Failure, live, said};

/// Signing in.
#[component]
pub fn SignInPage() -> Piece {
    let store = use_store();
    let last = store.last_sign_in();
    let regency = RwSignal::new(known_regency(&last));
    let username = RwSignal::new(last.username);
    let password = RwSignal::new(String::new());
    let shown = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<Text>);
    let path = use_path();
    let go = use_go();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let form = match (regency.get_untracked().trim().parse(), username.get_untracked().parse()) {
            (Ok(regency), Ok(username)) if !password.with_untracked(String::is_empty) => {
                SignIn { regency, username, password: password.get_untracked() }
            }
            (Err(_), _) => return problem.set(Some(Text::RegencyInvalid)),
            _ => return problem.set(Some(Text::SignInIncomplete)),
        };
        busy.set(true);
        problem.set(None);
        // When it works this screen is gone, and its signals with it.
        let leave = path.get_untracked() == Some(Path::SignIn);
        leptos::task::spawn_local(async move {
            match store.sign_in(form).await {
                Ok(()) if leave => go.replace(Path::Day),
                Ok(()) => {}
                Err(error) => {
                    problem.set(Some(words(&error)));
                    busy.set(false);
                }
            }
        });
    };
    view! {
        <Screen title=|| t(Text::SignIn)>
            <form class="card stack" on:submit=submit>
                <p class="quiet">{t(Text::SignInWhy)}</p>
                <label class="field">
                    <span class="label">{t(Text::RegencyCode)}</span>
                    <input class="input" name="regency" inputmode="decimal" autocomplete="off" placeholder="32.11" bind:value=regency />
                </label>
                <label class="field">
                    <span class="label">{t(Text::Username)}</span>
                    <input class="input" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" bind:value=username />
                </label>
                <label class="field">
                    <span class="label">{t(Text::Password)}</span>
                    <input
                        class="input"
                        name="password"
                        type=said(move || if shown.get() { "text" } else { "password" })
                        autocomplete="current-password"
                        bind:value=password
                    />
                </label>
                <label class="row check">
                    <input type="checkbox" bind:checked=shown />
                    <span>{t(Text::ShowPassword)}</span>
                </label>
                <Failure error=problem />
                <button class="button primary big" disabled=busy>
                    {live(move || t(if busy.get() { Text::Loading } else { Text::SignIn }))}
                </button>
            </form>
            <p class="quiet">{t(Text::CheckWithoutAccount)} " " <a href=Path::Check.to_string()>{t(Text::NavCheck)}</a></p>
        </Screen>
    }
}

fn words(error: &StoreError) -> Text {
    match error {
        StoreError::Net(NetError::Problem { status: 401, .. }) => Text::WrongPassword,
        StoreError::Net(NetError::Problem { status: 429, .. }) => Text::TooManyTries,
        StoreError::Net(NetError::Unreachable) => Text::SignInNeedsSignal,
        other => other.text(),
    }
}

/// From the link that a regency hands out (`/sign-in?regency=32.11`), from last time, or as the server was built.
fn known_regency(last: &LastSignIn) -> String {
    let query = window().location().search().unwrap_or_default();
    let from_link = member(&query, "regency").map(String::from);
    from_link.or_else(|| (!last.regency.is_empty()).then(|| last.regency.clone())).unwrap_or_else(|| {
        let meta = document().query_selector("meta[name=tumbuh-regency]").ok().flatten();
        meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
    })
}
