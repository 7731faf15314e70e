//! Something that is sent, with its progress and its trouble in words.

use core::future::Future;
use core::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh_app::ui::live;

use super::TroubleNotice;
use crate::dom::{Piece, view};
use crate::net::Trouble;

/// Something under way; what comes after it when it succeeds.
type Work = Pin<Box<dyn Future<Output = Result<Box<dyn FnOnce()>, Trouble>>>>;

/// One thing at a time that a screen sends: a handle to copy around.
#[derive(Clone, Copy)]
pub struct Act {
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Act {
    /// Nothing is sent yet.
    #[must_use]
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    /// Sends, and goes on with the answer if the screen is still there; while something is under way nothing else is sent.
    pub fn run<T: 'static>(
        self,
        work: impl Future<Output = Result<T, Trouble>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.drive(Box::pin(async move {
            let answer = work.await;
            answer.map(|answer| Box::new(move || then(answer)) as Box<dyn FnOnce()>)
        }));
    }

    /// The same for every answer: this code is there once.
    fn drive(self, work: Work) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        spawn_local(async move {
            let answer = work.await;
            if self.busy.is_disposed() {
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(then) => then(),
                Err(trouble) => self.trouble.set(Some(trouble)),
            }
        });
    }

    /// Whether something is under way.
    #[must_use]
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// What went wrong last time.
    #[must_use]
    pub fn trouble(self) -> Signal<Option<Trouble>> {
        self.trouble.into()
    }

    /// What went wrong last time, read out at once; nothing when all is well.
    #[must_use]
    pub fn notice(self) -> Piece {
        live(move || self.trouble.get().map(|trouble| view! { <TroubleNotice trouble /> }))
    }
}
