//! Sessions: who is signed in where.

use serde::Deserialize;
use tumbuh::api::people::DeviceName;
use tumbuh::id::{AccountId, DeviceId, SessionId};

use super::accounts::{AccountColumns, StoredAccount};
use super::{Store, StoreError};

/// When someone is heard of is written at most once in this time.
const SEEN_MILLIS: i64 = 60 * 60 * 1000;

/// A session that is not over, and whose it is.
pub struct StoredSession {
    pub id: SessionId,
    pub account: StoredAccount,
    pub device: DeviceId,
    /// The hash of the browser's own secret; empty for a session from before there was one.
    pub browser: String,
    /// Whether its person neither left nor was shut out.
    pub is_open: bool,
    pub is_device_revoked: bool,
    last_seen_millis: i64,
}

/// A session that begins.
pub struct NewSession<'a> {
    pub id: SessionId,
    pub token_hash: String,
    pub account: AccountId,
    pub device: DeviceId,
    pub device_name: Option<&'a DeviceName>,
    pub browser: String,
    pub now_millis: i64,
    pub expires_millis: i64,
}

/// A session as its person sees it.
#[derive(Deserialize)]
pub struct OwnSession {
    pub id: String,
    pub device: String,
    pub device_name: Option<String>,
    pub created_millis: i64,
    pub last_seen_millis: i64,
}

#[derive(Deserialize)]
struct SessionColumns {
    session: String,
    device: String,
    browser: String,
    state: String,
    session_seen_millis: i64,
    revoked_millis: Option<i64>,
    #[serde(flatten)]
    account: AccountColumns,
}

#[derive(Deserialize)]
struct Found {}

impl Store {
    /// The session of that token, if it has not run out at `now_millis`.
    pub fn session(&self, token_hash: &str, now_millis: i64) -> Result<Option<StoredSession>, StoreError> {
        let query = "SELECT s.id AS session, s.device, s.browser, s.state, s.last_seen_millis AS session_seen_millis,
                d.revoked_millis, a.id, a.username, a.name, a.grants, a.password_hash, a.blocked, a.factor_secret,
                a.factor_confirmed, a.factor_step, a.last_seen_millis
            FROM sessions s JOIN accounts a ON a.id = s.account JOIN devices d ON d.id = s.device
            WHERE s.token_hash = ? AND s.expires_millis > ?";
        let Some(row) =
            self.database.first::<SessionColumns>(query, [token_hash.into(), now_millis.into()])?
        else {
            return Ok(None);
        };
        let unreadable = || StoreError::Unreadable { what: "session" };
        Ok(Some(StoredSession {
            id: row.session.parse().map_err(|_| unreadable())?,
            account: row.account.into_account()?,
            device: row.device.parse().map_err(|_| unreadable())?,
            browser: row.browser,
            is_open: row.state == "open",
            is_device_revoked: row.revoked_millis.is_some(),
            last_seen_millis: row.session_seen_millis,
        }))
    }

    /// Notes that the session was heard of.
    pub fn see(&self, session: &StoredSession, now_millis: i64) -> Result<(), StoreError> {
        if now_millis - session.last_seen_millis < SEEN_MILLIS {
            return Ok(());
        }
        let now = || now_millis.into();
        let query = "UPDATE sessions SET last_seen_millis = ? WHERE id = ?";
        self.database.run(query, [now(), session.id.to_string().into()])?;
        self.database.run(
            "UPDATE accounts SET last_seen_millis = ? WHERE id = ?",
            [now(), session.account.id.to_string().into()],
        )?;
        let query = "UPDATE devices SET last_seen_millis = ? WHERE id = ?";
        self.database.run(query, [now(), session.device.to_string().into()])
    }

