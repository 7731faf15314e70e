//! Deciding what parents ask about their child's data, and carrying it out in the same transaction.

use tumbuh::request::{Decision, RequestKind, kept_counts};

use super::Desk;
use crate::auth::Caller;
use crate::http::Call;
use crate::problem::Failure;
use crate::store::{AuditEntry, StoredDecision, StoredRequest};

/// Decides a request about which nothing was decided yet.
///
/// # Errors
/// When the database fails; then nothing was decided and nothing was done.
pub fn decide(
    desk: &Desk<'_>,
    caller: &Caller,
    call: &Call,
    asked: &StoredRequest,
    decision: Decision,
) -> Result<(), Failure> {
    let request = &asked.row.request;
    let granted = decision == Decision::Granted;
    let decided = StoredDecision {
        request: request.id,
        child: request.child,
        posyandu: asked.posyandu.clone(),
        kind: request.kind,
        asked_on: request.on,
        at_millis: call.now_millis,
        decision,
        by: None,
    };
    desk.store.atomically(|| -> Result<(), Failure> {
        let head = desk.store.head()?;
        match request.kind {
            RequestKind::Erasure if granted => {
                if let Some(row) = desk.store.child(request.child)? {
                    let readings = desk.store.measurements_of(request.child)?;
                    desk.store.keep_counts(&asked.posyandu, &kept_counts(&row.child, &readings))?;
                }
                let access = desk.access(caller, call)?;
                desk.store.set_head(desk.store.erase(&access, request.child, &asked.posyandu, head)?)?;
            }
            RequestKind::Withdrawal if granted => {
                desk.store.set_head(desk.store.withdraw(request.child, call.now_millis, head)?)?;
            }
            // A copy is printed, a correction is an edit: people do both.
            _ => {}
        }
        desk.store.put_decision(&decided, caller.account)?;
        let action = match (request.kind, granted) {
            (RequestKind::Erasure, true) => "erase",
            (RequestKind::Withdrawal, true) => "withdraw",
            _ => "decideRequest",
        };
        Ok(desk.store.put_audit(AuditEntry::about(caller, call, action, request.child.to_string()))?)
    })
}
