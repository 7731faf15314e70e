//! What a phone keeps of its regency and of its own acts.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::shelf::Shelf;
use crate::age::CivilDate;
use crate::area::Scope;
use crate::id::{AccountId, MeasurementId, Revision};
use crate::measurement::Measurement;
use crate::sync::{ChildRow, Mutation, Protocol, Rejection};

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
    /// The readings about which somebody has to decide, however old they are; see [`undecided`](super::undecided()). `None` until they
    /// are looked for: an older version of the app did not note them.
    #[serde(default)]
    pub undecided: Option<Vec<Vec<MeasurementId>>>,
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
    /// What the app spoke that pulled them.
    #[serde(default = "first")]
    pub protocol: Protocol,
    /// The oldest of the rows that it was too old to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread: Option<Revision>,
    /// Whether steps of care were asked for from the beginning: an older version of the app did not know them.
    #[serde(default)]
    pub with_care: bool,
    /// The same for what was done to entries of registers.
    #[serde(default)]
    pub with_registers: bool,
    /// Where they lie.
    #[serde(default)]
    pub shelf: Shelf,
    /// Where they came whole; see [`View`](super::View). An older version of the app did not note it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<String>,
}

fn first() -> Protocol {
    Protocol::FIRST
}

impl Checkpoint {
    /// The checkpoint for an app that speaks `own`: one that was updated asks again for what the old one could not read. One
    /// that was set back knows no more than before, and asks again when it is updated once more.
    #[must_use]
    pub fn read_by(self, own: Protocol) -> Self {
        if own <= self.protocol {
            return Self { protocol: own, ..self };
        }
        let cursor = match self.unread {
            Some(Revision(oldest)) => self.cursor.min(Revision(oldest.saturating_sub(1))),
            None => self.cursor,
        };
        Self { cursor, protocol: own, unread: None, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_updated_app_asks_again_for_what_the_old_one_could_not_read() {
        let kept = Checkpoint {
            account: AccountId::new(1, [1; 10]),
            scope: Scope::default(),
            cursor: Revision(40),
            completed_millis: Some(9),
            protocol: Protocol(2),
            unread: Some(Revision(31)),
            with_care: true,
            with_registers: true,
            shelf: Shelf::default(),
            whole: None,
        };
        assert_eq!(kept.clone().read_by(Protocol(2)), kept);
        let back = kept.clone().read_by(Protocol(1));
        assert_eq!((back.cursor, back.unread), (kept.cursor, kept.unread));
        assert_eq!(back.read_by(Protocol(2)).cursor, Revision(30));
        let read = kept.clone().read_by(Protocol(3));
        assert_eq!((read.cursor, read.unread, read.protocol), (Revision(30), None, Protocol(3)));
        let nothing = Checkpoint { unread: None, ..kept };
        assert_eq!(nothing.read_by(Protocol(3)).cursor, Revision(40));
    }
}
