//! Taking in what the regency says: verdicts on acts, and pages of rows. A page and its cursor are committed together.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::child_set::ChildSet;
use super::clock::Clock;
use super::kept::{Checkpoint, Fate, OutboxEntry, StoredChild};
use super::memory::Phone;
use super::put::{
    Put,
    table::{CHECKPOINT, META, OUTBOX, RECEIPT},
};
use super::records::put;
use super::shelf::{Stores, stores_of};
use crate::api::sync::PullResponse;
use crate::id::{AccountId, ChildId, MutationId, Revision};
use crate::sync::{MeasurementRow, Receipt, Row};

/// What a page does to the phone.
#[derive(Default)]
pub struct PagePlan {
    follows: Option<Checkpoint>,
    puts: Vec<Put>,
    children: BTreeMap<ChildId, StoredChild>,
    /// Entries of registers that changed, by the names that they are filed under.
    entries: ChildSet,
    gone: ChildSet,
    refill: ChildSet,
    settled: Vec<u32>,
    checkpoint: Option<Checkpoint>,
    clock: Clock,
}

/// Verdicts on their way to the storage.
pub struct Verdicts {
    /// To write, all or nothing, on the phone's flash before it counts.
    pub puts: Vec<Put>,
    decided: Vec<OutboxEntry>,
}

impl Phone {
    /// What `page`, which was asked for from `since`, does; acts of `account` whose rows have come with it are safe and leave the
    /// outbox in the same moment. `None` when the page is not the next of those that the phone holds: someone else works by
    /// now, or the areas of who asked have changed. What lies before it in other areas would never come.
    ///
    /// # Errors
    /// When a row cannot be written as JSON.
    pub fn plan_page(
        &self,
        page: &PullResponse,
        since: Revision,
        account: Option<AccountId>,
        offset: i64,
    ) -> Result<Option<PagePlan>, serde_json::Error> {
        let follows = |now: &&Checkpoint| {
            now.cursor == since && page.scope.as_ref().is_none_or(|scope| *scope == now.scope)
        };
        let Some(old) = self.checkpoint.as_ref().filter(follows) else { return Ok(None) };
        let mut plan = take_in(&self.children, old.shelf.stores(), &page.rows)?;
        plan.settled = self
            .outbox
            .iter()
            .filter(|entry| Some(entry.mutation.actor) == account)
            .filter(|entry| match entry.fate {
                Fate::Accepted { revision } => revision <= page.cursor || !page.more,
                _ => false,
            })
            .map(|entry| entry.number)
            .collect();
        let completed_millis = if page.more { old.completed_millis } else { Some(page.server_time_millis) };
        let unread = match (old.unread, page.unread) {
            (Some(old), Some(new)) => Some(old.min(new)),
            (old, new) => old.or(new),
        };
        plan.follows = Some(old.clone());
        plan.checkpoint = Some(Checkpoint { cursor: page.cursor, completed_millis, unread, ..old.clone() });
        plan.clock = self.clock.met(offset, page.server_time_millis);
        Ok(Some(plan))
    }

    /// The storage holds the page. Returns the children and entries that changed.
    pub fn page_taken(&mut self, plan: PagePlan) -> ChildSet {
        let mut touched = self.exchange(&plan.settled, Vec::new());
        for child in plan.gone {
            self.children.remove(&child);
            touched.insert(child);
        }
        touched.extend(plan.children.keys().copied().chain(plan.entries));
        self.children.extend(plan.children);
        self.checkpoint = plan.checkpoint;
        self.clock = plan.clock;
        touched
    }

    /// What to write about what the regency decided, its receipt included.
    ///
    /// # Errors
    /// When an act cannot be written as JSON.
    pub fn plan_verdicts(
        &self,
        fates: &[(MutationId, Fate)],
        receipt: Option<&Receipt>,
    ) -> Result<Verdicts, serde_json::Error> {
        let decide = |entry: &OutboxEntry| {
            let (_, fate) = fates.iter().find(|(id, _)| *id == entry.mutation.id)?;
            Some(OutboxEntry { fate: fate.clone(), ..entry.clone() })
        };
        let decided: Vec<OutboxEntry> = self.outbox.iter().filter_map(decide).collect();
        let mut puts = Vec::with_capacity(decided.len());
        for entry in &decided {
            puts.push(Put::Number(OUTBOX, entry.number, serde_json::to_string(entry)?));
        }
        if let Some(receipt) = receipt {
            // Named by the signature: of two receipts that begin with the same act neither takes the other's place.
            let name = format!("{RECEIPT}{}", receipt.signature);
            puts.push(Put::Text(META, name, serde_json::to_string(receipt)?));
        }
        Ok(Verdicts { puts, decided })
    }

    /// The storage holds the verdicts. Returns the children they are about.
    pub fn verdicts_taken(&mut self, verdicts: Verdicts) -> ChildSet {
        for entry in &mut self.outbox {
            if let Some(new) = verdicts.decided.iter().find(|new| new.number == entry.number) {
                entry.fate = new.fate.clone();
            }
        }
        let mut touched = ChildSet::default();
        touched.extend(verdicts.decided.iter().map(|entry| entry.mutation.act.child()));
        touched
    }
}

