//! Sessions, and failed attempts to get one.

use serde::Deserialize;
use tumbuh::id::{AccountId, DeviceId};

use super::accounts::AccountColumns;
use super::{Store, StoreError};
use crate::auth::Caller;
use crate::auth::throttle::{self, Count};

#[derive(Deserialize)]
struct Failures {
    since_millis: i64,
    failures: i64,
}

impl Store {
    /// The person of the session that is in force at `now_millis`.
    pub fn session_caller(&self, token_hash: &str, now_millis: i64) -> Result<Option<Caller>, StoreError> {
        let query = "SELECT a.id, a.username, a.name, a.role, a.scope, a.password_hash
            FROM sessions s JOIN accounts a ON a.id = s.account
            WHERE s.token_hash = ? AND s.expires_millis > ?";
        self.database
            .first::<AccountColumns>(query, [token_hash.into(), now_millis.into()])?
            .map(|columns| columns.into_account().map(|account| account.caller))
            .transpose()
    }

    /// Starts a session and forgets those that are over.
    pub fn put_session(
        &self,
        token_hash: &str,
        account: AccountId,
        device: DeviceId,
        now_millis: i64,
        expires_millis: i64,
    ) -> Result<(), StoreError> {
        self.database.run("DELETE FROM sessions WHERE expires_millis <= ?", [now_millis.into()])?;
        let query = "INSERT INTO sessions (token_hash, account, device, created_millis, expires_millis)
            VALUES (?, ?, ?, ?, ?)";
        self.database.run(
            query,
            [
                token_hash.into(),
                account.to_string().into(),
                device.to_string().into(),
                now_millis.into(),
                expires_millis.into(),
            ],
        )
    }

    pub fn end_session(&self, token_hash: &str) -> Result<(), StoreError> {
        self.database.run("DELETE FROM sessions WHERE token_hash = ?", [token_hash.into()])
    }

    pub fn end_sessions_of(&self, account: AccountId) -> Result<(), StoreError> {
        self.database.run("DELETE FROM sessions WHERE account = ?", [account.to_string().into()])
    }

    /// Seconds to wait when too many attempts failed.
    pub fn must_wait(&self, count: &Count, now_millis: i64) -> Result<Option<i64>, StoreError> {
        let query = "SELECT since_millis, failures FROM failed_sign_ins WHERE key = ? AND since_millis > ?";
        let window = now_millis.saturating_sub(throttle::WINDOW_MILLIS);
        let failures = self.database.first::<Failures>(query, [count.key.as_str().into(), window.into()])?;
        Ok(failures
            .filter(|row| row.failures >= count.limit)
            .map(|row| throttle::seconds_left(row.since_millis, now_millis)))
    }

    /// Counts a failed attempt and forgets windows that are over.
    pub fn count_failure(&self, count: &Count, now_millis: i64) -> Result<(), StoreError> {
        let window = now_millis.saturating_sub(throttle::WINDOW_MILLIS);
        self.database.run("DELETE FROM failed_sign_ins WHERE since_millis <= ?", [window.into()])?;
        let query = "INSERT INTO failed_sign_ins (key, since_millis, failures) VALUES (?, ?, 1)
            ON CONFLICT (key) DO UPDATE SET failures = failures + 1";
        self.database.run(query, [count.key.as_str().into(), now_millis.into()])
    }

    pub fn forget_failures(&self, count: &Count) -> Result<(), StoreError> {
        self.database.run("DELETE FROM failed_sign_ins WHERE key = ?", [count.key.as_str().into()])
    }
}
