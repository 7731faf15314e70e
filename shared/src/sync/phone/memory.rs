//! What a phone holds in memory: the regency's children, the outbox, how far it has pulled.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::child_set::ChildSet;
use super::clock::Clock;
use super::kept::{Checkpoint, Fate, OutboxEntry, StoredChild};
use super::outbox::{self, Fold};
use crate::id::{AccountId, ChildId, DeviceId, Revision};
use crate::sync::{Act, Protocol};

/// What a phone needs of its storage all the time, as the storage holds it.
#[derive(Clone, Debug)]
pub struct Phone {
    /// This browser profile.
    pub device: DeviceId,
    /// What this app speaks.
    pub protocol: Protocol,
    /// What the server's clock said.
    pub clock: Clock,
    /// How far rows were pulled, and for whom.
    pub checkpoint: Option<Checkpoint>,
    /// The same for others who share the phone and see something else, who worked last at the end.
    pub aside: Vec<Checkpoint>,
    /// The regency's children that whoever works now sees.
    pub children: BTreeMap<ChildId, StoredChild>,
    /// Acts of everyone who shares this phone, in the order they were done.
    pub outbox: Vec<OutboxEntry>,
}

impl Default for Phone {
    fn default() -> Self {
        Self {
            device: DeviceId::new(0, [0; 10]),
            protocol: Protocol::OWN,
            clock: Clock::default(),
            checkpoint: None,
            aside: Vec::new(),
            children: BTreeMap::new(),
            outbox: Vec::new(),
        }
    }
}

impl Phone {
    /// Whether the phone could be emptied now, and the regency would hold all that anyone did on it: an act leaves the
    /// outbox, or is marked as held, only with a receipt.
    #[must_use]
    pub fn may_be_cleared(&self) -> bool {
        self.outbox.iter().all(|entry| matches!(entry.fate, Fate::Accepted { .. }))
    }

    /// The time by which a record is named that is made when the phone's clock says `phone_millis`: what is believed, and
    /// after every act that is still here. So records of one day sort as they were made, even while the clock is lost.
    #[must_use]
    pub fn naming_millis(&self, phone_millis: i64) -> u64 {
        let believed = u64::try_from(self.clock.read(phone_millis).millis).unwrap_or_default();
        let newest = self.outbox.iter().map(|entry| entry.mutation.id.unix_millis()).max();
        newest.map_or(believed, |newest| believed.max(newest.saturating_add(1)))
    }

    /// The newest revision this phone has seen.
    #[must_use]
    pub fn cursor(&self) -> Revision {
        self.checkpoint.as_ref().map_or(Revision::START, |checkpoint| checkpoint.cursor)
    }

    /// The acts of one person: nobody sees another's.
    #[must_use]
    pub fn own(&self, account: Option<AccountId>) -> Vec<OutboxEntry> {
        self.outbox.iter().filter(|entry| Some(entry.mutation.actor) == account).cloned().collect()
    }

    /// One person's acts about one child.
    pub fn acts_of(&self, account: Option<AccountId>, child: ChildId) -> impl Iterator<Item = &OutboxEntry> {
        self.outbox
            .iter()
            .filter(move |entry| Some(entry.mutation.actor) == account && entry.mutation.act.child() == child)
    }

    /// How to keep an act.
    #[must_use]
    pub fn fold(&self, account: Option<AccountId>, act: Act) -> Fold {
        outbox::fold(&self.own(account), act)
    }

    /// Takes entries out and puts others in; returns the children they are about.
    pub fn exchange(&mut self, remove: &[u32], append: Vec<OutboxEntry>) -> ChildSet {
        let mut touched = ChildSet::default();
        self.outbox.retain(|entry| {
            let stays = !remove.contains(&entry.number);
            if !stays {
                touched.insert(entry.mutation.act.child());
            }
            stays
        });
        touched.extend(append.iter().map(|entry| entry.mutation.act.child()));
        self.outbox.extend(append);
        touched
    }

    /// All children there is anything of.
    #[must_use]
    pub fn everyone(&self) -> ChildSet {
        let acted = self.outbox.iter().map(|entry| entry.mutation.act.child());
        let mut everyone = ChildSet::default();
        everyone.extend(self.children.keys().copied().chain(acted));
        everyone
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::MeasurementId;
    use crate::samples::{entry, reading};

    #[test]
    fn records_sort_as_they_were_made_while_the_clock_is_lost() {
        let now = 1_790_000_000_000;
        let mut phone = Phone { clock: Clock::default().met(0, now), ..Phone::default() };
        let mut names: Vec<MeasurementId> = Vec::new();
        // Set to 2015, then to other days of 2015, back and forth.
        for (number, skew) in [(1, 0), (2, 86_400_000), (3, -86_400_000), (4, 0)] {
            let millis = phone.naming_millis(1_420_000_000_000 + skew);
            names.push(MeasurementId::new(millis, [u8::MAX - u8::try_from(number).unwrap(); 10]));
            let mut act = entry(number, Act::RecordMeasurement { measurement: reading(1) });
            act.mutation.id = crate::id::MutationId::new(millis, [0; 10]);
            phone.outbox.push(act);
        }
        assert!(names.is_sorted(), "{names:?}");
        assert_eq!(names[0].unix_millis(), now.unsigned_abs());
    }
}
