//! What pages see of a child: the regency's rows with this phone's unsent acts replayed on top. Pure.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::kept::{Fate, OutboxEntry, StoredChild};
use super::twins::{twins, undecided};
use crate::age::CivilDate;
use crate::id::{AbsenceId, MeasurementId, Revision};
use crate::measurement::{Absence, Measurement};
use crate::sorted::insert;
use crate::sync::{AbsenceRow, Act, Before, ChildRow, MeasurementRow, Row, RowKey, apply};

/// Where a record is. Every record is in exactly one of these states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordState {
    /// The regency has it and so does this phone.
    #[default]
    Safe,
    /// The regency has it; the phone has not fetched it back yet.
    Sent,
    /// Only on this phone.
    OnlyHere,
    /// Two people changed the same field; both values are kept.
    Conflicting,
    /// The regency refused it; its author has to repair it.
    NeedsFixing,
}

/// A child as lists show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// The record, with unsent edits.
    pub row: ChildRow,
    /// The newest readings that stand, newest first, at most three.
    pub latest: Vec<Measurement>,
    /// The last day on which the child was noted absent.
    pub absent_on: Option<CivilDate>,
    /// The worst state of anything about the child.
    pub state: RecordState,
    /// Whether somebody has to decide between readings.
    pub undecided: bool,
    search: String,
}

impl RosterEntry {
    /// How many readings `latest` shows.
    pub const SHOWN: usize = 3;

    /// Whether the child's name, the mother's name or the NIK contains every one of `words`, which are lower case.
    #[must_use]
    pub fn matches(&self, words: &[&str]) -> bool {
        words.iter().all(|word| self.search.contains(word))
    }

    /// The entry with what was recorded under a name that was merged into this one.
    pub fn join(&mut self, merged: &Self) {
        for reading in &merged.latest {
            if self.latest.iter().all(|known| known.id != reading.id) {
                insert(&mut self.latest, reading.clone(), newest_first);
            }
        }
        self.latest.truncate(Self::SHOWN);
        self.absent_on = self.absent_on.max(merged.absent_on);
        self.state = self.state.max(merged.state);
        self.undecided |= merged.undecided || !twins(self.latest.iter()).is_empty();
    }

    /// The text that searches look in: lower case, one line for each of name, mother and NIK.
    #[must_use]
    pub fn search_text(&self) -> &str {
        &self.search
    }
}

/// Everything about one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildHistory {
    /// The record, with unsent edits.
    pub row: ChildRow,
    /// State of the record itself.
    pub state: RecordState,
    /// Every reading, superseded ones too, newest first.
    pub measurements: Vec<Reading>,
    /// Every note of absence, newest first.
    pub absences: Vec<AbsenceNote>,
    /// What was done for the child, as the regency has it, in any order: each a
    /// [`CareEventRow`](crate::care::CareEventRow) as JSON.
    #[cfg(feature = "carried")]
    pub steps: Vec<String>,
    /// What this phone did and the regency has not sent back yet, in the order it was done.
    #[cfg(feature = "carried")]
    pub unsent: Vec<OutboxEntry>,
}

/// A reading and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The reading, what it corrects and what superseded it.
    pub row: MeasurementRow,
    /// Where it is.
    pub state: RecordState,
}

/// A note of absence and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbsenceNote {
    /// The note.
    pub absence: Absence,
    /// Where it is.
    pub state: RecordState,
}

impl ChildHistory {
    /// The readings that stand, newest first.
    pub fn standing(&self) -> impl Iterator<Item = &Measurement> {
        self.measurements
            .iter()
            .filter(|reading| reading.row.counts())
            .map(|reading| &reading.row.measurement)
    }

    /// Takes in what was recorded under a name that was merged into this one.
    pub fn join(&mut self, merged: Self) {
        for reading in merged.measurements {
            insert(&mut self.measurements, reading, |reading| newest_first(&reading.row.measurement));
        }
        for note in merged.absences {
            insert(&mut self.absences, note, newest_note_first);
        }
    }

    /// One reading.
    #[must_use]
    pub fn reading(&self, id: MeasurementId) -> Option<&Reading> {
        self.measurements.iter().find(|reading| reading.row.measurement.id == id)
    }
}

