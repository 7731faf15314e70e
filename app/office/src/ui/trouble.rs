//! What went wrong: what happened, what is safe, what to do.

use leptos::prelude::*;
use tumbuh::language::Both;
use tumbuh_app::ui::{Notice, Tone};

use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, language, p, t};
use crate::net::Trouble;

/// A trouble in words, read out at once.
#[component]
pub fn TroubleNotice(
    /// What went wrong.
    trouble: Trouble,
) -> Piece {
    let fields = trouble.fields().iter().map(|field| {
        let place = field.field.trim_start_matches('/').replace('/', " › ");
        view! { <li><span class="strong">{place}</span> " " {said(field.words.as_ref(), &field.detail)}</li> }
    });
    let fields = fields.collect::<Vec<_>>();
    view! {
        <Notice tone=Tone::Urgent alert=true>
            <p class="strong">{t(what(&trouble))}</p>
            {(!fields.is_empty()).then(|| view! { <ul class="bullets">{fields}</ul> })}
            {more(&trouble)}
        </Notice>
    }
}

/// What is wrong with a field, in the language in use where it is told in both.
pub fn said(words: Option<&Both<String>>, detail: &str) -> Piece {
    match words {
        Some(words) => view! { <span>{words.in_language(language()).clone()}</span> },
        None => view! { <span lang="en">{detail.to_owned()}</span> },
    }
}

/// What happened, what is safe and what to do.
fn what(trouble: &Trouble) -> Text {
    match (trouble, trouble.kind()) {
        (Trouble::Unreachable(_), _) => Text::TroubleUnreachable,
        (Trouble::Unreadable(_), _) => Text::TroubleUnreadable,
        (_, "unauthenticated") => Text::TroubleSignInAgain,
        (_, "wrong-credentials") => Text::TroubleWrongPassword,
        (_, "too-many-attempts") => Text::TroubleTooMany,
        (_, "forbidden") => Text::TroubleForbidden,
        (_, "device-revoked") => Text::TroubleDeviceRevoked,
        (_, "account-blocked") => Text::TroubleBlocked,
        (_, "second-factor-required") => Text::TroubleCode,
        (_, "wrong-code") => Text::TroubleWrongCode,
        (_, "changed-meanwhile") => Text::TroubleChanged,
        (_, "unknown-handover") => Text::TroubleHandover,
        (_, "already-decided") => Text::TroubleDecided,
        (_, "already-settled") => Text::TroubleSettled,
        (_, "foreign-copy") => Text::TroubleForeignCopy,
        (_, "last-admin") => Text::TroubleLastAdmin,
        (_, "suspended") => Text::TroubleSuspended,
        (_, "unknown-regency") => Text::TroubleUnknownRegency,
        (_, "not-found") => Text::TroubleNotFound,
        (_, "invalid" | "malformed") => Text::TroubleInvalid,
        (_, "too-large" | "too-many-items") => Text::TroubleTooLarge,
        (Trouble::Refused(problem), _) if problem.status < 500 => Text::TroubleRefused,
        _ => Text::TroubleServer,
    }
}

/// The server's own words where ours say too little, and how to find the request in its log.
fn more(trouble: &Trouble) -> Option<Piece> {
    let Trouble::Refused(problem) = trouble else { return None };
    let said = what(trouble) == Text::TroubleRefused && !problem.detail.is_empty();
    let detail = said.then(|| view! { <p lang="en">{problem.detail.clone()}</p> });
    let id = problem.request_id.clone().filter(|_| problem.status >= 500);
    let id = id.map(|id| view! { <p class="tiny">{p(&Phrase::RequestNumber { id })}</p> });
    Some(view! { {detail} {id} })
}
