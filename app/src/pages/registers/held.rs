//! What the phone holds of registers, for whichever screen shows it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::area::{AreaCode, AreaLevel};
use tumbuh::care::register::{RegisterAct, RegisterEventRow};
use tumbuh::id::EntryId;
use tumbuh::sync::phone::entries;

use crate::care::Context;
use crate::dom::{Piece, view};
use crate::i18n::{Text, t, use_language};
use crate::json::{self, Read};
use crate::registers::{EntryFile, RegisterWord, role_for};
use crate::store::{Store, StoreError, use_store};
use crate::ui::{Failure, Notice, Tone, live};

/// Every entry that the phone holds.
pub struct Held {
    /// The rules, the day and the person.
    pub context: Arc<Context>,
    /// The entries.
    pub files: Vec<Arc<EntryFile>>,
}

impl Held {
    /// Reads them; `None` when the session is one of before there was care.
    ///
    /// # Errors
    /// When the phone's storage cannot be read.
    pub async fn read(store: Store) -> Result<Option<Self>, StoreError> {
        let Some(context) = Context::of(store) else { return Ok(None) };
        let (texts, own) = store.registers().await?;
        let mut rows: Vec<RegisterEventRow> = Vec::with_capacity(texts.len());
        for text in &texts {
            rows.extend(json::from_str::<RegisterEventRow>(text).ok());
        }
        let read = |step: &serde_json::Value| RegisterAct::read(step.clone());
        let files = entries(rows, &own, &read).into_iter();
        let files = files.map(|history| EntryFile::new(Arc::clone(&context), history)).collect();
        Ok(Some(Self { context, files }))
    }

    /// One entry.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> Option<Arc<EntryFile>> {
        self.files.iter().find(|file| file.entry().id == id).cloned()
    }

    /// Every posyandu where the person may do it, with its name.
    #[must_use]
    pub fn places(&self, store: Store, act: impl Fn(&AreaCode) -> RegisterAct) -> Vec<(AreaCode, String)> {
        store.session().with_untracked(|session| {
            let areas = session.iter().flat_map(|session| &session.areas);
            let areas = areas.filter(|area| area.code.level() == AreaLevel::Posyandu);
            let may = areas.filter(|area| role_for(&self.context, &act(&area.code), &area.code).is_some());
            may.map(|area| (area.code.clone(), area.name.to_string())).collect()
        })
    }
}

/// Shows `view` of what the phone holds. With `follow` it is shown anew when anything changes; a form does not follow, or typing
/// would be lost.
#[component]
pub fn Holding(
    /// Whether to follow changes.
    #[prop(optional)]
    follow: bool,
    /// What to show.
    view: Callback<(Arc<Held>,), Piece>,
) -> Piece {
    let store = use_store();
    let (roster, loaded) = (store.roster(), store.loaded());
    let held = RwSignal::new(None::<Result<Option<Arc<Held>>, StoreError>>);
    Effect::new(move || {
        if follow {
            // It is another one with every change of anything, entries included.
            roster.track();
        }
        if loaded.get() {
            spawn_local(async move {
                let found = Held::read(store).await.map(|held| held.map(Arc::new));
                let _ = held.try_set(Some(found));
            });
        }
    });
    live(move || match held.get() {
        None => view! { <p class="quiet" role="status">{t(Text::Loading)}</p> },
        Some(Ok(Some(held))) => view.run((held,)),
        Some(Ok(None)) => nobody(),
        Some(Err(error)) => view! { <Failure error=Signal::stored(Some(error.text())) /> },
    })
}

/// That the phone does not hold who is asked for.
pub fn nobody() -> Piece {
    view! { <Notice tone=Tone::Unknown><p>{RegisterWord::NotHere.words(use_language())}</p></Notice> }
}