/// The rows about one child.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// The child.
    pub child: Option<ChildRow>,
    /// Readings.
    pub measurements: Vec<MeasurementRow>,
    /// Notes of absence.
    pub absences: Vec<AbsenceRow>,
    /// Steps of care as JSON.
    #[cfg(feature = "carried")]
    pub steps: Vec<String>,
    #[cfg(feature = "carried")]
    unsent: Vec<OutboxEntry>,
    states: Vec<(RowKey, RecordState)>,
}

impl Rows {
    /// Replays acts in order with the code that the regency will run. One that cannot be replayed shows nothing; it stays
    /// in the outbox for its author.
    pub fn replay<'a>(&mut self, entries: impl IntoIterator<Item = &'a OutboxEntry>) {
        let seen = self.child.as_ref().map_or(Revision::START, |row| row.revision);
        for entry in entries {
            #[cfg(feature = "carried")]
            self.unsent.push(entry.clone());
            let act = &entry.mutation.act;
            let mut before = Before { child: self.child.as_ref(), ..Before::default() };
            before.readings = &self.measurements;
            let state = match entry.fate {
                Fate::Waiting => RecordState::OnlyHere,
                Fate::Accepted { .. } => RecordState::Sent,
                Fate::Parked { .. } => RecordState::NeedsFixing,
            };
            let Ok(outcome) = apply(&entry.mutation, before, seen) else {
                self.mark(RowKey::Child(act.child()), state);
                continue;
            };
            for row in outcome.rows {
                self.mark(row.key(), state);
                match row {
                    Row::Child(row) => self.child = Some(ChildRow { revision: seen, ..row }),
                    Row::Measurement(row) => {
                        put(&mut self.measurements, row, |row| row.measurement.id);
                    }
                    Row::Absence(row) => {
                        put(&mut self.absences, row, |row| row.absence.id);
                    }
                    Row::Request(_) | Row::Gone(_) => {}
                    #[cfg(feature = "care")]
                    Row::CareEvent(_) | Row::RegisterEvent(_) => {}
                    #[cfg(feature = "carried")]
                    Row::Carried(_) | Row::CarriedRegister(_) => {}
                }
            }
        }
    }

    fn mark(&mut self, key: RowKey, state: RecordState) {
        let state = state.max(self.state(key));
        put(&mut self.states, (key, state), |(key, _)| *key);
    }

    fn state(&self, key: RowKey) -> RecordState {
        self.states.iter().find(|(known, _)| *known == key).map(|(_, state)| *state).unwrap_or_default()
    }

    fn child_state(&self, row: &ChildRow) -> RecordState {
        let conflict = if row.conflicts.is_empty() { RecordState::Safe } else { RecordState::Conflicting };
        self.state(RowKey::Child(row.child.id)).max(conflict)
    }

    /// Everything about the child; `None` when there is no child to show.
    #[must_use]
    pub fn history(mut self) -> Option<ChildHistory> {
        let row = self.child.take()?;
        let reading = |row: &MeasurementRow| {
            let conflict = if row.is_disputed() { RecordState::Conflicting } else { RecordState::Safe };
            let state = self.state(RowKey::Measurement(row.measurement.id)).max(conflict);
            Reading { state, row: row.clone() }
        };
        let mut measurements = Vec::with_capacity(self.measurements.len());
        for reading in self.measurements.iter().map(reading) {
            let key = |reading: &Reading| newest_first(&reading.row.measurement);
            insert(&mut measurements, reading, key);
        }
        let note = |row: &AbsenceRow| AbsenceNote {
            state: self.state(RowKey::Absence(row.absence.id)),
            absence: row.absence.clone(),
        };
        let mut absences = Vec::new();
        for note in self.absences.iter().map(note) {
            insert(&mut absences, note, newest_note_first);
        }
        Some(ChildHistory {
            state: self.child_state(&row),
            row,
            measurements,
            absences,
            #[cfg(feature = "carried")]
            steps: self.steps,
            #[cfg(feature = "carried")]
            unsent: self.unsent,
        })
    }
}

