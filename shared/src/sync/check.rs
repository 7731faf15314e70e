//! What the regency demands of an act before it applies it. A phone never blocks on these: it asks, saves and lets the
//! regency answer, so that a wrong clock or a half-known date loses nothing.

use super::apply::Before;
use super::mutation::{Act, Mutation};
use super::row::{ChildRow, MeasurementRow};
use super::verdict::Rejection;
use crate::access::{Action, Grants};
use crate::age::CivilDate;
use crate::area::AreaCode;
#[cfg(feature = "care")]
use crate::care::CareContext;
#[cfg(feature = "care")]
use crate::care::register::{self, EntryContext};
use crate::child::{Child, ChildChange, ChildStatus, born_too_long_ago};
use crate::id::AccountId;
use crate::measurement::Measurement;

/// Who asks, and when, as the regency knows it.
#[derive(Clone, Copy, Debug)]
pub struct CheckContext<'a> {
    /// Who did the act: the person of the session, or another who shares the device.
    pub account: AccountId,
    /// What was granted to them, each puskesmas resolved to its villages.
    pub grants: &'a Grants,
    /// Today in the regency.
    pub today: CivilDate,
}

/// Whether `mutation` may be applied to the rows `before`.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(mutation: &Mutation, before: Before<'_>, context: &CheckContext<'_>) -> Result<(), Rejection> {
    if mutation.actor != context.account {
        return Err(Rejection::NotTheActor);
    }
    #[cfg(feature = "care")]
    if let Some(event) = mutation.care_event() {
        let child = before.child.map(|row| &row.child);
        let care = CareContext { child, grants: context.grants, today: context.today };
        return Ok(crate::care::check(&event, &before.care.cases(), &care)?);
    }
    let scope = context.grants.scope(Action::WriteRecords);
    #[cfg(feature = "care")]
    if let Some(event) = mutation.register_event() {
        let child = before.child.map(|row| &row.child).filter(|child| scope.contains(&child.posyandu));
        let (events, grants, today) = (before.entry, context.grants, context.today);
        return Ok(register::check(&event, &EntryContext { events, child, grants, today })?);
    }
    #[cfg(feature = "care")]
    if let (Act::RecordRequest { request }, Some(entry)) = (&mutation.act, before.entry()) {
        // As with a child: outside the scope it is as good as unknown.
        let here = scope.contains(&entry.woman.posyandu);
        here.then_some(()).ok_or(Rejection::UnknownChild)?;
        return check_date(request.on, entry.woman.birth_date, context.today);
    }
    let in_scope = |posyandu: &AreaCode| scope.contains(posyandu).then_some(()).ok_or(Rejection::NotAllowed);
    // Outside the scope a child is as good as unknown: an answer must not tell that it exists.
    // What was measured before word came that the child has left was measured all the same.
    let sees = |row: &&ChildRow| {
        scope.contains(&row.child.posyandu) || before.left.iter().any(|posyandu| scope.contains(posyandu))
    };
    let known = before.child.filter(sees);
    let child = match &mutation.act {
        Act::RegisterChild { child } => {
            in_scope(&child.posyandu)?;
            return check_child(child, context.today);
        }
        _ => &known.ok_or(Rejection::UnknownChild)?.child,
    };
    match &mutation.act {
        Act::RegisterChild { .. } => Ok(()),
        Act::EditChild { changes, .. } => {
            if changes.is_empty() {
                return Err(Rejection::Empty);
            }
            let mut edited = child.clone();
            for change in changes {
                if let ChildChange::Posyandu(posyandu) = change {
                    in_scope(posyandu)?;
                }
                edited.set(change.clone());
            }
            check_child(&edited, context.today)?;
            check_readings(&edited, before.readings)
        }
        Act::RecordMeasurement { measurement } | Act::CorrectMeasurement { measurement, .. } => {
            check_measurement(measurement, child, context.today)
        }
        Act::RetractMeasurement { .. } => Ok(()),
        Act::RecordAbsence { absence } => {
            check_date(absence.date, child.birth_date, context.today)?;
            check_alive(child, absence.date)
        }
        // Whoever writes records takes requests down; a test holds the two rights to the same roles.
        Act::RecordRequest { request } => check_date(request.on, child.birth_date, context.today),
        // Were answered above.
        #[cfg(feature = "care")]
        Act::Care { .. } | Act::Register(_) => Ok(()),
        // Is read and checked by the screen that makes it, and by the regency.
        #[cfg(feature = "carried")]
        Act::CarriedCare { .. } | Act::CarriedRegister { .. } => Ok(()),
    }
}

