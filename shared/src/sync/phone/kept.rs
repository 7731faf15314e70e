//! What a phone keeps of its regency and of its own acts.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
use crate::area::Scope;
use crate::id::{AccountId, Revision};
use crate::measurement::Measurement;
use crate::sync::{ChildRow, Mutation, Rejection};

/// A child with what lists show of it, so that opening the app reads no history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredChild {
    /// The regency's row; `None` while only readings of it have arrived (rows come in order of their newest change).
    pub row: Option<ChildRow>,
    /// The newest readings that stand, newest first, at most [`StoredChild::KEEP`].
    pub latest: Vec<Measurement>,
    /// Whether older ones were left out of `latest`.
    pub more: bool,
    /// The last day on which the child was noted absent.
    pub absent_on: Option<CivilDate>,
}

impl StoredChild {
    /// How many readings are kept at hand: one more than is shown, for a correction that is not yet sent.
    pub const KEEP: usize = 4;
}

/// An act in the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OutboxEntry {
    /// Its place in the order of acting; the key.
    #[serde(skip)]
    pub number: u32,
    /// What was done.
    pub mutation: Mutation,
    /// What the regency said so far.
    pub fate: Fate,
}

/// What became of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum Fate {
    /// Only on this phone.
    Waiting,
    /// The regency holds it; its rows have not been pulled yet.
    Accepted {
        /// The newest revision it wrote.
        revision: Revision,
    },
    /// The regency refused it; it waits for its author.
    Parked {
        /// Why.
        reason: Rejection,
    },
}

/// How far the phone has pulled, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Checkpoint {
    /// Whose rows these are.
    pub account: AccountId,
    /// In which areas.
    pub scope: Scope,
    /// The newest revision held.
    pub cursor: Revision,
    /// Server clock of the last complete pull.
    pub completed_millis: Option<i64>,
}
