//! When the pack was changed and by whom, each change with what it made different.

use leptos::prelude::*;
use tumbuh::api::pack::{PackChangesResponse, PackRevisionView, PackRevisionsResponse};
use tumbuh_app::shell::Screen;
use tumbuh_app::ui::live;

use super::PACK;
use super::differences::differences;
use crate::desk::use_desk;
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, p, stamp, t};
use crate::routes::Route;
use crate::ui::Load;

/// When the pack was changed and by whom.
#[component]
pub fn PackHistoryPage() -> Piece {
    let revisions = Load::<PackRevisionsResponse>::of(format!("{PACK}/revisions"));
    view! {
        <Screen title=|| t(Text::PackHistoryTitle)>
            <p><a href=Route::Settings.to_string()>{t(Text::BackToSettings)}</a></p>
            <p class="quiet">{t(Text::PackHistoryWhy)}</p>
            {revisions.show(|found| {
                let rows = found.revisions.iter().map(revision).collect::<Vec<_>>();
                view! { <ul class="stack">{rows}</ul> }
            })}
        </Screen>
    }
}

fn revision(one: &PackRevisionView) -> Piece {
    let (number, open) = (one.revision, RwSignal::new(false));
    let at = stamp(one.at_millis, use_desk().zone());
    let by = one.by.as_ref().map_or_else(|| t(Text::Operator).to_owned(), ToString::to_string);
    let title = p(&Phrase::PackRevision { revision: number, at, by });
    let first = number == 1;
    view! {
        <li class="card">
            <details on:toggle=move |_| open.set(true)>
                <summary>{title}</summary>
                <div class="stack inside">
                    {live(move || open.get().then(|| {
                        if first {
                            return view! { <p class="quiet">{t(Text::PackFirst)}</p> };
                        }
                        let path = format!("{PACK}/changes?revision={number}");
                        Load::<PackChangesResponse>::of(path).show(|found| differences(found.changes.clone()))
                    }))}
                </div>
            </details>
        </li>
    }
}
