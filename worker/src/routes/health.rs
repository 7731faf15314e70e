//! `/healthz`.

use serde::Serialize;

use crate::http::{Answer, Call, Outcome};

/// That the Worker runs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Health {
    pub status: &'static str,
    /// Version of this software.
    pub version: &'static str,
}

pub fn read(_call: &Call) -> Outcome {
    Answer::json(200, &Health { status: "ok", version: env!("CARGO_PKG_VERSION") })
}
