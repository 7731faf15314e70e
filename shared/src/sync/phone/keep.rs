//! Keeping acts: what to write, and what is so once it is written.

use alloc::vec::Vec;

use super::child_set::ChildSet;
use super::kept::{Fate, OutboxEntry};
use super::memory::Phone;
use super::outbox::Fold;
use super::put::{Put, table::OUTBOX};
use crate::id::{AccountId, MutationId};
use crate::sync::Mutation;

/// Who acts, and when by the phone's clock.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// Who.
    pub account: AccountId,
    /// Milliseconds since 1970.
    pub phone_time_millis: i64,
}

/// Acts on their way to the storage.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// To write, all or nothing, on the phone's flash before it counts.
    pub puts: Vec<Put>,
    remove: Vec<u32>,
    append: Vec<OutboxEntry>,
}

impl Phone {
    /// What to write for `fold`; `id` names the acts.
    ///
    /// # Errors
    /// When an act cannot be written as JSON.
    pub fn keep(
        &self,
        fold: Fold,
        stamp: Stamp,
        id: impl Fn() -> MutationId,
    ) -> Result<Keeping, serde_json::Error> {
        let mut puts: Vec<Put> = fold.remove.iter().map(|number| Put::DropNumber(OUTBOX, *number)).collect();
        let mut append = Vec::with_capacity(fold.append.len());
        for act in fold.append {
            let mutation = Mutation {
                id: id(),
                device: self.device,
                actor: stamp.account,
                base: self.cursor(),
                phone_time_millis: stamp.phone_time_millis,
                server_offset_millis: self.clock.offset_millis,
                act,
            };
            let entry = OutboxEntry { number: 0, mutation, fate: Fate::Waiting };
            puts.push(Put::Next(OUTBOX, serde_json::to_string(&entry)?));
            append.push(entry);
        }
        Ok(Keeping { puts, remove: fold.remove, append })
    }

    /// The storage holds it, under these numbers. Returns the children it is about.
    pub fn kept(&mut self, mut keeping: Keeping, numbers: Vec<u32>) -> ChildSet {
        for (entry, number) in keeping.append.iter_mut().zip(numbers) {
            entry.number = number;
        }
        self.exchange(&keeping.remove, keeping.append)
    }
}
