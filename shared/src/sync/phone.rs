//! What a phone keeps and how it exchanges it with its regency: everything but the storage and the network themselves.
//!
//! Pure, so that the app and the simulation run the same code: a [`Phone`] says what to [`Put`] into its storage, is told when
//! that is there, and only then counts it as kept; a [`Plan`] says what to ask the regency next.

mod child_set;
mod clock;
#[cfg(feature = "carried")]
mod entries;
mod field;
mod keep;
mod kept;
mod memory;
mod merged;
mod outbox;
mod plan;
mod pull;
mod put;
mod records;
mod shelf;
#[cfg(feature = "carried")]
mod steps;
mod twins;
mod witness;

pub use child_set::ChildSet;
pub use clock::{Believed, Clock, LONGEST_ALONE_MILLIS, OFF_MILLIS, Trust};
#[cfg(feature = "carried")]
pub use entries::{EntryHistory, entries};
pub use field::{FLOOR_BYTES, Keeper, Unfit};
pub use keep::{Keeping, Stamp};
pub use kept::{Checkpoint, Fate, OutboxEntry, StoredChild};
pub use memory::Phone;
pub use merged::merged_into;
pub use outbox::{Fold, fold, resend};
pub use plan::{Judged, Plan, Remedy, Step, Trouble, judge};
pub use pull::{PagePlan, Verdicts};
pub use put::{Put, table};
pub use records::{
    AbsenceNote, ChildHistory, Reading, RecordState, RosterEntry, Rows, entry as roster_entry,
};
pub use shelf::{NoShelf, Shelf, Shelves, Stores, View};
#[cfg(feature = "carried")]
pub use steps::unsent_steps;
pub use twins::{twins, undecided};
pub use witness::{Loss, NoWitness, Witness};
