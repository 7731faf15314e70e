//! How acts travel up and rows travel down: the same code decides on the phone and in the regency.
//!
//! A person's act is a [`Mutation`]. The phone keeps it in its outbox together with its local effect; the regency checks it
//! ([`check`]), applies it exactly once ([`apply`]) and answers with a [`Verdict`]. What changed comes back to every phone
//! in scope as [`Row`]s ordered by revision. A phone shows the regency's row with its own unsent acts replayed on top
//! ([`rebase`]).

mod apply;
mod canonical;
mod check;
#[cfg(feature = "care")]
mod decide;
mod mutation;
pub mod phone;
mod protocol;
mod readings;
mod rebase;
mod receipt;
#[cfg(feature = "care")]
mod repair;
mod row;
mod verdict;

#[cfg(feature = "care")]
pub use apply::CareBefore;
pub use apply::{Before, Outcome, apply};
pub use canonical::canonical;
pub use check::{CheckContext, check};
#[cfg(feature = "care")]
pub use decide::{Asked, Decided, Decision, Records, decide};
pub use mutation::{Act, Mutation};
pub use protocol::{Mismatch, Protocol, RELEASES, Release};
pub use rebase::rebase;
pub use receipt::{Digest, Held, HeldAct, Hex, NotHex, Receipt, ReceiptKey, Signature};
#[cfg(feature = "care")]
pub use repair::repairs;
#[cfg(feature = "carried")]
pub use row::CarriedStep;
pub use row::{
    AbsenceRow, ChildRow, Dispute, FieldChange, FieldChanges, FieldConflict, Gone, MeasurementRow,
    RequestRow, Row, RowKey, Superseded,
};
pub use verdict::{Rejection, Verdict};
