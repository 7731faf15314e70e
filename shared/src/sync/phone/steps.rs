//! What a phone did for a child's care and the regency has not sent back yet: the steps that people took, and those that
//! readings ask for by themselves.

use alloc::vec::Vec;

use super::kept::Fate;
use super::records::ChildHistory;
use crate::access::{Action, Grants};
use crate::age::CivilDate;
use crate::care::{CareAct, CareEvent, CareEventRow, Rules, cases, follow_reading};
use crate::id::MeasurementId;
use crate::measurement::Measurement;
use crate::sync::Act;

/// The events of the unsent acts about a child, in the order they were done; `rows` are those that the regency has sent.
///
/// A reading opens, joins or goes on with the case here as it will in the regency, which names the event after the same act:
/// when it comes back it is the same event. What was refused is not an event. `read` reads a step of care.
#[must_use]
pub fn unsent_steps(
    history: &ChildHistory,
    rows: &[CareEventRow],
    grants: &Grants,
    today: CivilDate,
    rules: Rules<'_>,
    read: &dyn Fn(&serde_json::Value) -> Option<CareAct>,
) -> Vec<CareEvent> {
    let child = &history.row.child;
    let mut here = grants.0.iter().filter(|grant| grant.areas.contains(&child.posyandu));
    let writes = here.find(|grant| grant.role.may(Action::WriteRecords)).map(|grant| grant.role);
    let mut later: Vec<MeasurementId> =
        history.unsent.iter().filter_map(|entry| reading(&entry.mutation.act)).map(|one| one.id).collect();
    let mut events: Vec<CareEvent> = Vec::new();
    for entry in &history.unsent {
        let mutation = &entry.mutation;
        let known = rows.iter().any(|row| row.event.id == mutation.id);
        let step = match &mutation.act {
            Act::CarriedCare { role, step, .. } => read(step).map(|act| (*role, act)),
            act => reading(act).and_then(|entry| {
                later.retain(|id| *id != entry.id);
                let others: Vec<Measurement> = history
                    .standing()
                    .filter(|other| other.id != entry.id && !later.contains(&other.id))
                    .cloned()
                    .collect();
                let care = cases(rows, events.as_slice(), &rules.care.cure);
                let act = follow_reading(child, &others, entry, &care, today, rules)?;
                Some((writes?, act))
            }),
        };
        if let (Some((role, act)), false, false) = (step, known, matches!(entry.fate, Fate::Parked { .. })) {
            let event = CareEvent { id: mutation.id, child: child.id, actor: mutation.actor, role, act };
            events.push(event);
        }
    }
    events
}

fn reading(act: &Act) -> Option<&Measurement> {
    match act {
        Act::RecordMeasurement { measurement } | Act::CorrectMeasurement { measurement, .. } => {
            Some(measurement)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::access::{Grant, Role};
    use crate::care::StateKind;
    use crate::regency::Settings;
    use crate::samples::{child, child_row, entry as acted, reading_on};
    use crate::sync::phone::Rows;
    use crate::unit::Grams;

    fn read(step: &Value) -> Option<CareAct> {
        serde_json::from_value(step.clone()).ok()
    }

    fn thin(number: u8, on: &str) -> Act {
        let measurement = Measurement { weight_grams: Some(Grams(4_600)), ..reading_on(number, on) };
        Act::RecordMeasurement { measurement }
    }

    fn steps(acts: Vec<Act>, parked: Option<usize>) -> (Vec<CareEvent>, Option<StateKind>) {
        let mut entries: Vec<_> = (1..).zip(acts).map(|(number, act)| acted(number, act)).collect();
        if let Some(entry) = parked.and_then(|index| entries.get_mut(index)) {
            entry.fate = Fate::Parked { reason: crate::sync::Rejection::NotAllowed };
        }
        let mut rows = Rows::default();
        rows.child = Some(child_row());
        rows.replay(&entries);
        let history = rows.history().unwrap();
        let settings = Settings::standard("2025-01-01".parse().unwrap());
        let grant = Grant {
            role: Role::Midwife,
            areas: crate::area::Scope(vec![child().posyandu]).into(),
            office: None,
        };
        let today = "2025-06-20".parse().unwrap();
        let events = unsent_steps(&history, &[], &Grants(vec![grant]), today, settings.rules(), &read);
        let care = cases(&[], &events, &settings.care.cure);
        let state = care.open().map(|case| case.state.kind());
        (events, state)
    }

    fn looked(case: &str) -> Act {
        let look = json!({"on": "2025-06-12", "present": ["unsafeWater"], "absent": [], "remark": null});
        Act::CarriedCare {
            child: child().id,
            role: Role::Midwife,
            step: json!({"type": "recordCause", "case": case, "look": look}),
        }
    }

    #[test]
    fn a_reading_without_signal_opens_the_case_that_the_regency_will_open() {
        let (events, state) = steps(vec![thin(3, "2025-06-10")], None);
        let [event] = events.as_slice() else { panic!("{events:?}") };
        assert_eq!(event.act.case().to_string(), reading_on(3, "2025-06-10").id.to_string());
        assert_eq!((event.role, state), (Role::Midwife, Some(StateKind::Detected)));
        // The next one adds nothing that is not known.
        assert_eq!(steps(vec![thin(3, "2025-06-10"), thin(4, "2025-06-10")], None).0.len(), 1);
        // But what a hospital must treat is said again on the next day.
        assert_eq!(steps(vec![thin(3, "2025-06-10"), thin(4, "2025-06-11")], None).0.len(), 2);
    }

    #[test]
    fn steps_follow_in_the_order_they_were_taken_and_refused_ones_do_not_count() {
        let case = reading_on(3, "2025-06-10").id.to_string();
        let acts = || vec![thin(3, "2025-06-10"), looked(&case)];
        assert_eq!(steps(acts(), None).0.len(), 2);
        assert_eq!(steps(acts(), Some(1)).0.len(), 1);
        assert_eq!(steps(acts(), Some(0)).0.len(), 1, "the step is kept, and its case is not open");
    }
}
