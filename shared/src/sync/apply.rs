//! What an act does to the records: total, the same on the phone and in the regency.

use alloc::vec::Vec;

use super::mutation::{Act, Mutation};
use super::readings;
#[cfg(feature = "carried")]
use super::row::CarriedStep;
use super::row::{AbsenceRow, ChildRow, FieldChange, FieldConflict, MeasurementRow, RequestRow, Row};
use super::verdict::{Rejection, Verdict};
use crate::area::AreaCode;
#[cfg(feature = "care")]
use crate::care::register::{Entry, RegisterEventRow};
#[cfg(feature = "care")]
use crate::care::{self, CareEventRow, ChildCare, CureSettings};
use crate::child::{ChildChange, ChildField};
use crate::id::Revision;

/// The rows an act may build on, as they stand before it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Before<'a> {
    /// The child that [`Act::child`] names.
    pub child: Option<&'a ChildRow>,
    /// The readings of that child, as far as [`Act::builds_on_readings`].
    pub readings: &'a [MeasurementRow],
    /// Posyandu that the child left since what the author had last seen of it.
    pub left: &'a [AreaCode],
    /// The child's care, for an [`Act::Care`].
    #[cfg(feature = "care")]
    pub care: CareBefore<'a>,
    /// Everything done so far to the entry that an [`Act::Register`], or a request of a woman, is about, in any order. The child
    /// is then the one that a birth names.
    #[cfg(feature = "care")]
    pub entry: &'a [RegisterEventRow],
}

#[cfg(feature = "care")]
impl Before<'_> {
    /// The entry of a register that an act is about; `None` when there is none.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        Entry::of(self.entry.iter().map(|row| &row.event))
    }
}

/// What a step of care builds on.
#[cfg(feature = "care")]
#[derive(Clone, Copy, Debug, Default)]
pub struct CareBefore<'a> {
    /// Everything done for the child so far, in any order.
    pub events: &'a [CareEventRow],
    /// When a child is cured.
    pub cure: CureSettings,
}

#[cfg(feature = "care")]
impl CareBefore<'_> {
    /// The cases that follow.
    #[must_use]
    pub fn cases(&self) -> ChildCare {
        care::cases(self.events, [], &self.cure)
    }
}

/// What to write: whole new versions of rows, each with its revision, and the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Rows to put, in order of revision.
    pub rows: Vec<Row>,
    /// [`Verdict::Applied`] or [`Verdict::Merged`].
    pub verdict: Verdict,
}

/// Applies `mutation` to the rows `before`; the rows it writes take the revisions after `last`.
///
/// # Errors
/// When a row that the act builds on is missing, or a record to create is there already.
pub fn apply(mutation: &Mutation, before: Before<'_>, last: Revision) -> Result<Outcome, Rejection> {
    let first = last.next();
    let known_child = || before.child.ok_or(Rejection::UnknownChild);
    let known_measurement = || {
        let target = mutation.act.target_measurement();
        before
            .readings
            .iter()
            .find(|row| Some(row.measurement.id) == target && row.measurement.child == mutation.act.child())
            .ok_or(Rejection::UnknownMeasurement)
    };
    match &mutation.act {
        Act::RegisterChild { child } => {
            if before.child.is_some() {
                return Err(Rejection::ChildExists);
            }
            let row = ChildRow {
                revision: first,
                child: child.clone(),
                changed: Default::default(),
                conflicts: Vec::new(),
            };
            Ok(applied(alloc::vec![Row::Child(row)], first))
        }
        Act::EditChild { changes, .. } => known_child().map(|row| edit(row, mutation, changes, first)),
        Act::RecordMeasurement { measurement } => {
            known_child()?;
            let row = MeasurementRow::new(first, measurement.clone());
            Ok(applied(alloc::vec![Row::Measurement(row)], first))
        }
        Act::CorrectMeasurement { measurement, reason, .. } => {
            known_child()?;
            let target = known_measurement()?;
            Ok(readings::correct(before.readings, target, mutation.actor, measurement, reason, last))
        }
        Act::RetractMeasurement { reason, .. } => {
            known_child()?;
            Ok(readings::retract(before.readings, known_measurement()?, mutation.actor, reason, last))
        }
        Act::RecordAbsence { absence } => {
            known_child()?;
            let row = AbsenceRow { revision: first, absence: absence.clone() };
            Ok(applied(alloc::vec![Row::Absence(row)], first))
        }
        // About a child or an entry of a register, which `check` has seen; a phone need not hold it.
        Act::RecordRequest { request } => {
            let row = RequestRow { revision: first, request: request.clone(), recorded_by: mutation.actor };
            Ok(applied(alloc::vec![Row::Request(row)], first))
        }
        #[cfg(feature = "carried")]
        Act::CarriedCare { child, step, .. } => {
            known_child()?;
            let row = CarriedStep { revision: first, child: *child, id: mutation.id, body: step.clone() };
            Ok(applied(alloc::vec![Row::Carried(row)], first))
        }
        #[cfg(feature = "carried")]
        Act::CarriedRegister { entry, step, .. } => {
            let child = (*entry).into();
            let row = CarriedStep { revision: first, child, id: mutation.id, body: step.clone() };
            Ok(applied(alloc::vec![Row::CarriedRegister(row)], first))
        }
        #[cfg(feature = "care")]
        Act::Care { .. } => {
            known_child()?;
            let event = mutation.care_event().ok_or(Rejection::Empty)?;
            let outcome = care::apply(event, before.care.events, last, &before.care.cure)?;
            Ok(Outcome { rows: alloc::vec![Row::CareEvent(outcome.row)], verdict: outcome.verdict.into() })
        }
        #[cfg(feature = "care")]
        Act::Register(_) => {
            let event = mutation.register_event().ok_or(Rejection::Empty)?;
            let row = RegisterEventRow { revision: first, event };
            Ok(applied(alloc::vec![Row::RegisterEvent(row)], first))
        }
    }
}