/// Newest day first; of one day the one that was recorded last.
fn newest_first(measurement: &Measurement) -> core::cmp::Reverse<(CivilDate, MeasurementId)> {
    core::cmp::Reverse((measurement.date, measurement.id))
}

fn newest_note_first(note: &AbsenceNote) -> core::cmp::Reverse<(CivilDate, AbsenceId)> {
    core::cmp::Reverse((note.absence.date, note.absence.id))
}

/// What lists show of a child, from what is stored and the acts about it.
#[must_use]
pub fn entry(stored: Option<&StoredChild>, acts: &[&OutboxEntry]) -> Option<RosterEntry> {
    let mut rows = Rows { child: stored.and_then(|stored| stored.row.clone()), ..Rows::default() };
    for measurement in stored.into_iter().flat_map(|stored| &stored.latest) {
        rows.measurements.push(standing(measurement.clone()));
    }
    rows.replay(acts.iter().copied());
    let row = rows.child.take()?;
    let mut state = rows.child_state(&row);
    state = rows.states.iter().map(|(_, state)| *state).fold(state, Ord::max);
    let mut latest = Vec::new();
    for row in rows.measurements.into_iter().filter(MeasurementRow::counts) {
        insert(&mut latest, row.measurement, newest_first);
    }
    latest.truncate(RosterEntry::SHOWN);
    let noted = acts.iter().filter_map(|entry| match &entry.mutation.act {
        Act::RecordAbsence { absence } => Some(absence.date),
        _ => None,
    });
    let absent_on = noted.chain(stored.and_then(|stored| stored.absent_on)).max();
    let child = &row.child;
    let nik = child.nik.as_ref().map_or("", |nik| nik.digits());
    let search =
        format!("{}\n{}\n{nik}", child.name.as_str(), child.mother_name.as_str()).to_ascii_lowercase();
    // Of what somebody decided on this phone the regency is still to tell.
    let decided = |id: &MeasurementId| {
        acts.iter().any(|entry| match &entry.mutation.act {
            Act::RetractMeasurement { measurement, .. }
            | Act::CorrectMeasurement { corrects: measurement, .. } => {
                measurement == id && !matches!(entry.fate, Fate::Parked { .. })
            }
            _ => false,
        })
    };
    let noted = stored.and_then(|stored| stored.undecided.as_ref());
    let open = noted.is_some_and(|noted| noted.iter().any(|readings| !readings.iter().any(decided)));
    let undecided = open || !twins(latest.iter()).is_empty();
    Some(RosterEntry { row, latest, absent_on, state, undecided, search })
}

fn standing(measurement: Measurement) -> MeasurementRow {
    MeasurementRow::new(Revision::START, measurement)
}

impl StoredChild {
    /// Takes in a row of the regency. Returns `true` when older readings have to be looked up ([`StoredChild::refill`]).
    pub fn absorb(&mut self, row: &Row) -> bool {
        match row {
            Row::Child(row) => self.row = Some(row.clone()),
            Row::Absence(row) => self.absent_on = self.absent_on.max(Some(row.absence.date)),
            Row::Measurement(row) => return self.absorb_reading(row),
            Row::Request(_) | Row::Gone(_) => {}
            #[cfg(feature = "care")]
            Row::CareEvent(_) | Row::RegisterEvent(_) => {}
            #[cfg(feature = "carried")]
            Row::Carried(_) | Row::CarriedRegister(_) => {}
        }
        false
    }

    fn absorb_reading(&mut self, row: &MeasurementRow) -> bool {
        let one = &row.measurement;
        let was_noted = match &self.undecided {
            Some(noted) => noted.iter().any(|readings| readings.contains(&one.id)),
            None => !self.latest.is_empty(),
        };
        self.undecided.get_or_insert_default();
        self.latest.retain(|known| known.id != one.id);
        if !row.counts() {
            return was_noted || row.is_disputed() || self.more && self.latest.len() < Self::KEEP;
        }
        let twin = |known: &Measurement| known.date == one.date && known.measured_by != one.measured_by;
        let has_twin = self.latest.iter().any(twin);
        // Among those that are not at hand there may be one, too.
        let is_old = self.more && self.latest.last().is_none_or(|last| one.date <= last.date);
        self.keep(one.clone());
        was_noted || row.is_disputed() || has_twin || is_old
    }

