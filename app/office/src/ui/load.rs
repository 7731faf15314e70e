//! Something that a screen shows, once it has come.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use tumbuh_app::ui::live;

use super::TroubleNotice;
use crate::desk::{Desk, use_desk};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::net::Trouble;

/// What came, or why it did not.
type Found<T> = Option<Result<Arc<T>, Trouble>>;

/// Something that a screen shows, once it has come: a handle to copy around.
pub struct Load<T: Send + Sync + 'static> {
    desk: Desk,
    path: StoredValue<String>,
    found: RwSignal<Found<T>>,
}

impl<T: Send + Sync + 'static> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Load<T> {}

impl<T: DeserializeOwned + Send + Sync + 'static> Load<T> {
    /// Asks for it at once.
    #[must_use]
    pub fn of(path: impl Into<String>) -> Self {
        let load = Self { desk: use_desk(), path: StoredValue::new(path.into()), found: RwSignal::new(None) };
        load.again();
        load
    }

    /// Asks for it again; what is there stays on the screen until the new comes.
    pub fn again(self) {
        let path = self.path.get_value();
        spawn_local(async move {
            let answer = self.desk.get::<T>(&path).await;
            self.found.set(Some(answer.map(Arc::new)));
        });
    }

    /// It, once it is there.
    #[must_use]
    pub fn found(self) -> Option<Arc<T>> {
        self.found.get()?.ok()
    }

    /// It, or that it is awaited, or why it did not come.
    pub fn show(self, mut view: impl FnMut(Arc<T>) -> Piece + Send + 'static) -> Piece {
        live(move || match self.found.get() {
            None => view! { <p class="quiet" role="status">{t(Text::Loading)}</p> },
            Some(Err(trouble)) => view! {
                <TroubleNotice trouble />
                <p><button type="button" class="button" on:click=move |_| self.again()>{t(Text::TryAgain)}</button></p>
            },
            Some(Ok(found)) => view(found),
        })
    }
}
