//! `/api/v1/access-log`: who saw which child's record.

use std::collections::BTreeMap;

use tumbuh::access::Action;
use tumbuh::api::access_log::{AccessLogResponse, OPENED_LIMIT, OpenedRequest};
use tumbuh::area::Scope;
use tumbuh::id::AccountId;

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, people};
use crate::store::LoggedAccess;

/// Entries that are looked at for one answer.
const PAGE: i64 = 200;

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/access-log",
    operation_id = "reportOpened",
    tag = "children",
    summary = "Report which children's records were opened on this device",
    description = "At most 500 entries. Sending them again changes nothing; entries about children outside the person's areas \
        are not kept, and the answer does not say which.",
    security(("session" = [])),
    request_body = OpenedRequest,
    responses((status = 204, description = "They are kept")),
))]
pub fn report(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let request: OpenedRequest = body::json(call)?;
    if request.entries.len() > OPENED_LIMIT {
        return Err(Failure::TooMany { what: "entries", limit: OPENED_LIMIT });
    }
    let scope = caller.scope(Action::ReadRecords);
    let access = desk.access(caller, call)?;
    desk.store.atomically(|| -> Result<(), Failure> {
        for opened in request.entries {
            if desk.store.posyandu_of(opened.child)?.is_some_and(|posyandu| scope.contains(&posyandu)) {
                desk.store.log_opened(&access, opened)?;
            }
        }
        Ok(())
    })?;
    Ok(Answer::empty(204))
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/access-log",
    operation_id = "readAccessLog",
    tag = "children",
    summary = "Who saw which child's record, newest first",
    params(
        ("child" = Option<tumbuh::id::ChildId>, Query, description = "Only of this child"),
        ("account" = Option<AccountId>, Query, description = "Only by this person"),
        ("before" = Option<u64>, Query, description = "Only entries before this one"),
    ),
    security(("session" = [])),
    responses((status = 200, body = AccessLogResponse)),
))]
pub fn read(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let before = call.query_number("before")?.unwrap_or(u64::MAX);
    let found = desk.store.accesses(call.query_id("child")?, call.query_id("account")?, before, PAGE)?;
    let is_full = i64::try_from(found.len()).is_ok_and(|count| count == PAGE);
    let oldest = found.last().map(|access| access.view.entry);
    let entries = within(desk, &caller.scope(Action::ReadAccessLog), found)?;
    Answer::json(200, &AccessLogResponse { entries, before: oldest.filter(|_| is_full) })
}

/// The entries about children within `scope`, and those about no one child by people within it.
fn within(
    desk: &Desk<'_>,
    scope: &Scope,
    found: Vec<LoggedAccess>,
) -> Result<Vec<tumbuh::api::access_log::AccessView>, Failure> {
    let mut people: BTreeMap<AccountId, bool> = BTreeMap::new();
    let mut entries = Vec::new();
    for LoggedAccess { view, posyandu } in found {
        let is_seen = match (view.child, posyandu) {
            (Some(_), posyandu) => {
                posyandu.and_then(|code| code.parse().ok()).is_some_and(|code| scope.contains(&code))
            }
            (None, _) => match people.get(&view.account) {
                Some(known) => *known,
                None => {
                    let account = desk.store.account_of(view.account)?;
                    let is_within =
                        account.is_some_and(|account| people::is_within(&desk.pack, scope, &account.grants));
                    people.insert(view.account, is_within);
                    is_within
                }
            },
        };
        if is_seen {
            entries.push(view);
        }
    }
    Ok(entries)
}
