//! Something that a screen shows, once it has come.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use tumbuh_app::ui::live;

use super::TroubleNotice;
use gloo_net::http::Method;

use crate::desk::{Desk, use_desk};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::net::{self, Answering, Body, Trouble};
use crate::operator::{Operator, use_operator};

/// Who asks.
#[derive(Clone, Copy)]
enum Who {
    Person(Desk),
    Operator(Operator),
}

impl Who {
    fn get(self, path: String) -> Answering {
        match self {
            Self::Person(desk) => desk.text(Method::GET, path, Body::Empty),
            Self::Operator(operator) => operator.text(Method::GET, path, Body::Empty),
        }
    }
}

/// What came, or why it did not.
type Found<T> = Option<Result<Arc<T>, Trouble>>;

/// Something that a screen shows, once it has come: a handle to copy around.
pub struct Load<T: Send + Sync + 'static> {
    who: Who,
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
        Self::begin(Who::Person(use_desk()), path.into())
    }

    /// Asks for it at once, as the operator.
    #[must_use]
    pub fn by_operator(path: impl Into<String>) -> Self {
        Self::begin(Who::Operator(use_operator()), path.into())
    }

    fn begin(who: Who, path: String) -> Self {
        let load = Self { who, path: StoredValue::new(path), found: RwSignal::new(None) };
        load.again();
        load
    }

    /// Asks for it again; what is there stays on the screen until the new comes.
    pub fn again(self) {
        let path = self.path.get_value();
        spawn_local(async move {
            let answer = self.who.get(path).await.and_then(|text| net::read::<T>(&text));
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
