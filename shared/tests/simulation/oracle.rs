//! What must be so, worked out without the code under test.

use std::collections::{BTreeMap, BTreeSet};

use tumbuh::access::Action;
use tumbuh::api::sync::PullResponse;
use tumbuh::area::Scope;
use tumbuh::care::register::{Entry, RegisterEvent, RegisterEventRow};
use tumbuh::care::{CareEvent, CareEventRow, Case, ChildCare, CureSettings, cases};
use tumbuh::child::{Child, ChildChange, ChildField};
use tumbuh::id::{ChildId, DeviceId, MeasurementId, MutationId, Revision};
use tumbuh::measurement::Measurement;
use tumbuh::sync::phone::{Fate, Shelf, StoredChild, Stores, View, undecided};
use tumbuh::sync::{AbsenceRow, Act, MeasurementRow, Rejection, Row, Verdict};

use crate::regency::{held_act, is_signed};
use crate::world::World;

impl World {
    fn breaks(&mut self, what: String) {
        self.broken.get_or_insert(what);
    }

    /// Nobody is sent what is not in their areas.
    pub fn look_at_page(&mut self, page: &PullResponse, scope: &Scope) {
        for row in page.rows.iter().filter(|row| !matches!(row, Row::Gone(_))) {
            let place = self.regency.place_of(row.child());
            if place.is_none_or(|place| !scope.contains(place)) {
                self.breaks(format!("{:?} was sent to {scope:?}", row.key()));
            }
        }
    }