    /// Fills the newest readings, and what there is to decide, from all of them.
    pub fn refill(&mut self, all: &[MeasurementRow]) {
        self.more = false;
        self.latest.clear();
        for row in all.iter().filter(|row| row.counts()) {
            self.keep(row.measurement.clone());
        }
        self.undecided = Some(undecided(all));
    }

    fn keep(&mut self, measurement: Measurement) {
        insert(&mut self.latest, measurement, newest_first);
        self.more |= self.latest.len() > Self::KEEP;
        self.latest.truncate(Self::KEEP);
    }
}

/// Puts `item` in place of the one with the same key, or at the end. (A map costs a phone 5 kB for each type, and a child has
/// few records.)
pub fn put<T, K: PartialEq>(items: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    match items.iter_mut().find(|other| key(other) == key(&item)) {
        Some(old) => *old = item,
        None => items.push(item),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::child::ChildChange;
    use crate::samples::{child, child_row, entry as act, reading, reading_on};
    use crate::sync::{Dispute, Rejection, Superseded};

    fn stored() -> StoredChild {
        let mut stored = StoredChild::default();
        stored.absorb(&Row::Child(child_row()));
        stored
    }

    #[test]
    fn unsent_acts_show_on_top_of_the_regencys_row() {
        let changes = vec![ChildChange::Name("Ayu Baru".parse().unwrap())];
        let acts = [
            act(1, Act::EditChild { child: child().id, changes }),
            act(2, Act::RecordMeasurement { measurement: reading(1) }),
        ];
        let shown = entry(Some(&stored()), &acts.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!(shown.row.child.name.as_str(), "Ayu Baru");
        assert_eq!(shown.row.revision, child_row().revision);
        assert_eq!(shown.latest, [reading(1)]);
        assert_eq!(shown.state, RecordState::OnlyHere);
        assert!(shown.matches(&["baru", "siti"]) && !shown.matches(&["budi"]));
        assert_eq!(entry(Some(&stored()), &[]).unwrap().state, RecordState::Safe);
    }

    #[test]
    fn a_refused_registration_shows_as_to_be_fixed() {
        let mut registration = act(1, Act::RegisterChild { child: child() });
        registration.fate = Fate::Parked { reason: Rejection::DateInFuture };
        let shown = entry(None, &[&registration]).unwrap();
        assert_eq!(shown.state, RecordState::NeedsFixing);
        assert_eq!(entry(None, &[]), None);
    }

    #[test]
    fn the_newest_readings_stay_at_hand_in_any_order_of_arrival() {
        let mut child = stored();
        for number in [3, 1, 6, 2, 5, 4] {
            let row = standing(reading_on(number, &format!("2025-0{number}-10")));
            assert!(!child.absorb(&Row::Measurement(row)));
        }
        let days =
            |child: &StoredChild| child.latest.iter().map(|reading| reading.date.month()).collect::<Vec<_>>();
        assert_eq!(days(&child), [6, 5, 4, 3]);
        let superseded = Superseded {
            by: None,
            reason: "salah".parse().unwrap(),
            actor: crate::id::AccountId::new(1, [1; 10]),
        };
        let gone = |number: u8| {
            let mut row = standing(reading_on(number, &format!("2025-0{number}-10")));
            row.superseded = Some(superseded.clone());
            Row::Measurement(row)
        };
        assert!(
            child.absorb(&gone(6)),
            "an older one exists that belongs here, and a newcomer may be older still"
        );
        assert!(child.absorb(&gone(5)));
        let all = (1..=4).map(|number| standing(reading_on(number, &format!("2025-0{number}-10"))));
        child.refill(&all.collect::<Vec<_>>());
        assert_eq!(days(&child), [4, 3, 2, 1]);
    }

    /// What a phone does with rows that come one by one.
    fn take(child: &mut StoredChild, stored: &mut Vec<MeasurementRow>, row: MeasurementRow) {
        put(stored, row.clone(), |row| row.measurement.id);
        if child.absorb(&Row::Measurement(row)) {
            child.refill(stored);
        }
        assert_eq!(child.undecided, Some(undecided(stored)));
    }

    #[test]
    fn twins_that_newer_readings_push_out_of_sight_wait_on_until_someone_decides() {
        let by = |person: u8, number: u8, date: &str| {
            let measured_by = crate::id::AccountId::new(1, [person; 10]);
            standing(Measurement { measured_by, ..reading_on(number, date) })
        };
        let (mut child, mut rows) = (stored(), vec![]);
        take(&mut child, &mut rows, by(1, 1, "2025-01-10"));
        take(&mut child, &mut rows, by(2, 2, "2025-01-10"));
        for month in 2..=7 {
            take(&mut child, &mut rows, by(1, month + 1, &format!("2025-0{month}-10")));
        }
        assert_eq!(entry(Some(&child), &[]).map(|entry| entry.undecided), Some(true));
        // A phone that was without signal since March brings a second reading of that month.
        take(&mut child, &mut rows, by(2, 20, "2025-03-10"));
        assert_eq!(child.undecided.as_ref().map(Vec::len), Some(2));
        let act = |number, id| {
            let reason = "salah".parse().unwrap();
            act(number, Act::RetractMeasurement { child: child_row().child.id, measurement: id, reason })
        };
        let acts = [act(1, reading(2).id), act(2, reading(20).id)];
        let waits = |acts: &[&OutboxEntry]| entry(Some(&child), acts).unwrap().undecided;
        assert!(waits(&[&acts[0]]) && !waits(&[&acts[0], &acts[1]]));
        let superseded = Superseded {
            by: None,
            reason: "salah".parse().unwrap(),
            actor: crate::id::AccountId::new(1, [1; 10]),
        };
        for id in [reading(2).id, reading(20).id] {
            let row = rows.iter().find(|row| row.measurement.id == id).unwrap().clone();
            take(&mut child, &mut rows, MeasurementRow { superseded: Some(superseded.clone()), ..row });
        }
        assert!(!entry(Some(&child), &[]).unwrap().undecided);
    }

    #[test]
    fn rivals_and_corrections_of_what_was_taken_back_wait_for_someone() {
        let (mut child, mut rows) = (stored(), vec![]);
        let disputed = |number, dispute| {
            let row = standing(reading_on(number, &format!("2025-0{number}-10")));
            MeasurementRow { dispute: Some(dispute), ..row }
        };
        take(&mut child, &mut rows, standing(reading_on(1, "2025-01-10")));
        assert!(!entry(Some(&child), &[]).unwrap().undecided);
        let rival = disputed(2, Dispute::Rival { counted: reading(1).id });
        take(&mut child, &mut rows, rival.clone());
        take(&mut child, &mut rows, disputed(3, Dispute::TakenBack));
        assert!(entry(Some(&child), &[]).unwrap().undecided);
        take(&mut child, &mut rows, MeasurementRow { dispute: None, ..rival });
        assert_eq!(child.undecided, Some(vec![vec![reading(3).id]]));
    }

    #[test]
    fn what_an_older_app_did_not_note_is_looked_for_with_the_next_reading() {
        let mut child = stored();
        child.absorb(&Row::Measurement(standing(reading_on(1, "2025-01-10"))));
        child.undecided = None;
        assert!(child.absorb(&Row::Measurement(standing(reading_on(2, "2025-02-10")))));
        assert!(!stored().absorb(&Row::Measurement(standing(reading_on(1, "2025-01-10")))));
    }

    #[test]
    fn history_keeps_what_a_correction_superseded() {
        let mut rows = Rows { child: Some(child_row()), ..Rows::default() };
        rows.measurements.push(standing(reading(1)));
        let correction = act(
            1,
            Act::CorrectMeasurement {
                corrects: reading(1).id,
                measurement: reading_on(2, "2025-06-10"),
                reason: "salah baca".parse().unwrap(),
            },
        );
        rows.replay([&correction]);
        let history = rows.history().unwrap();
        assert_eq!(history.measurements.len(), 2);
        assert_eq!(history.standing().count(), 1);
        assert!(history.reading(reading(1).id).unwrap().row.superseded.is_some());
        assert_eq!(history.state, RecordState::Safe);
    }
}
