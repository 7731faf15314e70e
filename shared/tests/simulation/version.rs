//! Two releases: the newer one brought notes of absence, say, with their act and their rows.

use serde_json::Value;
use tumbuh::api::sync::{PullResponse, read_rows};
use tumbuh::sync::{Act, Mutation, Protocol};

pub const OLD: Protocol = Protocol(1);
pub const NEW: Protocol = Protocol(2);

/// A page as an app reads it.
pub fn read_page(page: PullResponse, app: Protocol) -> PullResponse {
    if app >= NEW {
        return page;
    }
    let values = page.rows.iter().map(|row| serde_json::to_value(row).unwrap()).collect();
    let read = |value: Value| {
        let is_known = value["kind"] != "absence";
        is_known.then(|| serde_json::from_value(value).unwrap())
    };
    let (rows, unread) = read_rows(values, read).unwrap();
    PullResponse { rows, unread, ..page }
}

/// Whether a server of that version can read an act.
pub fn reads(server: Protocol, mutation: &Mutation) -> bool {
    server >= NEW || !matches!(mutation.act, Act::RecordAbsence { .. })
}
