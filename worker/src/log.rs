//! One line of JSON for each request. It names the route, never the address, the body or a person.

use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    level: &'static str,
    request_id: &'a str,
    method: &'a str,
    route: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    regency: Option<&'a str>,
    status: u16,
    millis: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

/// How a request ended.
pub struct Ended<'a> {
    pub request_id: &'a str,
    pub method: &'a str,
    /// The template of the route, or a dash.
    pub route: &'a str,
    /// The code of the regency that was asked.
    pub regency: Option<&'a str>,
    pub status: u16,
    pub millis: i64,
    /// The inside of a failure.
    pub error: Option<&'a str>,
}

/// Writes the line.
pub fn request(ended: &Ended<'_>) {
    let line = Line {
        level: if ended.status >= 500 { "error" } else { "info" },
        request_id: ended.request_id,
        method: ended.method,
        route: ended.route,
        regency: ended.regency,
        status: ended.status,
        millis: ended.millis,
        error: ended.error,
    };
    if let Ok(text) = serde_json::to_string(&line) {
        if ended.status >= 500 { worker::console_error!("{text}") } else { worker::console_log!("{text}") }
    }
}

/// The inside of a failure in a regency's object.
pub fn internal(request_id: &str, error: &str) {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Line<'a> {
        level: &'static str,
        request_id: &'a str,
        error: &'a str,
    }
    if let Ok(text) = serde_json::to_string(&Line { level: "error", request_id, error }) {
        worker::console_error!("{text}");
    }
}
