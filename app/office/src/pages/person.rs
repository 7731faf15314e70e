//! One person: what they are, whether they may sign in, a new password, their devices.

mod change;
mod password;

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::Action;
use tumbuh::api::people::{BlockRequest, DevicesResponse, PeopleResponse, PersonView};
use tumbuh::id::AccountId;
use tumbuh_app::shell::Screen;

use super::devices;
use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::grants;
use crate::i18n::{Phrase, Text, language, moment, p, t};
use crate::routes::{Logged, Route};
use crate::ui::{Act, Load, use_asking, use_told};
use change::change;
use password::password;

/// One person.
#[component]
pub fn PersonPage(
    /// Who.
    account: AccountId,
) -> Piece {
    let people = Load::<PeopleResponse>::of("/api/v1/people");
    let devices = Load::<DevicesResponse>::of("/api/v1/devices");
    let session = use_session();
    let title = move || {
        let found = people.found();
        let person = found.and_then(|found| found.people.iter().find(|one| one.account == account).cloned());
        person.map_or_else(|| t(Text::Person).to_owned(), |person| person.name.to_string())
    };
    let loaded = people;
    let shown = people.show(move |people| {
        let person = people.people.iter().find(|one| one.account == account).cloned();
        match (person, &session) {
            (Some(person), Some(session)) => about(&Arc::new(person), session, loaded),
            _ => view! { <p class="empty">{t(Text::PersonMissing)}</p> },
        }
    });
    let own_devices = devices.show(move |found| {
        let name = title();
        let own = found.devices.iter().filter(|device| device.people.iter().any(|one| one.as_str() == name));
        devices::table(own.cloned().collect(), devices, false)
    });
    view! {
        <Screen title=title>
            <p><a href=Route::People.to_string()>{t(Text::BackToPeople)}</a></p>
            {shown}
            <section class="card stack">
                <h2>{t(Text::NavDevices)}</h2>
                {own_devices}
            </section>
        </Screen>
    }
}

fn about(person: &Arc<PersonView>, session: &Arc<Session>, loaded: Load<PeopleResponse>) -> Piece {
    let zone = use_desk().zone();
    let grants = person.grants.0.iter().map(|grant| {
        view! { <li>{grants::words(language(), grant, &session.names)}</li> }
    });
    let seen =
        person.last_seen_millis.map_or_else(|| t(Text::NeverSeen).to_owned(), |seen| moment(seen, zone));
    let factor = if person.has_second_factor { Text::Yes } else { Text::No };
    let manage = session.may(Action::ManagePeople);
    let own = person.account == session.view.account;
    view! {
        <section class="card stack">
            <dl class="facts">
                <dt>{t(Text::Username)}</dt><dd>{person.username.to_string()}</dd>
                <dt>{t(Text::State)}</dt><dd>{super::people::state(person.blocked)}</dd>
                <dt>{t(Text::LastSeen)}</dt><dd>{seen}</dd>
                <dt>{t(Text::SecondFactor)}</dt><dd>{t(factor)}</dd>
                <dt>{t(Text::RoleAndAreas)}</dt><dd><ul>{grants.collect::<Vec<_>>()}</ul></dd>
            </dl>
            {session.may(Action::ReadAccessLog).then(|| {
                let log = Route::AccessLog(Logged::Person(person.account)).to_string();
                view! { <p><a class="go" href=log>{t(Text::LogOfThisPerson)}</a></p> }
            })}
        </section>
        {manage.then(|| change(person, session, loaded))}
        {(!own).then(|| password(person, session))}
        {(manage && !own).then(|| block(person, loaded))}
    }
}

fn block(person: &Arc<PersonView>, loaded: Load<PeopleResponse>) -> Piece {
    let (desk, asking, told, act) = (use_desk(), use_asking(), use_told(), Act::new());
    let (account, name, blocked) = (person.account, person.name.to_string(), person.blocked);
    let send = move |block: bool, done: String| {
        let path = format!("/api/v1/people/{account}/block");
        let work = async move { desk.put(&path, &BlockRequest { blocked: block }).await };
        act.run(work, move |_| {
            told.tell(done);
            loaded.again();
        });
    };
    let toggle = move |_| {
        let name = name.clone();
        if blocked {
            return send(false, p(&Phrase::Unblocked { name }));
        }
        let question = p(&Phrase::BlockSure { name: name.clone() });
        asking.ask(question, t(Text::BlockMeans).into(), Text::Block, move || {
            send(true, p(&Phrase::BlockedNow { name: name.clone() }));
        });
    };
    view! {
        <section class="card stack">
            <h2>{t(Text::AccessTitle)}</h2>
            <p class="quiet">{t(if blocked { Text::IsBlocked } else { Text::BlockWhy })}</p>
            {act.notice()}
            <p>
                <button type="button" class="button" class:danger=!blocked disabled=act.busy() on:click=toggle>
                    {t(if blocked { Text::Unblock } else { Text::Block })}
                </button>
            </p>
        </section>
    }
}
