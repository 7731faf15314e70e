//! Everything about the child that the address names, for whichever screen shows it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use tumbuh::id::ChildId;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::routes::use_child_id;
use crate::store::{ChildHistory, StoreError, use_store};
use crate::ui::{Failure, Notice, Tone, live};

/// Shows `view` of the child's history. With `follow` it is shown anew when anything about the child changes; a form does not follow,
/// or typing would be lost.
#[component]
pub fn Loaded(
    /// Whether to follow changes.
    #[prop(optional)]
    follow: bool,
    /// What to show.
    view: Callback<(ChildHistory,), Piece>,
) -> Piece {
    let store = use_store();
    let id = use_child_id();
    let roster = store.roster();
    // The address of the child's entry changes with every change of the child.
    let version = Memo::new(move |_| {
        let id = id.get()?;
        let find = |roster: &Arc<Vec<Arc<crate::store::RosterEntry>>>| {
            roster.iter().find(|entry| entry.row.child.id == id).map(|entry| Arc::as_ptr(entry) as usize)
        };
        let found = if follow { roster.with(find) } else { roster.with_untracked(find) };
        Some((id, if follow { found } else { None }))
    });
    let loaded = store.loaded();
    let history = RwSignal::new(None::<Result<Option<ChildHistory>, StoreError>>);
    Effect::new(move |before: Option<Option<ChildId>>| {
        let wanted = version.get();
        let id = wanted.map(|(id, _)| id);
        if before.is_some_and(|before| before != id) {
            history.set(None);
        }
        // Before what was not sent is read, a child that only this phone knows would seem to be missing.
        if !loaded.get() {
            return id;
        }
        spawn_local(async move {
            let found = match wanted {
                Some((id, _)) => store.history(id).await,
                None => Ok(None),
            };
            // Another child may have been asked for meanwhile.
            if version.try_get_untracked() == Some(wanted) {
                history.set(Some(found));
            }
        });
        id
    });
    live(move || match history.get() {
        None => view! { <p class="quiet">{t(Text::Loading)}</p> },
        Some(Ok(Some(history))) => view.run((history,)),
        Some(Ok(None)) => view! {
            <Notice tone=Tone::Unknown>
                <p>{t(Text::NotFound)}</p>
            </Notice>
        },
        Some(Err(error)) => view! { <Failure error=Signal::stored(Some(error.text())) /> },
    })
}
