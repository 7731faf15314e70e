//! Language, account, storage, licences.

mod account;

use leptos::prelude::*;
use tumbuh::language::Language;

use super::sync::Storage;
use crate::i18n::{Text, t, use_language};
use crate::shell::Screen;
use crate::shell::browser::Offer;
use crate::store::use_store;
use account::AccountCard;

/// Settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <Screen title=|| t(Text::NavSettings)>
            <LanguageCard />
            <AccountCard />
            <InstallCard />
            <Storage />
            <section class="card stack">
                <h2>{t(Text::AboutTitle)}</h2>
                <p>{t(Text::About)} " " {env!("CARGO_PKG_VERSION")}</p>
                <p class="quiet">{t(Text::AboutWho)}</p>
                <p class="quiet">{t(Text::AboutPermenkes)}</p>
                <p class="quiet">{t(Text::AboutLicence)}</p>
            </section>
        </Screen>
    }
}

#[component]
fn LanguageCard() -> impl IntoView {
    let store = use_store();
    let language = use_language();
    let choice = move |one: Language, name: &'static str| {
        let choose = move |_| {
            leptos::task::spawn_local(async move {
                if store.remember_language(one).await.is_ok() {
                    let _ = window().location().reload();
                }
            });
        };
        view! {
            <label lang=one.tag()>
                <input type="radio" name="language" prop:checked=move || language.get() == one on:change=choose />
                <span class="face">{name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="card choice">
            <legend class="label">{t(Text::LanguageTitle)}</legend>
            <div class="options">
                {choice(Language::Indonesian, "Bahasa Indonesia")} {choice(Language::English, "English")}
            </div>
        </fieldset>
    }
}

#[component]
fn InstallCard() -> impl IntoView {
    let offered = Offer::Install.signal();
    view! {
        <Show when=move || offered.get()>
            <section class="card stack">
                <h2>{t(Text::InstallTitle)}</h2>
                <p>{t(Text::InstallWhy)}</p>
                <button type="button" class="button primary" on:click=|_| Offer::Install.take()>{t(Text::Install)}</button>
            </section>
        </Show>
    }
}
