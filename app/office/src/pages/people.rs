//! The people of the regency: searched as one types.

mod filter;
mod list;

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::{Action, Role};
use tumbuh::api::people::{PeopleResponse, PersonView};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use crate::desk::{Session, use_session};
use crate::dom::{Piece, view};
use crate::grants;
use crate::i18n::{Phrase, Text, p, t};
use crate::routes::Route;
use crate::ui::{Load, Select};
use filter::Filter;
use list::list;
pub use list::state;

/// How many are shown before one asks for all.
const SHOWN: usize = 60;

/// What was searched for: it stays while one looks at a person and comes back.
#[derive(Clone, Copy)]
struct Searched {
    text: RwSignal<String>,
    /// The place in [`Role::ALL`] plus one; 0 is every role.
    role: RwSignal<usize>,
    /// 0: all, 1: who may sign in, 2: who is blocked.
    state: RwSignal<usize>,
}

/// Keeps what was searched for, for every component below.
pub fn provide_people_filter() {
    provide_context(Searched {
        text: RwSignal::new(String::new()),
        role: RwSignal::new(0),
        state: RwSignal::new(0),
    });
}

/// The people of the regency.
#[component]
pub fn PeoplePage() -> Piece {
    let people = Load::<PeopleResponse>::of("/api/v1/people");
    let session = use_session();
    let invite = session.as_ref().is_some_and(|session| session.may(Action::InvitePeople));
    let Some(searched) = use_context::<Searched>() else { return Piece::nothing() };
    let roles = core::iter::once(t(Text::AnyRole)).chain(Role::ALL.map(|role| t(grants::role(role))));
    let states = [Text::AnyState, Text::OnlyActive, Text::OnlyBlocked].map(|text| t(text).to_owned());
    view! {
        <Screen title=|| t(Text::NavPeople)>
            <div class="filters">
                <div class="field">
                    <label for="search">{t(Text::PeopleSearch)}</label>
                    <input class="input" id="search" type="search" autocomplete="off" placeholder=t(Text::PeopleExample) bind:value=searched.text />
                </div>
                <Select id="role".to_owned() label=t(Text::Role) options=roles.map(str::to_owned).collect() chosen=searched.role />
                <Select id="state".to_owned() label=t(Text::State) options=states.into() chosen=searched.state />
            </div>
            {invite.then(|| view! {
                <p><a class="button primary" href=Route::Invite.to_string()>{t(Text::InviteTitle)}</a></p>
            })}
            {people.show(move |people| match &session {
                Some(session) => found(people, Arc::clone(session), searched),
                None => Piece::nothing(),
            })}
        </Screen>
    }
}

fn found(people: Arc<PeopleResponse>, session: Arc<Session>, searched: Searched) -> Piece {
    let all = RwSignal::new(false);
    live(move || {
        let filter = Filter::new(
            &searched.text.get(),
            searched.role.get().checked_sub(1).and_then(|place| Role::ALL.get(place).copied()),
            match searched.state.get() {
                1 => Some(false),
                2 => Some(true),
                _ => None,
            },
        );
        let found: Vec<&PersonView> =
            people.people.iter().filter(|person| filter.fits(person, &session.names)).collect();
        let count = found.len();
        let shown = if all.get() { count } else { SHOWN };
        let more = (count > shown).then(|| view! {
            <p><button type="button" class="button" on:click=move |_| all.set(true)>{p(&Phrase::ShowAll { count })}</button></p>
        });
        view! {
            <p class="quiet" role="status">{p(&Phrase::PeopleFound { count, of: people.people.len() })}</p>
            {list(found.into_iter().take(shown), &session.names)}
            {more}
        }
    })
}
