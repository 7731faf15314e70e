//! The operator of the deployment: a secret that is typed, kept in memory and nowhere else.

use gloo_net::http::Method;
use leptos::prelude::*;
use serde::de::DeserializeOwned;

use crate::net::{self, Answering, Body, Trouble};

/// Asks the API as the operator: a handle to copy around.
#[derive(Clone, Copy)]
pub struct Operator {
    secret: RwSignal<Option<String>>,
    refused: RwSignal<bool>,
}

/// Makes the operator known to every component below.
pub fn provide_operator() {
    provide_context(Operator { secret: RwSignal::new(None), refused: RwSignal::new(false) });
}

/// The operator. Call it while a component is built, not in an event handler.
#[must_use]
#[expect(clippy::expect_used, reason = "Office provides the operator before it builds any page")]
pub fn use_operator() -> Operator {
    use_context().expect("the operator is provided by Office")
}

impl Operator {
    /// Takes the secret that was typed.
    pub fn begin(self, secret: String) {
        self.refused.set(false);
        self.secret.set(Some(secret));
    }

    /// Forgets the secret.
    pub fn end(self) {
        self.secret.set(None);
    }

    /// Whether a secret was typed that the API has not refused.
    #[must_use]
    pub fn has_secret(self) -> Signal<bool> {
        Signal::derive(move || self.secret.with(Option::is_some))
    }

    /// Whether the API refused the last one.
    #[must_use]
    pub fn was_refused(self) -> Signal<bool> {
        self.refused.into()
    }

    /// Asks.
    ///
    /// # Errors
    /// [`Trouble`].
    pub async fn ask<T: DeserializeOwned>(
        self,
        method: Method,
        path: &str,
        body: Body,
    ) -> Result<T, Trouble> {
        net::read(&self.text(method, path.into(), body).await?)
    }

    /// Asks, for the answer as it came; a secret that is refused is forgotten.
    pub fn text(self, method: Method, path: String, body: Body) -> Answering {
        Box::pin(async move {
            let secret = self.secret.get_untracked();
            let answer = net::ask(method, path, body, secret).await;
            if let Err(trouble) = &answer
                && trouble.kind() == "unauthenticated"
            {
                self.refused.set(true);
                self.secret.set(None);
            }
            Ok(answer?.text)
        })
    }
}
