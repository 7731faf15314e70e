//! The only place that speaks HTTP: JSON, CSV and photos to and from the API.

use core::future::Future;
use core::pin::Pin;
use core::time::Duration;

use gloo_net::http::{Method, RequestBuilder, Response};
use leptos::prelude::set_timeout;
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use tumbuh::api::problem::{FieldProblem, Problem};

/// Replacing a whole regency pack takes a while; nothing takes this long.
const TIMEOUT: Duration = Duration::from_secs(90);

/// An answer that says nothing but that it is done.
pub type Done = IgnoredAny;

/// Why there was no answer, or a bad one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No answer: no connection, or too slow.
    #[error("no answer: {0}")]
    Unreachable(String),
    /// The server answered with a problem.
    #[error("{} {}", .0.status, .0.kind)]
    Refused(Box<Problem>),
    /// The server answered with something that this version of the office does not understand.
    #[error("unreadable answer: {0}")]
    Unreadable(String),
}

impl Trouble {
    /// The last part of the problem's stable type, such as `not-found`.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self {
            Self::Refused(problem) => problem.kind.rsplit('/').next().unwrap_or_default(),
            _ => "",
        }
    }

    /// The fields that are wrong.
    #[must_use]
    pub fn fields(&self) -> &[FieldProblem] {
        match self {
            Self::Refused(problem) => &problem.errors,
            _ => &[],
        }
    }
}

/// What is sent.
pub enum Body {
    /// Nothing.
    Empty,
    /// JSON.
    Json(String),
    /// CSV.
    Csv(String),
    /// A photo, as JPEG.
    Jpeg(Vec<u8>),
    /// JSON that takes the place of what has this tag, and of nothing else.
    Instead {
        /// The JSON.
        text: String,
        /// The tag that what it replaces had when it was read.
        tag: String,
    },
}

impl Body {
    /// Something as JSON.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn json(value: &impl Serialize) -> Result<Self, Trouble> {
        serde_json::to_string(value).map(Self::Json).map_err(|error| Trouble::Unreadable(error.to_string()))
    }
}

/// An answer as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its body.
    pub text: String,
    /// The tag of what it tells, where it has one.
    pub tag: Option<String>,
}

/// A request under way. In a box, so that its code is there once and not in everything that waits for one.
pub type Answering<T = String> = Pin<Box<dyn Future<Output = Result<T, Trouble>>>>;

/// Asks; `bearer` is for the operator.
pub fn ask(method: Method, path: String, body: Body, bearer: Option<String>) -> Answering<Answer> {
    Box::pin(send(method, path, body, bearer))
}

/// Reads an answer.
///
/// # Errors
/// When it is not a `T`.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, Trouble> {
    // An answer without a body is one that says nothing.
    let text = if text.is_empty() { "null" } else { text };
    serde_json::from_str(text).map_err(|error| Trouble::Unreadable(error.to_string()))
}

async fn send(method: Method, path: String, body: Body, bearer: Option<String>) -> Result<Answer, Trouble> {
    let unreachable = |error: gloo_net::Error| Trouble::Unreachable(error.to_string());
    let abort = web_sys::AbortController::new().ok();
    let mut request = RequestBuilder::new(&path)
        .method(method)
        .header("accept", "application/json")
        .cache(web_sys::RequestCache::NoStore)
        .abort_signal(abort.as_ref().map(web_sys::AbortController::signal).as_ref());
    if let Some(bearer) = bearer {
        request = request.header("authorization", &format!("Bearer {bearer}"));
    }
    if let Some(abort) = abort {
        set_timeout(move || abort.abort(), TIMEOUT);
    }
    let request = match body {
        Body::Empty => request.build(),
        Body::Json(text) => request.header("content-type", "application/json").body(text),
        Body::Instead { text, tag } => {
            request.header("content-type", "application/json").header("if-match", &tag).body(text)
        }
        Body::Csv(text) => request.header("content-type", "text/csv").body(text),
        Body::Jpeg(bytes) => {
            request.header("content-type", "image/jpeg").body(js_sys::Uint8Array::from(bytes.as_slice()))
        }
    };
    let response = request.map_err(unreachable)?.send().await.map_err(unreachable)?;
    let tag = response.headers().get("etag");
    let text = response.text().await.map_err(unreachable)?;
    if response.ok() { Ok(Answer { text, tag }) } else { Err(refused(&response, &text)) }
}

fn refused(response: &Response, text: &str) -> Trouble {
    let problem = serde_json::from_str(text).unwrap_or_else(|_| Problem {
        kind: "about:blank".into(),
        title: "".into(),
        status: response.status(),
        detail: String::new(),
        request_id: None,
        errors: Vec::new(),
    });
    Trouble::Refused(Box::new(problem))
}
