//! Everything about the child that the address names, for whichever screen shows it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::{Text, t};
use crate::routes::use_child_id;
use crate::store::{ChildHistory, use_store};
use crate::ui::{Failure, Notice, Tone, live};

/// Shows `view` of the child's history. With `follow` it is shown anew when anything about the child changes; a form does not follow,
/// or typing would be lost.
#[component]
pub fn Loaded(
    /// Whether to follow changes.
    #[prop(optional)]
    follow: bool,
    /// What to show.
    view: Callback<(ChildHistory,), AnyView>,
) -> impl IntoView {
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
    let history = LocalResource::new(move || {
        let wanted = version.get().map(|(id, _)| id);
        async move {
            match wanted {
                Some(id) => store.history(id).await,
                None => Ok(None),
            }
        }
    });
    live(move || match history.get() {
        None => view! { <p class="quiet">{t(Text::Loading)}</p> }.into_any(),
        Some(Ok(Some(history))) => view.run((history,)),
        Some(Ok(None)) => view! {
            <Notice tone=Tone::Unknown>
                <p>{t(Text::NotFound)}</p>
            </Notice>
        }
        .into_any(),
        Some(Err(error)) => view! { <Failure error=Signal::stored(Some(error.text())) /> }.into_any(),
    })
}
