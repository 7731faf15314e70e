//! A request and an answer as plain values, so that everything between the edges runs in native tests.

use std::str::FromStr;

use serde::Serialize;
use tumbuh::sync::Protocol;

use crate::problem::Failure;

/// The methods that the API uses. `HEAD` is a [`Method::Get`] whose body the edge leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    Get,
    Post,
    Put,
    Delete,
}

impl Method {
    pub fn read(name: &str) -> Option<Self> {
        match name {
            "GET" | "HEAD" => Some(Self::Get),
            "POST" => Some(Self::Post),
            "PUT" => Some(Self::Put),
            "DELETE" => Some(Self::Delete),
            _ => None,
        }
    }

    /// Whether it changes nothing.
    pub fn is_read(self) -> bool {
        self == Self::Get
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// A request whose body has been read and is within the route's limit.
#[derive(Clone, Debug, Default)]
pub struct Call {
    /// Values of the template's `{...}` parts, in order.
    pub params: Vec<String>,
    /// Decoded pairs of the query.
    pub query: Vec<(String, String)>,
    pub headers: CallHeaders,
    pub body: Vec<u8>,
    /// Names the request in the log.
    pub request_id: String,
    /// Server clock, milliseconds since 1970.
    pub now_millis: i64,
    /// Where it came from, as the platform says.
    pub client_ip: String,
    /// Host and port that were asked.
    pub host: String,
}

/// The headers that handlers look at.
#[derive(Clone, Debug, Default)]
pub struct CallHeaders {
    pub accept: Option<String>,
    pub authorization: Option<String>,
    pub content_type: Option<String>,
    pub cookie: Option<String>,
    pub if_match: Option<String>,
    pub if_none_match: Option<String>,
    pub origin: Option<String>,
    /// What the app speaks ([`Protocol::HEADER`]).
    pub protocol: Option<String>,
}

impl Call {
    /// The part of the path that fills the template's `place`-th `{...}`.
    pub fn param(&self, place: usize) -> &str {
        self.params.get(place).map_or("", String::as_str)
    }

    /// A value of the query.
    pub fn query_value(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// A whole number of the query.
    ///
    /// # Errors
    /// When it is none, or too large.
    pub fn query_number<T: FromStr>(&self, name: &str) -> Result<Option<T>, Failure> {
        let Some(value) = self.query_value(name) else { return Ok(None) };
        let number = value.parse().map_err(|_| Failure::field(name, "must be a whole number, 0 or more"))?;
        Ok(Some(number))
    }

    /// `true` or `false` of the query; false when absent.
    ///
    /// # Errors
    /// When it is neither.
    pub fn query_flag(&self, name: &str) -> Result<bool, Failure> {
        let Some(value) = self.query_value(name) else { return Ok(false) };
        value.parse().map_err(|_| Failure::field(name, "must be true or false"))
    }

    /// An id of the query.
    ///
    /// # Errors
    /// When it is none.
    pub fn query_id<T: FromStr>(&self, name: &str) -> Result<Option<T>, Failure> {
        let Some(value) = self.query_value(name) else { return Ok(None) };
        value.parse().map(Some).map_err(|_| Failure::field(name, "must be a UUID"))
    }

    /// Whether an app of the version that asks is understood; whoever names none speaks the first.
    ///
    /// # Errors
    /// When it is too old, or newer than this server.
    pub fn check_protocol(&self) -> Result<(), Failure> {
        let read =
            |text: &str| text.parse().map_err(|_| Failure::field(Protocol::HEADER, "must be a whole number"));
        let app = self.headers.protocol.as_deref().map_or(Ok(Protocol::FIRST), read)?;
        Protocol::meet(app, Protocol::OWN).map_err(Failure::Versions)
    }

    /// The media type of the body, lower case, without parameters.
    pub fn media_type(&self) -> Option<String> {
        let value = self.headers.content_type.as_deref()?;
        Some(value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }
}

/// Whether `If-Match` or `If-None-Match` names a tag.
pub fn names_tag(asked: &str, tag: &str) -> bool {
    asked.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == "*" || one == tag)
}

/// What a handler gives back.
pub type Outcome = Result<Answer, Failure>;

/// A response.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: Body,
}

/// The body of a response.
pub enum Body {
    Whole(Vec<u8>),
    /// Made piece by piece while it is sent: a large answer must not fill the Worker's memory.
    Pieces(Box<dyn Iterator<Item = Result<Vec<u8>, serde_json::Error>>>),
}

/// Nothing in an answer of the API may be run, framed, sniffed or kept by anyone on the way; a header that an answer sets itself
/// stands.
const DEFAULT_HEADERS: [(&str, &str); 6] = [
    ("cache-control", "no-store"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
];

impl Answer {
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Body::Whole(Vec::new()) }
    }

    /// # Errors
    /// When the value cannot be written as JSON.
    pub fn json(status: u16, value: &impl Serialize) -> Outcome {
        Ok(Self::text(status, "application/json", serde_json::to_vec(value)?))
    }

    pub fn text(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: vec![("content-type", media_type.into())], body: Body::Whole(body.into()) }
    }

    /// The whole body.
    #[cfg(test)]
    pub fn into_bytes(self) -> Vec<u8> {
        match self.body {
            Body::Whole(bytes) => bytes,
            Body::Pieces(pieces) => pieces.flat_map(Result::unwrap).collect(),
        }
    }

    #[must_use]
    pub fn with(mut self, header: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((header, value.into()));
        self
    }

    /// Adds the headers that every answer has.
    #[must_use]
    pub fn finished(mut self, request_id: &str) -> Self {
        for (name, value) in DEFAULT_HEADERS {
            if !self.headers.iter().any(|(own, _)| *own == name) {
                self.headers.push((name, value.into()));
            }
        }
        self.with("x-request-id", request_id).with(Protocol::HEADER, Protocol::OWN.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_keeps_its_own_headers_and_gets_the_others() {
        let answer = Answer::empty(200).with("cache-control", "public, max-age=60").finished("r1");
        let values = |name: &str| {
            answer.headers.iter().filter(|(own, _)| *own == name).map(|(_, v)| v.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(values("cache-control"), ["public, max-age=60"]);
        assert_eq!(values("x-content-type-options"), ["nosniff"]);
        assert_eq!(values("x-request-id"), ["r1"]);
    }

    #[test]
    fn a_media_type_is_read_without_parameters() {
        let headers = CallHeaders {
            content_type: Some("Application/JSON; charset=utf-8".into()),
            ..Default::default()
        };
        assert_eq!(Call { headers, ..Call::default() }.media_type().as_deref(), Some("application/json"));
    }

    #[test]
    fn an_app_of_another_time_is_told_which_of_the_two_is_too_old() {
        let check = |said: Option<&str>| {
            let headers = CallHeaders { protocol: said.map(String::from), ..Default::default() };
            Call { headers, ..Call::default() }.check_protocol().map_err(|failure| failure.problem("").kind)
        };
        assert_eq!(check(None).ok(), Protocol::meet(Protocol::FIRST, Protocol::OWN).ok());
        assert_eq!(check(Some(&Protocol::OWN.to_string())), Ok(()));
        assert_eq!(check(Some("65535")).unwrap_err(), "/problems/server-too-old");
        assert_eq!(check(Some("0")).unwrap_err(), "/problems/app-too-old");
        assert_eq!(check(Some("new")).unwrap_err(), "/problems/invalid");
    }
}
