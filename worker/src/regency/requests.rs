//! Deciding what parents ask about their child's data, and women about their own, and carrying it out in the same transaction.

use tumbuh::area::AreaCode;
use tumbuh::care::register::Followed;
use tumbuh::id::ChildId;
use tumbuh::request::{Decision, RequestKind, kept_counts};

use super::{Desk, registers};
use crate::auth::Caller;
use crate::http::Call;
use crate::problem::Failure;
use crate::store::{AuditEntry, StoreError, StoredDecision, StoredRequest};

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
                let mut head = head;
                for (record, posyandu) in records_of(desk, asked)? {
                    head = desk.store.erase(&access, record, &posyandu, head)?;
                }
                desk.store.set_head(head)?;
            }
            RequestKind::Withdrawal if granted => {
                let mut head = head;
                for (record, _) in records_of(desk, asked)? {
                    head = desk.store.withdraw(record, call.now_millis, head)?;
                }
                desk.store.set_head(head)?;
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

/// What a request is about, by the names that it is filed under, and where each is: the child, or every entry of the woman.
fn records_of(desk: &Desk<'_>, asked: &StoredRequest) -> Result<Vec<(ChildId, AreaCode)>, StoreError> {
    let about = asked.row.request.child;
    let Some((_, entry)) = registers::entry_of(desk, about.into())? else {
        return Ok(vec![(about, asked.posyandu.clone())]);
    };
    let entries = desk.store.entries_of(entry.woman.id)?.into_iter();
    let filed = entries.filter_map(|entry| match entry.view.followed {
        Followed::Woman { entry: id } => Some((id.into(), entry.view.posyandu)),
        Followed::Newborn { .. } => None,
    });
    Ok(filed.collect())
}
