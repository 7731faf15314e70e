//! The only place that speaks HTTP: JSON to and from the regency's API.

use gloo::timers::callback::Timeout;
use leptos::prelude::window;
use serde::Serialize;
use tumbuh::sync::phone::Trouble;
use tumbuh::sync::{Mismatch, Protocol};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Request, RequestCache, RequestInit, Response};

use crate::clock::{now_millis, offset};
use crate::i18n::Text;
use crate::json::{self, Read};

/// Village networks are slow, not infinitely so.
const TIMEOUT_MILLIS: u32 = 45_000;

/// Why a request gave no answer, or a bad one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetError {
    /// No answer: no signal.
    #[error("no answer")]
    Unreachable,
    /// The answer did not come in time.
    #[error("too slow an answer")]
    TooSlow,
    /// The server answered with a problem.
    #[error("the server answered {status}")]
    Problem {
        /// HTTP status.
        status: u16,
        /// When to ask again, seconds.
        retry_after: Option<u32>,
    },
    /// This phone was shut out by those who look after it.
    #[error("the device is revoked")]
    Revoked,
    /// The account asks for a code beside the password.
    #[error("a second factor is needed")]
    SecondFactor,
    /// The app or the server is too old for the other.
    #[error(transparent)]
    Versions(Mismatch),
    /// The receipt that came is not the regency's.
    #[error("a wrong receipt")]
    Receipt,
    /// The server answered with something this version of the app does not understand.
    #[error("unreadable answer")]
    Unreadable,
}

impl NetError {
    /// The regency does not know who asks, or is not asked because it would not.
    pub fn signed_out() -> Self {
        Self::Problem { status: 401, retry_after: None }
    }

    /// What it means for what to ask next.
    #[must_use]
    pub fn trouble(&self) -> Trouble {
        match *self {
            Self::Revoked => Trouble::Revoked,
            Self::TooSlow => Trouble::TooSlow,
            Self::Versions(_) => Trouble::OtherVersion,
            Self::Problem { status: 401, .. } => Trouble::SignedOut,
            Self::Problem { status: 413, .. } => Trouble::TooLarge,
            Self::Problem { retry_after: Some(seconds), .. } => Trouble::Busy { seconds },
            Self::Problem { status: 500.., .. } => Trouble::Broken,
            _ => Trouble::Other,
        }
    }

    /// What happened and what to do.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Unreachable | Self::TooSlow => Text::ErrorUnreachable,
            Self::Revoked => Text::ErrorRevoked,
            Self::SecondFactor => Text::ErrorSecondFactor,
            Self::Problem { status: 401, .. } => Text::ErrorSignInAgain,
            Self::Problem { status: 403, .. } => Text::ErrorForbidden,
            Self::Problem { status: 429, .. } => Text::ErrorTooMany,
            Self::Problem { .. } => Text::ErrorServer,
            Self::Receipt => Text::ErrorReceipt,
            Self::Versions(Mismatch::ServerTooOld) => Text::ErrorServerTooOld,
            Self::Versions(Mismatch::AppTooOld) | Self::Unreadable => Text::ErrorAppTooOld,
        }
    }
}

/// An answer, and what it says about the clocks.
#[derive(Clone, Debug)]
pub struct Answer<T> {
    /// What was answered.
    pub body: T,
    /// The same as it came.
    pub text: String,
    /// When the request left and when the answer came, by the phone's clock.
    pub sent_and_received: (i64, i64),
}

impl<T> Answer<T> {
    /// Server clock minus phone clock.
    pub fn offset(&self, server_time_millis: i64) -> i64 {
        offset(server_time_millis, self.sent_and_received.0, self.sent_and_received.1)
    }
}

/// Asks for `path`.
pub async fn get<T: Read>(path: &str) -> Result<Answer<T>, NetError> {
    let (text, sent_and_received) = send("GET", path, None).await?;
    read(&text).map(|body| Answer { body, text, sent_and_received })
}

/// A text of the app's own, which the service worker has at hand.
pub async fn text(path: &str) -> Result<String, NetError> {
    send("GET", path, None).await.map(|(text, _)| text)
}

/// Posts JSON to `path`.
pub async fn post<T: Read>(path: &str, body: &impl Serialize) -> Result<Answer<T>, NetError> {
    post_text(path, serde_json::to_string(body).map_err(|_| NetError::Unreadable)?).await
}

/// Posts JSON to `path`, which answers nothing.
pub async fn tell(path: &str, body: &impl Serialize) -> Result<(), NetError> {
    let body = serde_json::to_string(body).map_err(|_| NetError::Unreadable)?;
    send("POST", path, Some(body)).await.map(drop)
}

