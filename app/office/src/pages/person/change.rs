//! Changing what a person is, and where.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::api::people::{GrantsRequest, PeopleResponse, PersonView};
use tumbuh_app::ui::live;

use crate::desk::{Session, use_desk};
use crate::dom::{Piece, view};
use crate::grants;
use crate::i18n::{Phrase, Text, language, p, t};
use crate::ui::{Act, Draft, GrantsEditor, Load, use_asking, use_told};

/// Changes what a person is, and where.
pub fn change(person: &Arc<PersonView>, session: &Arc<Session>, loaded: Load<PeopleResponse>) -> Piece {
    let open = RwSignal::new(false);
    let (person, session) = (Arc::clone(person), Arc::clone(session));
    view! {
        <section class="card stack">
            <h2>{t(Text::ChangeTitle)}</h2>
            {live(move || if open.get() {
                form(&person, &session, loaded)
            } else {
                view! {
                    <p><button type="button" class="button" on:click=move |_| open.set(true)>{t(Text::Change)}</button></p>
                }
            })}
        </section>
    }
}

fn form(person: &Arc<PersonView>, session: &Arc<Session>, loaded: Load<PeopleResponse>) -> Piece {
    let (desk, asking, told, act) = (use_desk(), use_asking(), use_told(), Act::new());
    let draft = Draft::new(session, &person.grants);
    let missing = RwSignal::new(None::<Text>);
    let (account, name, names) = (person.account, person.name.to_string(), session.names.clone());
    let ask = move |_| {
        let grants = match draft.read() {
            Ok(grants) => grants,
            Err(text) => return missing.set(Some(text)),
        };
        missing.set(None);
        let words = grants::all(language(), &grants, &names);
        let question = p(&Phrase::ChangeSure { name: name.clone(), grants: words });
        let name = name.clone();
        asking.ask(question, t(Text::ChangeMeans).into(), Text::Change, move || {
            let (request, name) = (GrantsRequest { grants: grants.clone() }, name.clone());
            let work = async move { desk.put(&format!("/api/v1/people/{account}/grants"), &request).await };
            act.run(work, move |_| {
                told.tell(p(&Phrase::Changed { name }));
                loaded.again();
            });
        });
    };
    view! {
        <GrantsEditor draft session=Arc::clone(session) />
        <p class="problem" role="alert">{live(move || missing.get().map(t))}</p>
        {act.notice()}
        <p>
            <button type="button" class="button primary" disabled=act.busy() on:click=ask>
                {move || t(if act.busy().get() { Text::Saving } else { Text::Save })}
            </button>
        </p>
    }
}
