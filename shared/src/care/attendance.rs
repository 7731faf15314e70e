//! Attendance: when a child was last seen at its posyandu, whether it missed sessions, and the home visit that this asks for.

use alloc::vec::Vec;

use super::owner::Owner;
use super::settings::Rules;
use super::task::{Task, TaskKind, five_on};
use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::child::{Child, ChildStatus};
use crate::finding::Finding;
use crate::id::ChildId;
use crate::measurement::{Absence, Measurement};

/// Everything that says whether a followed child missed sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Its fifth birthday: from then on it is not looked for.
    pub until: CivilDate,
    /// The day of its last reading; of consent, for one never measured.
    pub seen_on: CivilDate,
    /// Days after that month on which an absence was noted, in any order.
    pub absent_on: Vec<CivilDate>,
}

impl Attendance {
    /// By what was recorded until `today`, in any order; `None` for a child that is not followed any more.
    #[must_use]
    pub fn of<'a>(
        child: &Child,
        readings: impl IntoIterator<Item = &'a Measurement>,
        absences: impl IntoIterator<Item = &'a Absence>,
        today: CivilDate,
    ) -> Option<Self> {
        if child.status != ChildStatus::Active {
            return None;
        }
        let read = readings.into_iter().map(|reading| reading.date).filter(|date| *date <= today);
        let seen_on = read.fold(child.consent.on, CivilDate::max);
        let absent = absences.into_iter().map(|absence| absence.date);
        let later = |date: &CivilDate| *date <= today && date.month_index() > seen_on.month_index();
        Some(Self { until: five_on(child.birth_date), seen_on, absent_on: absent.filter(later).collect() })
    }

    /// Since when the child has missed as many monthly sessions in a row as make one look for it
    /// ([`Finding::MissedSessions`]); `None` when it has not, or is five.
    ///
    /// A past month without a reading is a missed session; the running month is one only when an absence was noted in it.
    #[must_use]
    pub fn missed_since(&self, today: CivilDate, rules: Rules<'_>) -> Option<CivilDate> {
        if today >= self.until {
            return None;
        }
        let last_missed = self.seen_on.month_index() + i32::from(rules.thresholds.missed_sessions.max(1));
        let noted = self.absent_on.iter().copied();
        let noted = noted.filter(|date| *date <= today && date.month_index() == last_missed).min();
        noted.or_else(|| first_of(last_missed + 1).filter(|day| *day <= today))
    }

    /// The home visit that this asks for where the child is followed; `None` when it did not miss enough.
    #[must_use]
    pub fn home_visit(
        &self,
        child: ChildId,
        posyandu: &AreaCode,
        today: CivilDate,
        rules: Rules<'_>,
    ) -> Option<Task> {
        let since = self.missed_since(today, rules)?;
        let days = rules.care.deadlines.validate_days(Finding::MissedSessions.urgency());
        Some(Task {
            case: None,
            child,
            posyandu: posyandu.clone(),
            kind: TaskKind::VisitHome,
            owner: Owner::Kader,
            since,
            due: since.plus_days(i32::from(days)),
        })
    }
}

/// The last month that a child can have been seen in and be looked for on `today`, counted as [`CivilDate::month_index`].
#[must_use]
pub fn last_seen_month(today: CivilDate, rules: Rules<'_>) -> i32 {
    today.month_index() - i32::from(rules.thresholds.missed_sessions.max(1))
}

/// Since when a child has missed sessions ([`Attendance::missed_since`]), by its readings and absences in any order.
#[must_use]
pub fn missed_sessions(
    child: &Child,
    readings: &[Measurement],
    absences: &[Absence],
    today: CivilDate,
    rules: Rules<'_>,
) -> Option<CivilDate> {
    Attendance::of(child, readings, absences, today)?.missed_since(today, rules)
}

/// The home visit that a child asks for who missed sessions ([`Attendance::home_visit`]), by its readings and absences in any
/// order.
#[must_use]
pub fn home_visit(
    child: &Child,
    readings: &[Measurement],
    absences: &[Absence],
    today: CivilDate,
    rules: Rules<'_>,
) -> Option<Task> {
    Attendance::of(child, readings, absences, today)?.home_visit(child.id, &child.posyandu, today, rules)
}