    /// Starts a session and forgets those that are over. A session of another person on the same device stays.
    pub fn put_session(&self, new: &NewSession<'_>) -> Result<(), StoreError> {
        let now = || new.now_millis.into();
        self.database.run("DELETE FROM sessions WHERE expires_millis <= ?", [now()])?;
        let query = "INSERT INTO devices (id, name, last_seen_millis) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = coalesce(excluded.name, name),
                last_seen_millis = excluded.last_seen_millis";
        let name = new.device_name.map(DeviceName::as_str);
        self.database.run(query, [new.device.to_string().into(), name.into(), now()])?;
        let query = "INSERT INTO sessions (id, token_hash, account, device, browser, state, created_millis,
                last_seen_millis, expires_millis)
            VALUES (?, ?, ?, ?, ?, 'open', ?, ?, ?)";
        self.database.run(
            query,
            [
                new.id.to_string().into(),
                new.token_hash.as_str().into(),
                new.account.to_string().into(),
                new.device.to_string().into(),
                new.browser.as_str().into(),
                now(),
                now(),
                new.expires_millis.into(),
            ],
        )?;
        let query = "UPDATE accounts SET last_seen_millis = ? WHERE id = ?";
        self.database.run(query, [now(), new.account.to_string().into()])
    }

    /// The person of a session signs out.
    pub fn leave(&self, session: SessionId) -> Result<(), StoreError> {
        let query = "UPDATE sessions SET state = 'left' WHERE id = ? AND state = 'open'";
        self.database.run(query, [session.to_string().into()])
    }

    /// Ends a session of the person; whether there was one.
    pub fn end_session(&self, account: AccountId, session: SessionId) -> Result<bool, StoreError> {
        let query = "UPDATE sessions SET state = 'ended' WHERE id = ? AND account = ? AND state = 'open'
            RETURNING id";
        let ended =
            self.database.first::<Found>(query, [session.to_string().into(), account.to_string().into()])?;
        Ok(ended.is_some())
    }

    /// Ends the person's sessions, but for `kept`.
    pub fn end_sessions_of(&self, account: AccountId, kept: Option<SessionId>) -> Result<(), StoreError> {
        let query = "UPDATE sessions SET state = 'ended' WHERE account = ? AND id <> ?";
        let kept = kept.map(|session| session.to_string()).unwrap_or_default();
        self.database.run(query, [account.to_string().into(), kept.into()])
    }

    /// The person's open sessions, last seen first.
    pub fn sessions_of(&self, account: AccountId, now_millis: i64) -> Result<Vec<OwnSession>, StoreError> {
        let query = "SELECT s.id, s.device, d.name AS device_name, s.created_millis, s.last_seen_millis
            FROM sessions s JOIN devices d ON d.id = s.device
            WHERE s.account = ? AND s.state = 'open' AND s.expires_millis > ? AND d.revoked_millis IS NULL
            ORDER BY s.last_seen_millis DESC, s.id";
        self.database.all(query, [account.to_string().into(), now_millis.into()])
    }

    /// Whether the person signed in on this device in this browser, and was not shut out since.
    pub fn was_here(
        &self,
        account: AccountId,
        device: DeviceId,
        browser: &str,
        now_millis: i64,
    ) -> Result<bool, StoreError> {
        let query = "SELECT s.id FROM sessions s JOIN accounts a ON a.id = s.account
            WHERE s.account = ? AND s.device = ? AND s.browser = ? AND s.browser <> ''
                AND s.state IN ('open', 'left') AND s.expires_millis > ? AND a.blocked = 0
            LIMIT 1";
        let binds =
            [account.to_string().into(), device.to_string().into(), browser.into(), now_millis.into()];
        Ok(self.database.first::<Found>(query, binds)?.is_some())
    }

    /// Whether the person ever signed in on this device, as far back as sessions are kept, and is not blocked.
    pub fn was_on(&self, account: AccountId, device: DeviceId, now_millis: i64) -> Result<bool, StoreError> {
        let query = "SELECT s.id FROM sessions s JOIN accounts a ON a.id = s.account
            WHERE s.account = ? AND s.device = ? AND s.expires_millis > ? AND a.blocked = 0
            LIMIT 1";
        let binds = [account.to_string().into(), device.to_string().into(), now_millis.into()];
        Ok(self.database.first::<Found>(query, binds)?.is_some())
    }
}
