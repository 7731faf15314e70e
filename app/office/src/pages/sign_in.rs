//! Signing in.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::{Notice, Tone, live};

use crate::desk::{SignIn, use_desk};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::routes::Route;
use crate::ui::{Act, Field, TroubleNotice};

/// Signing in.
#[component]
pub fn SignInPage() -> Piece {
    let desk = use_desk();
    let (regency, username) = desk.last_sign_in();
    let (regency, username) = (RwSignal::new(regency), RwSignal::new(username));
    let password = RwSignal::new(String::new());
    let code = RwSignal::new(String::new());
    // Asked for when the API does, and from then on.
    let guarded = RwSignal::new(false);
    let missing = RwSignal::new(None::<Text>);
    let act = Act::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let form = match (regency.get_untracked().trim().parse(), username.get_untracked().parse()) {
            (Ok(regency), Ok(username)) if !password.with_untracked(String::is_empty) => {
                let code = code.get_untracked();
                let code = Some(code.trim().to_owned()).filter(|code| !code.is_empty());
                SignIn { regency, username, password: password.get_untracked(), code }
            }
            (Err(_), _) => return missing.set(Some(Text::RegencyInvalid)),
            _ => return missing.set(Some(Text::SignInIncomplete)),
        };
        missing.set(None);
        act.run(desk.sign_in(form), |()| {});
    };
    Effect::new(move || {
        let kind = act.trouble().with(|trouble| trouble.as_ref().map(|trouble| trouble.kind().to_owned()));
        if matches!(kind.as_deref(), Some("second-factor-required" | "wrong-code")) {
            guarded.set(true);
        }
    });
    let before = live(move || desk.trouble().get().map(|trouble| view! { <TroubleNotice trouble /> }));
    view! {
        <Screen title=|| t(Text::SignInTitle)>
            {before}
            <form class="card stack narrow" on:submit=submit>
                <p class="quiet">{t(Text::SignInWhy)}</p>
                <Field id="regency" label=Text::RegencyCode value=regency inputmode="decimal" />
                <Field id="username" label=Text::Username value=username autocomplete="username" />
                <Field id="password" label=Text::Password value=password kind="password" autocomplete="current-password" />
                {live(move || guarded.get().then(|| view! {
                    <Field id="code" label=Text::Code hint=Text::CodeHint value=code inputmode="numeric" autocomplete="one-time-code" />
                }))}
                {live(move || missing.get().map(|missing| view! {
                    <Notice tone=Tone::Urgent alert=true><p class="strong">{t(missing)}</p></Notice>
                }))}
                {act.notice()}
                <button class="button primary big" disabled=act.busy()>
                    {live(move || t(if act.busy().get() { Text::SigningIn } else { Text::SignIn }))}
                </button>
            </form>
            <p class="quiet">{t(Text::NotHere)} " " <a href="/">{t(Text::ToPhone)}</a></p>
            <p class="quiet">{t(Text::OperatorHere)} " " <a href=Route::Operator.to_string()>{t(Text::OperatorTitle)}</a></p>
        </Screen>
    }
}