fn check_child(child: &Child, today: CivilDate) -> Result<(), Rejection> {
    if child.birth_date > today {
        return Err(Rejection::DateInFuture);
    }
    if born_too_long_ago(child.birth_date, today) {
        return Err(Rejection::DateTooLongAgo);
    }
    check_within("birthWeightGrams", child.birth_weight_grams.map(|weight| weight.0), BIRTH_WEIGHT_GRAMS)?;
    check_within(
        "birthLengthMillimetres",
        child.birth_length_millimetres.map(|length| length.0),
        BIRTH_LENGTH_MILLIMETRES,
    )?;
    check_date(child.consent.on, child.birth_date, today)?;
    match &child.status {
        ChildStatus::Active => Ok(()),
        ChildStatus::Merged { into, .. } if *into == child.id => Err(Rejection::NotFollowed),
        ChildStatus::Closed { on, .. } | ChildStatus::Merged { on, .. } => {
            check_date(*on, child.birth_date, today)
        }
    }
}

fn check_measurement(measurement: &Measurement, child: &Child, today: CivilDate) -> Result<(), Rejection> {
    if measurement.is_empty() {
        return Err(Rejection::Empty);
    }
    check_date(measurement.date, child.birth_date, today)?;
    check_alive(child, measurement.date)?;
    measurement.check_instruments().map_err(|end| Rejection::OutOfInstrument {
        field: end.field.into(),
        low: end.low,
        high: end.high,
    })
}

/// A child is born before its readings and dies after them; readings that nobody counts any more say nothing.
fn check_readings(child: &Child, readings: &[MeasurementRow]) -> Result<(), Rejection> {
    let dates = || readings.iter().filter(|row| row.superseded.is_none()).map(|row| row.measurement.date);
    match (dates().min(), dates().max(), child.died_on()) {
        (Some(on), ..) if on < child.birth_date => Err(Rejection::ReadingBeforeBirth { on }),
        (_, Some(on), Some(died)) if on > died => Err(Rejection::ReadingAfterDeath { on }),
        _ => Ok(()),
    }
}

fn check_alive(child: &Child, date: CivilDate) -> Result<(), Rejection> {
    match child.died_on() {
        Some(died) if date > died => Err(Rejection::AfterDeath { died }),
        _ => Ok(()),
    }
}

fn check_date(date: CivilDate, birth: CivilDate, today: CivilDate) -> Result<(), Rejection> {
    if date > today {
        Err(Rejection::DateInFuture)
    } else if date < birth {
        Err(Rejection::DateBeforeBirth)
    } else {
        Ok(())
    }
}

/// The lightest newborn that lived to the heaviest ever recorded.
const BIRTH_WEIGHT_GRAMS: (u32, u32) = (200, 12_000);
/// The same for length.
const BIRTH_LENGTH_MILLIMETRES: (u32, u32) = (200, 700);

