//! When an act does what a refused one was to do, so that nobody has to look after the refused one any more.
//!
//! A repair is always a new act ([`fold`](super::phone)), and nothing in it names the refused one: it is known by what both are about.
//! In doubt a refusal waits for a person: one that waits too long is seen, one that was settled wrongly is lost.

use core::mem::discriminant;

use super::mutation::Act;
use crate::care::CareAct;
use crate::care::register::{EntryChange, RegisterAct, RegisterStep};
use crate::child::ChildChange;
use crate::measurement::Measurement;

/// Whether the `accepted` act, which came later, did what the `refused` one was to do; `same_author` when one person did both.
#[must_use]
pub fn repairs(accepted: &Act, refused: &Act, same_author: bool) -> bool {
    use Act::{
        Care, CorrectMeasurement, EditChild, RecordAbsence, RecordMeasurement, RecordRequest, Register,
        RegisterChild, RetractMeasurement,
    };
    if accepted.child() != refused.child() {
        return false;
    }
    match (refused, accepted) {
        (RegisterChild { .. }, RegisterChild { .. }) => true,
        (EditChild { changes: wanted, .. }, EditChild { changes, .. }) => {
            let is_set = |wanted: &ChildChange| changes.iter().any(|own| own.field() == wanted.field());
            wanted.iter().all(is_set)
        }
        (
            RecordMeasurement { measurement: wanted },
            RecordMeasurement { measurement } | CorrectMeasurement { measurement, .. },
        ) => is_reading(measurement, wanted, same_author),
        (
            CorrectMeasurement { corrects: wrong, .. },
            CorrectMeasurement { corrects: target, .. } | RetractMeasurement { measurement: target, .. },
        )
        | (
            RetractMeasurement { measurement: wrong, .. },
            CorrectMeasurement { corrects: target, .. } | RetractMeasurement { measurement: target, .. },
        ) => wrong == target,
        (RecordAbsence { absence: wanted }, RecordAbsence { absence }) => {
            absence.id == wanted.id || absence.date == wanted.date
        }
        (RecordRequest { request: wanted }, RecordRequest { request }) => {
            request.id == wanted.id || request.kind == wanted.kind
        }
        (Care { step: wanted, .. }, Care { step, .. }) => same_author && is_step(step, wanted),
        (Register(RegisterStep { step: wanted, .. }), Register(RegisterStep { step, .. })) => {
            is_entry_act(step, wanted, same_author)
        }
        _ => false,
    }
}

/// The same reading: by its name, of the same day, or read alike by the same person, who had mistaken the day.
fn is_reading(accepted: &Measurement, wanted: &Measurement, same_author: bool) -> bool {
    let read = |reading: &Measurement| {
        let Measurement { weight_grams, length_millimetres, head_millimetres, arm_millimetres, .. } =
            *reading;
        (weight_grams, length_millimetres, head_millimetres, arm_millimetres)
    };
    accepted.id == wanted.id || accepted.date == wanted.date || same_author && read(accepted) == read(wanted)
}

/// The same kind of step about the same thing.
fn is_step(accepted: &CareAct, wanted: &CareAct) -> bool {
    use CareAct::{AnswerReferral, FollowRecommendation, LogPmt, RecommendInAudit, ReportIntervention};
    discriminant(accepted) == discriminant(wanted)
        && match (wanted, accepted) {
            (ReportIntervention { report: one, .. }, ReportIntervention { report: other, .. }) => {
                one.intervention == other.intervention
            }
            (FollowRecommendation { follow_up: one, .. }, FollowRecommendation { follow_up: other, .. }) => {
                one.recommendation == other.recommendation
            }
            (AnswerReferral { answer: one, .. }, AnswerReferral { answer: other, .. }) => {
                one.referral == other.referral
            }
            (LogPmt { log: one, .. }, LogPmt { log: other, .. }) => one.on == other.on,
            (
                RecommendInAudit { recommendation: one, .. },
                RecommendInAudit { recommendation: other, .. },
            ) => one.audit == other.audit && one.owner == other.owner,
            _ => true,
        }
}