fn first_of(month_index: i32) -> Option<CivilDate> {
    let month = u8::try_from(month_index.rem_euclid(12) + 1).ok()?;
    CivilDate::new(month_index.div_euclid(12), month, 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::settings::tests::Defaults;
    use crate::child::CloseReason;
    use crate::id::AbsenceId;
    use crate::measurement::tests::measurement;
    use crate::samples::child;

    fn date(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    fn at(day: &str) -> Measurement {
        Measurement { date: date(day), ..measurement(child().id) }
    }

    #[test]
    fn two_missed_sessions_in_a_row_are_looked_for() {
        let absent = |day: &str| Absence {
            id: AbsenceId::new(1, [1; 10]),
            child: child().id,
            date: date(day),
            remark: None,
        };
        let defaults = Defaults::default();
        let missed = |readings: &[Measurement], absences: &[Absence], today: &str| {
            missed_sessions(&child(), readings, absences, date(today), defaults.rules())
        };
        let june = [at("2025-06-10")];
        assert_eq!(missed(&june, &[], "2025-08-31"), None, "July was missed, August is not over");
        assert_eq!(missed(&june, &[], "2025-09-01"), Some(date("2025-09-01")));
        assert_eq!(missed(&june, &[], "2026-01-31"), Some(date("2025-09-01")));
        assert_eq!(missed(&june, &[absent("2025-08-10")], "2025-08-09"), None);
        assert_eq!(missed(&june, &[absent("2025-08-10")], "2025-09-01"), Some(date("2025-08-10")));
        assert_eq!(missed(&june, &[absent("2025-07-10")], "2025-07-31"), None, "once");
        let back = [june[0].clone(), at("2025-08-20")];
        assert_eq!(missed(&back, &[absent("2025-08-10")], "2025-08-31"), None, "came later that month");
        assert_eq!(missed(&[], &[], "2025-04-30"), None, "known since February");
        assert_eq!(missed(&[], &[], "2025-05-01"), Some(date("2025-05-01")));
        let december = [at("2025-11-30")];
        assert_eq!(missed(&december, &[], "2026-02-01"), Some(date("2026-02-01")), "over the new year");
        assert!(missed(&june, &[], "2030-01-09").is_some());
        assert_eq!(missed(&june, &[], "2030-01-10"), None, "five years old");
        let mut moved = child();
        moved.status =
            ChildStatus::Closed { reason: CloseReason::Moved, on: date("2025-07-01"), remark: None };
        assert_eq!(missed_sessions(&moved, &june, &[], date("2025-09-01"), defaults.rules()), None);
    }

    #[test]
    fn a_visit_that_is_late_goes_up_like_everything_else() {
        let defaults = Defaults::default();
        let rules = defaults.rules();
        let today = date("2025-12-20");
        let seen = Attendance::of(&child(), &[at("2025-06-10")], &[], today).unwrap();
        let task = seen.home_visit(child().id, &child().posyandu, today, rules).unwrap();
        assert_eq!(
            (task.kind, &task.owner, task.since),
            (TaskKind::VisitHome, &Owner::Kader, date("2025-09-01"))
        );
        let due = crate::care::DueTask::of(task, today, &rules.care.escalation);
        assert!(due.escalation.is_raised(), "{:?}", due.escalation);
        let month = last_seen_month(today, rules);
        assert!(seen.seen_on.month_index() <= month);
        let late = Attendance { seen_on: date("2025-10-31"), ..seen.clone() };
        assert_eq!(
            late.seen_on.month_index(),
            month,
            "two sessions have been since, and the second may be noted"
        );
        let soon = Attendance { seen_on: date("2025-11-01"), absent_on: alloc::vec![today], ..seen };
        assert!(soon.seen_on.month_index() > month && soon.missed_since(today, rules).is_none());
    }
}
