//! Something that a screen shows, once it has come.

use core::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;
use tumbuh_app::json::{self, Read};
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
type Found = Option<Result<Arc<str>, Trouble>>;

/// Something that a screen shows, once it has come: a handle to copy around.
pub struct Load<T: Send + Sync + 'static> {
    who: Who,
    path: StoredValue<String>,
    /// As text: what waits for it is then there once and not for every type.
    found: RwSignal<Found>,
    kind: PhantomData<fn() -> T>,
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
        let load = Self { who, path: StoredValue::new(path), found: RwSignal::new(None), kind: PhantomData };
        load.again();
        load
    }

    /// Asks for it again; what is there stays on the screen until the new comes.
    pub fn again(self) {
        again(self.who, self.path, self.found);
    }

    /// It, once it is there.
    #[must_use]
    pub fn found(self) -> Option<T> {
        net::read(&self.found.get()?.ok()?).ok()
    }

    /// The same read by the phone's readers, which are there already and weigh less than others.
    pub fn show_read<R: Read + 'static>(
        self,
        mut view: impl FnMut(Arc<R>, &str) -> Piece + Send + 'static,
    ) -> Piece {
        live(move || match self.found.get() {
            None => view! { <p class="quiet" role="status">{t(Text::Loading)}</p> },
            Some(Err(trouble)) => failed(trouble, self.who, self.path, self.found),
            Some(Ok(text)) => match json::from_str(&text) {
                Ok(found) => view(Arc::new(found), &text),
                Err(error) => failed(Trouble::Unreadable(error.to_string()), self.who, self.path, self.found),
            },
        })
    }

    /// It, or that it is awaited, or why it did not come.
    pub fn show(self, mut view: impl FnMut(Arc<T>) -> Piece + Send + 'static) -> Piece {
        live(move || match self.found.get().map(|found| found.and_then(|text| net::read(&text))) {
            None => view! { <p class="quiet" role="status">{t(Text::Loading)}</p> },
            Some(Err(trouble)) => failed(trouble, self.who, self.path, self.found),
            Some(Ok(found)) => view(Arc::new(found)),
        })
    }
}

fn again(who: Who, path: StoredValue<String>, found: RwSignal<Found>) {
    let path = path.get_value();
    spawn_local(async move { found.set(Some(who.get(path).await.map(Into::into))) });
}

fn failed(trouble: Trouble, who: Who, path: StoredValue<String>, found: RwSignal<Found>) -> Piece {
    view! {
        <TroubleNotice trouble />
        <p><button type="button" class="button" on:click=move |_| again(who, path, found)>{t(Text::TryAgain)}</button></p>
    }
}
