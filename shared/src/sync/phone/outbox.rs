//! The outbox: how a new act meets the ones that wait for repair. Pure.
//!
//! The regency answers a mutation once and for ever, so a repair is always a new mutation. A page does not need to know:
//! editing a child whose registration was refused sends a right registration instead, and so on.

use alloc::vec::Vec;

#[cfg(feature = "carried")]
use serde_json::Value;

use super::kept::{Fate, OutboxEntry};
#[cfg(feature = "carried")]
use crate::care::register::RegisterRejection;
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
        // Whoever was entered wrongly is entered once more, by the same name.
        #[cfg(feature = "carried")]
        (
            Act::CarriedRegister { entry: refused, step: wrong, .. },
            Act::CarriedRegister { entry, role, step },
        ) if refused == entry && is_enrolment(wrong) && is_enrolment(step) => {
            Some(Some(Act::CarriedRegister { entry: *entry, role: *role, step: step.clone() }))
        }
        _ => None,
    }
}

/// Acts about the same child or entry that were refused only because what they build on was missing get another try.
fn requeue(entries: &[OutboxEntry], child: ChildId, fold: &mut Fold) {
    for entry in entries {
        let act = &entry.mutation.act;
        let waits_for_another = match &entry.fate {
            Fate::Parked { reason } => is_for_want_of_another(reason),
            Fate::Waiting | Fate::Accepted { .. } => false,
        };
        if waits_for_another && builds_on(act, child) && !fold.remove.contains(&entry.number) {
            fold.remove.push(entry.number);
            fold.append.push(act.clone());
        }
    }
}

fn is_for_want_of_another(reason: &Rejection) -> bool {
    match reason {
        Rejection::UnknownChild | Rejection::UnknownMeasurement => true,
        #[cfg(feature = "carried")]
        Rejection::Register { why } => *why == RegisterRejection::UnknownEntry,
        _ => false,
    }
}

/// Whether an act is about the child or entry, or about an entry of which the child was born.
pub(super) fn builds_on(act: &Act, child: ChildId) -> bool {
    #[cfg(feature = "carried")]
    if let Act::CarriedRegister { step, .. } = act
        && step.get("child").and_then(Value::as_str).and_then(|born| born.parse().ok()) == Some(child)
    {
        return true;
    }
    act.child() == child
}

#[cfg(feature = "carried")]
fn is_enrolment(step: &Value) -> bool {
    step.get("type").and_then(Value::as_str) == Some("enrol")
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

    #[cfg(feature = "carried")]
    fn carried(step: Value) -> Act {
        let entry = crate::id::EntryId::new(5, [5; 10]);
        Act::CarriedRegister { entry, role: crate::access::Role::Kader, step }
    }

    #[cfg(feature = "carried")]
    #[test]
    fn who_was_entered_wrongly_is_entered_again_and_her_visits_follow() {
        let unknown = || Rejection::Register { why: RegisterRejection::UnknownEntry };
        let too_old = Rejection::Register { why: RegisterRejection::NotOfAge };
        let enrol = |name: &str| carried(serde_json::json!({"type": "enrol", "woman": {"name": name}}));
        let visit = carried(serde_json::json!({"type": "recordVisit"}));
        let entries = [
            parked(1, enrol("Sita"), too_old),
            parked(2, visit.clone(), unknown()),
            parked(3, visit.clone(), Rejection::DateInFuture),
        ];
        let again = fold(&entries, enrol("Siti"));
        assert_eq!(again, Fold { remove: vec![1, 2], append: vec![enrol("Siti"), visit.clone()] });
        assert_eq!(fold(&entries[1..], visit.clone()), Fold { remove: vec![], append: vec![visit] });
    }

    #[cfg(feature = "carried")]
    #[test]
    fn a_birth_that_was_refused_for_want_of_the_child_follows_its_registration() {
        let birth = carried(serde_json::json!({"type": "recordBirth", "child": child().id.to_string()}));
        let entries = [
            parked(1, Act::RegisterChild { child: child() }, Rejection::UnknownPosyandu),
            parked(2, birth.clone(), Rejection::UnknownChild),
        ];
        let again = resend(&entries, entries[0].mutation.id);
        assert_eq!(again.append, [Act::RegisterChild { child: child() }, birth]);
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
