//! Whoever is entered may be known already: she is looked for by her NIK as soon as it is typed.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::api::access_log::{NikSearchRequest, NikSearchResponse};
use tumbuh::care::register::Followed;
use tumbuh::nik::Nik;
use tumbuh_app::care::FormFields;
use tumbuh_app::ui::live;

use super::card;
use crate::desk::{Session, use_desk};
use crate::dom::{Piece, view};
use crate::i18n::registers::{RegisterWord, r};
use crate::i18n::{Phrase, p};
use crate::routes::Route;
use crate::ui::Act;

/// Digits from which on a number is looked for: a search that finds nothing counts against whoever asks.
const WHOLE: usize = 16;

/// What is known of whoever has the number that is typed.
#[component]
pub fn Known(
    session: Arc<Session>,
    /// The form, one field of which is the number.
    fields: FormFields,
) -> Piece {
    let (desk, act) = (use_desk(), Act::new());
    let found = RwSignal::new(None::<NikSearchResponse>);
    let asked = StoredValue::new(None::<Nik>);
    Effect::new(move || {
        let typed = fields.get("nik").parse::<Nik>().ok().filter(|nik| nik.digits().len() >= WHOLE);
        if typed == asked.get_value() {
            return;
        }
        asked.set_value(typed.clone());
        found.set(None);
        let Some(nik) = typed else { return };
        let request = NikSearchRequest { nik: nik.clone() };
        act.run(async move { desk.post("/api/v1/children/by-nik", &request).await }, move |answer| {
            if asked.get_value().as_ref() == Some(&nik) {
                found.set(Some(answer));
            }
        });
    });
    view! {
        {act.notice()}
        {live(move || found.get().map(|found| told(&session, &found)))}
    }
}

fn told(session: &Session, found: &NikSearchResponse) -> Piece {
    let women: Vec<Piece> = found
        .women
        .iter()
        .filter_map(|view| {
            let Followed::Woman { entry } = view.followed else { return None };
            let link = Route::Enrol(Some(entry)).to_string();
            Some(view! { {card(session, view)} <li><a class="button" href=link>{r(RegisterWord::TakeHer)}</a></li> })
        })
        .collect();
    let women = (!women.is_empty()).then(|| {
        view! { <p class="strong">{r(RegisterWord::Known)}</p> <ul class="todo">{women}</ul> }
    });
    let elsewhere: Vec<Piece> = found
        .elsewhere
        .iter()
        .map(|place| view! { <p>{p(&Phrase::FoundElsewhere { place: place.to_string() })}</p> })
        .collect();
    view! { <div class="stack" role="status">{women} {elsewhere}</div> }
}