/// The same kind of act to the entry. Who was entered is entered, whoever did it; all else is its author's to repeat.
fn is_entry_act(accepted: &RegisterAct, wanted: &RegisterAct, same_author: bool) -> bool {
    use RegisterAct::{CorrectEntry, Enrol, RecordBirth, TakeBack};
    match (wanted, accepted) {
        (Enrol { .. }, Enrol { .. }) => true,
        (CorrectEntry { changes: wanted }, CorrectEntry { changes }) => {
            let is_set =
                |wanted: &EntryChange| changes.iter().any(|own| discriminant(own) == discriminant(wanted));
            wanted.iter().all(is_set)
        }
        (RecordBirth { child: one, .. }, RecordBirth { child: other, .. }) => one == other,
        (TakeBack { event: one, .. }, TakeBack { event: other, .. }) => one == other,
        _ => same_author && discriminant(accepted) == discriminant(wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Role;
    use crate::care::{Found, Obstacle, Report};
    use crate::id::{CaseId, ChildId, EntryId, InterventionId, MeasurementId};
    use crate::measurement::Absence;
    use crate::samples::{child, reading, reading_on};
    use crate::unit::Grams;

    fn record(measurement: Measurement) -> Act {
        Act::RecordMeasurement { measurement }
    }

    fn edit(changes: Vec<ChildChange>) -> Act {
        Act::EditChild { child: child().id, changes }
    }

    #[test]
    fn a_registration_is_repaired_by_one_of_the_same_child() {
        let register = |child| Act::RegisterChild { child };
        let other = crate::child::Child { id: ChildId::new(9, [9; 10]), ..child() };
        assert!(repairs(&register(child()), &register(child()), false));
        assert!(!repairs(&register(other), &register(child()), true));
        assert!(!repairs(&record(reading(1)), &register(child()), true));
    }

    #[test]
    fn an_edit_is_repaired_once_each_of_its_fields_is_set() {
        let name = ChildChange::Name("Ayu".parse().unwrap());
        let rt = ChildChange::Rt(None);
        assert!(repairs(&edit(vec![rt.clone(), name.clone()]), &edit(vec![name.clone()]), false));
        assert!(!repairs(&edit(vec![rt.clone()]), &edit(vec![name.clone()]), true), "another field");
        assert!(!repairs(&edit(vec![name.clone()]), &edit(vec![name, rt]), true), "half of it");
    }

    #[test]
    fn a_reading_is_known_by_its_name_its_day_or_its_author_and_values() {
        let refused = record(reading_on(1, "2026-01-10"));
        let renamed = |date| Measurement { id: MeasurementId::new(9, [9; 10]), ..reading_on(1, date) };
        let heavier = |date| Measurement { weight_grams: Some(Grams(7_000)), ..renamed(date) };
        assert!(repairs(&record(reading_on(1, "2025-01-10")), &refused, false), "the same name");
        assert!(repairs(&record(heavier("2026-01-10")), &refused, false), "the same day");
        assert!(repairs(&record(renamed("2025-12-10")), &refused, true), "read alike");
        assert!(!repairs(&record(renamed("2025-12-10")), &refused, false), "read alike by another");
        assert!(!repairs(&record(heavier("2025-12-10")), &refused, true), "another month's");
    }

    #[test]
    fn a_correction_is_repaired_by_whatever_is_done_to_the_wrong_reading() {
        let reason: crate::text::Remark = "salah".parse().unwrap();
        let correct = |corrects: u8| Act::CorrectMeasurement {
            corrects: reading(corrects).id,
            measurement: reading(7),
            reason: reason.clone(),
        };
        let retract =
            Act::RetractMeasurement { child: child().id, measurement: reading(1).id, reason: reason.clone() };
        assert!(repairs(&correct(1), &correct(1), false));
        assert!(repairs(&retract, &correct(1), false));
        assert!(repairs(&correct(1), &retract, false));
        assert!(!repairs(&correct(2), &retract, true));
        assert!(!repairs(&record(reading(7)), &correct(1), true), "the wrong one still counts");
    }

    #[test]
    fn an_absence_is_repaired_by_one_of_the_day() {
        let absence = |number, date: &str| Act::RecordAbsence {
            absence: Absence {
                id: crate::id::AbsenceId::new(number, [4; 10]),
                child: child().id,
                date: date.parse().unwrap(),
                remark: None,
            },
        };
        assert!(repairs(&absence(2, "2026-01-10"), &absence(1, "2026-01-10"), false));
        assert!(repairs(&absence(1, "2026-01-11"), &absence(1, "2026-01-10"), false));
        assert!(!repairs(&absence(2, "2026-01-11"), &absence(1, "2026-01-10"), true));
    }

    #[test]
    fn a_step_of_care_is_repaired_by_its_author_alone() {
        let case = CaseId::new(1, [1; 10]);
        let care = |step| Act::Care { child: child().id, role: Role::Kader, step };
        let found = Found::new("2026-01-10".parse().unwrap(), None, Vec::new());
        let open = care(CareAct::OpenCase { case, found });
        let on = "2026-01-10".parse().unwrap();
        let obstacle = Obstacle { on, about: None, remark: "sungai".parse().unwrap() };
        let obstacle = care(CareAct::RecordObstacle { case, obstacle });
        let report = |number| {
            let intervention = InterventionId::new(number, [1; 10]);
            let report = Report { intervention, on, progress: crate::care::Progress::Started };
            care(CareAct::ReportIntervention { case, report })
        };
        assert!(repairs(&open, &open, true));
        assert!(!repairs(&open, &open, false));
        assert!(!repairs(&obstacle, &open, true), "another kind");
        assert!(repairs(&report(1), &report(1), true));
        assert!(!repairs(&report(2), &report(1), true), "about something else");
    }

    #[test]
    fn a_woman_who_was_entered_is_entered_whoever_did_it() {
        let act = |step: serde_json::Value| {
            let step = serde_json::from_value(step).unwrap();
            Act::Register(RegisterStep { entry: EntryId::new(1, [6; 10]), role: Role::Kader, step })
        };
        let woman = serde_json::json!({ "id": "0199a000-0000-7000-8000-000000000001", "name": "Siti", "birthDate": "1998-05-05",
            "nik": null, "phone": null, "posyandu": "32.11.01.2001.01", "address": null });
        let consent = serde_json::json!({ "givenBy": "Siti", "on": "2026-01-10", "noticeVersion": 1 });
        let enrol = act(
            serde_json::json!({ "type": "enrol", "woman": woman, "consent": consent, "since": "2026-01-10",
            "enrolment": { "register": "girl", "school": null } }),
        );
        let close = act(
            serde_json::json!({ "type": "closeEntry", "on": "2026-01-10", "ending": "moved", "remark": null }),
        );
        assert!(repairs(&enrol, &enrol, false));
        assert!(repairs(&close, &close, true) && !repairs(&close, &close, false));
        assert!(!repairs(&close, &enrol, true));
    }
}