fn applied(rows: Vec<Row>, revision: Revision) -> Outcome {
    Outcome { rows, verdict: Verdict::Applied { revision } }
}

/// Merges field by field: a field that another device changed after the base the author saw, to another value, keeps the regency's value
/// and the proposal beside it.
fn edit(row: &ChildRow, mutation: &Mutation, changes: &[ChildChange], revision: Revision) -> Outcome {
    let mut row = row.clone();
    let mut conflicts: Vec<ChildField> = Vec::new();
    for change in changes {
        let field = change.field();
        if row.child.get(field) == *change {
            // Whoever has seen the two values and says again the one that stands has chosen it.
            if mutation.base >= row.revision {
                row.conflicts.retain(|conflict| conflict.proposed.field() != field);
            }
            continue;
        }
        let changed_since = row
            .changed
            .get(field)
            .is_some_and(|changed| changed.revision > mutation.base && changed.device != mutation.device);
        if changed_since {
            row.conflicts.push(FieldConflict {
                proposed: change.clone(),
                actor: mutation.actor,
                mutation: mutation.id,
            });
            conflicts.push(field);
        } else {
            row.child.set(change.clone());
            row.changed.insert(field, FieldChange { revision, device: mutation.device });
            row.conflicts.retain(|conflict| conflict.proposed.field() != field);
        }
    }
    row.revision = revision;
    let verdict = if conflicts.is_empty() {
        Verdict::Applied { revision }
    } else {
        Verdict::Merged { revision, conflicts }
    };
    Outcome { rows: alloc::vec![Row::Child(row)], verdict }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AccountId, DeviceId, MutationId};
    use crate::measurement::tests::measurement;
    use crate::samples::child;
    use crate::sync::rebase;

    fn mutation(number: u8, device: u8, base: u64, act: Act) -> Mutation {
        Mutation {
            id: MutationId::new(u64::from(number), [number; 10]),
            device: DeviceId::new(1, [device; 10]),
            actor: AccountId::new(1, [device; 10]),
            base: Revision(base),
            phone_time_millis: 0,
            server_offset_millis: None,
            act,
        }
    }

    fn rename(number: u8, device: u8, base: u64, name: &str) -> Mutation {
        let changes = vec![ChildChange::Name(name.parse().unwrap())];
        mutation(number, device, base, Act::EditChild { child: child().id, changes })
    }

    fn registered() -> ChildRow {
        let act = Act::RegisterChild { child: child() };
        let outcome = apply(&mutation(1, 1, 0, act), Before::default(), Revision(10)).unwrap();
        match outcome.rows.into_iter().next() {
            Some(Row::Child(row)) => row,
            other => panic!("{other:?}"),
        }
    }

    fn edited(row: &ChildRow, mutation: &Mutation, last: u64) -> (ChildRow, Verdict) {
        let before = Before { child: Some(row), ..Before::default() };
        let outcome = apply(mutation, before, Revision(last)).unwrap();
        match outcome.rows.into_iter().next() {
            Some(Row::Child(row)) => (row, outcome.verdict),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn edits_of_different_fields_both_stand() {
        let (row, _) = edited(&registered(), &rename(2, 1, 11, "Ayu"), 11);
        let changes = vec![ChildChange::Rt(Some("04".parse().unwrap()))];
        let other = mutation(3, 2, 11, Act::EditChild { child: row.child.id, changes });
        let (row, verdict) = edited(&row, &other, 12);
        assert_eq!(row.child.name.as_str(), "Ayu");
        assert_eq!(row.child.rt.as_ref().unwrap().as_str(), "04");
        assert_eq!(verdict, Verdict::Applied { revision: Revision(13) });
    }

    #[test]
    fn a_true_conflict_keeps_both_values_until_someone_who_saw_them_chooses() {
        let (row, _) = edited(&registered(), &rename(2, 1, 11, "Ayu A"), 11);
        let (row, verdict) = edited(&row, &rename(3, 2, 11, "Ayu B"), 12);
        assert_eq!(row.child.name.as_str(), "Ayu A");
        assert_eq!(row.conflicts.len(), 1);
        assert_eq!(verdict, Verdict::Merged { revision: Revision(13), conflicts: vec![ChildField::Name] });
        let (row, verdict) = edited(&row, &rename(4, 3, 13, "Ayu B"), 13);
        assert_eq!(row.child.name.as_str(), "Ayu B");
        assert!(row.conflicts.is_empty());
        assert_eq!(verdict, Verdict::Applied { revision: Revision(14) });
    }

    #[test]
    fn a_conflict_is_settled_too_by_who_keeps_the_value_that_stands() {
        let (row, _) = edited(&registered(), &rename(2, 1, 11, "Ayu A"), 11);
        let (row, _) = edited(&row, &rename(3, 2, 11, "Ayu B"), 12);
        // One that has not seen the other value says nothing about it.
        let (unseen, _) = edited(&row, &rename(4, 3, 12, "Ayu A"), 13);
        assert_eq!(unseen.conflicts.len(), 1);
        let (row, verdict) = edited(&row, &rename(4, 3, 13, "Ayu A"), 13);
        assert_eq!((row.child.name.as_str(), row.conflicts.len()), ("Ayu A", 0));
        assert_eq!(verdict, Verdict::Applied { revision: Revision(14) });
    }

    #[test]
    fn the_same_value_twice_is_no_conflict() {
        let (row, _) = edited(&registered(), &rename(2, 1, 11, "Ayu"), 11);
        let (_, verdict) = edited(&row, &rename(3, 2, 11, "Ayu"), 12);
        assert_eq!(verdict, Verdict::Applied { revision: Revision(13) });
    }

    #[test]
    fn a_device_never_conflicts_with_itself() {
        let (row, _) = edited(&registered(), &rename(2, 1, 11, "Ayu A"), 11);
        let (row, verdict) = edited(&row, &rename(3, 1, 11, "Ayu B"), 12);
        assert_eq!(row.child.name.as_str(), "Ayu B");
        assert_eq!(verdict, Verdict::Applied { revision: Revision(13) });
    }

    #[test]
    fn unsent_edits_are_replayed_on_the_newest_row() {
        let (server, _) = edited(&registered(), &rename(2, 2, 11, "Ayu of the server"), 11);
        let unsent = [rename(3, 1, 12, "Ayu once"), rename(4, 1, 12, "Ayu twice")];
        let shown = rebase(Some(&server), &unsent).unwrap();
        assert_eq!(shown.child.name.as_str(), "Ayu twice");
        assert_eq!(shown.revision, server.revision);
        assert_eq!(rebase(Some(&server), []), Some(server));
    }

    #[test]
    fn acts_on_nothing_are_refused() {
        let reading = measurement(child().id);
        let record = mutation(5, 1, 0, Act::RecordMeasurement { measurement: reading });
        assert_eq!(apply(&record, Before::default(), Revision(0)), Err(Rejection::UnknownChild));
        let row = registered();
        let again = mutation(6, 1, 0, Act::RegisterChild { child: child() });
        let before = Before { child: Some(&row), ..Before::default() };
        assert_eq!(apply(&again, before, Revision(0)), Err(Rejection::ChildExists));
    }
}
