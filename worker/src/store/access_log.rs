//! Who saw which child's record.

use serde::Deserialize;
use tumbuh::api::access_log::{AccessKind, AccessView, Opened};
use tumbuh::area::Scope;
use tumbuh::id::{AccountId, ChildId};

use super::sql::{Bind, read, write};
use super::{Store, StoreError};
use crate::auth::Caller;

/// Someone who sees something at a moment.
pub struct Access<'a> {
    pub caller: &'a Caller,
    pub at_millis: i64,
    /// What was seen before this is not kept any more.
    pub keep_from_millis: i64,
}

/// An entry, and where its child is.
pub struct LoggedAccess {
    pub view: AccessView,
    pub posyandu: Option<String>,
}

#[derive(Deserialize)]
struct Columns {
    entry: u64,
    at_millis: i64,
    account: String,
    name: Option<String>,
    device: String,
    device_name: Option<String>,
    kind: String,
    child: Option<String>,
    scope: Option<String>,
    records: Option<u64>,
    posyandu: Option<String>,
}

impl Store {
    /// Keeps that a record was opened; once, however often it is told.
    pub fn log_opened(&self, access: &Access<'_>, opened: Opened) -> Result<(), StoreError> {
        self.log_child(access, AccessKind::Opened, opened.child, opened.at_millis)
    }

    /// Keeps that a record was found by its NIK.
    pub fn log_search(&self, access: &Access<'_>, child: ChildId) -> Result<(), StoreError> {
        self.log_child(access, AccessKind::Searched, child, access.at_millis)
    }

    pub(super) fn log_child(
        &self,
        access: &Access<'_>,
        kind: AccessKind,
        child: ChildId,
        at_millis: i64,
    ) -> Result<(), StoreError> {
        let query = "INSERT INTO access_log (at_millis, account, device, kind, child) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (account, child, kind, at_millis) DO NOTHING";
        self.database.run(
            query,
            [
                // A phone's clock may run ahead; nothing was opened later than it was told.
                at_millis.min(access.at_millis).into(),
                access.caller.account.to_string().into(),
                access.caller.device.to_string().into(),
                write("kind", &kind)?.into(),
                child.to_string().into(),
            ],
        )?;
        self.forget_accesses(access)
    }

    /// Forgets what is too old, up to the first entry that is not: entries stand in the order of arrival, so however long the
    /// log is, only what goes is looked at. A phone that tells late makes an entry stay as much longer.
    fn forget_accesses(&self, access: &Access<'_>) -> Result<(), StoreError> {
        let query = "DELETE FROM access_log WHERE entry <
            (SELECT entry FROM access_log WHERE at_millis >= ? ORDER BY entry LIMIT 1)";
        self.database.run(query, [access.keep_from_millis.into()])
    }

    /// Keeps that `records` of `scope` were fetched.
    pub fn log_pull(&self, access: &Access<'_>, scope: &Scope, records: usize) -> Result<(), StoreError> {
        let query = "INSERT INTO access_log (at_millis, account, device, kind, scope, records)
            VALUES (?, ?, ?, ?, ?, ?)";
        self.database.run(
            query,
            [
                access.at_millis.into(),
                access.caller.account.to_string().into(),
                access.caller.device.to_string().into(),
                write("kind", &AccessKind::Pulled)?.into(),
                write("scope", scope)?.into(),
                i64::try_from(records).unwrap_or(i64::MAX).into(),
            ],
        )?;
        self.forget_accesses(access)
    }

    /// Entries before `before`, newest first, of one child or one person or all.
    pub fn accesses(
        &self,
        child: Option<ChildId>,
        account: Option<AccountId>,
        before: u64,
        limit: i64,
    ) -> Result<Vec<LoggedAccess>, StoreError> {
        let account = account.map(|account| account.to_string());
        let found = match (child, account) {
            (Some(child), account) => self.database.all::<Columns>(
                "SELECT l.*, a.name, d.name AS device_name, coalesce(
                    (SELECT posyandu FROM rows WHERE kind = 'child' AND id = l.child),
                    (SELECT posyandu FROM entries WHERE id = l.child),
                    (SELECT posyandu FROM decisions WHERE child = l.child LIMIT 1),
                    (SELECT posyandu FROM rows WHERE kind = 'gone' AND child = l.child LIMIT 1)) AS posyandu
                FROM access_log l LEFT JOIN accounts a ON a.id = l.account LEFT JOIN devices d ON d.id = l.device
                WHERE l.child = ?1 AND (?2 IS NULL OR l.account = ?2) AND l.entry < ?3
                ORDER BY l.entry DESC LIMIT ?4",
                [child.to_string().into(), account.into(), before.into(), limit.into()],
            ),
            (None, Some(account)) => self.database.all::<Columns>(
                "SELECT l.*, a.name, d.name AS device_name, coalesce(
                    (SELECT posyandu FROM rows WHERE kind = 'child' AND id = l.child),
                    (SELECT posyandu FROM entries WHERE id = l.child),
                    (SELECT posyandu FROM decisions WHERE child = l.child LIMIT 1),
                    (SELECT posyandu FROM rows WHERE kind = 'gone' AND child = l.child LIMIT 1)) AS posyandu
                FROM access_log l LEFT JOIN accounts a ON a.id = l.account LEFT JOIN devices d ON d.id = l.device
                WHERE l.account = ? AND l.entry < ? ORDER BY l.entry DESC LIMIT ?",
                [Bind::from(account), before.into(), limit.into()],
            ),
            (None, None) => self.database.all::<Columns>(
                "SELECT l.*, a.name, d.name AS device_name, coalesce(
                    (SELECT posyandu FROM rows WHERE kind = 'child' AND id = l.child),
                    (SELECT posyandu FROM entries WHERE id = l.child),
                    (SELECT posyandu FROM decisions WHERE child = l.child LIMIT 1),
                    (SELECT posyandu FROM rows WHERE kind = 'gone' AND child = l.child LIMIT 1)) AS posyandu
                FROM access_log l LEFT JOIN accounts a ON a.id = l.account LEFT JOIN devices d ON d.id = l.device
                WHERE l.entry < ? ORDER BY l.entry DESC LIMIT ?",
                [Bind::from(before), limit.into()],
            ),
        };
        found?.into_iter().map(Columns::into_access).collect()
    }
}

impl Columns {
    fn into_access(self) -> Result<LoggedAccess, StoreError> {
        let unreadable = || StoreError::Unreadable { what: "access log" };
        let view = AccessView {
            entry: self.entry,
            at_millis: self.at_millis,
            account: self.account.parse().map_err(|_| unreadable())?,
            name: self.name.and_then(|name| name.parse().ok()),
            device: self.device.parse().map_err(|_| unreadable())?,
            device_name: self.device_name.and_then(|name| name.parse().ok()),
            kind: read("kind", &self.kind)?,
            child: self.child.map(|child| child.parse().map_err(|_| unreadable())).transpose()?,
            scope: self.scope.map(|scope| read("scope", &scope)).transpose()?,
            records: self.records,
        };
        Ok(LoggedAccess { view, posyandu: self.posyandu })
    }
}
