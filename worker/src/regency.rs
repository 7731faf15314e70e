//! The Durable Object that holds one regency: a wall with one database behind it.

pub mod areas;
pub mod attendance;
pub mod audits;
pub mod care;
mod desk;
pub mod handover;
mod ledger;
pub mod pack;
pub mod people;
mod read;
mod receive;
pub mod refusals;
pub mod registers;
pub mod requests;
mod seen;

pub use desk::Desk;
pub use receive::{Received, receive, receive_copied};
pub use seen::seen_by;

use worker::{DurableObject, Env, Request, Response, State, durable_object};

use crate::archive::Archive;
use crate::edge;
use crate::http::{Call, Outcome};
use crate::router::{Route, Serve, Upkeep};
use crate::store::Store;
use crate::traffic::Traffic;

/// One regency, named by its Kemendagri code.
#[durable_object(alarm)]
pub struct Regency {
    store: Store,
    traffic: Traffic,
    archive: Archive,
}

impl DurableObject for Regency {
    fn new(state: State, env: Env) -> Self {
        let archive = Archive::new(state.storage(), env);
        Self { store: Store::open(&state.storage()), traffic: Traffic::default(), archive }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        edge::inside(request, async |route, call| {
            let outcome = self.answer(route, call).await;
            let status = outcome.as_ref().map_or_else(|failure| failure.status(), |answer| answer.status);
            self.traffic.answered(route, status);
            outcome
        })
        .await
    }

    async fn alarm(&self) -> worker::Result<Response> {
        self.archive.alarm(&self.store).await.map_err(|failure| worker::Error::from(failure.to_string()))?;
        Response::empty()
    }
}

impl Regency {
    async fn answer(&self, route: &Route, call: &Call) -> Outcome {
        let Self { store, traffic, archive } = self;
        archive.wake(store).await?;
        if let Serve::Upkeep(serve) = route.serve {
            return serve(&Upkeep { store, traffic, archive }, call).await;
        }
        archive.admit(store).await?;
        let outcome = desk::answer(store, traffic, route, call);
        // Setting a regency up is when its nights begin.
        archive.wake(store).await?;
        outcome
    }
}
