//! `/api/v1/sync`: acts up, rows down.

pub mod copies;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use tumbuh::api::sync::{
    Algorithm, MOST_CHILDREN, MutationVerdict, PULL_LIMIT, PUSH_LIMIT, PushResponse, ReceiptKeyView,
};
use tumbuh::area::Scope;
use tumbuh::id::{AccountId, Revision};
use tumbuh::sync::{Held, Receipt};

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, Received, receive, seen_by};
use crate::store::Wanted;

/// [`tumbuh::api::sync::PushRequest`] with each act still unread.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch {
    mutations: Vec<Value>,
}

/// [`tumbuh::api::sync::PullResponse`] with each row as it is stored.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Checkpoint {
    rows: Vec<Box<RawValue>>,
    cursor: Revision,
    more: bool,
    scope: Scope,
    account: AccountId,
    server_time_millis: i64,
}

#[cfg_attr(test, utoipa::path(
    post,
    path = "/api/v1/sync/mutations",
    operation_id = "pushMutations",
    tag = "sync",
    summary = "Send acts, in the order they were done",
    description = "Each act is applied at most once, however often it is sent, and gets its own verdict; one that cannot be \
        read is rejected and does not hinder the others. What the regency holds comes with a signed receipt.",
    params(
        ("tumbuh-protocol" = Option<u16>, Header, description = "Version of acts and rows that the app speaks, 1 when absent. \
            One more than three releases old, or newer than the server (every answer names the server's in the same header), \
            is answered 409, and nothing of the batch is taken."),
    ),
    security(("session" = [])),
    request_body = tumbuh::api::sync::PushRequest,
    responses((status = 200, body = PushResponse)),
))]
pub fn push(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    call.check_protocol()?;
    let batch: Batch = body::json(call)?;
    if batch.mutations.len() > PUSH_LIMIT {
        return Err(Failure::TooMany { what: "mutations", limit: PUSH_LIMIT });
    }
    let received = batch
        .mutations
        .into_iter()
        .map(|mutation| receive(desk, caller, mutation, call.now_millis))
        .collect::<Result<Vec<_>, _>>()?;
    let receipt = receipt(desk, &received, call.now_millis)?;
    let verdicts: Vec<MutationVerdict> = received.into_iter().map(|received| received.answer).collect();
    desk.traffic.decided(&verdicts);
    Answer::json(200, &PushResponse { verdicts, receipt, server_time_millis: call.now_millis })
}

/// The regency's word for what it holds of a batch.
fn receipt(desk: &Desk<'_>, received: &[Received], now_millis: i64) -> Result<Option<Receipt>, Failure> {
    let decided = received.iter().filter_map(|one| Some((one.act?, &one.answer.verdict)));
    let held = Held::of(desk.pack.code.clone(), desk.store.head()?, now_millis, decided);
    Ok(held.map(|held| desk.store.sign_receipt(held)).transpose()?)
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/receipts/key",
    operation_id = "readReceiptKey",
    tag = "sync",
    summary = "What opens the signatures of the regency's receipts",
    description = "A receipt is signed with Ed25519 (RFC 8032) over this text, in which every line ends in a line feed: \
        `tumbuh receipt 1`, `regency <code>`, `revision <number>`, `time <serverTimeMillis>`, then for each act \
        `<id> <digest>`. The digest is SHA-256 over the mutation as it was sent, as JSON without white space, the members of \
        each object in order of name, without those that are null or an empty list.",
    security(("session" = [])),
    responses((status = 200, body = ReceiptKeyView)),
))]
pub fn receipt_key(desk: &Desk<'_>, _: &Caller, _: &Call) -> Outcome {
    let view = ReceiptKeyView {
        regency: desk.pack.code.clone(),
        algorithm: Algorithm::Ed25519,
        key: desk.store.receipt_key()?,
    };
    Answer::json(200, &view)
}

#[cfg_attr(test, utoipa::path(
    get,
    path = "/api/v1/sync/rows",
    operation_id = "pullRows",
    tag = "sync",
    summary = "Records that changed, within the caller's areas",
    params(
        ("since" = Option<Revision>, Query, description = "The cursor of the last page; 0 when absent"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 2000, description = "Most rows; 2,000 when absent"),
        ("care" = Option<bool>, Query, description = "Whether steps of care come too, for an app that knows them. Whoever \
            begins to ask for them begins at 0."),
        ("registers" = Option<bool>, Query, description = "The same for what is done to entries of registers"),
        ("tumbuh-protocol" = Option<u16>, Header, description = "As when acts are sent"),
    ),
    security(("session" = [])),
    responses((status = 200, body = tumbuh::api::sync::PullResponse)),
))]
pub fn pull(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    call.check_protocol()?;
    let since = Revision(call.query_number("since")?.unwrap_or(0));
    let limit = call.query_number("limit")?.unwrap_or(PULL_LIMIT);
    if !(1..=PULL_LIMIT).contains(&limit) {
        return Err(Failure::field("limit", format!("must be 1 to {PULL_LIMIT}")));
    }
    let wanted = Wanted { care: call.query_flag("care")?, registers: call.query_flag("registers")? };
    let scope = desk.kept_scope(caller)?;
    if since == Revision::START && desk.too_many(&scope)?.is_some() {
        return Err(Failure::ScopeTooWide { limit: MOST_CHILDREN });
    }
    let page = desk.store.page(&scope, since, limit, wanted)?;
    if !page.rows.is_empty() {
        let access = desk.access(caller, call)?;
        desk.store.log_pull(&access, &scope, page.rows.len())?;
    }
    let checkpoint = Checkpoint {
        rows: seen_by(caller, page.rows)?,
        cursor: page.cursor,
        more: page.more,
        scope,
        account: caller.account,
        server_time_millis: call.now_millis,
    };
    Answer::json(200, &checkpoint)
}