    /// At every moment: what a phone says that the regency holds, it holds.
    pub fn look_at_promises(&mut self, number: usize) -> Result<(), String> {
        if let Some(broken) = self.broken.take().or_else(|| self.regency.broken.take()) {
            return Err(broken);
        }
        let tabs = self.devices[number].tabs.iter();
        for entry in tabs.flat_map(|tab| &tab.phone.outbox) {
            let id = entry.mutation.id;
            let held = self.regency.decided.get(&id).is_some_and(|decided| decided.verdict.is_safe());
            match &entry.fate {
                Fate::Accepted { .. } if !held => return Err(format!("{id} is said to be sent and is not")),
                // Every act here is one that some release writes: only a server that is too old for it stumbles.
                Fate::Parked { reason: Rejection::Malformed { .. } } => {
                    return Err(format!("{id} is said to be wrong by a server that is too old for it"));
                }
                Fate::Parked { reason } if held => {
                    return Err(format!("{id} is held and said to be refused: {reason}"));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Steps of care that changed a case, by what they are.
    pub fn steps_taken(&self) -> BTreeMap<String, u64> {
        let mut taken = BTreeMap::new();
        for (mutation, verdict, _) in &self.regency.audit {
            if let (Act::Care { step, .. }, Verdict::Applied { .. }) = (&mutation.act, verdict) {
                let kind = serde_json::to_value(step).unwrap()["type"].as_str().unwrap().to_string();
                *taken.entry(kind).or_default() += 1;
            }
        }
        taken
    }

    /// When all is quiet.
    pub fn look_at_everything(&mut self) -> Result<(), String> {
        for number in 0..self.devices.len() {
            self.look_at_promises(number)?;
            self.holds_what_it_should(number)?;
        }
        self.receipts_tell_the_truth()?;
        self.nothing_was_lost()?;
        self.history_is_complete()?;
        self.children_follow_from_the_acts()?;
        self.entries_follow_from_the_acts()?;
        self.steps_follow_from_the_acts()?;
        self.no_two_records_wait_for_each_other()?;
        self.one_of_each_correction_counts()
    }

    /// What a receipt says is held is held, as it was done; and whatever left a phone has one.
    fn receipts_tell_the_truth(&self) -> Result<(), String> {
        let mut covered = BTreeSet::new();
        for receipt in self.devices.iter().flat_map(|device| device.disk.receipts()) {
            if !is_signed(&receipt) || receipt.held.revision > self.regency.head {
                return Err("a receipt is nobody's word".into());
            }
            for act in receipt.held.acts {
                let decided = self.regency.decided.get(&act.id);
                let held = decided.is_some_and(|decided| decided.verdict.is_safe());
                if !held || self.written.get(&act.id).map(held_act) != Some(act) {
                    return Err(format!("a receipt for {} is a lie", act.id));
                }
                covered.insert(act.id);
            }
        }
        for device in &self.devices {
            let kept: BTreeSet<MutationId> =
                device.disk.outbox().iter().map(|entry| entry.mutation.id).collect();
            let own = self.saved.values().filter(|mutation| mutation.device == device.id).map(|own| own.id);
            if let Some(bare) = own
                .into_iter()
                .find(|id| !kept.contains(id) && !covered.contains(id) && !self.withdrawn.contains(id))
            {
                return Err(format!("{bare} left its phone without a receipt"));
            }
        }
        Ok(())
    }

    fn nothing_was_lost(&self) -> Result<(), String> {
        let mut parked = Vec::new();
        for device in &self.devices {
            for entry in device.disk.outbox() {
                match entry.fate {
                    Fate::Parked { .. } => parked.push(entry.mutation.id),
                    other => return Err(format!("{} is still {other:?}", entry.mutation.id)),
                }
            }
        }
        for (id, mutation) in &self.saved {
            let decided = self.regency.decided.get(id);
            let held = decided.is_some_and(|decided| decided.verdict.is_safe());
            if !held && !parked.contains(id) && !self.withdrawn.contains(id) {
                return Err(format!("{id} is lost: {:?}, {decided:?}", mutation.act));
            }
        }
        Ok(())
    }

    /// Every phone holds the rows of the areas of each of its people as the regency does, and nothing else.
    fn holds_what_it_should(&self, number: usize) -> Result<(), String> {
        let device = &self.devices[number];
        let views = self.views();
        let own: Vec<&View> = device.crew.iter().map(|account| &views[account]).collect();
        let mut kept = device.disk.aside(device.app);
        kept.extend(device.disk.checkpoint(device.app));
        for shelf in Shelf::ALL {
            let Some(kept) = kept.iter().find(|kept| kept.shelf == shelf) else {
                let rows: usize = shelf.stores().names().map(|store| device.disk.count(store)).iter().sum();
                if rows > 0 {
                    return Err(format!("device {number} holds {rows} rows for nobody"));
                }
                continue;
            };
            if own.iter().all(|view| view.scope != kept.scope) {
                return Err(format!("device {number} keeps {:?}, which none of its people see", kept.scope));
            }
            self.holds(number, shelf.stores(), &kept.scope)?;
        }
        if own.iter().any(|view| kept.iter().all(|kept| kept.scope != view.scope)) {
            return Err(format!("device {number} keeps nothing for one of its people"));
        }
        Ok(())
    }

    fn holds(&self, number: usize, stores: Stores, scope: &Scope) -> Result<(), String> {
        let device = &self.devices[number];
        let stored: Vec<StoredChild> = device.disk.all(stores.children);
        let mut held: Vec<Row> =
            stored.iter().filter_map(|stored| stored.row.clone().map(Row::Child)).collect();
        held.extend(device.disk.all::<MeasurementRow>(stores.measurements).into_iter().map(Row::Measurement));
        held.extend(device.disk.all::<AbsenceRow>(stores.absences).into_iter().map(Row::Absence));
        held.extend(
            device.disk.all::<RegisterEventRow>(stores.registers).into_iter().map(Row::RegisterEvent),
        );
        let steps: Vec<CareEventRow> = device.disk.all(stores.care);
        held.extend(steps.iter().cloned().map(Row::CareEvent));
        let should = self.regency.visible(scope).filter(|row| !matches!(row, Row::Request(_)));
        let (held, should) = (hash(held.iter()), hash(should));
        for (key, text) in &should {
            match held.get(key) {
                None => return Err(format!("device {number} misses {key}: {text}")),
                Some(other) if other != text => {
                    return Err(format!("device {number} holds {key} as {other} instead of {text}"));
                }
                Some(_) => {}
            }
        }
        if let Some(key) = held.keys().find(|key| !should.contains_key(*key)) {
            return Err(format!("device {number} holds {key}, which is not its own"));
        }
        let mut care: BTreeMap<ChildId, Vec<&CareEventRow>> = BTreeMap::new();
        for row in &steps {
            care.entry(row.event.child).or_default().push(row);
        }
        for (child, rows) in care {
            if folded(rows) != folded(&self.regency.care_of(child)) {
                return Err(format!("device {number} shows other cases of {child}"));
            }
        }
        for stored in stored {
            let Some(row) = &stored.row else { return Err(format!("device {number}: readings of nobody")) };
            let readings = self.regency.readings_of(row.child.id);
            if stored.undecided.unwrap_or_default() != undecided(&readings) {
                return Err(format!("device {number} would have other readings of {} decided", row.child.id));
            }
            let mut counted: Vec<Measurement> = readings
                .into_iter()
                .filter(|row| row.superseded.is_none() && row.rival().is_none())
                .map(|row| row.measurement)
                .collect();
            counted.sort_by_key(|reading| core::cmp::Reverse((reading.date, reading.id)));
            counted.truncate(StoredChild::KEEP);
            if stored.latest != counted {
                return Err(format!("device {number} shows other newest readings of {}", row.child.id));
            }
        }
        Ok(())
    }

    /// Every act is decided once, by whom it was allowed, and all that was accepted is there.
    fn history_is_complete(&self) -> Result<(), String> {
        let mut seen = BTreeMap::new();
        let mut readings = 0;
        for (mutation, verdict, grants) in &self.regency.audit {
            if seen.insert(mutation.id, ()).is_some() {
                return Err(format!("{} was decided twice", mutation.id));
            }
            if !self.written.contains_key(&mutation.id) {
                return Err(format!("{} was done by nobody", mutation.id));
            }
            if !verdict.is_safe() {
                continue;
            }
            if grants.scope(Action::WriteRecords).0.is_empty() {
                return Err(format!("{} was not theirs to do", mutation.id));
            }
            if let Act::RecordMeasurement { measurement } | Act::CorrectMeasurement { measurement, .. } =
                &mutation.act
            {
                readings += 1;
                let rows = self.regency.readings_of(measurement.child);
                if !rows.iter().any(|row| row.measurement == *measurement) {
                    return Err(format!("the reading {} is gone", measurement.id));
                }
            }
        }
        let held = self.regency.rows.values().filter(|placed| matches!(placed.row, Row::Measurement(_)));
        if held.count() != readings {
            return Err("there are readings that nobody was told of".into());
        }
        Ok(())
    }

    /// The children, replayed from what was decided: a value that nobody had seen is never overwritten.
    fn children_follow_from_the_acts(&self) -> Result<(), String> {
        let mut children: BTreeMap<ChildId, Child> = BTreeMap::new();
        let mut touched: BTreeMap<(ChildId, ChildField), (Revision, DeviceId)> = BTreeMap::new();
        for (mutation, verdict, _) in &self.regency.audit {
            let (Verdict::Applied { revision } | Verdict::Merged { revision, .. }) = verdict else {
                continue;
            };
            let base = self.written.get(&mutation.id).map_or(mutation.base, |written| written.base);
            match &mutation.act {
                Act::RegisterChild { child } => {
                    children.insert(child.id, child.clone());
                }
                Act::EditChild { child, changes } => {
                    let Some(record) = children.get_mut(child) else {
                        return Err(format!("{} edits nobody", mutation.id));
                    };
                    for change in changes {
                        let field = change.field();
                        let unseen = touched
                            .get(&(*child, field))
                            .is_some_and(|(when, device)| *when > base && *device != mutation.device);
                        let differs = record.get(field) != *change;
                        let flagged = matches!(verdict, Verdict::Merged { conflicts, .. } if conflicts.contains(&field));
                        if flagged != (unseen && differs) {
                            return Err(format!(
                                "{} on {field:?}: a conflict was hidden or made up",
                                mutation.id
                            ));
                        }
                        if differs && !unseen {
                            set(record, change);
                            touched.insert((*child, field), (*revision, mutation.device));
                        }
                    }
                }
                _ => {}
            }
        }
        for placed in self.regency.rows.values() {
            if let Row::Child(row) = &placed.row
                && children.get(&row.child.id) != Some(&row.child)
            {
                return Err(format!("{} is not what was decided", row.child.id));
            }
        }
        Ok(())
    }

    /// What was done to entries is there as it was done, each with its entry where she is followed.
    fn entries_follow_from_the_acts(&self) -> Result<(), String> {
        let decided = self.regency.audit.iter().filter(|(_, verdict, _)| verdict.is_safe());
        let done: BTreeMap<MutationId, RegisterEvent> =
            decided.filter_map(|(mutation, ..)| Some((mutation.id, mutation.register_event()?))).collect();
        let mut held = BTreeMap::new();
        for placed in self.regency.rows.values() {
            if let Row::RegisterEvent(row) = &placed.row {
                held.insert(row.event.id, (row.event.clone(), placed.posyandu.clone()));
            }
        }
        if held.iter().map(|(id, (event, _))| (id, event)).ne(done.iter()) {
            return Err("what is done to entries is not what was decided".into());
        }
        for (event, posyandu) in held.values() {
            let entry = Entry::of(done.values().filter(|other| other.entry == event.entry));
            if entry.map(|entry| entry.woman.posyandu).as_ref() != Some(posyandu) {
                return Err(format!("{} lies where its entry is not", event.id));
            }
        }
        Ok(())
    }

    /// What was done for children is there as it was done, each where its child is followed; and a case says the same when it
    /// is folded from the rows, wherever its child went meanwhile, as from the steps in the order in which they were decided.
    fn steps_follow_from_the_acts(&self) -> Result<(), String> {
        let mut followed = self.regency.followed.iter().peekable();
        let mut done: BTreeMap<ChildId, Vec<CareEvent>> = BTreeMap::new();
        for (mutation, verdict, _) in self.regency.audit.iter().filter(|(_, verdict, _)| verdict.is_safe()) {
            let asked_for = followed.next_if(|event| event.id == mutation.id).cloned();
            for event in mutation.care_event().into_iter().chain(asked_for) {
                let steps = done.entry(event.child).or_default();
                steps.push(event);
                let care = folded_acts(steps);
                let is_kept = care.kept.iter().any(|kept| kept.event == mutation.id);
                if is_kept != matches!(verdict, Verdict::Kept { .. }) {
                    return Err(format!("{}: whether it changed the case was said wrongly", mutation.id));
                }
            }
        }
        if let Some(event) = followed.next() {
            return Err(format!("{} was asked for by no reading that was accepted", event.id));
        }
        let mut count = 0;
        for placed in self.regency.rows.values() {
            let Row::CareEvent(row) = &placed.row else { continue };
            count += 1;
            let steps = done.get(&row.event.child).into_iter().flatten();
            if !steps.clone().any(|event| *event == row.event) {
                return Err(format!("{} was done by nobody", row.event.id));
            }
            if self.regency.place_of(row.event.child) != Some(&placed.posyandu) {
                return Err(format!("{} lies where its child is not", row.event.id));
            }
        }
        if count != done.values().map(Vec::len).sum::<usize>() {
            return Err("steps of care are gone".into());
        }
        for (child, steps) in &done {
            let care = folded(&self.regency.care_of(*child));
            if care != folded_acts(steps) {
                return Err(format!("the cases of {child} are not what was decided"));
            }
            if told(&care) != steps.len() {
                return Err(format!("a step for {child} is in no case, and not said to change nothing"));
            }
        }
        Ok(())
    }

    /// Of a reading and all that corrects it one counts, or none when it was taken back.
    /// Whoever was registered twice is followed, or was ended, under one name.
    fn no_two_records_wait_for_each_other(&self) -> Result<(), String> {
        let merged: BTreeMap<ChildId, ChildId> = self
            .regency
            .rows
            .values()
            .filter_map(|placed| match &placed.row {
                Row::Child(row) => Some((row.child.id, row.child.merged_into()?)),
                _ => None,
            })
            .collect();
        for record in merged.keys() {
            let mut seen = BTreeSet::from([record]);
            let mut next = merged.get(record);
            while let Some(into) = next {
                if !seen.insert(into) {
                    return Err(format!("{record} goes on as itself"));
                }
                next = merged.get(into);
            }
        }
        Ok(())
    }

    fn one_of_each_correction_counts(&self) -> Result<(), String> {
        let rows = || {
            self.regency.rows.values().filter_map(|placed| match &placed.row {
                Row::Measurement(row) => Some(row),
                _ => None,
            })
        };
        let corrects: BTreeMap<MeasurementId, MeasurementId> =
            rows().filter_map(|row| Some((row.measurement.id, row.corrects?))).collect();
        let mut counted: BTreeMap<MeasurementId, usize> = BTreeMap::new();
        for row in rows() {
            let mut first = row.measurement.id;
            while let Some(earlier) = corrects.get(&first) {
                first = *earlier;
            }
            let counts = row.superseded.is_none() && row.rival().is_none();
            *counted.entry(first).or_default() += usize::from(counts);
        }
        match counted.iter().find(|(_, count)| **count > 1) {
            Some((first, count)) => Err(format!("{count} corrections of {first} count")),
            None => Ok(()),
        }
    }
}

fn folded<'a>(rows: impl IntoIterator<Item = &'a CareEventRow>) -> ChildCare {
    cases(rows, [], &CureSettings::default())
}

fn folded_acts(steps: &[CareEvent]) -> ChildCare {
    cases([], steps, &CureSettings::default())
}

/// How many steps the cases tell of, those that changed nothing too.
fn told(care: &ChildCare) -> usize {
    let of_case = |case: &Case| {
        let reports = case.interventions.iter().map(|one| 1 + one.reports.len()).sum::<usize>();
        let letters = case.referrals.iter().map(|one| 1 + one.answers.len()).sum::<usize>();
        let advice = case.recommendations.iter().map(|one| 1 + one.follow_ups.len()).sum::<usize>();
        let reopened = case.closings.iter().filter_map(|closing| closing.reopened.as_ref());
        // What was found again stands among what was found, and is the step that reopened.
        let by_mistake = reopened.filter(|reopening| reopening.relapse.is_none()).count();
        case.found.len()
            + case.validations.len()
            + case.causes.len()
            + case.obstacles.len()
            + case.talks.len()
            + reports
            + case.food_logs.len()
            + case.evaluations.len()
            + letters
            + advice
            + case.closings.len()
            + by_mistake
    };
    care.cases.iter().map(of_case).sum::<usize>() + care.kept.len()
}

fn set(child: &mut Child, change: &ChildChange) {
    child.set(change.clone());
}

/// Rows as text by what they are about.
fn hash<'a>(rows: impl Iterator<Item = &'a Row>) -> BTreeMap<String, String> {
    rows.map(|row| (format!("{:?}", row.key()), serde_json::to_string(row).unwrap())).collect()
}
