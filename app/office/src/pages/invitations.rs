//! Open invitations, each with a way to take it back.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::api::people::{InvitationView, InvitationsResponse};
use tumbuh_app::shell::Screen;

use crate::desk::{Session, use_desk, use_session};
use crate::dom::{Piece, view};
use crate::grants;
use crate::i18n::{Phrase, Text, language, moment, p, t};
use crate::routes::Route;
use crate::ui::{Act, Load, use_asking, use_told};

/// Open invitations.
#[component]
pub fn InvitationsPage() -> Piece {
    let invitations = Load::<InvitationsResponse>::of("/api/v1/invitations");
    let Some(session) = use_session() else { return Piece::nothing() };
    view! {
        <Screen title=|| t(Text::NavInvitations)>
            <p class="quiet">{t(Text::InvitationsWhy)}</p>
            <p><a class="button primary" href=Route::Invite.to_string()>{t(Text::InviteTitle)}</a></p>
            {invitations.show(move |found| table(&found.invitations, invitations, &session))}
        </Screen>
    }
}

fn table(open: &[InvitationView], loaded: Load<InvitationsResponse>, session: &Arc<Session>) -> Piece {
    if open.is_empty() {
        return view! { <p class="empty">{t(Text::NoInvitations)}</p> };
    }
    let act = Act::new();
    let rows = open.iter().map(|one| row(one, loaded, act, session)).collect::<Vec<_>>();
    view! {
        {act.notice()}
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{t(Text::Name)}</th>
                    <th scope="col">{t(Text::RoleAndAreas)}</th>
                    <th scope="col">{t(Text::InvitedBy)}</th>
                    <th scope="col">{t(Text::OpenUntil)}</th>
                    <th scope="col"><span class="visually-hidden">{t(Text::Actions)}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn row(one: &InvitationView, loaded: Load<InvitationsResponse>, act: Act, session: &Session) -> Piece {
    let (desk, asking, told) = (use_desk(), use_asking(), use_told());
    let (id, name) = (one.id, one.name.to_string());
    let question = p(&Phrase::TakeBackSure { name: name.clone() });
    let label = p(&Phrase::TakeBackThis { name: name.clone() });
    let take_back = move |_| {
        asking.ask(question.clone(), t(Text::TakeBackMeans).into(), Text::TakeBack, move || {
            let work = async move { desk.delete(&format!("/api/v1/invitations/{id}")).await };
            act.run(work, move |_| {
                told.tell(t(Text::TakenBack));
                loaded.again();
            });
        });
    };
    let by = one.invited_by.as_ref().map_or_else(|| t(Text::Operator).to_owned(), ToString::to_string);
    let grants = grants::all(language(), &one.grants, &session.names);
    view! {
        <tr>
            <th scope="row">
                {name}
                {one.account.is_some().then(|| view! { <span class="tiny">{t(Text::ForNewPassword)}</span> })}
            </th>
            <td>{grants}</td>
            <td><span class="card-label">{t(Text::InvitedBy)} ": "</span>{by}</td>
            <td><span class="card-label">{t(Text::OpenUntil)} ": "</span>{moment(one.expires_millis, desk.zone())}</td>
            <td>
                <button type="button" class="button danger" aria-label=label disabled=act.busy() on:click=take_back>{t(Text::TakeBack)}</button>
            </td>
        </tr>
    }
}
