//! Who is signed in on this phone, and signing out.

use leptos::prelude::*;
use tumbuh::access::Role;
use tumbuh::api::session::SessionView;
use tumbuh::language::Language;

use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, say, t, tell, use_language};
use crate::routes::Path;
use crate::shell::crest;
use crate::store::{Store, use_store};
use crate::ui::{Failure, live};

/// The account of this phone.
#[component]
pub fn AccountCard() -> Piece {
    let store = use_store();
    let language = use_language();
    let asking = RwSignal::new(false);
    let problem = RwSignal::new(None::<Text>);
    view! {
        <section class="card stack">
            <h2>{t(Text::AccountTitle)}</h2>
            <Failure error=problem />
            {live(move || match store.session().get() {
                None => {
                    view! { <a href=Path::SignIn.to_string() class="button primary">{t(Text::SignIn)}</a> }
                }
                Some(session) => {
                    view! {
                        {who(&session, language)}
                        <a class="button" href="/office#/me">{t(Text::MyAccount)}</a>
                        {live(move || leave(store, language, asking, problem))}
                    }
                }
            })}
        </section>
    }
}

fn who(session: &SessionView, language: Language) -> Piece {
    let places = session.areas.iter().filter(|area| session.scope.0.contains(&area.code));
    let places = places.map(|area| area.name.as_str()).collect::<Vec<_>>().join(", ");
    let words = &session.regency.words;
    let roles = session.grants.0.iter().map(|grant| match grant.role {
        // What the place calls them.
        Role::Kader => words.kader.as_str(),
        Role::Midwife => words.bidan.as_str(),
        other => say(language, role(other)),
    });
    let roles: Vec<_> = roles.collect();
    view! {
        <p>
            <span class="strong">{session.name.to_string()}</span>
            <br />
            {roles.join(", ")}
            <br />
            {crest(&session.regency.look)}
            <span class="quiet">{format!("{} · {places}", session.regency.name)}</span>
        </p>
    }
}

/// The way out, with what it means for what is not sent yet.
fn leave(store: Store, language: Language, asking: RwSignal<bool>, problem: RwSignal<Option<Text>>) -> Piece {
    if !asking.get() {
        let ask = move |_| asking.set(true);
        return view! { <button type="button" class="button" on:click=ask>{t(Text::SignOut)}</button> };
    }
    let warning = match store.status().with(|status| status.unsent + status.needs_fixing) {
        0 => say(language, Text::SignOutSafe).to_string(),
        count => tell(language, &Phrase::SignOutUnsent { count }),
    };
    let sign_out = move |_| {
        leptos::task::spawn_local(async move {
            let result = store.sign_out().await;
            let _ = problem.try_set(result.err().map(|error| error.text()));
            let _ = asking.try_set(false);
        });
    };
    view! {
        <p class="strong">{warning}</p>
        <div class="row wrap">
            <button type="button" class="button danger" on:click=sign_out>{t(Text::SignOut)}</button>
            <button type="button" class="button" on:click=move |_| asking.set(false)>{t(Text::Cancel)}</button>
        </div>
    }
}

/// What a role is called.
pub fn role(role: Role) -> Text {
    match role {
        Role::Kader => Text::RoleKader,
        Role::Midwife => Text::RoleMidwife,
        Role::Nutritionist => Text::RoleNutritionist,
        Role::VillageOfficer => Text::RoleVillageOfficer,
        Role::OpdOfficer => Text::RoleOpdOfficer,
        Role::Leader => Text::RoleLeader,
        Role::RegencyAdmin => Text::RoleRegencyAdmin,
    }
}
