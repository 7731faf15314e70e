//! Laws of handling a child: no open case without a next step and an owner, the same case whatever the order of arrival, and
//! a late task that only ever goes up.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod make;
mod may;
mod merge;
mod story;

use std::collections::BTreeSet;

use make::*;
use proptest::prelude::*;
use tumbuh::access::{Grant, Grants, Role};
use tumbuh::age::CivilDate;
use tumbuh::care::{
    CareAct, CareEvent, CareEventRow, CareRejection, ChildCare, Escalation, StateKind, StepKind, TaskKind,
    Validation, apply, cases, tasks,
};
use tumbuh::finding::Finding;
use tumbuh::id::Revision;
use tumbuh::sync::{
    self, Act, Before, CareBefore, CheckContext, ChildRow, Mutation, Rejection, Row, Verdict,
};

/// Whatever acts arrive, possible or not, in the order of their revisions.
fn history() -> impl Strategy<Value = Vec<CareEventRow>> {
    proptest::collection::vec(any_act(), 0..25).prop_map(|mut acts| {
        aim_reopenings(&mut acts);
        rows(&acts)
    })
}

/// Half of the reopenings name the closing before them, as people would who read it.
fn aim_reopenings(acts: &mut [CareAct]) {
    let mut last_closing = None;
    for (act, number) in acts.iter_mut().zip(1_u16..) {
        match act {
            CareAct::CloseCase { .. } => last_closing = Some(mutation(number)),
            CareAct::ReopenCase { closing, found, .. } if found.on.day() % 2 == 0 => {
                *closing = last_closing.unwrap_or(*closing);
            }
            _ => {}
        }
    }
}

