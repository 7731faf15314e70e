//! Correcting and taking back readings, also when two people do it without having heard of each other: everything is kept,
//! exactly one of two rival corrections counts, and the disagreement is on the rows until someone takes one of them back.

use alloc::vec::Vec;

use super::apply::Outcome;
use super::row::{Dispute, MeasurementRow, Row, Superseded};
use super::verdict::Verdict;
use crate::id::{AccountId, MeasurementId, Revision};
use crate::measurement::Measurement;
use crate::text::Remark;

/// Puts `new` in the place of `target`. When another correction was first, that one goes on counting.
pub fn correct(
    readings: &[MeasurementRow],
    target: &MeasurementRow,
    actor: AccountId,
    new: &Measurement,
    reason: &Remark,
    last: Revision,
) -> Outcome {
    let mut write = Write { last, rows: Vec::new() };
    let mut row = MeasurementRow::new(last, new.clone());
    row.corrects = Some(target.measurement.id);
    if target.superseded.is_none() {
        write.supersede(target, Some(new.id), actor, reason);
        // A correction of the second of two rivals is still the second.
        row.dispute = target.rival().map(|counted| Dispute::Rival { counted });
        write.put(row);
        write.name_rivals(readings, target.measurement.id, new.id);
        return write.applied();
    }
    row.dispute = Some(match counted(readings, target) {
        Some(row) => Dispute::Rival { counted: row.measurement.id },
        None => Dispute::TakenBack,
    });
    write.put(row);
    write.disputed()
}

/// Takes `target` back. Its first rival, if it has one, counts from now on.
pub fn retract(
    readings: &[MeasurementRow],
    target: &MeasurementRow,
    actor: AccountId,
    reason: &Remark,
    last: Revision,
) -> Outcome {
    let mut write = Write { last, rows: Vec::new() };
    if target.superseded.is_none() {
        write.supersede(target, None, actor, reason);
        let id = target.measurement.id;
        let rivals = readings.iter().filter(|row| row.superseded.is_none() && row.rival() == Some(id));
        // The one that came first: whatever rewrites rivals keeps their order.
        if let Some(first) = rivals.min_by_key(|row| row.revision) {
            write.put(MeasurementRow { dispute: None, ..first.clone() });
            let first = first.measurement.id;
            write.name_rivals(readings, id, first);
        }
        return write.applied();
    }
    match counted(readings, target) {
        // Someone corrected what this person says should not be there at all.
        Some(row) => {
            write.put(MeasurementRow { dispute: Some(Dispute::TakenBack), ..row.clone() });
            write.disputed()
        }
        None => write.applied(),
    }
}

/// The reading that counts among `row`, what it corrects, and whatever else corrects that.
fn counted<'a>(readings: &'a [MeasurementRow], row: &MeasurementRow) -> Option<&'a MeasurementRow> {
    let first = first(readings, row);
    readings.iter().find(|other| other.counts() && self::first(readings, other) == first)
}

/// The reading that a chain of corrections began with.
fn first(readings: &[MeasurementRow], row: &MeasurementRow) -> MeasurementId {
    let (mut id, mut corrects) = (row.measurement.id, row.corrects);
    // Corrections form no circle, for each is a new reading; the count guards against rows that say otherwise.
    for _ in 0..readings.len() {
        let Some(earlier) = readings.iter().find(|row| Some(row.measurement.id) == corrects) else { break };
        (id, corrects) = (earlier.measurement.id, earlier.corrects);
    }
    id
}

/// The rows to write, each with the next revision.
struct Write {
    last: Revision,
    rows: Vec<Row>,
}

impl Write {
    fn put(&mut self, row: MeasurementRow) {
        self.last = self.last.next();
        self.rows.push(Row::Measurement(MeasurementRow { revision: self.last, ..row }));
    }

    fn supersede(
        &mut self,
        row: &MeasurementRow,
        by: Option<MeasurementId>,
        actor: AccountId,
        reason: &Remark,
    ) {
        let superseded = Some(Superseded { by, reason: reason.clone(), actor });
        self.put(MeasurementRow { superseded, ..row.clone() });
    }

    /// The rivals of `old` are now the rivals of `new`, which may have been one of them.
    fn name_rivals(&mut self, readings: &[MeasurementRow], old: MeasurementId, new: MeasurementId) {
        for row in readings {
            if row.superseded.is_none() && row.rival() == Some(old) && row.measurement.id != new {
                self.put(MeasurementRow { dispute: Some(Dispute::Rival { counted: new }), ..row.clone() });
            }
        }
    }

    fn applied(self) -> Outcome {
        Outcome { rows: self.rows, verdict: Verdict::Applied { revision: self.last } }
    }

