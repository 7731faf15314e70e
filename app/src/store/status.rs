//! What the top bar and the data screen say.

use leptos::prelude::*;
use tumbuh::sync::phone::Loss;
use tumbuh::sync::{Mutation, Rejection};

use super::Store;

use crate::i18n::Text;

/// Where this phone stands with the regency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncStatus {
    /// Whether the phone says that it has signal.
    pub online: bool,
    /// Whether the acts on this phone were read; before, their counts say nothing.
    pub knows_acts: bool,
    /// Acts that are only on this phone.
    pub unsent: usize,
    /// Acts that the regency holds and that have not been fetched back yet.
    pub sent: usize,
    /// Acts that the regency refused.
    pub needs_fixing: usize,
    /// Children about whom somebody has to decide between two values or readings.
    pub to_decide: usize,
    /// Pairs of records that may be of one child, when they were last looked for.
    pub doubles: usize,
    /// Acts of other people that wait on this phone.
    pub others_unsent: usize,
    /// Server clock of the last complete exchange.
    pub last_sync_millis: Option<i64>,
    /// Whether the regency holds, by its own receipts, all that anyone did on this phone.
    pub may_clear: bool,
    /// Whether the regency sent records that this version of the app is too old to read. They come once it is updated.
    pub has_unread: bool,
    /// The exchange under way.
    pub syncing: Option<SyncProgress>,
    /// Why the last exchange failed.
    pub failure: Option<Text>,
    /// The session has ended: work goes on, but nothing is sent until the person signs in again.
    pub session_expired: bool,
    /// What was on this phone and has vanished from the browser's storage.
    pub lost: Option<Loss>,
    /// Whether the browser promised to keep the records when the phone gets full; `None` until asked.
    pub storage_persisted: Option<bool>,
}

/// How far an exchange is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SyncProgress {
    /// Acts sent.
    pub sent: usize,
    /// Rows fetched.
    pub received: usize,
}

/// An act that the regency refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParkedAct {
    /// The act.
    pub mutation: Mutation,
    /// Why.
    pub reason: Rejection,
}

impl Store {
    /// Whether the phone has signal.
    pub(crate) fn note_online(self, online: bool) {
        if self.status.with_untracked(|status| status.online != online) {
            self.status.update(|status| status.online = online);
        }
    }

    /// How many pairs of records may be of one child.
    pub(crate) fn note_doubles(self, doubles: usize) {
        if self.status.with_untracked(|status| status.doubles != doubles) {
            self.status.update(|status| status.doubles = doubles);
        }
    }

    /// How far the exchange is.
    pub(crate) fn note_progress(self, progress: Option<SyncProgress>) {
        self.status.update(|status| status.syncing = progress);
    }

    /// Why the exchange failed.
    pub(crate) fn note_failure(self, failure: Option<Text>) {
        self.status.update(|status| status.failure = failure);
    }
}
