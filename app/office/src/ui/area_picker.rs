//! Choosing areas by searching them.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::{Place, Places};
use tumbuh::area::{AreaCode, Scope};
use tumbuh_app::ui::{Glyph, Icon, live};

use crate::dom::{Piece, keyed, row, view};
use crate::i18n::{Phrase, Text, p, t};
use crate::names::AreaNames;

/// How many are offered at once.
const OFFERED: usize = 6;

/// Areas that were chosen, and a search for more.
#[component]
pub fn AreaPicker(
    /// Names the field for its label.
    id: String,
    /// All areas.
    names: Arc<AreaNames>,
    /// Those that may be chosen.
    within: Scope,
    /// Those that are chosen.
    chosen: RwSignal<Places>,
) -> Piece {
    let text = RwSignal::new(String::new());
    let name = {
        let names = Arc::clone(&names);
        move |place: &Place| names.of_place(place)
    };
    let picked = move || {
        let name = name.clone();
        chosen
            .get()
            .0
            .into_iter()
            .map(move |place| {
                let words = name(&place);
                let remove = place.clone();
                view! {
                    <li>
                        <button
                            type="button"
                            class="pill"
                            aria-label=p(&Phrase::RemoveArea { name: words.clone() })
                            on:click=move |_| chosen.update(|places| places.0.retain(|one| *one != remove))
                        >
                            {words} " ×"
                        </button>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    let found = Memo::new({
        let names = Arc::clone(&names);
        move |_| {
            let text = text.get();
            if text.trim().is_empty() {
                return Vec::new();
            }
            let mut found = names.search(&text, &within);
            found.truncate(OFFERED);
            found
        }
    });
    let offers = keyed(move || {
        let names = Arc::clone(&names);
        found
            .get()
            .into_iter()
            .map(move |code| {
                let names = Arc::clone(&names);
                row(key(&code), move || offer(&names, &code, chosen, text))
            })
            .collect()
    });
    view! {
        <div class="field">
            <label for=id.clone()>{t(Text::AreaSearch)}</label>
            <ul class="pills">{live(picked)}</ul>
            <input class="input" id=id type="search" autocomplete="off" placeholder=t(Text::AreaExample) bind:value=text />
            <ul class="offers">{offers}</ul>
            <span class="hint" role="status">
                {live(move || {
                    let nothing = found.with(Vec::is_empty) && text.with(|text| !text.trim().is_empty());
                    nothing.then(|| t(Text::AreaNone))
                })}
            </span>
        </div>
    }
}

fn offer(names: &AreaNames, code: &AreaCode, chosen: RwSignal<Places>, text: RwSignal<String>) -> Piece {
    let (words, around, add) = (names.name(code), names.around(code), code.clone());
    let choose = move |_| {
        chosen.update(|places| {
            if !places.scope().contains(&add) {
                // A wider area holds the narrower ones.
                places.0.retain(|own| !matches!(own, Place::Area(own) if add.contains(own)));
                places.0.push(Place::Area(add.clone()));
            }
        });
        text.set(String::new());
    };
    view! {
        <li>
            <button type="button" class="offer" on:click=choose>
                <Glyph icon=Icon::Add />
                <span>{words} " " <span class="quiet">{around}</span></span>
            </button>
        </li>
    }
}

/// A code as a number: its digits.
fn key(code: &AreaCode) -> usize {
    code.as_str()
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(1, |number: usize, digit| number.wrapping_mul(11).wrapping_add(usize::from(digit)))
}
