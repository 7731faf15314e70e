//! The Worker: the JSON API of Tumbuh, the Durable Object that holds a regency, and the one that lists them.

mod archive;
mod auth;
mod body;
mod directory;
mod edge;
mod http;
mod limits;
mod log;
#[cfg(test)]
mod openapi;
mod problem;
mod random;
mod regency;
mod router;
mod routes;
#[cfg(test)]
#[path = "../../shared/tests/parsers/spoilt.rs"]
mod spoilt;
mod store;
mod table;
mod traffic;

use worker::{Context, Env, Request, Response, event};

/// Every request that `wrangler.toml` does not leave to the static assets.
#[event(fetch)]
async fn fetch(request: Request, env: Env, _context: Context) -> worker::Result<Response> {
    edge::serve(request, &env).await
}
