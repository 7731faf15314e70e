//! Fields for what nobody beside the person may read: passwords and PINs.

use leptos::prelude::*;
use tumbuh::pin::Pin;

use super::{live, said};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};

/// A password, which can be shown.
#[component]
pub fn PasswordField(
    /// What was typed.
    password: RwSignal<String>,
    /// Whether it is being chosen, not remembered.
    #[prop(optional)]
    new: bool,
) -> Piece {
    let shown = RwSignal::new(false);
    view! {
        <label class="field">
            <span class="label">{t(if new { Text::NewPassword } else { Text::Password })}</span>
            <input
                class="input"
                name="password"
                type=said(move || if shown.get() { "text" } else { "password" })
                autocomplete=if new { "new-password" } else { "current-password" }
                bind:value=password
            />
        </label>
        <label class="row check">
            <input type="checkbox" bind:checked=shown />
            <span>{t(Text::ShowPassword)}</span>
        </label>
    }
}

/// A PIN of six digits.
#[component]
pub fn PinField(
    /// Unique on the screen.
    id: &'static str,
    /// Which.
    label: Text,
    /// What was typed.
    pin: RwSignal<String>,
) -> Piece {
    let left = move || Pin::DIGITS.saturating_sub(pin.with(|pin| pin.chars().count()));
    view! {
        <div class="field">
            <label for=id>{t(label)}</label>
            <input
                class="input pin"
                id=id
                type="password"
                inputmode="numeric"
                autocomplete="off"
                maxlength="6"
                aria-describedby=format!("{id}-hint")
                bind:value=pin
            />
            <span class="tiny" id=format!("{id}-hint")>
                {live(move || format!("{} {}", Pin::DIGITS - left(), t(Text::PinDigits)))}
            </span>
        </div>
    }
}
