//! Two people measured the same child on the same day without having heard of each other: both readings are kept, and
//! somebody says which is the value of the month by taking the other back.

use alloc::vec::Vec;

use crate::id::MeasurementId;
use crate::measurement::Measurement;
use crate::sync::MeasurementRow;

/// The readings of the newest day on which different people measured the child, oldest first; none when there is no such day.
/// Of `standing` readings only: who has decided is not asked again.
#[must_use]
pub fn twins<'a>(standing: impl Iterator<Item = &'a Measurement> + Clone) -> Vec<&'a Measurement> {
    let has_twin = |one: &&Measurement| {
        standing.clone().any(|other| other.date == one.date && other.measured_by != one.measured_by)
    };
    let Some(day) = standing.clone().filter(has_twin).map(|one| one.date).max() else { return Vec::new() };
    let mut found: Vec<&Measurement> = standing.filter(|one| one.date == day).collect();
    found.sort_by_key(|one| one.id);
    found
}

/// What somebody has to decide about a child's readings, each time the readings of which one is to be taken back or corrected:
/// rivals, what one person corrected and another took back, and twins of any day.
#[must_use]
pub fn undecided(rows: &[MeasurementRow]) -> Vec<Vec<MeasurementId>> {
    let mut found: Vec<Vec<MeasurementId>> = Vec::new();
    for row in rows.iter().filter(|row| row.is_disputed()) {
        found.push(row.rival().into_iter().chain([row.measurement.id]).collect());
    }
    let counting = rows.iter().filter(|row| row.counts());
    let mut standing: Vec<&Measurement> = counting.map(|row| &row.measurement).collect();
    loop {
        let twins = twins(standing.iter().copied());
        let Some(day) = twins.first().map(|twin| twin.date) else { break };
        found.push(twins.iter().map(|twin| twin.id).collect());
        standing.retain(|one| one.date != day);
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::AccountId;
    use crate::samples::reading_on;

    fn by(person: u8, number: u8, date: &str) -> Measurement {
        Measurement { measured_by: AccountId::new(1, [person; 10]), ..reading_on(number, date) }
    }

    #[test]
    fn only_different_people_on_one_day_measured_twice() {
        for (readings, found) in [
            (vec![], vec![]),
            (vec![by(1, 1, "2025-06-10")], vec![]),
            // The same person measured again on purpose.
            (vec![by(1, 1, "2025-06-10"), by(1, 2, "2025-06-10")], vec![]),
            (vec![by(1, 1, "2025-06-10"), by(2, 2, "2025-06-11")], vec![]),
            (vec![by(2, 2, "2025-06-10"), by(1, 1, "2025-06-10")], vec![1, 2]),
            (vec![by(1, 1, "2025-06-10"), by(1, 3, "2025-06-10"), by(2, 2, "2025-06-10")], vec![1, 2, 3]),
            (
                vec![
                    by(1, 1, "2025-05-10"),
                    by(2, 2, "2025-05-10"),
                    by(1, 3, "2025-06-10"),
                    by(2, 4, "2025-06-10"),
                ],
                vec![3, 4],
            ),
        ] {
            let ids: Vec<_> = found.iter().map(|number| reading_on(*number, "2025-06-10").id).collect();
            let found: Vec<_> = twins(readings.iter()).iter().map(|one| one.id).collect();
            assert_eq!(found, ids);
        }
    }
}
