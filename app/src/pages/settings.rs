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
    let offered = |one: Language| {
        store.session().with_untracked(|now| now.as_ref().is_none_or(|now| now.regency.offers(one)))
    };
    let options: Vec<_> = options.into_iter().filter(|(one, _)| offered(*one)).collect();
    // Nobody chooses from one.
    if options.len() < 2 {
        return Piece::nothing();
    }
    let options = options.into_iter().map(|(one, name)| {
        view! {
            <label lang=one.tag()>
                <input type="radio" name="language" checked=language == one on:change=move |_| choose.run(one) />
                <span class="face">{name}</span>
            </label>
        }
    });
    view! {
        <fieldset class="card choice">
            <legend class="label">{t(Text::LanguageTitle)}</legend>
            <div class="options">{options.collect::<Piece>()}</div>
        </fieldset>
    }
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
