//! Failed attempts, counted.

use serde::Deserialize;

use super::{Store, StoreError};
use crate::auth::throttle::{self, Count};

#[derive(Deserialize)]
struct Failures {
    since_millis: i64,
    failures: i64,
}

impl Store {
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
