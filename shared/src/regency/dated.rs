//! What holds from a day on, until the next of its kind.

use alloc::vec::Vec;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::age::CivilDate;

/// Entries that each hold from their day on, the oldest first; there is at least one. On the wire a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    first: T,
    later: Vec<T>,
}

/// Holds from a day on.
pub trait From {
    /// The first day.
    fn from(&self) -> CivilDate;
}

impl<T> Dated<T> {
    /// One entry.
    #[must_use]
    pub fn new(first: T) -> Self {
        Self { first, later: Vec::new() }
    }

    /// The entries, oldest first; `None` when there is none.
    #[must_use]
    pub fn from_entries(entries: Vec<T>) -> Option<Self> {
        let mut entries = entries.into_iter();
        Some(Self { first: entries.next()?, later: entries.collect() })
    }

    /// Every entry, oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        core::iter::once(&self.first).chain(&self.later)
    }

    /// The newest entry, in force or not yet.
    #[must_use]
    pub fn newest(&self) -> &T {
        self.later.last().unwrap_or(&self.first)
    }
}

impl<T: From> Dated<T> {
    /// The entry in force on `day`: the newest that began by then. Before the first began, the first: a child measured
    /// long ago is still read by something.
    #[must_use]
    pub fn on(&self, day: CivilDate) -> &T {
        self.later.iter().rev().find(|entry| entry.from() <= day).unwrap_or(&self.first)
    }
}

impl<T: Serialize> Serialize for Dated<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Dated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = Vec::deserialize(deserializer)?;
        Self::from_entries(entries).ok_or_else(|| serde::de::Error::custom("must have at least one entry"))
    }
}