fn check_within(field: &str, value: Option<u32>, (low, high): (u32, u32)) -> Result<(), Rejection> {
    match value {
        Some(value) if !(low..=high).contains(&value) => {
            Err(Rejection::OutOfInstrument { field: field.into(), low, high })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Grant, Role};
    use crate::area::Scope;
    use crate::child::CloseReason;
    use crate::id::{DeviceId, MutationId, Revision};
    use crate::measurement::tests::measurement;
    use crate::samples::{child, reading_on};
    use crate::sync::ChildRow;
    use crate::unit::Grams;

    fn verdict(act: Act, scope: &str, today: &str) -> Result<(), Rejection> {
        let row = ChildRow {
            revision: Revision(1),
            child: child(),
            changed: Default::default(),
            conflicts: Vec::new(),
        };
        let before = Before { child: Some(&row), ..Before::default() };
        let account = AccountId::new(1, [1; 10]);
        let mutation = Mutation {
            id: MutationId::new(1, [1; 10]),
            device: DeviceId::new(1, [1; 10]),
            actor: account,
            base: Revision(1),
            phone_time_millis: 0,
            server_offset_millis: None,
            act,
        };
        let areas = Scope(vec![scope.parse().unwrap()]).into();
        let grants = Grants(vec![Grant { role: Role::Kader, areas, office: None }]);
        let context = CheckContext { account, grants: &grants, today: today.parse().unwrap() };
        check(&mutation, before, &context)
    }

    const HERE: &str = "32.11.01.2001.01";
    const TODAY: &str = "2025-06-30";

    #[test]
    fn a_child_outside_the_scope_is_unknown() {
        let act = Act::RecordMeasurement { measurement: measurement(child().id) };
        assert_eq!(verdict(act.clone(), HERE, TODAY), Ok(()));
        assert_eq!(verdict(act.clone(), "32.11", TODAY), Ok(()));
        assert_eq!(verdict(act, "32.11.01.2001.02", TODAY), Err(Rejection::UnknownChild));
        let register = Act::RegisterChild { child: child() };
        assert_eq!(verdict(register, "32.11.02", TODAY), Err(Rejection::NotAllowed));
        let moved = Act::EditChild {
            child: child().id,
            changes: vec![ChildChange::Posyandu("32.11.02.2001.01".parse().unwrap())],
        };
        assert_eq!(verdict(moved, HERE, TODAY), Err(Rejection::NotAllowed));
    }

    #[test]
    fn dates_lie_between_birth_and_today() {
        let on = |date: &str| {
            let mut reading = measurement(child().id);
            reading.date = date.parse().unwrap();
            verdict(Act::RecordMeasurement { measurement: reading }, HERE, TODAY)
        };
        assert_eq!(on("2025-01-10"), Ok(()));
        assert_eq!(on("2025-01-09"), Err(Rejection::DateBeforeBirth));
        assert_eq!(on("2025-06-30"), Ok(()));
        assert_eq!(on("2025-07-01"), Err(Rejection::DateInFuture));
        let mut promised = child();
        promised.consent.on = "2099-01-01".parse().unwrap();
        assert_eq!(
            verdict(Act::RegisterChild { child: promised }, HERE, TODAY),
            Err(Rejection::DateInFuture)
        );
        let mut old = child();
        old.birth_date = "2004-12-31".parse().unwrap();
        assert_eq!(verdict(Act::RegisterChild { child: old }, HERE, TODAY), Err(Rejection::DateTooLongAgo));
    }

    #[test]
    fn a_life_holds_its_readings() {
        let reading = |number: u8, date: &str| MeasurementRow::new(Revision(2), reading_on(number, date));
        let rows = [reading(1, "2025-03-10"), reading(2, "2025-06-10")];
        let with = |change: &dyn Fn(&mut Child)| {
            let mut child = child();
            change(&mut child);
            check_readings(&child, &rows)
        };
        let date = |text: &str| text.parse::<CivilDate>().unwrap();
        let died = |on: &str| {
            let on = date(on);
            move |child: &mut Child| {
                child.status = ChildStatus::Closed { reason: CloseReason::Died, on, remark: None };
            }
        };
        assert_eq!(with(&|_| {}), Ok(()));
        assert_eq!(with(&|child| child.birth_date = date("2025-03-10")), Ok(()));
        assert_eq!(
            with(&|child| child.birth_date = date("2025-03-11")),
            Err(Rejection::ReadingBeforeBirth { on: date("2025-03-10") })
        );
        assert_eq!(with(&died("2025-06-10")), Ok(()));
        assert_eq!(with(&died("2025-06-09")), Err(Rejection::ReadingAfterDeath { on: date("2025-06-10") }));
        let mut dead = child();
        died("2025-06-09")(&mut dead);
        let measured = |date: &str| check_measurement(&reading_on(3, date), &dead, TODAY.parse().unwrap());
        assert_eq!(measured("2025-06-09"), Ok(()));
        assert_eq!(measured("2025-06-10"), Err(Rejection::AfterDeath { died: date("2025-06-09") }));
    }

    #[test]
    fn nonsense_is_named() {
        let mut reading = measurement(child().id);
        reading.weight_grams = Some(Grams(1));
        let answer = verdict(Act::RecordMeasurement { measurement: reading.clone() }, HERE, TODAY);
        assert_eq!(
            answer,
            Err(Rejection::OutOfInstrument { field: "weightGrams".into(), low: 300, high: 200_000 })
        );
        reading.weight_grams = None;
        reading.length_millimetres = None;
        assert_eq!(
            verdict(Act::RecordMeasurement { measurement: reading }, HERE, TODAY),
            Err(Rejection::Empty)
        );
    }
}
