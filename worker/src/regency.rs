//! The Durable Object that holds one regency: a wall with one database behind it.

pub mod areas;
mod desk;
pub mod handover;
pub mod people;
mod read;
mod receive;
pub mod requests;
mod seen;

pub use desk::Desk;
pub use receive::receive;
pub use seen::seen_by;

use worker::{DurableObject, Env, Request, Response, State, durable_object};

use crate::edge;
use crate::store::Store;
use crate::traffic::Traffic;

/// One regency, named by its Kemendagri code.
#[durable_object]
pub struct Regency {
    store: Store,
    traffic: Traffic,
}

impl DurableObject for Regency {
    fn new(state: State, _env: Env) -> Self {
        Self { store: Store::open(&state.storage()), traffic: Traffic::default() }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        edge::inside(request, |route, call| {
            let outcome = desk::answer(&self.store, &self.traffic, route, call);
            let status = outcome.as_ref().map_or_else(|failure| failure.status(), |answer| answer.status);
            self.traffic.answered(route, status);
            outcome
        })
        .await
    }
}
