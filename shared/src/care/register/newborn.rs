//! Newborns that were born light or short: their record is the child's own; the register is when the midwife sees them.

use super::task::{Followed, RegisterTask, RegisterTaskKind};
use crate::age::{AgeDays, CivilDate};
use crate::care::detect::at_birth;
use crate::care::owner::Owner;
use crate::care::settings::Rules;
use crate::child::{Child, ChildStatus};

/// The neonatal visits KN1 to KN3, first and last day of age (Permenkes 21/2021, Buku KIA 2023; KN1 is due within 48 hours).
const VISITS: [(u32, u32); 3] = [(0, 2), (3, 7), (8, 28)];
/// After this age a missed visit is the posyandu's monthly one.
const UNTIL_DAYS: u32 = 59;

/// Whether the register holds the child: born light or short, still in its first weeks, and followed here.
#[must_use]
pub fn follows_newborn(child: &Child, today: CivilDate, rules: Rules<'_>) -> bool {
    let young = AgeDays::between(child.birth_date, today).is_some_and(|age| age.0 <= UNTIL_DAYS);
    young && child.status == ChildStatus::Active && !at_birth(child, child.birth_date, rules).is_empty()
}

/// The next day on which another visit is due, or the register ends; `None` when it has ended.
#[must_use]
pub fn newborn_next_day(child: &Child, today: CivilDate) -> Option<CivilDate> {
    let ages = VISITS.into_iter().map(|(first, _)| first).chain([UNTIL_DAYS + 1]);
    let days = ages.map(|age| child.birth_date.plus_days(i32::try_from(age).unwrap_or(i32::MAX)));
    days.filter(|day| *day > today).min()
}

/// The next visit of a child that was born light or short, given the days on which it was `seen`; `None` for others, and when
/// all visits are done. A visit that was missed gives way to the next.
#[must_use]
pub fn newborn_visit(
    child: &Child,
    seen: &[CivilDate],
    today: CivilDate,
    rules: Rules<'_>,
) -> Option<RegisterTask> {
    let age = AgeDays::between(child.birth_date, today)?;
    if !follows_newborn(child, today, rules) {
        return None;
    }
    let was_seen = |(first, _): (u32, u32)| {
        seen.iter().any(|day| {
            let age = AgeDays::between(child.birth_date, *day);
            *day <= today && age.is_some_and(|age| age.0 >= first)
        })
    };
    let passed = VISITS.iter().rposition(|(first, _)| *first <= age.0)?;
    let (first, last) = VISITS.into_iter().skip(passed).find(|visit| !was_seen(*visit))?;
    let on_day = |days: u32| child.birth_date.plus_days(i32::try_from(days).unwrap_or(i32::MAX));
    Some(RegisterTask {
        followed: Followed::Newborn { child: child.id },
        posyandu: child.posyandu.clone(),
        kind: RegisterTaskKind::VisitNewborn,
        owner: Owner::Midwife,
        since: on_day(first),
        due: on_day(last),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::settings::tests::Defaults;
    use crate::samples::child;
    use crate::unit::{Grams, Millimetres};

    #[test]
    fn a_light_or_short_newborn_is_seen_three_times() {
        let mut light = child();
        light.birth_weight_grams = Some(Grams(2_499));
        let day = |offset: i32| light.birth_date.plus_days(offset);
        let due = |child: &Child, seen: &[i32], today: i32| {
            let seen: Vec<_> = seen.iter().map(|offset| day(*offset)).collect();
            newborn_visit(child, &seen, day(today), Defaults::default().rules()).map(|task| task.due)
        };
        assert_eq!(due(&light, &[], 0), Some(day(2)));
        assert_eq!(due(&light, &[1], 1), Some(day(7)), "the next one is announced");
        assert_eq!(due(&light, &[], 3), Some(day(7)), "a missed one gives way");
        assert_eq!(due(&light, &[1, 5], 5), Some(day(28)));
        assert_eq!(due(&light, &[1, 5], 40), Some(day(28)), "late");
        assert_eq!(due(&light, &[1, 5, 20], 20), None);
        assert_eq!(due(&light, &[], 59), Some(day(28)));
        assert_eq!(due(&light, &[], 60), None);
        let next = |today: i32| newborn_next_day(&light, day(today));
        assert_eq!([next(0), next(3), next(8)], [Some(day(3)), Some(day(8)), Some(day(60))]);
        assert_eq!(next(60), None);
        assert_eq!(due(&child(), &[], 0), None, "neither light nor short");
        let short = Child { birth_length_millimetres: Some(Millimetres(479)), ..child() };
        assert!(due(&short, &[], 0).is_some());
    }
}
