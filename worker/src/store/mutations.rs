//! Verdicts, so that an act is decided once, and the audit log.

use serde::Deserialize;
use serde_json::value::RawValue;
use tumbuh::id::{AccountId, MutationId};
use tumbuh::sync::{Decided, Mutation, Verdict};

use super::sql::{read, write};
use super::{Store, StoreError};
use crate::auth::Caller;
use crate::http::Call;

#[derive(Deserialize)]
struct Stored {
    actor: String,
    body: Option<String>,
    verdict: String,
}

/// Something that someone did.
pub struct AuditEntry<'a> {
    pub at_millis: i64,
    /// An account, or `operator`.
    pub actor: String,
    /// Who brought it, when it was not the actor.
    pub carrier: Option<AccountId>,
    pub action: &'a str,
    /// The child or account it was done to.
    pub subject: Option<String>,
    /// The act that asked for it, with the phone's account of time.
    pub mutation: Option<&'a Mutation>,
    /// What the records do not show any more.
    pub detail: Option<Box<RawValue>>,
}

impl<'a> AuditEntry<'a> {
    /// Something that the caller did to the own account.
    pub fn of(caller: &Caller, call: &Call, action: &'a str) -> Self {
        Self::about(caller, call, action, caller.account.to_string())
    }

    /// Something that the caller did.
    pub fn about(caller: &Caller, call: &Call, action: &'a str, subject: String) -> Self {
        Self {
            at_millis: call.now_millis,
            actor: caller.account.to_string(),
            carrier: None,
            action,
            subject: Some(subject),
            mutation: None,
            detail: None,
        }
    }
}

impl Store {
    /// What was decided about an act before, and whose act it was.
    pub fn decided(&self, id: MutationId) -> Result<Option<Decided>, StoreError> {
        let query = "SELECT actor, body, verdict FROM mutations WHERE id = ?";
        let Some(row) = self.database.first::<Stored>(query, [id.to_string().into()])? else {
            return Ok(None);
        };
        let actor = row.actor.parse().map_err(|_| StoreError::Unreadable { what: "actor" })?;
        Ok(Some(Decided { actor, body: row.body, verdict: read("verdict", &row.verdict)? }))
    }

    pub fn put_decided(&self, mutation: &Mutation, body: &str, verdict: &Verdict) -> Result<(), StoreError> {
        let query = "INSERT INTO mutations (id, actor, body, verdict) VALUES (?, ?, ?, ?)";
        self.database.run(
            query,
            [
                mutation.id.to_string().into(),
                mutation.actor.to_string().into(),
                body.into(),
                write("verdict", verdict)?.into(),
            ],
        )
    }

    pub fn put_audit(&self, entry: AuditEntry<'_>) -> Result<(), StoreError> {
        let query = "INSERT INTO audit (at_millis, actor, carrier, action, subject, mutation, device,
                phone_time_millis, server_offset_millis, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let mutation = entry.mutation;
        self.database.run(
            query,
            [
                entry.at_millis.into(),
                entry.actor.into(),
                entry.carrier.map(|carrier| carrier.to_string()).into(),
                entry.action.into(),
                entry.subject.into(),
                mutation.map(|mutation| mutation.id.to_string()).into(),
                mutation.map(|mutation| mutation.device.to_string()).into(),
                mutation.map(|mutation| mutation.phone_time_millis).into(),
                mutation.and_then(|mutation| mutation.server_offset_millis).into(),
                entry.detail.as_ref().map(|detail| detail.get()).into(),
            ],
        )
    }
}
