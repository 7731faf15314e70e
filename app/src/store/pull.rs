//! Taking in what the regency says: verdicts on acts, and pages of rows. A page and its cursor are committed together.

use std::collections::{BTreeMap, BTreeSet};

use tumbuh::api::sync::PullResponse;
use tumbuh::id::{ChildId, MutationId, Revision};
use tumbuh::sync::{MeasurementRow, Row};

use super::idb::Durability;
use super::schema::{
    ABSENCES, CHECKPOINT, CHILDREN, Checkpoint, Fate, MEASUREMENTS, META, OFFSET, OUTBOX, OutboxEntry,
    StoredChild,
};
use super::{Store, StoreError};
use crate::json;

/// So many writes are asked for before the page may draw again.
const BREATH: usize = 200;

enum Write {
    Put(&'static str, String, String),
    Forget(ChildId),
}

/// What a page does to the phone.
#[derive(Default)]
struct Plan {
    writes: Vec<Write>,
    children: BTreeMap<ChildId, StoredChild>,
    gone: BTreeSet<ChildId>,
    refill: BTreeSet<ChildId>,
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
                plan.writes.push(Write::Forget(id));
                continue;
            }
            Row::Measurement(row) => {
                let key = format!("{id}/{}", row.measurement.id);
                plan.writes.push(Write::Put(MEASUREMENTS, key, serde_json::to_string(row)?));
            }
            Row::Absence(row) => {
                let key = format!("{id}/{}", row.absence.id);
                plan.writes.push(Write::Put(ABSENCES, key, serde_json::to_string(row)?));
            }
            Row::Child(_) => {}
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
        let (plan, settled, checkpoint) = {
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
        let checkpoint_text = serde_json::to_string(&checkpoint)?;
        let offset_text = serde_json::to_string(&offset)?;
        // Rows can be pulled again, so the page need not reach the flash before going on; it is whole or not there.
        let stores = [CHILDREN, MEASUREMENTS, ABSENCES, OUTBOX, META];
        let write = inner.idb.write(&stores, Durability::Relaxed, async |tx| {
            for (count, write) in plan.writes.iter().enumerate() {
                match write {
                    Write::Put(store, key, text) => tx.put(store, key, text)?,
                    Write::Forget(child) => {
                        tx.delete(CHILDREN, &child.to_string())?;
                        tx.delete_under(MEASUREMENTS, &format!("{child}/"))?;
                        tx.delete_under(ABSENCES, &format!("{child}/"))?;
                    }
                }
                if count % BREATH == BREATH - 1 {
                    tx.settle(META).await?;
                }
            }
            let mut refilled = BTreeMap::new();
            for child in &plan.refill {
                let mut all = Vec::new();
                for text in tx.all_under(MEASUREMENTS, &format!("{child}/")).await? {
                    all.push(json::from_str::<MeasurementRow>(&text)?);
                }
                let mut stored = plan.children.get(child).cloned().unwrap_or_default();
                stored.refill(all);
                refilled.insert(*child, stored);
            }
            for (count, (child, stored)) in plan.children.iter().enumerate() {
                let stored = refilled.get(child).unwrap_or(stored);
                tx.put(CHILDREN, &child.to_string(), &serde_json::to_string(stored)?)?;
                if count % BREATH == BREATH - 1 {
                    tx.settle(META).await?;
                }
            }
            for number in &settled {
                tx.delete_number(OUTBOX, *number)?;
            }
            tx.put(META, CHECKPOINT, &checkpoint_text)?;
            tx.put(META, OFFSET, &offset_text)?;
            Ok(refilled)
        });
        let refilled = write.await?;
        let touched = {
            let mut memory = inner.memory.borrow_mut();
            let mut touched = memory.exchange(&settled, Vec::new());
            for child in plan.gone {
                memory.children.remove(&child);
                touched.insert(child);
            }
            touched.extend(plan.children.keys());
            memory.children.extend(plan.children);
            memory.children.extend(refilled);
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
        let texts = decided.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
        let write = inner.idb.write(&[OUTBOX], Durability::Strict, async |tx| {
            for (entry, text) in decided.iter().zip(&texts) {
                tx.put_number(OUTBOX, entry.number, text)?;
            }
            Ok(())
        });
        write.await?;
        let mut touched = BTreeSet::new();
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
        let stored = inner.idb.read(&[META], async |tx| tx.get(META, CHECKPOINT).await).await?;
        let stored: Option<Checkpoint> = stored.and_then(|text| json::from_str(&text).ok());
        Ok(stored != inner.memory.borrow().checkpoint)
    }

    /// The outbox of this person as it stands.
    #[must_use]
    pub fn outbox(self) -> Vec<OutboxEntry> {
        self.inner().memory.borrow().own(self.account())
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
