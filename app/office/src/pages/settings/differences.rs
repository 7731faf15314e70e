//! In what two packs differ, in words.

use leptos::prelude::*;
use serde_json::Value;
use tumbuh::regency::PackDifference;
use tumbuh_app::ui::live;

use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, language, p, t};
use crate::items;

/// How many are drawn before one asks for all: a list of areas has thousands.
const DRAWN: usize = 100;

/// A table of differences.
pub fn differences(changes: Vec<PackDifference>) -> Piece {
    let (all, count) = (RwSignal::new(false), changes.len());
    if count == 0 {
        return view! { <p class="empty" role="status">{t(Text::PackSame)}</p> };
    }
    let rows = live(move || {
        let shown = if all.get() { count } else { DRAWN };
        changes.iter().take(shown).map(row).collect::<Vec<_>>()
    });
    view! {
        <p class="strong" role="status">{p(&Phrase::DifferenceCount { count })}</p>
        <table class="cards">
            <thead>
                <tr>
                    <th scope="col">{t(Text::What)}</th>
                    <th scope="col">{t(Text::Before)}</th>
                    <th scope="col">{t(Text::After)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {live(move || {
            (count > DRAWN && !all.get()).then(|| view! {
                <p><button type="button" class="button" on:click=move |_| all.set(true)>{p(&Phrase::ShowAll { count })}</button></p>
            })
        })}
    }
}

fn row(change: &PackDifference) -> Piece {
    let said = |value: &Option<Value>| {
        value.as_ref().map_or_else(
            || t(Text::NotThere).to_owned(),
            |value| items::value(language(), &change.path, value),
        )
    };
    view! {
        <tr>
            <th scope="row">{items::words(language(), &change.path)}</th>
            <td><span class="card-label">{t(Text::Before)} ": "</span><span class="long">{said(&change.before)}</span></td>
            <td><span class="card-label">{t(Text::After)} ": "</span><span class="long strong">{said(&change.after)}</span></td>
        </tr>
    }
}