/// Posts JSON that is written already.
pub async fn post_text<T: Read>(path: &str, body: String) -> Result<Answer<T>, NetError> {
    let (text, sent_and_received) = send("POST", path, Some(body)).await?;
    read(&text).map(|body| Answer { body, text, sent_and_received })
}

/// Puts JSON to `path`.
pub async fn put<T: Read>(path: &str, body: &impl Serialize) -> Result<Answer<T>, NetError> {
    let body = serde_json::to_string(body).map_err(|_| NetError::Unreadable)?;
    let (text, sent_and_received) = send("PUT", path, Some(body)).await?;
    read(&text).map(|body| Answer { body, text, sent_and_received })
}

/// Deletes `path`.
pub async fn delete(path: &str) -> Result<(), NetError> {
    send("DELETE", path, None).await.map(drop)
}

fn read<T: Read>(text: &str) -> Result<T, NetError> {
    json::from_str(text).map_err(|_| NetError::Unreadable)
}

async fn send(method: &str, path: &str, body: Option<String>) -> Result<(String, (i64, i64)), NetError> {
    let (request, timeout) = request(method, path, body).map_err(|_| NetError::Unreachable)?;
    let signal = request.signal();
    let unreachable = |_: JsValue| if signal.aborted() { NetError::TooSlow } else { NetError::Unreachable };
    let sent = now_millis();
    let response = JsFuture::from(window().fetch_with_request(&request)).await.map_err(unreachable)?;
    let response: Response = response.unchecked_into();
    let received = now_millis();
    let text = JsFuture::from(response.text().map_err(unreachable)?).await.map_err(unreachable)?;
    let text = text.as_string().unwrap_or_default();
    drop(timeout);
    // What an older server says about the acts of a newer app counts for nothing.
    if spoken(&response).is_some_and(|server| server < Protocol::OWN) {
        return Err(NetError::Versions(Mismatch::ServerTooOld));
    }
    if response.ok() { Ok((text, (sent, received))) } else { Err(problem(&response, &text)) }
}

/// A request, and what gives it up as long as it is kept.
fn request(method: &str, path: &str, body: Option<String>) -> Result<(Request, Timeout), JsValue> {
    let abort = AbortController::new()?;
    let init = RequestInit::new();
    init.set_method(method);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(&abort.signal()));
    if let Some(body) = &body {
        init.set_body(&body.into());
    }
    let request = Request::new_with_str_and_init(path, &init)?;
    request.headers().set("accept", "application/json")?;
    request.headers().set(Protocol::HEADER, &Protocol::OWN.to_string())?;
    if body.is_some() {
        request.headers().set("content-type", "application/json")?;
    }
    Ok((request, Timeout::new(TIMEOUT_MILLIS, move || abort.abort())))
}

/// What the server speaks, when the API answered.
fn spoken(response: &Response) -> Option<Protocol> {
    response.headers().get(Protocol::HEADER).ok()??.parse().ok()
}

fn problem(response: &Response, text: &str) -> NetError {
    let kind = json::from_str(text).map_or(String::new(), |Kind(kind)| kind);
    match kind.as_str() {
        "/problems/device-revoked" => NetError::Revoked,
        "/problems/app-too-old" => NetError::Versions(Mismatch::AppTooOld),
        "/problems/server-too-old" => NetError::Versions(Mismatch::ServerTooOld),
        "/problems/second-factor-required" => NetError::SecondFactor,
        _ => NetError::Problem {
            status: response.status(),
            retry_after: response
                .headers()
                .get("retry-after")
                .ok()
                .flatten()
                .and_then(|text| text.parse().ok()),
        },
    }
}

/// The `type` of an RFC 9457 problem.
struct Kind(String);

impl Read for Kind {
    fn read(value: serde_json::Value) -> Option<Self> {
        json::Fields::of(value)?.take("type").map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_wrong_says_whether_a_smaller_request_may_help() {
        let problem = |status, retry_after| NetError::Problem { status, retry_after }.trouble();
        assert_eq!(problem(500, None), Trouble::Broken);
        assert_eq!(problem(503, Some(7)), Trouble::Busy { seconds: 7 });
        assert_eq!(problem(413, None), Trouble::TooLarge);
        assert_eq!(problem(429, None), Trouble::Other);
        assert_eq!(NetError::TooSlow.trouble(), Trouble::TooSlow);
        assert_eq!(NetError::Unreachable.trouble(), Trouble::Other);
    }
}
