//! Two releases: the newer one brought notes of absence, say, with their act and their rows. And an app that asks for registers
//! where the one before did not, though it spoke the same.

use serde_json::Value;
use tumbuh::api::sync::{PullResponse, read_rows};
use tumbuh::care::CareEventRow;
use tumbuh::care::register::RegisterEventRow;
use tumbuh::sync::{Act, CarriedStep, Mutation, Protocol, Row};

pub const OLD: Protocol = Protocol(1);
pub const NEW: Protocol = Protocol(2);

/// A page as an app reads it.
pub fn read_page(mut page: PullResponse, app: Protocol) -> PullResponse {
    if app < NEW {
        page = without_absences(page);
    }
    for row in &mut page.rows {
        match row {
            Row::RegisterEvent(event) => *row = Row::CarriedRegister(carried(event)),
            Row::CareEvent(event) => *row = Row::Carried(carried_care(event)),
            _ => {}
        }
    }
    page
}

fn without_absences(page: PullResponse) -> PullResponse {
    let values = page.rows.iter().map(|row| serde_json::to_value(row).unwrap()).collect();
    let read = |value: Value| {
        let is_known = value["kind"] != "absence";
        is_known.then(|| serde_json::from_value(value).unwrap())
    };
    let (rows, unread) = read_rows(values, read).unwrap();
    PullResponse { rows, unread, ..page }
}

fn carried(row: &RegisterEventRow) -> CarriedStep {
    let body = serde_json::to_value(row).unwrap();
    CarriedStep { revision: row.revision, child: row.event.entry.into(), id: row.event.id, body }
}

fn carried_care(row: &CareEventRow) -> CarriedStep {
    let body = serde_json::to_value(row).unwrap();
    CarriedStep { revision: row.revision, child: row.event.child, id: row.event.id, body }
}

/// Whether a server of that version can read an act.
pub fn reads(server: Protocol, mutation: &Mutation) -> bool {
    server >= NEW || !matches!(mutation.act, Act::RecordAbsence { .. })
}
