//! The outbox: how a new act meets the ones that wait for repair. Pure.
//!
//! The regency answers a mutation once and for ever, so a repair is always a new mutation. A page does not need to know:
//! editing a child whose registration was refused sends a right registration instead, and so on.

use alloc::vec::Vec;

use super::kept::{Fate, OutboxEntry};
use crate::child::ChildChange;
use crate::id::{ChildId, MutationId};
use crate::sync::{Act, Rejection};

/// What to do to the outbox for one act of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fold {
    /// Entries that the new acts replace, by number.
    pub remove: Vec<u32>,
    /// What to append, in order.
    pub append: Vec<Act>,
}

/// How `act` is to be kept, given what the outbox holds of the same person.
#[must_use]
pub fn fold(entries: &[OutboxEntry], act: Act) -> Fold {
    let child = act.child();
    let parked = |entry: &&OutboxEntry| {
        matches!(entry.fate, Fate::Parked { .. }) && entry.mutation.act.child() == child
    };
    let mut fold = Fold::default();
    let repaired = entries.iter().filter(parked).find_map(|entry| {
        let repaired = repair(&entry.mutation.act, &act)?;
        Some((entry.number, repaired))
    });
    match repaired {
        Some((number, repaired)) => {
            fold.remove.push(number);
            fold.append.extend(repaired);
            requeue(entries, child, &mut fold);
        }
        None => fold.append.push(act),
    }
    fold
}

/// Sends a parked act again as it is, with those that failed because of it.
#[must_use]
pub fn resend(entries: &[OutboxEntry], id: MutationId) -> Fold {
    let mut fold = Fold::default();
    if let Some(entry) = entries.iter().find(|entry| entry.mutation.id == id) {
        fold.remove.push(entry.number);
        fold.append.push(entry.mutation.act.clone());
        requeue(entries, entry.mutation.act.child(), &mut fold);
    }
    fold
}

/// What is sent instead of the `parked` act when its author does `act`: nothing when it is taken back; `None` when `act` is about something else.
fn repair(parked: &Act, act: &Act) -> Option<Option<Act>> {
    match (parked, act) {
        (Act::RegisterChild { child }, Act::EditChild { changes, .. }) => {
            let mut child = child.clone();
            for change in changes {
                child.set(change.clone());
            }
            Some(Some(Act::RegisterChild { child }))
        }
        (Act::EditChild { child, changes: old }, Act::EditChild { changes: new, .. }) => {
            let replaced = |change: &ChildChange| new.iter().any(|newer| newer.field() == change.field());
            let mut changes: Vec<ChildChange> =
                old.iter().filter(|change| !replaced(change)).cloned().collect();
            changes.extend(new.iter().cloned());
            Some(Some(Act::EditChild { child: *child, changes }))
        }
        (
            Act::RecordMeasurement { measurement: wrong },
            Act::CorrectMeasurement { corrects, measurement, .. },
        ) if wrong.id == *corrects => Some(Some(Act::RecordMeasurement { measurement: measurement.clone() })),
        (
            Act::CorrectMeasurement { corrects: original, measurement: wrong, .. },
            Act::CorrectMeasurement { corrects, measurement, reason },
        ) if wrong.id == *corrects => Some(Some(Act::CorrectMeasurement {
            corrects: *original,
            measurement: measurement.clone(),
            reason: reason.clone(),
        })),
        (
            Act::RecordMeasurement { measurement: wrong }
            | Act::CorrectMeasurement { measurement: wrong, .. },
            Act::RetractMeasurement { measurement, .. },
        ) if wrong.id == *measurement => Some(None),
        _ => None,
    }
}

/// Acts about the same child that were refused only because what they build on was missing get another try.
fn requeue(entries: &[OutboxEntry], child: ChildId, fold: &mut Fold) {
    for entry in entries {
        let waits_for_another = matches!(
            entry.fate,
            Fate::Parked { reason: Rejection::UnknownChild | Rejection::UnknownMeasurement }
        );
        if waits_for_another && entry.mutation.act.child() == child && !fold.remove.contains(&entry.number) {
            fold.remove.push(entry.number);
            fold.append.push(entry.mutation.act.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::MeasurementId;
    use crate::measurement::Measurement;
    use crate::samples::{child, entry, reading};

    fn parked(number: u32, act: Act, reason: Rejection) -> OutboxEntry {
        OutboxEntry { fate: Fate::Parked { reason }, ..entry(number, act) }
    }

    #[test]
    fn editing_a_refused_registration_registers_again_and_its_readings_follow() {
        let entries = [
            parked(1, Act::RegisterChild { child: child() }, Rejection::DateInFuture),
            parked(2, Act::RecordMeasurement { measurement: reading(1) }, Rejection::UnknownChild),
            entry(3, Act::RecordMeasurement { measurement: reading(2) }),
        ];
        let birth = "2024-12-10".parse().unwrap();
        let changes = vec![ChildChange::BirthDate(birth)];
        let fold = fold(&entries, Act::EditChild { child: child().id, changes });
        assert_eq!(fold.remove, [1, 2]);
        let right = crate::child::Child { birth_date: birth, ..child() };
        assert_eq!(
            fold.append,
            [Act::RegisterChild { child: right }, Act::RecordMeasurement { measurement: reading(1) }]
        );
    }

    #[test]
    fn correcting_a_refused_reading_records_the_right_one() {
        let entries =
            [parked(1, Act::RecordMeasurement { measurement: reading(1) }, Rejection::DateInFuture)];
        let right = Measurement { id: MeasurementId::new(9, [9; 10]), ..reading(1) };
        let reason: crate::text::Remark = "salah tanggal".parse().unwrap();
        let correct = Act::CorrectMeasurement {
            corrects: reading(1).id,
            measurement: right.clone(),
            reason: reason.clone(),
        };
        assert_eq!(
            fold(&entries, correct.clone()),
            Fold { remove: vec![1], append: vec![Act::RecordMeasurement { measurement: right }] }
        );
        assert_eq!(fold(&[], correct.clone()), Fold { remove: vec![], append: vec![correct] });
        let retract = Act::RetractMeasurement { child: child().id, measurement: reading(1).id, reason };
        assert_eq!(fold(&entries, retract), Fold { remove: vec![1], append: vec![] });
    }

    #[test]
    fn an_edit_after_a_refused_edit_carries_both() {
        let rename = |name: &str| Act::EditChild {
            child: child().id,
            changes: vec![ChildChange::Name(name.parse().unwrap())],
        };
        let mut wrong = rename("Ayu A");
        if let Act::EditChild { changes, .. } = &mut wrong {
            changes.push(ChildChange::Rt(Some("02".parse().unwrap())));
        }
        let fold = fold(&[parked(4, wrong, Rejection::DateInFuture)], rename("Ayu B"));
        assert_eq!(fold.remove, [4]);
        let [Act::EditChild { changes, .. }] = fold.append.as_slice() else { panic!() };
        assert_eq!(changes.len(), 2);
    }
}
