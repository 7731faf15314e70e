//! Language, account, storage, licences.

mod account;
mod areas;
mod crew;

pub use account::role as role_words;

use leptos::prelude::*;
use tumbuh::language::Language;

use super::sync::Storage;
use crate::dom::{Piece, view};
use crate::i18n::{Text, t, use_language};
use crate::shell::Screen;
use crate::shell::browser::Offer;
use crate::store::use_store;
use crate::ui::live;
use account::AccountCard;
use areas::AreasCard;
use crew::CrewCard;

/// Settings.
#[component]
pub fn SettingsPage() -> Piece {
    view! {
        <Screen title=|| t(Text::NavSettings)>
            <LanguageCard />
            <AccountCard />
            <AreasCard />
            <CrewCard />
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
fn LanguageCard() -> Piece {
    let store = use_store();
    let language = use_language();
    let options = [(Language::Indonesian, "Bahasa Indonesia"), (Language::English, "English")];
    let choose = Callback::new(move |one: Language| {
        leptos::task::spawn_local(async move {
            if store.remember_language(one).await.is_ok() {
                let _ = window().location().reload();
            }
        });
    });
    let offered = Memo::new(move |_| {
        let offers = |one| store.session().with(|now| now.as_ref().is_none_or(|now| now.regency.offers(one)));
        options.map(|(one, _)| offers(one))
    });
    live(move || {
        let offered = offered.get();
        // Nobody chooses from one.
        if offered.contains(&false) {
            return None;
        }
        let options = options.map(|(one, name)| {
            view! {
                <label lang=one.tag()>
                    <input type="radio" name="language" checked=language == one on:change=move |_| choose.run(one) />
                    <span class="face">{name}</span>
                </label>
            }
        });
        Some(view! {
            <fieldset class="card choice">
                <legend class="label">{t(Text::LanguageTitle)}</legend>
                <div class="options">{options.into_iter().collect::<Piece>()}</div>
            </fieldset>
        })
    })
}

#[component]
fn InstallCard() -> Piece {
    let offered = Offer::Install.signal();
    live(move || {
        offered.get().then(|| {
            view! {
                <section class="card stack">
                    <h2>{t(Text::InstallTitle)}</h2>
                    <p>{t(Text::InstallWhy)}</p>
                    <button type="button" class="button primary" on:click=|_| Offer::Install.take()>
                        {t(Text::Install)}
                    </button>
                </section>
            }
        })
    })
}
