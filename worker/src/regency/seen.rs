//! What of a row a person gets to see.

use serde_json::value::{RawValue, to_raw_value};
use tumbuh::access::Action;
use tumbuh::request::is_shared;
use tumbuh::sync::{Gone, Row};

use crate::auth::Caller;
use crate::problem::Failure;
use crate::store::{RowKind, StoredRow};

/// The rows as the caller may see them: the NIK is left out where they may not see it whole, and a child whose parent withdrew
/// consent, or a woman who did, is gone for those who do not treat them.
///
/// # Errors
/// When a stored row cannot be read.
pub fn seen_by(caller: &Caller, rows: Vec<StoredRow>) -> Result<Vec<Box<RawValue>>, Failure> {
    let whole = caller.scope(Action::ReadFullNik);
    let treats = caller.scope(Action::WriteRecords);
    let see = |row: StoredRow| {
        let unreadable = || Failure::Internal("stored row is unreadable".into());
        let posyandu = row.posyandu.parse();
        if row.withdrawn && !posyandu.as_ref().is_ok_and(|posyandu| is_shared(true, posyandu, &treats)) {
            let child = row.child.parse().map_err(|_| unreadable())?;
            // A child's own row is enough to take the others along; an entry has none, and each of its events says so.
            let gone = Row::Gone(Gone { revision: row.revision, child });
            return if row.kind == RowKind::Other { Ok(None) } else { Ok(Some(to_raw_value(&gone)?)) };
        }
        let sees_nik = || posyandu.is_ok_and(|posyandu| whole.contains(&posyandu));
        if row.kind == RowKind::Other || sees_nik() {
            return Ok(Some(row.body));
        }
        match tumbuh::read::bytes(row.body.get().as_bytes()) {
            Ok(Row::Child(child)) => Ok(Some(to_raw_value(&Row::Child(child.without_nik()))?)),
            Ok(Row::RegisterEvent(event)) => {
                Ok(Some(to_raw_value(&Row::RegisterEvent(event.without_nik()))?))
            }
            _ => Err(unreadable()),
        }
    };
    rows.into_iter().filter_map(|row| see(row).transpose()).collect()
}
