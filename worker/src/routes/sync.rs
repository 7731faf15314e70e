//! `/api/v1/sync`: acts up, rows down.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use tumbuh::api::sync::{PULL_LIMIT, PUSH_LIMIT, PushResponse};
use tumbuh::id::Revision;

use crate::auth::Caller;
use crate::body;
use crate::http::{Answer, Call, Outcome};
use crate::problem::Failure;
use crate::regency::{Desk, receive};

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
    server_time_millis: i64,
}

pub fn push(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let batch: Batch = body::json(call)?;
    if batch.mutations.len() > PUSH_LIMIT {
        return Err(Failure::TooMany { what: "mutations", limit: PUSH_LIMIT });
    }
    let verdicts = batch
        .mutations
        .into_iter()
        .map(|mutation| receive(desk, caller, mutation, call.now_millis))
        .collect::<Result<_, _>>()?;
    Answer::json(200, &PushResponse { verdicts, server_time_millis: call.now_millis })
}

pub fn pull(desk: &Desk<'_>, caller: &Caller, call: &Call) -> Outcome {
    let since = Revision(number(call, "since")?.unwrap_or(0));
    let limit = match number(call, "limit")? {
        None => PULL_LIMIT,
        Some(asked) => usize::try_from(asked)
            .ok()
            .filter(|asked| (1..=PULL_LIMIT).contains(asked))
            .ok_or_else(|| Failure::field("limit", format!("must be 1 to {PULL_LIMIT}")))?,
    };
    let page = desk.store.page(&caller.scope, since, limit)?;
    let checkpoint = Checkpoint {
        rows: page.rows,
        cursor: page.cursor,
        more: page.more,
        server_time_millis: call.now_millis,
    };
    Answer::json(200, &checkpoint)
}

fn number(call: &Call, name: &str) -> Result<Option<u64>, Failure> {
    let Some((_, value)) = call.query.iter().find(|(own, _)| own == name) else { return Ok(None) };
    let number = value.parse().map_err(|_| Failure::field(name, "must be a whole number, 0 or more"))?;
    Ok(Some(number))
}
