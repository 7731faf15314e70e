//! Taking in what the regency says: verdicts on acts, and pages of rows. A page and its cursor are committed together.

use std::collections::BTreeMap;

use tumbuh::api::sync::PullResponse;
use tumbuh::id::{ChildId, MutationId, Revision};
use tumbuh::sync::{MeasurementRow, Row};

use super::child_set::ChildSet;
use super::idb::{Durability, Get, Put};
use super::records::put;
use super::schema::{
    ABSENCES, CHECKPOINT, CHILDREN, Checkpoint, Fate, MEASUREMENTS, META, OFFSET, OUTBOX, OutboxEntry,
    StoredChild,
};
use super::{Store, StoreError};
use crate::json;

/// What a page does to the phone.
#[derive(Default)]
struct Plan {
    puts: Vec<Put>,
    children: BTreeMap<ChildId, StoredChild>,
    gone: ChildSet,
    refill: ChildSet,
}

fn plan(known: &BTreeMap<ChildId, StoredChild>, rows: &[Row]) -> Result<Plan, StoreError> {
    let mut plan = Plan::default();
    for row in rows {
        let id = row.child();
        match row {
            Row::Gone(_) => {
                plan.children.remove(&id);
                plan.refill.remove(&id);
                plan.gone.insert(id);
                plan.puts.push(Put::Drop(CHILDREN, id.to_string()));
                plan.puts.push(Put::DropUnder(MEASUREMENTS, format!("{id}/")));
                plan.puts.push(Put::DropUnder(ABSENCES, format!("{id}/")));
                continue;
            }
            Row::Measurement(row) => {
                let key = format!("{id}/{}", row.measurement.id);
                plan.puts.push(Put::Text(MEASUREMENTS, key, serde_json::to_string(row)?));
            }
            Row::Absence(row) => {
                let key = format!("{id}/{}", row.absence.id);
                plan.puts.push(Put::Text(ABSENCES, key, serde_json::to_string(row)?));
            }
            Row::Child(_) => {}
            // Of use to those who act on it, who are not on a phone.
            Row::Request(_) => continue,
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

impl Store {
    /// Commits a page of rows with its cursor; acts whose rows have come are safe and leave the outbox in the same moment.
    ///
    /// # Errors
    /// When the phone's storage fails; then neither rows nor cursor have changed.
    pub async fn take_page(self, page: PullResponse, offset: i64) -> Result<(), StoreError> {
        let inner = self.inner();
        let (mut plan, settled, checkpoint) = {
            let memory = inner.memory.borrow();
            let Some(old) = &memory.checkpoint else { return Ok(()) };
            let settled: Vec<u32> = memory
                .outbox
                .iter()
                .filter(|entry| Some(entry.mutation.actor) == self.account())
                .filter(|entry| match entry.fate {
                    Fate::Accepted { revision } => revision <= page.cursor || !page.more,
                    _ => false,
                })
                .map(|entry| entry.number)
                .collect();
            let checkpoint = Checkpoint {
                cursor: page.cursor,
                completed_millis: if page.more {
                    old.completed_millis
                } else {
                    Some(page.server_time_millis)
                },
                ..old.clone()
            };
            (plan(&memory.children, &page.rows)?, settled, checkpoint)
        };
        for child in core::mem::take(&mut plan.refill) {
            let prefix = format!("{child}/");
            let mut all = Vec::new();
            // Only the tab that holds the lock writes rows, so these stand until the page is committed on top of them.
            for text in inner.idb.read(&[Get::Under(MEASUREMENTS, &prefix)]).await?.into_iter().flatten() {
                all.push(json::from_str::<MeasurementRow>(&text)?);
            }
            for row in &page.rows {
                if let Row::Measurement(row) = row
                    && row.measurement.child == child
                {
                    put(&mut all, row.clone(), |row| row.measurement.id);
                }
            }
            if let Some(stored) = plan.children.get_mut(&child) {
                stored.refill(all);
            }
        }
        for (child, stored) in &plan.children {
            plan.puts.push(Put::Text(CHILDREN, child.to_string(), serde_json::to_string(stored)?));
        }
        plan.puts.extend(settled.iter().map(|number| Put::DropNumber(OUTBOX, *number)));
        plan.puts.push(Put::Text(META, CHECKPOINT.into(), serde_json::to_string(&checkpoint)?));
        plan.puts.push(Put::Text(META, OFFSET.into(), offset.to_string()));
        // Rows can be pulled again, so the page need not reach the flash before going on; it is whole or not there.
        inner.idb.write(Durability::Relaxed, &plan.puts).await?;
        let touched = {
            let mut memory = inner.memory.borrow_mut();
            let mut touched = memory.exchange(&settled, Vec::new());
            for child in plan.gone {
                memory.children.remove(&child);
                touched.insert(child);
            }
            touched.extend(plan.children.keys().copied());
            memory.children.extend(plan.children);
            memory.checkpoint = Some(checkpoint);
            memory.offset = Some(offset);
            touched
        };
        self.show(&touched);
        Ok(())
    }

    /// Writes down what the regency decided about acts.
    ///
    /// # Errors
    /// When the phone's storage fails; then the acts are sent again and get the same answer.
    pub async fn take_verdicts(self, fates: Vec<(MutationId, Fate)>) -> Result<(), StoreError> {
        let inner = self.inner();
        let decided: Vec<OutboxEntry> = {
            let memory = inner.memory.borrow();
            let decide = |entry: &OutboxEntry| {
                let (_, fate) = fates.iter().find(|(id, _)| *id == entry.mutation.id)?;
                Some(OutboxEntry { fate: fate.clone(), ..entry.clone() })
            };
            memory.outbox.iter().filter_map(decide).collect()
        };
        let mut puts = Vec::with_capacity(decided.len());
        for entry in &decided {
            puts.push(Put::Number(OUTBOX, entry.number, serde_json::to_string(entry)?));
        }
        inner.idb.write(Durability::Strict, &puts).await?;
        let mut touched = ChildSet::default();
        {
            let mut memory = inner.memory.borrow_mut();
            for entry in &mut memory.outbox {
                if let Some(new) = decided.iter().find(|new| new.number == entry.number) {
                    entry.fate = new.fate.clone();
                }
            }
            touched.extend(decided.iter().map(|entry| entry.mutation.act.child()));
        }
        self.show(&touched);
        Ok(())
    }

    /// Where to pull from.
    #[must_use]
    pub fn cursor(self) -> Revision {
        self.inner().memory.borrow().cursor()
    }

    /// Whether another tab has pulled further than this one knows.
    ///
    /// # Errors
    /// When the phone's storage cannot be read.
    pub async fn is_behind(self) -> Result<bool, StoreError> {
        let inner = self.inner();
        let answers = inner.idb.read(&[Get::One(META, CHECKPOINT)]).await?;
        let stored: Option<Checkpoint> =
            answers.into_iter().flatten().next().and_then(|text| json::from_str(&text).ok());
        Ok(stored != inner.memory.borrow().checkpoint)
    }

    /// The acts of everyone who shares this phone, as they stand.
    #[must_use]
    pub fn outbox(self) -> Vec<OutboxEntry> {
        self.inner().memory.borrow().outbox.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::{child, child_row, reading_on};
    use tumbuh::sync::Gone;

    fn measured(number: u8) -> Row {
        let measurement = reading_on(number, "2025-06-10");
        Row::Measurement(MeasurementRow {
            revision: Revision(u64::from(number)),
            measurement,
            corrects: None,
            superseded: None,
        })
    }

    #[test]
    fn readings_may_come_before_their_child_and_leave_with_it() {
        let plan_one = plan(&BTreeMap::new(), &[measured(1), Row::Child(child_row())]).unwrap();
        let stored = &plan_one.children[&child().id];
        assert_eq!((stored.row.as_ref(), stored.latest.len()), (Some(&child_row()), 1));
        let known = plan_one.children;
        let gone = Row::Gone(Gone { revision: Revision(9), child: child().id });
        let plan_two = plan(&known, &[measured(2), gone.clone()]).unwrap();
        assert!(plan_two.children.is_empty() && plan_two.gone.contains(&child().id));
        let back = plan(&known, &[gone, Row::Child(child_row())]).unwrap();
        assert!(back.gone.is_empty());
        assert!(back.children[&child().id].latest.is_empty(), "what it had is gone");
    }
}