fn folded(rows: &[CareEventRow]) -> ChildCare {
    cases(rows, [], &settings().care.cure)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn an_open_case_has_a_next_step_with_an_owner_and_a_day(history in history(), later in 0..400_i32) {
        let care = folded(&history);
        prop_assert!(care.cases.iter().filter(|case| case.state.is_open()).count() <= 1);
        for case in &care.cases {
            let tasks = tasks(case, &child(), day(later), settings().rules());
            prop_assert_eq!(tasks.is_empty(), !case.state.is_open(), "{:?}", case.state);
            for task in tasks {
                prop_assert!(task.due >= task.since, "{task:?} is due before its cause");
                prop_assert!(task.since >= day(0), "{task:?} has no cause");
            }
        }
    }

    #[test]
    fn whatever_is_to_do_has_its_form(history in history(), later in 0..400_i32) {
        let care = folded(&history);
        for case in &care.cases {
            for task in tasks(case, &child(), day(later), settings().rules()) {
                let forms: &[StepKind] = match task.kind {
                    TaskKind::Validate => &[StepKind::Validate],
                    TaskKind::FindCause => &[StepKind::Cause],
                    TaskKind::Plan | TaskKind::Replan { .. } => &[StepKind::Plan],
                    TaskKind::Start => &[StepKind::Log, StepKind::Report, StepKind::Plan],
                    TaskKind::Evaluate => &[StepKind::Evaluate],
                    TaskKind::ReferToHospital => &[StepKind::Refer],
                    TaskKind::ActOnNoGain => &[StepKind::Refer, StepKind::Cause],
                    TaskKind::Close => &[StepKind::Close],
                    TaskKind::Intervene { .. } => &[StepKind::Report],
                    TaskKind::LogFood { .. } | TaskKind::Weigh { .. } => &[StepKind::Log],
                    TaskKind::FollowReferral { .. } => &[StepKind::Answer],
                    // Looked for without a case.
                    TaskKind::VisitHome | TaskKind::VisitNewborn => continue,
                };
                prop_assert!(forms.iter().any(|form| form.fits(case)), "{task:?} in {:?}", case.state);
            }
        }
    }

    #[test]
    fn doing_what_is_due_ends_every_case(history in history()) {
        let mut rows = history;
        let mut today = day(60);
        for step in 0..600_u16 {
            let care = folded(&rows);
            let Some(case) = care.open() else { return Ok(()) };
            let tasks = tasks(case, &child(), today, settings().rules());
            let Some(task) = tasks.first() else { panic!("stuck in {:?}", case.state) };
            today = today.max(task.due);
            let done = event(10_000 + step, act_for(case, task, today));
            let last = Revision(1_000 + u64::from(step));
            let outcome = apply(done, &rows, last, &settings().care.cure).unwrap();
            prop_assert!(
                matches!(outcome.verdict, tumbuh::care::CareVerdict::Applied { .. }),
                "{:?} in {:?}: {:?}", task, case.state, outcome.verdict
            );
            rows.push(outcome.row);
        }
        prop_assert!(false, "never ends: {:?}", folded(&rows).open().map(|case| case.state.clone()));
    }

    #[test]
    fn delivery_in_any_order_gives_the_same_case(history in history(), seed: u64) {
        let mut delivered = history.clone();
        fastrand::Rng::with_seed(seed).shuffle(&mut delivered);
        let again: Vec<_> = delivered.iter().chain(&history).cloned().collect();
        prop_assert_eq!(folded(&again), folded(&history));
    }

    #[test]
    fn nothing_is_dropped_and_nothing_that_changed_something_is_flagged(history in history()) {
        let care = folded(&history);
        let all: BTreeSet<_> = history.iter().map(|row| row.event.id).collect();
        let kept: BTreeSet<_> = care.kept.iter().map(|kept| kept.event).collect();
        prop_assert_eq!(kept.len(), care.kept.len());
        prop_assert!(kept.is_subset(&all));
        // What was kept changed nothing: without it the cases are the same.
        let taken: Vec<_> = history.iter().filter(|row| !kept.contains(&row.event.id)).cloned().collect();
        prop_assert_eq!(folded(&taken).cases, care.cases);
    }

    #[test]
    fn a_phone_shows_what_the_regency_will_hold(history in history(), sent in 0..25_usize) {
        let sent = sent.min(history.len());
        let unsent: Vec<_> = history[sent..].iter().map(|row| row.event.clone()).collect();
        prop_assert_eq!(cases(&history[..sent], &unsent, &settings().care.cure), folded(&history));
    }

    #[test]
    fn people_who_do_not_meet_make_the_same_case_in_any_order(seed: u64) {
        let story = story::of_two_offices();
        let in_order = rows(&story.iter().map(|(_, act)| act.clone()).collect::<Vec<_>>());
        let expected = folded(&in_order);
        prop_assert_eq!(&expected.kept, &[]);
        let mixed = story::interleaved(&story, seed);
        let care = folded(&mixed);
        prop_assert_eq!(&care.kept, &[]);
        prop_assert_eq!(care.cases, expected.cases);
    }

    #[test]
    fn facts_about_one_case_may_arrive_in_any_order_at_all(history in history(), seed: u64) {
        let facts: Vec<_> = history
            .into_iter()
            .filter(|row| row.event.act.case() == case(1))
            .filter(|row| {
                !matches!(row.event.act, CareAct::CloseCase { .. } | CareAct::ReopenCase { .. })
            })
            .collect();
        let kept: BTreeSet<_> = folded(&facts).kept.iter().map(|kept| kept.event).collect();
        let mut facts: Vec<_> = facts.into_iter().filter(|row| !kept.contains(&row.event.id)).collect();
        let expected = folded(&facts);
        let mut revisions: Vec<_> = facts.iter().map(|row| row.revision).collect();
        fastrand::Rng::with_seed(seed).shuffle(&mut revisions);
        for (row, revision) in facts.iter_mut().zip(revisions) {
            row.revision = revision;
        }
        let care = folded(&facts);
        prop_assert_eq!(&care.kept, &[]);
        let to_do = |care: &ChildCare| -> Vec<_> {
            let all = care.cases.iter();
            all.map(|case| (case.state.clone(), tasks(case, &child(), day(60), settings().rules()))).collect()
        };
        prop_assert_eq!(to_do(&care), to_do(&expected));
    }

    #[test]
    fn a_late_task_only_goes_up(history in history(), first in 0..200_i32, more in 0..100_i32) {
        let care = folded(&history);
        for case in &care.cases {
            for task in tasks(case, &child(), day(first), settings().rules()) {
                let at = |today: CivilDate| Escalation::of(&task.owner, task.due, today, &settings().care.escalation);
                let (now, then) = (at(day(first)), at(day(first + more)));
                prop_assert!(then.late_days >= now.late_days);
                prop_assert!(then.owners.starts_with(&now.owners), "{now:?} then {then:?}");
                prop_assert_eq!(&now.owners[0], &task.owner);
                prop_assert!(now.late_days > 0 || !now.is_raised());
            }
        }
    }

    #[test]
    fn acts_and_cases_survive_the_wire(history in history()) {
        let text = serde_json::to_string(&history).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Vec<CareEventRow>>(&text).unwrap(), &history);
        let care = folded(&history);
        let text = serde_json::to_string(&care).unwrap();
        prop_assert_eq!(serde_json::from_str::<ChildCare>(&text).unwrap(), care);
    }
}

/// What the phones of several people sent, as the regency takes it in this order.
fn taken(acts: &[CareAct]) -> (Vec<Row>, Vec<Verdict>) {
    let child = ChildRow {
        revision: Revision(1),
        child: child(),
        changed: Default::default(),
        conflicts: Vec::new(),
    };
    let (mut events, mut rows, mut verdicts) = (Vec::new(), Vec::new(), Vec::new());
    for (act, number) in acts.iter().zip(1_u16..) {
        let sent = sent(number, act.clone());
        let care = CareBefore { events: &events, cure: settings().care.cure };
        let before = Before { child: Some(&child), care, ..Before::default() };
        let last = events.last().map_or(child.revision, |row: &CareEventRow| row.revision);
        let outcome = sync::apply(&sent, before, last).unwrap();
        let [Row::CareEvent(row)] = outcome.rows.as_slice() else { panic!("{:?}", outcome.rows) };
        assert_eq!(row.revision, last.next());
        events.push(row.clone());
        rows.extend(outcome.rows);
        verdicts.push(outcome.verdict);
    }
    (rows, verdicts)
}

