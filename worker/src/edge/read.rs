//! A platform request as a [`Call`].

use futures_util::StreamExt;
use tumbuh::sync::Protocol;
use worker::{Date, Request};

use crate::http::{Call, CallHeaders, Method};
use crate::problem::Failure;
use crate::router::Route;

/// Set by the edge for the regency's object; from outside it is ignored.
pub const REQUEST_ID: &str = "x-request-id";
/// Set by the platform.
const CONNECTING_IP: &str = "cf-connecting-ip";
/// The same for the regency's object; from outside it is ignored.
pub const CLIENT_IP: &str = "x-client-ip";

/// The headers that the edge passes on, in the order of [`forwarded`].
pub const FORWARDED: [&str; 8] = [
    "content-type",
    "cookie",
    "if-match",
    "if-none-match",
    "origin",
    Protocol::HEADER,
    REQUEST_ID,
    CLIENT_IP,
];

/// The values of [`FORWARDED`].
pub fn forwarded(call: &Call) -> [Option<&str>; 8] {
    let headers = &call.headers;
    [
        headers.content_type.as_deref(),
        headers.cookie.as_deref(),
        headers.if_match.as_deref(),
        headers.if_none_match.as_deref(),
        headers.origin.as_deref(),
        headers.protocol.as_deref(),
        Some(&call.request_id),
        Some(&call.client_ip),
    ]
}

/// Where a request came from, as the platform says.
///
/// # Errors
/// When the platform fails.
pub fn client_ip(request: &Request) -> Result<String, Failure> {
    Ok(request.headers().get(CONNECTING_IP)?.unwrap_or_default())
}

pub fn method(request: &Request) -> Option<Method> {
    // The platform's own word: the wrapper's enum takes every unknown method for GET.
    Method::read(&request.inner().method())
}

/// Reads a request, its body within the route's limit.
///
/// # Errors
/// 413 as soon as the limit is passed.
pub async fn call(
    request: &mut Request,
    route: &Route,
    params: Vec<String>,
    request_id: &str,
) -> Result<Call, Failure> {
    let url = request.url()?;
    let header = |name| request.headers().get(name);
    let headers = CallHeaders {
        accept: header("accept")?,
        authorization: header("authorization")?,
        content_type: header("content-type")?,
        cookie: header("cookie")?,
        if_match: header("if-match")?,
        if_none_match: header("if-none-match")?,
        origin: header("origin")?,
        protocol: header(Protocol::HEADER)?,
    };
    let client_ip = client_ip(request)?;
    let host = match (url.host_str(), url.port()) {
        (Some(host), Some(port)) => format!("{host}:{port}"),
        (host, _) => host.unwrap_or_default().into(),
    };
    let said = header("content-length")?.and_then(|length| length.parse::<usize>().ok());
    let query = url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    let body = match route.method {
        Method::Get => Vec::new(),
        _ => body(request, route.body_limit, said).await?,
    };
    Ok(Call {
        params,
        query,
        headers,
        body,
        request_id: request_id.into(),
        now_millis: now_millis(),
        client_ip,
        host,
    })
}

async fn body(request: &mut Request, limit: usize, said: Option<usize>) -> Result<Vec<u8>, Failure> {
    if said.is_some_and(|said| said > limit) {
        return Err(Failure::TooLarge { limit });
    }
    if request.inner().body().is_none() {
        return Ok(Vec::new());
    }
    let mut stream = request.stream()?;
    let mut bytes = Vec::with_capacity(said.unwrap_or_default());
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?;
        if bytes.len() + chunk.len() > limit {
            return Err(Failure::TooLarge { limit });
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

/// Server clock, milliseconds since 1970.
pub fn now_millis() -> i64 {
    i64::try_from(Date::now().as_millis()).unwrap_or(i64::MAX)
}
