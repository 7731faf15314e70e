//! Who is signed in on this phone, and signing out.

use leptos::prelude::*;
use leptos_router::components::A;
use tumbuh::access::Role;

use crate::i18n::{Phrase, Text, say, t, tell, use_language};
use crate::routes::Path;
use crate::store::use_store;

/// The account of this phone.
#[component]
pub fn AccountCard() -> impl IntoView {
    let store = use_store();
    let language = use_language();
    let session = store.session();
    let asking = RwSignal::new(false);
    let problem = RwSignal::new(None::<Text>);
    let sign_out = move |_| {
        leptos::task::spawn_local(async move {
            problem.set(store.sign_out().await.err().map(|error| error.text()));
            asking.set(false);
        });
    };
    let who = move || {
        let session = session.get()?;
        let places = session.areas.iter().filter(|area| session.scope.0.contains(&area.code));
        let places = places.map(|area| area.name.to_string()).collect::<Vec<_>>().join(", ");
        Some(view! {
            <p>
                <span class="strong">{session.name.to_string()}</span>
                <br />
                {say(language.get(), role(session.role))}
                <br />
                <span class="quiet">{session.regency.name.to_string()} " · " {places}</span>
            </p>
        })
    };
    let warning = move || {
        let unsent = store.status().with(|status| status.unsent + status.needs_fixing);
        if unsent == 0 {
            say(language.get(), Text::SignOutSafe).to_string()
        } else {
            tell(language.get(), &Phrase::SignOutUnsent { count: unsent })
        }
    };
    view! {
        <section class="card stack">
            <h2>{t(Text::AccountTitle)}</h2>
            <Show
                when=move || session.with(Option::is_some)
                fallback=move || {
                    view! { <A href=Path::SignIn.to_string() attr:class="button primary">{t(Text::SignIn)}</A> }
                }
            >
                {who}
                <div role="alert">
                    {move || problem.get().map(|text| view! { <p class="problem">{say(language.get(), text)}</p> })}
                </div>
                <Show
                    when=move || asking.get()
                    fallback=move || {
                        view! {
                            <button type="button" class="button" on:click=move |_| asking.set(true)>{t(Text::SignOut)}</button>
                        }
                    }
                >
                    <p class="strong">{warning}</p>
                    <div class="row wrap">
                        <button type="button" class="button danger" on:click=sign_out>{t(Text::SignOut)}</button>
                        <button type="button" class="button" on:click=move |_| asking.set(false)>{t(Text::Cancel)}</button>
                    </div>
                </Show>
            </Show>
        </section>
    }
}

fn role(role: Role) -> Text {
    match role {
        Role::Kader => Text::RoleKader,
        Role::Midwife => Text::RoleMidwife,
        Role::Nutritionist => Text::RoleNutritionist,
        Role::Leader => Text::RoleLeader,
        Role::RegencyAdmin => Text::RoleRegencyAdmin,
    }
}
