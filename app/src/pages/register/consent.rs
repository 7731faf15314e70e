//! The parent's consent: what is kept and why, in words to read out; who agreed.

use leptos::prelude::*;

use super::fields::ChildFields;
use super::form::Wrong;
use crate::dom::{Piece, view};
use crate::i18n::{Text, t, use_language};
use crate::store::use_store;
use crate::ui::{TextField, live};

/// Notice, checkbox and name.
#[component]
pub fn ConsentCard(
    /// The fields.
    fields: ChildFields,
    /// What is wrong with it.
    error: Signal<Option<Text>>,
) -> Piece {
    let agree = move |event: leptos::ev::Event| {
        let agreed = event_target_checked(&event);
        fields.consented.set(agreed);
        // Nearly always the mother.
        if agreed && fields.consent_by.with_untracked(|name| name.trim().is_empty()) {
            fields.consent_by.set(fields.mother.get_untracked());
        }
    };
    let session = use_store().session();
    let language = use_language();
    // The words that are in force where the child is registered.
    let notice = move || {
        session.with(|session| Some(session.as_ref()?.regency.notice.consent.in_language(language).clone()))
    };
    view! {
        <section class="card stack form">
            <h2>{t(Text::SectionConsent)}</h2>
            <p class="quiet">{t(Text::ConsentReadOut)}</p>
            <blockquote class="consent-words">{live(notice)}</blockquote>
            <label class="tick">
                <input type="checkbox" prop:checked=fields.consented on:change=agree />
                <span class="strong">{t(Text::ConsentGiven)}</span>
            </label>
            {live(move || {
                fields
                    .consented
                    .get()
                    .then(|| {
                        view! {
                            <TextField
                                id="consent-by"
                                label=Text::ConsentBy
                                value=fields.consent_by
                                required=true
                            />
                        }
                    })
            })}
            <Wrong error=error />
        </section>
    }
}