    fn disputed(self) -> Outcome {
        let verdict = Verdict::Merged { revision: self.last, conflicts: Vec::new() };
        Outcome { rows: self.rows, verdict }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{account, reading};

    fn correct_by(rows: &mut Vec<MeasurementRow>, target: u8, new: u8, person: u8) -> Verdict {
        let target = find(rows, target).clone();
        let last = rows.iter().map(|row| row.revision).max().unwrap();
        let outcome = correct(rows, &target, actor(person), &reading(new), &reason(), last);
        take(rows, outcome)
    }

    fn retract_by(rows: &mut Vec<MeasurementRow>, target: u8, person: u8) -> Verdict {
        let target = find(rows, target).clone();
        let last = rows.iter().map(|row| row.revision).max().unwrap();
        let outcome = retract(rows, &target, actor(person), &reason(), last);
        take(rows, outcome)
    }

    fn take(rows: &mut Vec<MeasurementRow>, outcome: Outcome) -> Verdict {
        for row in outcome.rows {
            let Row::Measurement(row) = row else { panic!() };
            rows.retain(|old| old.measurement.id != row.measurement.id);
            rows.push(row);
        }
        outcome.verdict
    }

    fn actor(person: u8) -> AccountId {
        AccountId::new(1, [person; 10])
    }

    fn reason() -> Remark {
        "salah baca".parse().unwrap()
    }

    fn find(rows: &[MeasurementRow], number: u8) -> &MeasurementRow {
        rows.iter().find(|row| row.measurement.id == reading(number).id).unwrap()
    }

    fn counting(rows: &[MeasurementRow]) -> Vec<MeasurementId> {
        rows.iter().filter(|row| row.counts()).map(|row| row.measurement.id).collect()
    }

    fn rival(number: u8) -> Option<Dispute> {
        Some(Dispute::Rival { counted: reading(number).id })
    }

    fn one() -> Vec<MeasurementRow> {
        vec![MeasurementRow::new(Revision(3), reading(1))]
    }

    #[test]
    fn a_correction_takes_the_place_of_what_it_corrects() {
        let mut rows = one();
        assert_eq!(correct_by(&mut rows, 1, 2, 1), Verdict::Applied { revision: Revision(5) });
        let old = find(&rows, 1);
        assert_eq!(old.superseded.as_ref().unwrap().by, Some(reading(2).id));
        assert_eq!((old.revision, find(&rows, 2).revision), (Revision(4), Revision(5)));
        assert_eq!(counting(&rows), [reading(2).id]);
        assert!(!rows.iter().any(MeasurementRow::is_disputed));
        assert_eq!(account(), reading(2).measured_by);
    }

    #[test]
    fn of_two_corrections_by_two_people_the_first_counts_and_the_second_is_flagged() {
        let mut rows = one();
        correct_by(&mut rows, 1, 2, 1);
        let verdict = correct_by(&mut rows, 1, 3, 2);
        assert_eq!(verdict, Verdict::Merged { revision: Revision(6), conflicts: vec![] });
        assert_eq!(counting(&rows), [reading(2).id]);
        assert_eq!(find(&rows, 3).dispute, rival(2));
        // Correcting the first again names the rival anew; correcting the second keeps it second.
        correct_by(&mut rows, 2, 4, 1);
        assert_eq!(find(&rows, 3).dispute, rival(4));
        correct_by(&mut rows, 3, 5, 2);
        assert_eq!((find(&rows, 5).dispute, counting(&rows)), (rival(4), vec![reading(4).id]));
    }

    #[test]
    fn taking_one_of_two_rivals_back_settles_it() {
        let mut rows = one();
        correct_by(&mut rows, 1, 2, 1);
        correct_by(&mut rows, 1, 3, 2);
        correct_by(&mut rows, 1, 4, 3);
        let mut other = rows.clone();
        retract_by(&mut rows, 3, 9);
        retract_by(&mut rows, 4, 9);
        assert_eq!(counting(&rows), [reading(2).id]);
        assert!(!rows.iter().any(MeasurementRow::is_disputed));
        retract_by(&mut other, 2, 9);
        assert_eq!(counting(&other), [reading(3).id]);
        assert_eq!(find(&other, 4).dispute, rival(3));
    }

    #[test]
    fn a_correction_of_what_someone_took_back_counts_and_is_flagged() {
        let mut rows = one();
        retract_by(&mut rows, 1, 1);
        let verdict = correct_by(&mut rows, 1, 2, 2);
        assert!(matches!(verdict, Verdict::Merged { .. }));
        let mut other = one();
        correct_by(&mut other, 1, 2, 2);
        assert!(matches!(retract_by(&mut other, 1, 1), Verdict::Merged { .. }));
        for rows in [&rows, &other] {
            assert_eq!(counting(rows), [reading(2).id]);
            assert_eq!(find(rows, 2).dispute, Some(Dispute::TakenBack));
        }
        // A third person's correction is second to that one.
        correct_by(&mut rows, 1, 3, 3);
        assert_eq!((find(&rows, 3).dispute, counting(&rows)), (rival(2), vec![reading(2).id]));
        // Twice the same is once.
        let mut twice = one();
        retract_by(&mut twice, 1, 1);
        assert!(matches!(retract_by(&mut twice, 1, 2), Verdict::Applied { .. }));
        assert_eq!(counting(&twice), []);
    }
}
