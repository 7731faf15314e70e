//! Mistakes put in on purpose, around the real code: a simulation that does not find them would prove nothing.

/// A mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The regency forgets what it decided, so that an act that comes again is decided again.
    ForgetsVerdicts,
    /// A transaction that fails half way leaves the half behind.
    CommitsHalf,
    /// The phone writes the cursor before the rows, in a transaction of its own.
    CursorBeforeRows,
    /// The phone says "saved" before the storage does.
    SavedTooSoon,
    /// The phone counts what it sent as accepted when no answer came.
    SilenceIsConsent,
    /// The regency takes every edit as if its author had seen the newest values.
    LastWriteWins,
    /// A page holds the rows of all areas.
    LeaksScope,
    /// The phone keeps rows that none of its people see any more.
    LeavesRows,
    /// The phone goes past rows that it is too old to read, and never asks for them again.
    ForgetsUnread,
    /// An updated app never asks for what it had left out: registers.
    ForgetsRegisters,
    /// A server that is older than the app judges its acts all the same.
    JudgesTheNew,
    /// The regency gives receipts for acts that it refused.
    ReceiptsForAll,
    /// The regency answers that it holds a step of care that changes nothing as the case stands, and does not write it.
    LosesSteps,
    /// A child that moves leaves the steps of its care behind.
    LeavesSteps,
}

impl Flaw {
    pub const ALL: [Self; 14] = [
        Self::ForgetsVerdicts,
        Self::CommitsHalf,
        Self::CursorBeforeRows,
        Self::SavedTooSoon,
        Self::SilenceIsConsent,
        Self::LastWriteWins,
        Self::LeaksScope,
        Self::LeavesRows,
        Self::ForgetsUnread,
        Self::ForgetsRegisters,
        Self::JudgesTheNew,
        Self::ReceiptsForAll,
        Self::LosesSteps,
        Self::LeavesSteps,
    ];
}
