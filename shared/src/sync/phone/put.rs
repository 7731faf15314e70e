//! What is written to a phone's storage, as plain data: a list of these is one transaction, there whole or not at all.

use alloc::string::String;

/// What lies where, besides the rows of the [shelves](super::Shelf).
pub mod table {
    /// Children of the first [`Shelf`](super::super::Shelf).
    pub const CHILDREN: &str = "children";
    /// Readings of the first shelf.
    pub const MEASUREMENTS: &str = "measurements";
    /// Notes of absence of the first shelf.
    pub const ABSENCES: &str = "absences";
    /// Steps of care of the first shelf.
    pub const CARE: &str = "care";
    /// What was done to entries of registers of the first shelf.
    pub const REGISTERS: &str = "registers";
    /// Numbers in the order of acting -> [`OutboxEntry`](super::super::OutboxEntry).
    pub const OUTBOX: &str = "outbox";
    /// `<account id>/<key>` -> what was half typed.
    pub const DRAFTS: &str = "drafts";
    /// Name -> JSON.
    pub const META: &str = "meta";

    /// In [`META`]: [`Checkpoint`](super::super::Checkpoint).
    pub const CHECKPOINT: &str = "checkpoint";
    /// In [`META`]: a list of the same, for others who share the phone.
    pub const ASIDE: &str = "aside";
    /// In [`META`]: server clock minus phone clock, milliseconds.
    pub const OFFSET: &str = "offset";

    /// In [`META`]: server clock at the last contact, milliseconds since 1970.
    pub const MET: &str = "met";
    /// In [`META`], before its signature: a [`Receipt`](crate::sync::Receipt).
    pub const RECEIPT: &str = "receipt/";
}

/// One thing to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Put {
    /// Text under a key.
    Text(&'static str, String, String),
    /// Text under a key that may hold one already, which then stays.
    IfNone(&'static str, String, String),
    /// Nothing; and nothing of the rest is written either, unless exactly this text lies under the key.
    Only(&'static str, String, String),
    /// Text under the next number of a store of numbered texts.
    Next(&'static str, String),
    /// Text under a number.
    Number(&'static str, u32, String),
    /// Nothing under a number.
    DropNumber(&'static str, u32),
    /// Nothing under a key.
    Drop(&'static str, String),
    /// Nothing under any key that begins so.
    DropUnder(&'static str, String),
    /// Nothing at all.
    Clear(&'static str),
    /// A phone that is full, for a test.
    #[cfg(feature = "samples")]
    Fail,
}

impl Put {
    /// Where it writes; `None` for what stands for a phone that is full.
    #[must_use]
    pub fn store(&self) -> Option<&'static str> {
        match self {
            Self::Text(store, ..)
            | Self::IfNone(store, ..)
            | Self::Only(store, ..)
            | Self::Next(store, _)
            | Self::Number(store, ..)
            | Self::DropNumber(store, _)
            | Self::Drop(store, _)
            | Self::DropUnder(store, _)
            | Self::Clear(store) => Some(store),
            #[cfg(feature = "samples")]
            Self::Fail => None,
        }
    }
}