impl PagePlan {
    /// Children whose stored readings have to be read before the page can be written: one that stood does not any more.
    #[must_use]
    pub fn to_refill(&mut self) -> ChildSet {
        core::mem::take(&mut self.refill)
    }

    /// The stored readings of such a child, those of the `page` on top.
    pub fn refill(&mut self, child: ChildId, mut stored: Vec<MeasurementRow>, page: &PullResponse) {
        for row in &page.rows {
            if let Row::Measurement(row) = row
                && row.measurement.child == child
            {
                put(&mut stored, row.clone(), |row| row.measurement.id);
            }
        }
        if let Some(kept) = self.children.get_mut(&child) {
            kept.refill(&stored);
        }
    }

    /// To write, all or nothing, and nothing when another tab has pulled, or somebody else has begun to work, meanwhile. Rows can
    /// be pulled again, so they need not reach the flash before going on.
    ///
    /// # Errors
    /// When a record cannot be written as JSON.
    pub fn puts(&mut self) -> Result<Vec<Put>, serde_json::Error> {
        let follows = serde_json::to_string(&self.follows)?;
        let mut puts = alloc::vec![Put::Only(META, CHECKPOINT.into(), follows)];
        puts.append(&mut self.puts);
        let Stores { children, .. } = stores_of(self.checkpoint.as_ref());
        for (child, stored) in &self.children {
            puts.push(Put::Text(children, child.to_string(), serde_json::to_string(stored)?));
        }
        puts.extend(self.settled.iter().map(|number| Put::DropNumber(OUTBOX, *number)));
        puts.push(Put::Text(META, CHECKPOINT.into(), serde_json::to_string(&self.checkpoint)?));
        puts.extend(self.clock.puts());
        Ok(puts)
    }
}

fn take_in(
    known: &BTreeMap<ChildId, StoredChild>,
    stores: Stores,
    rows: &[Row],
) -> Result<PagePlan, serde_json::Error> {
    let mut plan = PagePlan::default();
    for row in rows {
        let id = row.child();
        let key = |record: &dyn core::fmt::Display| -> String { format!("{id}/{record}") };
        match row {
            Row::Gone(_) => {
                plan.children.remove(&id);
                plan.refill.remove(&id);
                plan.gone.insert(id);
                plan.puts.push(Put::Drop(stores.children, id.to_string()));
                for store in [stores.measurements, stores.absences, stores.care, stores.registers] {
                    plan.puts.push(Put::DropUnder(store, format!("{id}/")));
                }
                continue;
            }
            Row::Measurement(row) => {
                plan.puts.push(Put::Text(
                    stores.measurements,
                    key(&row.measurement.id),
                    serde_json::to_string(row)?,
                ));
            }
            Row::Absence(row) => {
                plan.puts.push(Put::Text(stores.absences, key(&row.absence.id), serde_json::to_string(row)?));
            }
            Row::Child(_) => {}
            // Of use to those who act on it, who are not on a phone.
            Row::Request(_) => continue,
            #[cfg(feature = "carried")]
            Row::Carried(row) => {
                plan.puts.push(Put::Text(stores.care, key(&row.id), serde_json::to_string(&row.body)?));
            }
            // It has no child to be filed with.
            #[cfg(feature = "carried")]
            Row::CarriedRegister(row) => {
                plan.entries.insert(id);
                plan.puts.push(Put::Text(stores.registers, key(&row.id), serde_json::to_string(&row.body)?));
                continue;
            }
            // A phone carries them.
            #[cfg(feature = "care")]
            Row::CareEvent(_) | Row::RegisterEvent(_) => continue,
        }
        let fresh = plan.gone.remove(&id);
        let stored = plan.children.entry(id).or_insert_with(|| {
            if fresh { StoredChild::default() } else { known.get(&id).cloned().unwrap_or_default() }
        });
        if stored.absorb(row) {
            plan.refill.insert(id);
        }
    }
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{child, child_row, reading_on};
    use crate::sync::Gone;

    fn measured(number: u8) -> Row {
        let measurement = reading_on(number, "2025-06-10");
        Row::Measurement(MeasurementRow::new(Revision(u64::from(number)), measurement))
    }

    #[test]
    fn readings_may_come_before_their_child_and_leave_with_it() {
        let plan_one =
            take_in(&BTreeMap::new(), stores_of(None), &[measured(1), Row::Child(child_row())]).unwrap();
        let stored = &plan_one.children[&child().id];
        assert_eq!((stored.row.as_ref(), stored.latest.len()), (Some(&child_row()), 1));
        let known = plan_one.children;
        let gone = Row::Gone(Gone { revision: Revision(9), child: child().id });
        let plan_two = take_in(&known, stores_of(None), &[measured(2), gone.clone()]).unwrap();
        assert!(plan_two.children.is_empty() && plan_two.gone.contains(&child().id));
        let back = take_in(&known, stores_of(None), &[gone, Row::Child(child_row())]).unwrap();
        assert!(back.gone.is_empty());
        assert!(back.children[&child().id].latest.is_empty(), "what it had is gone");
    }
}
