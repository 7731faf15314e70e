//! Changing one's own password.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use tumbuh::api::join::PASSWORD_BYTES;
use tumbuh::api::me::PasswordRequest;

use crate::desk::use_desk;
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::ui::{Act, Field, use_told};

/// Changes one's own password.
pub fn password() -> Piece {
    let (desk, told, act) = (use_desk(), use_told(), Act::new());
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let short = RwSignal::new(None::<Text>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let request = PasswordRequest { current: current.get_untracked(), new: new.get_untracked() };
        let is_short = request.new.len() < *PASSWORD_BYTES.start();
        short.set(is_short.then_some(Text::PasswordShort));
        if is_short {
            return;
        }
        act.run(async move { desk.put("/api/v1/me/password", &request).await }, move |_| {
            current.set(String::new());
            new.set(String::new());
            told.tell(t(Text::PasswordChanged));
        });
    };
    view! {
        <section class="card stack">
            <h2>{t(Text::PasswordTitle)}</h2>
            <form class="stack narrow" on:submit=submit>
                <Field id="current" label=Text::PasswordCurrent value=current kind="password" autocomplete="current-password" />
                <Field id="new" label=Text::PasswordNew hint=Text::PasswordHint value=new error=short kind="password" autocomplete="new-password" />
                {act.notice()}
                <p><button class="button" disabled=act.busy()>{t(Text::PasswordChange)}</button></p>
            </form>
        </section>
    }
}