fn sent(number: u16, act: CareAct) -> Mutation {
    let CareEvent { id, child, actor, role, act } = event(number, act);
    Mutation {
        id,
        device: tumbuh::id::DeviceId::new(1, [1; 10]),
        actor,
        base: Revision(1),
        phone_time_millis: 0,
        server_offset_millis: None,
        act: Act::Care { child, role, step: act },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn steps_of_care_travel_as_acts_and_come_back_as_rows(acts in proptest::collection::vec(any_act(), 0..15)) {
        let mutations: Vec<_> = acts.iter().zip(1..).map(|(act, number)| sent(number, act.clone())).collect();
        let text = serde_json::to_string(&mutations).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Mutation>>(&text).unwrap(), mutations);
        let (sent_rows, verdicts) = taken(&acts);
        let text = serde_json::to_string(&sent_rows).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Vec<Row>>(&text).unwrap(), &sent_rows);
        let text = serde_json::to_string(&verdicts).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Verdict>>(&text).unwrap(), verdicts);
        let events: Vec<_> = sent_rows
            .into_iter()
            .map(|row| match row {
                Row::CareEvent(row) => row,
                other => panic!("{other:?}"),
            })
            .collect();
        prop_assert_eq!(folded(&events).cases, folded(&rows(&acts)).cases);
    }
}

#[test]
fn a_step_is_checked_by_the_right_of_its_own() {
    let row = ChildRow {
        revision: Revision(1),
        child: child(),
        changed: Default::default(),
        conflicts: Vec::new(),
    };
    let events = rows(&[CareAct::OpenCase { case: case(1), found: found(day(1), &[Finding::Short]) }]);
    let care = CareBefore { events: &events, cure: settings().care.cure };
    let before = Before { child: Some(&row), care, ..Before::default() };
    let asked = |role: Role, area: &str, act: CareAct| {
        let mutation =
            Mutation { act: Act::Care { child: child().id, role, step: act }, ..sent(9, validate()) };
        let areas = tumbuh::area::Scope(vec![area.parse().unwrap()]).into();
        let office = (role == Role::OpdOfficer).then(|| "pupr".parse().unwrap());
        let grants = Grants(vec![Grant { role, areas, office }]);
        let context = CheckContext { account: mutation.actor, grants: &grants, today: day(9) };
        sync::check(&mutation, before, &context)
    };
    let obstacle = |on| CareAct::RecordObstacle {
        case: case(1),
        obstacle: tumbuh::care::Obstacle { on, about: None, remark: "jauh".parse().unwrap() },
    };
    assert_eq!(asked(Role::Midwife, "32.11.01.2001", validate()), Ok(()));
    assert_eq!(asked(Role::Kader, "32.11.01.2001.01", validate()), Err(Rejection::NotAllowed));
    assert_eq!(asked(Role::Midwife, "32.11.01.2002", validate()), Err(Rejection::UnknownChild));
    assert_eq!(asked(Role::OpdOfficer, "32.11", obstacle(day(3))), Err(Rejection::UnknownChild));
    assert_eq!(
        asked(Role::VillageOfficer, "32.11.01.2001", obstacle(day(3))),
        Ok(()),
        "writes no other record"
    );
    assert_eq!(asked(Role::VillageOfficer, "32.11.01.2001", obstacle(day(10))), Err(Rejection::DateInFuture));
    let same = CareAct::ValidateCase {
        case: case(1),
        validation: Validation { again: tumbuh::id::MeasurementId::new(1, [1; 10]), ..validation(day(5)) },
    };
    let why = CareRejection::NotValidated;
    assert_eq!(asked(Role::Midwife, "32.11.01.2001", same), Err(Rejection::Care { why }));
}

fn validate() -> CareAct {
    CareAct::ValidateCase { case: case(1), validation: validation(day(5)) }
}

#[test]
fn random_histories_reach_every_state() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut reached = BTreeSet::new();
    let (mut joined, mut reopened) = (0, 0);
    for _ in 0..2_000 {
        let history = history().new_tree(&mut runner).unwrap().current();
        let care = folded(&history);
        reached.extend(care.cases.iter().map(|case| case.state.kind()));
        joined += care.cases.iter().filter(|case| !case.joined.is_empty()).count();
        let closings = care.cases.iter().flat_map(|case| &case.closings);
        reopened += closings.filter(|closing| closing.reopened.is_some()).count();
    }
    assert!(joined > 100 && reopened > 20, "{joined} joined, {reopened} reopened");
    use StateKind::{CauseKnown, Closed, Detected, Evaluated, InTreatment, Planned, Referred, Validated};
    let all = [Detected, Validated, CauseKnown, Planned, InTreatment, Evaluated, Referred, Closed];
    assert_eq!(reached, BTreeSet::from(all), "the laws above are about every state");
}
