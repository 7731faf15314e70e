//! The first admin of a regency that was set up from its pack alone: there is nobody yet who could invite.

use std::sync::Arc;

use gloo_net::http::Method;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::json;
use tumbuh::access::{Grant, Grants, Place, Places, Role};
use tumbuh::api::join::PASSWORD_BYTES;
use tumbuh::api::operator::AccountRequest;
use tumbuh_app::ui::live;

use super::REGENCIES;
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, p, t};
use crate::net::{Body, Done};
use crate::operator::Operator;
use crate::ui::{Act, Field, GivenPack, use_told};

/// Makes an account for the first admin.
pub fn first_admin(operator: Operator, pack: &Arc<GivenPack>) -> Piece {
    let (told, act) = (use_told(), Act::new());
    let field = || RwSignal::new(String::new());
    let (name, username, password) = (field(), field(), field());
    let wrong = RwSignal::new(None::<Text>);
    let pack = Arc::clone(pack);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let password = password.get_untracked();
        let (Ok(name), Ok(username)) = (name.get_untracked().parse(), username.get_untracked().parse())
        else {
            return wrong.set(Some(Text::AdminIncomplete));
        };
        if password.len() < *PASSWORD_BYTES.start() {
            return wrong.set(Some(Text::PasswordShort));
        }
        wrong.set(None);
        let areas = Places(vec![Place::Area(pack.code.clone())]);
        let grants = Grants(vec![Grant { role: Role::RegencyAdmin, areas, office: None }]);
        let done = p(&Phrase::AdminMade { name: format!("{name}") });
        let account = AccountRequest { username, name, grants, password };
        let request = json!({ "pack": pack.content, "accounts": [account] });
        let path = format!("{REGENCIES}/{}", pack.code);
        let work = async move { operator.ask::<Done>(Method::PUT, &path, Body::json(&request)?).await };
        act.run(work, move |_| told.tell(done));
    };
    view! {
        <form class="card stack" on:submit=submit>
            <h2>{t(Text::FirstAdmin)}</h2>
            <p class="quiet">{t(Text::AdminWhy)}</p>
            <Field id="name" label=Text::Name value=name />
            <Field id="username" label=Text::Username value=username />
            <Field id="password" label=Text::Password hint=Text::PasswordHint value=password kind="password" autocomplete="new-password" />
            <p class="problem" role="alert">{live(move || wrong.get().map(t))}</p>
            {act.notice()}
            <p><button class="button primary" disabled=act.busy()>{t(Text::MakeAdmin)}</button></p>
        </form>
    }
}
