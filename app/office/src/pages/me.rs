//! One's own account: who one is, where one is signed in, password, second factor, language.

mod factor;
mod password;
mod sessions;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::access::Action;
use tumbuh::language::Language;
use tumbuh_app::shell::{Screen, crest};

use crate::desk::{use_desk, use_session};
use crate::dom::{Piece, view};
use crate::grants;
use crate::i18n::{Text, language, t};
use crate::ui::{Act, use_told};
use factor::factor;
use password::password;
use sessions::sessions;

/// One's own account.
#[component]
pub fn MePage() -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let Some(session) = use_session() else { return Piece::nothing() };
    let grants = session.view.grants.0.iter().map(|grant| {
        view! { <li>{grants::words(language(), grant, &session.names)}</li> }
    });
    let grants = grants.collect::<Vec<_>>();
    view! {
        <Screen title=|| t(Text::NavMe)>
            <p><a href="/settings">{t(Text::BackToPhone)}</a></p>
            <section class="card stack">
                <h2>{session.view.name.to_string()}</h2>
                <ul>{grants}</ul>
                <p class="quiet">{crest(&session.view.regency.look)}{session.view.regency.name.to_string()}</p>
                {act.notice()}
                <p>
                    <button type="button" class="button" disabled=act.busy() on:click=move |_| act.run(desk.sign_out(), |()| {})>
                        {t(Text::SignOut)}
                    </button>
                </p>
                <p class="quiet">{t(Text::SignOutMeans)}</p>
            </section>
            {sessions()}
            {password()}
            {session.may(Action::ManagePeople).then(|| factor(session.view.account))}
            <LanguageCard />
        </Screen>
    }
}

#[component]
fn LanguageCard() -> Piece {
    let (desk, told) = (use_desk(), use_told());
    let choose = move |one: Language| {
        spawn_local(async move {
            if desk.remember_language(one).await {
                let _ = window().location().reload();
            } else {
                told.tell(t(Text::LanguageNotKept));
            }
        });
    };
    let session = use_session();
    let offered = |one: Language| session.as_ref().is_none_or(|session| session.view.regency.offers(one));
    let options = [(Language::Indonesian, "Bahasa Indonesia"), (Language::English, "English")];
    let options: Vec<_> = options.into_iter().filter(|(one, _)| offered(*one)).collect();
    // Nobody chooses from one.
    if options.len() < 2 {
        return Piece::nothing();
    }
    let options = options.into_iter().map(|(one, name)| {
        view! {
            <label lang=one.tag()>
                <input type="radio" name="language" checked=language() == one on:change=move |_| choose(one) />
                <span class="face">{name}</span>
            </label>
        }
    });
    view! {
        <fieldset class="card choice">
            <legend class="label">{t(Text::LanguageTitle)}</legend>
            <div class="options">{options.collect::<Vec<_>>()}</div>
        </fieldset>
    }
}
