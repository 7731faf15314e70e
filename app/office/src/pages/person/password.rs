//! A link with which a person sets a new password.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::api::people::{InvitationLink, PersonView};
use tumbuh_app::ui::live;

use crate::desk::{Session, use_desk};
use crate::dom::{Piece, view};
use crate::files;
use crate::i18n::{Phrase, Text, moment, p, t};
use crate::ui::{Act, LinkCard, Shared, use_asking};

/// A link with which a person sets a new password.
pub fn password(person: &Arc<PersonView>, session: &Session) -> Piece {
    let (desk, asking, act) = (use_desk(), use_asking(), Act::new());
    let link = RwSignal::new(None::<Shared>);
    let (account, name) = (person.account, person.name.to_string());
    let (zone, regency) = (desk.zone(), session.view.regency.name.to_string());
    let reset = move |_| {
        let (name, regency) = (name.clone(), regency.clone());
        let question = p(&Phrase::ResetSure { name: name.clone() });
        asking.ask(question, t(Text::ResetMeans).into(), Text::Reset, move || {
            let (name, regency) = (name.clone(), regency.clone());
            let path = format!("/api/v1/people/{account}/password-reset");
            let work = async move { desk.post::<InvitationLink>(&path, &serde_json::json!({})).await };
            act.run(work, move |made| {
                let (address, until) = (files::join_link(&made.token), moment(made.expires_millis, zone));
                let message = p(&Phrase::ResetMessage {
                    name: name.clone(),
                    regency,
                    link: address.clone(),
                    until: until.clone(),
                });
                link.set(Some(Shared { name, link: address, message, until }));
            });
        });
    };
    view! {
        <section class="card stack">
            <h2>{t(Text::ResetTitle)}</h2>
            <p class="quiet">{t(Text::ResetWhy)}</p>
            {act.notice()}
            {live(move || match link.get() {
                Some(shared) => view! { <LinkCard shared /> },
                None => view! {
                    <p><button type="button" class="button" disabled=act.busy() on:click=reset.clone()>{t(Text::Reset)}</button></p>
                },
            })}
        </section>
    }
}
