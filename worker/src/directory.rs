//! The Durable Object that lists the regencies of a deployment. No person and no record is in it, and no regency reads it.

use tumbuh::api::operator::RegencyDetail;
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use crate::edge;
use crate::problem::Failure;
use crate::router::Serve;
use crate::store::{DirectoryStore, OperatorAct};

/// The one directory.
#[durable_object]
pub struct Directory {
    store: DirectoryStore,
}

impl DurableObject for Directory {
    fn new(state: State, _env: Env) -> Self {
        Self { store: DirectoryStore::open(&state.storage()) }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        edge::inside(request, async |route, call| match route.serve {
            Serve::Directory(serve) => serve(&self.store, call),
            // The edge passes on what it asked a regency after an act: how it stands now.
            Serve::Operator(_) | Serve::Replication(_) | Serve::Upkeep(_) => {
                let regency: RegencyDetail = crate::body::json(call)?;
                let act = format!("{} {}", route.method.name(), route.template);
                let request_id = &call.request_id;
                self.store
                    .note(&regency, &OperatorAct { at_millis: call.now_millis, act: &act, request_id })?;
                Ok(crate::http::Answer::empty(204))
            }
            // A regency's own admin changed its pack.
            _ if route.changes_pack() => {
                self.store.rename(&crate::body::json(call)?)?;
                Ok(crate::http::Answer::empty(204))
            }
            _ => Err(Failure::NotFound),
        })
        .await
    }
}
