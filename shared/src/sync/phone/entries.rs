//! What pages see of registers: what the regency has sent of each entry, with this phone's unsent acts on top. Pure.

use alloc::vec::Vec;

use serde_json::Value;

use super::kept::{Fate, OutboxEntry};
use super::records::RecordState;
use crate::care::register::{Entry, RegisterAct, RegisterEvent, RegisterEventRow};
use crate::id::{EntryId, MutationId, Revision};
use crate::sync::Act;

/// An entry and everything that was done to it, as this phone knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryHistory {
    /// The entry that follows.
    pub entry: Entry,
    /// What counts, in any order; what the regency has not sent back is of its first revision.
    pub events: Vec<RegisterEventRow>,
    /// What this phone did and the regency has not sent back, in the order it was done.
    pub unsent: Vec<(MutationId, RecordState)>,
}

impl EntryHistory {
    /// Where something that was done is.
    #[must_use]
    pub fn state_of(&self, event: MutationId) -> RecordState {
        self.unsent.iter().find(|(id, _)| *id == event).map(|(_, state)| *state).unwrap_or_default()
    }

    /// The worst state of anything about the entry.
    #[must_use]
    pub fn state(&self) -> RecordState {
        self.unsent.iter().map(|(_, state)| *state).max().unwrap_or_default()
    }

    /// The enrolment, when the regency refused it: then it is put right by enrolling her once more.
    #[must_use]
    pub fn refused_enrolment(&self) -> Option<&RegisterAct> {
        let enrols = |row: &&RegisterEventRow| matches!(row.event.act, RegisterAct::Enrol { .. });
        let row = self.events.iter().find(enrols)?;
        (self.state_of(row.event.id) == RecordState::NeedsFixing).then_some(&row.event.act)
    }
}

/// Every entry, in order of its name on the wire. `rows` are those that the regency has sent, `acts` those of whoever works now;
/// `read` reads what is done to an entry.
///
/// What was refused does not count. But a refused enrolment does: who was entered is there to be put right.
#[must_use]
pub fn entries(
    rows: Vec<RegisterEventRow>,
    acts: &[OutboxEntry],
    read: &dyn Fn(&Value) -> Option<RegisterAct>,
) -> Vec<EntryHistory> {
    let mut histories: Vec<Known> = Vec::new();
    for row in rows {
        of_entry(&mut histories, row.event.entry).events.push(row);
    }
    for OutboxEntry { mutation, fate, .. } in acts {
        let Act::CarriedRegister { entry, role, step } = &mutation.act else { continue };
        let Some(act) = read(step) else { continue };
        let known = of_entry(&mut histories, *entry);
        // A page that was taken in since brought it already.
        if known.events.iter().any(|row| row.event.id == mutation.id) {
            continue;
        }
        let state = match fate {
            Fate::Waiting => RecordState::OnlyHere,
            Fate::Accepted { .. } => RecordState::Sent,
            Fate::Parked { .. } => RecordState::NeedsFixing,
        };
        known.unsent.push((mutation.id, state));
        if state != RecordState::NeedsFixing || matches!(act, RegisterAct::Enrol { .. }) {
            let event =
                RegisterEvent { id: mutation.id, entry: *entry, actor: mutation.actor, role: *role, act };
            known.events.push(RegisterEventRow { revision: Revision::START, event });
        }
    }
    let told = histories.into_iter().filter_map(|Known { events, unsent, .. }| {
        let entry = Entry::of(events.iter().map(|row| &row.event))?;
        Some(EntryHistory { entry, events, unsent })
    });
    told.collect()
}

/// What is known of an entry before it is folded.
struct Known {
    id: EntryId,
    events: Vec<RegisterEventRow>,
    unsent: Vec<(MutationId, RecordState)>,
}

/// What is known of that entry. Rows come in order of their entries from a phone's storage, so that looking is quick.
fn of_entry(histories: &mut Vec<Known>, id: EntryId) -> &mut Known {
    let place = histories.partition_point(|known| known.id < id);
    if histories.get(place).is_none_or(|known| known.id != id) {
        histories.insert(place, Known { id, events: Vec::new(), unsent: Vec::new() });
    }
    &mut histories[place]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::care::register::{HealthCheck, RegisterRejection, WomanFinding};
    use crate::regency::Settings;
    use crate::samples::entry as acted;
    use crate::sync::Rejection;
    use crate::unit::Millimetres;

    fn enrol() -> RegisterAct {
        crate::care::register::tests::enrol("2025-06-01")
    }

    fn visit(arm: u32) -> RegisterAct {
        let check = HealthCheck {
            on: "2025-06-10".parse().unwrap(),
            weight_grams: None,
            height_millimetres: None,
            arm_millimetres: Some(Millimetres(arm)),
            haemoglobin_grams_per_litre: None,
            iron_tablets: 0,
        };
        RegisterAct::RecordVisit { check }
    }

    fn carried(number: u32, act: &RegisterAct) -> OutboxEntry {
        let entry = EntryId::new(1, [1; 10]);
        let step = serde_json::to_value(act).unwrap();
        acted(number, Act::CarriedRegister { entry, role: Role::Kader, step })
    }

    fn parked(number: u32, act: &RegisterAct, why: RegisterRejection) -> OutboxEntry {
        OutboxEntry { fate: Fate::Parked { reason: Rejection::Register { why } }, ..carried(number, act) }
    }

    fn read(step: &Value) -> Option<RegisterAct> {
        serde_json::from_value(step.clone()).ok()
    }

    fn found(history: &EntryHistory) -> Vec<WomanFinding> {
        let settings = Settings::standard("2025-01-01".parse().unwrap());
        let found = history.entry.findings("2025-06-10".parse().unwrap(), settings.rules());
        found.into_iter().map(|found| found.finding).collect()
    }

    #[test]
    fn a_visit_without_signal_finds_what_the_regency_will_find() {
        let acts = [carried(1, &enrol()), carried(2, &visit(228))];
        let [history] = entries(Vec::new(), &acts, &read).try_into().unwrap();
        assert_eq!(found(&history), [WomanFinding::ThinArm]);
        assert_eq!(history.state(), RecordState::OnlyHere);
        // It has come back in a page, and has not left the outbox in another tab.
        let rows = history.events.clone();
        let [history] = entries(rows, &acts, &read).try_into().unwrap();
        assert_eq!((history.entry.visits.len(), history.state()), (1, RecordState::Safe));
    }

    #[test]
    fn what_was_refused_does_not_count_and_who_was_entered_stays_to_be_put_right() {
        let wrong = parked(2, &visit(228), RegisterRejection::DateInFuture);
        let [history] = entries(Vec::new(), &[carried(1, &enrol()), wrong], &read).try_into().unwrap();
        assert_eq!((found(&history), history.state()), (Vec::new(), RecordState::NeedsFixing));
        assert_eq!(history.refused_enrolment(), None);
        let acts = [parked(1, &enrol(), RegisterRejection::NotOfAge), carried(2, &visit(228))];
        let [history] = entries(Vec::new(), &acts, &read).try_into().unwrap();
        assert_eq!(history.refused_enrolment(), Some(&enrol()));
        assert_eq!(found(&history), [WomanFinding::ThinArm]);
        assert_eq!(history.state_of(acts[1].mutation.id), RecordState::OnlyHere);
    }

    #[test]
    fn a_visit_to_nobody_shows_nothing() {
        assert_eq!(entries(Vec::new(), &[carried(2, &visit(228))], &read), []);
    }
}
