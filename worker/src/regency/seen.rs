//! What of a row a person gets to see.

use serde_json::value::{RawValue, to_raw_value};
use tumbuh::access::Action;
use tumbuh::sync::Row;

use crate::auth::Caller;
use crate::problem::Failure;
use crate::store::StoredRow;

/// The rows as the caller may see them: the NIK is left out where they may not see it whole.
///
/// # Errors
/// When a stored row cannot be read.
pub fn seen_by(caller: &Caller, rows: Vec<StoredRow>) -> Result<Vec<Box<RawValue>>, Failure> {
    let whole = caller.scope(Action::ReadFullNik);
    let see = |row: StoredRow| {
        let sees_nik = || row.posyandu.parse().is_ok_and(|posyandu| whole.contains(&posyandu));
        if !row.is_child || sees_nik() {
            return Ok(row.body);
        }
        match serde_json::from_str(row.body.get()) {
            Ok(Row::Child(child)) => Ok(to_raw_value(&Row::Child(child.without_nik()))?),
            _ => Err(Failure::Internal("stored row is unreadable".into())),
        }
    };
    rows.into_iter().map(see).collect()
}
