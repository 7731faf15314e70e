//! Inviting someone: who, what, where; then a link to hand on.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use tumbuh::access::{Grants, Places};
use tumbuh::api::people::{InvitationLink, InvitationRequest};
use tumbuh::regency::fill;
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::files;
use crate::grants;
use crate::i18n::{Text, language, moment, t};
use crate::routes::Route;
use crate::ui::{Act, Draft, Field, GrantsEditor, LinkCard, Select, Shared};

/// Hours that an invitation may stay open, with their words.
const HOURS: [(u16, Text); 3] = [(24, Text::OneDay), (168, Text::OneWeek), (720, Text::ThirtyDays)];

/// Inviting someone.
#[component]
pub fn InvitePage() -> Piece {
    let link = RwSignal::new(None::<Shared>);
    let Some(session) = use_session() else { return Piece::nothing() };
    view! {
        <Screen title=|| t(Text::InviteTitle)>
            <p><a href=Route::Invitations.to_string()>{t(Text::BackToInvitations)}</a></p>
            {live(move || match link.get() {
                None => form(&session, link),
                Some(shared) => view! {
                    <section class="card stack"><LinkCard shared /></section>
                    <p><button type="button" class="button" on:click=move |_| link.set(None)>{t(Text::InviteAnother)}</button></p>
                },
            })}
        </Screen>
    }
}

fn form(session: &Arc<Session>, link: RwSignal<Option<Shared>>) -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let (name, hours) = (RwSignal::new(String::new()), RwSignal::new(1_usize));
    let missing = RwSignal::new(None::<Text>);
    let nameless = RwSignal::new(None::<Text>);
    let draft = Draft::new(session, &Grants::default());
    let known = Arc::clone(session);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let parsed = name.get_untracked().parse();
        nameless.set(parsed.is_err().then_some(Text::NameMissing));
        let (name, grants) = match (parsed, draft.read()) {
            (Ok(name), Ok(grants)) => (name, grants),
            (_, grants) => return missing.set(grants.err()),
        };
        missing.set(None);
        let valid_hours = HOURS.get(hours.get_untracked()).map_or(168, |(hours, _)| *hours);
        let request = InvitationRequest { name, grants, valid_hours };
        let (request_name, request_grants) = (request.name.to_string(), request.grants.clone());
        let known = Arc::clone(&known);
        let work = async move { desk.post::<InvitationLink>("/api/v1/invitations", &request).await };
        act.run(work, move |made| link.set(Some(share(&known, request_name, &request_grants, &made))));
    };
    let valid = HOURS.map(|(_, words)| t(words).to_owned());
    view! {
        <form class="card stack" on:submit=submit>
            <Field id="name" label=Text::InviteeName hint=Text::InviteeHint value=name error=nameless />
            <GrantsEditor draft session=Arc::clone(session) />
            <Select id="hours".to_owned() label=t(Text::ValidFor) options=valid.into() chosen=hours />
            <p class="problem" role="alert">{live(move || missing.get().map(t))}</p>
            {act.notice()}
            <p>
                <button class="button primary" disabled=act.busy()>
                    {move || t(if act.busy().get() { Text::Saving } else { Text::MakeLink })}
                </button>
            </p>
        </form>
    }
}

/// What is handed on to who was invited.
fn share(session: &Session, name: String, given: &Grants, made: &InvitationLink) -> Shared {
    let regency = &session.view.regency;
    let link = files::join_link(&made.token);
    let until = moment(made.expires_millis, regency.utc_offset_minutes);
    let mut areas = Places::default();
    for place in given.0.iter().flat_map(|grant| &grant.areas.0) {
        if !areas.0.contains(place) {
            areas.0.push(place.clone());
        }
    }
    let values = [
        ("name", name.as_str()),
        ("area", &grants::areas(language(), &areas, &session.names)),
        ("regency", regency.name.as_str()),
        ("link", &link),
        ("until", &until),
    ];
    let message = fill(made.message.in_language(language()).as_str(), &values);
    Shared { name, link, message, until }
}
