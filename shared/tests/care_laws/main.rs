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
    CareAct, CareEvent, CareEventRow, CareRejection, CaseState, ChildCare, Closing, Ending, Escalation,
    Leaving, Owner, Plan, StateKind, StepKind, Task, TaskKind, Validation, apply, cases, tasks,
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
    folded_by(rows, settings())
}

fn folded_by(rows: &[CareEventRow], pack: &Pack) -> ChildCare {
    cases(rows, [], &pack.care.cure)
}

/// Acts about one case that each change something as they come, so that a closing has seen all that was before it.
fn settled(acts: Vec<CareAct>, pack: &Pack) -> Vec<CareEventRow> {
    let mut told: Vec<CareEventRow> = Vec::new();
    for row in rows(&acts).into_iter().filter(|row| row.event.act.case() == case(1)) {
        told.push(row);
        if !folded_by(&told, pack).kept.is_empty() {
            told.pop();
        }
    }
    told
}

/// As far along the way of a child that recovers as it goes, and then whatever comes: long enough for several closings.
fn long_story() -> impl Strategy<Value = Vec<CareAct>> {
    let case = case(1);
    let well =
        |on: i32, grams| CareAct::RecordEvaluation { case, evaluation: evaluation(day(on), grams, &[]) };
    let way = vec![
        CareAct::OpenCase { case, found: found(day(0), &[Finding::Short]) },
        CareAct::ValidateCase { case, validation: validation(day(1)) },
        CareAct::RecordCause { case, look: look(day(2)) },
        CareAct::PlanInterventions { case, on: day(3), plan: Plan::new(vec![food(1, day(4), 14)]).unwrap() },
        CareAct::LogPmt { case, log: log(1, day(4), None) },
        well(10, 8_000),
        well(17, 8_100),
        well(24, 8_200),
        CareAct::CloseCase { case, on: day(25), ending: Ending::Recovered },
    ];
    let whatever = proptest::collection::vec(any_act(), 0..50);
    (0..=way.len(), whatever).prop_map(move |(far, whatever)| {
        let mut acts: Vec<_> = way[..far].iter().cloned().chain(whatever).collect();
        aim_reopenings(&mut acts);
        acts
    })
}

fn closes_or_reopens(act: &CareAct) -> bool {
    matches!(act, CareAct::CloseCase { .. } | CareAct::ReopenCase { .. })
}

/// The rows in another order, each with the revision of its new place.
fn renumbered(rows: impl IntoIterator<Item = CareEventRow>) -> Vec<CareEventRow> {
    let numbered = rows.into_iter().zip(1..);
    numbered.map(|(row, number)| CareEventRow { revision: Revision(number), ..row }).collect()
}

/// Where every case stands, how it was closed, and what is to do.
fn standing(care: &ChildCare, pack: &Pack) -> Vec<(CaseState, Vec<Closing>, Vec<Task>)> {
    let tasks = |case| tasks(case, &child(), day(60), pack.rules());
    care.cases.iter().map(|case| (case.state.clone(), case.closings.clone(), tasks(case))).collect()
}

fn is_of_audit(kind: TaskKind) -> bool {
    matches!(kind, TaskKind::FollowRecommendation { .. } | TaskKind::ReplaceRecommendation { .. })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn an_open_case_has_a_next_step_with_an_owner_and_a_day(
        history in history(), later in 0..400_i32, other: bool,
    ) {
        let pack = pack(other);
        let care = folded_by(&history, pack);
        prop_assert!(care.cases.iter().filter(|case| case.state.is_open()).count() <= 1);
        for case in &care.cases {
            let tasks = tasks(case, &child(), day(later), pack.rules());
            let after = |task: &Task| is_of_audit(task.kind);
            match case.state.is_open() {
                true => prop_assert!(!tasks.is_empty(), "{:?}", case.state),
                // What was recommended for the family outlasts the case, and nothing else.
                false => prop_assert!(tasks.iter().all(after), "{:?}", case.state),
            }
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
                    TaskKind::Reconsider => &[StepKind::Close, StepKind::Cause],
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
                    TaskKind::FollowRecommendation { .. } | TaskKind::ReplaceRecommendation { .. } => {
                        &[StepKind::Follow]
                    }
                    // Looked for without a case.
                    TaskKind::VisitHome | TaskKind::VisitNewborn => continue,
                };
                prop_assert!(forms.iter().any(|form| form.fits(case)), "{task:?} in {:?}", case.state);
            }
        }
    }

    #[test]
    fn doing_what_is_due_ends_every_case(history in history(), other: bool) {
        let pack = pack(other);
        let mut rows = history;
        let mut today = day(60);
        for step in 0..600_u16 {
            let care = folded_by(&rows, pack);
            let Some(case) = care.open() else { return Ok(()) };
            let tasks = tasks(case, &child(), today, pack.rules());
            let Some(task) = tasks.first() else { panic!("stuck in {:?}", case.state) };
            today = today.max(task.due);
            let done = event(10_000 + step, act_for(case, task, today));
            let last = Revision(1_000 + u64::from(step));
            let outcome = apply(done, &rows, last, &pack.care.cure).unwrap();
            prop_assert!(
                matches!(outcome.verdict, tumbuh::care::CareVerdict::Applied { .. }),
                "{:?} in {:?}: {:?}", task, case.state, outcome.verdict
            );
            rows.push(outcome.row);
        }
        prop_assert!(false, "never ends: {:?}", folded_by(&rows, pack).open().map(|case| case.state.clone()));
    }

    #[test]
    fn delivery_in_any_order_gives_the_same_case(history in history(), seed: u64, other: bool) {
        let mut delivered = history.clone();
        fastrand::Rng::with_seed(seed).shuffle(&mut delivered);
        let again: Vec<_> = delivered.iter().chain(&history).cloned().collect();
        let pack = pack(other);
        prop_assert_eq!(folded_by(&again, pack), folded_by(&history, pack));
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
    fn facts_about_one_case_may_arrive_in_any_order_at_all(history in history(), seed: u64, other: bool) {
        let pack = pack(other);
        let facts: Vec<_> = history
            .into_iter()
            .filter(|row| row.event.act.case() == case(1) && !closes_or_reopens(&row.event.act))
            .collect();
        let kept: BTreeSet<_> = folded_by(&facts, pack).kept.iter().map(|kept| kept.event).collect();
        let mut facts: Vec<_> = facts.into_iter().filter(|row| !kept.contains(&row.event.id)).collect();
        let expected = folded_by(&facts, pack);
        fastrand::Rng::with_seed(seed).shuffle(&mut facts);
        let care = folded_by(&renumbered(facts), pack);
        prop_assert_eq!(&care.kept, &[]);
        prop_assert_eq!(standing(&care, pack), standing(&expected, pack));
    }

    #[test]
    fn facts_between_closings_and_reopenings_may_arrive_in_any_order(
        acts in long_story(), seed: u64, other: bool,
    ) {
        let pack = pack(other);
        let told = settled(acts, pack);
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut mixed = told.clone();
        for between in mixed.split_mut(|row| closes_or_reopens(&row.event.act)) {
            rng.shuffle(between);
        }
        let care = folded_by(&renumbered(mixed), pack);
        prop_assert_eq!(&care.kept, &[]);
        prop_assert_eq!(standing(&care, pack), standing(&folded_by(&told, pack), pack));
    }

    #[test]
    fn what_happened_before_a_closing_joins_whenever_it_arrives(acts in long_story(), seed: u64, other: bool) {
        let pack = pack(other);
        let facts = settled(acts.into_iter().filter(|act| !closes_or_reopens(act)).collect(), pack);
        let open = folded_by(&facts, pack);
        if open.cases.is_empty() {
            return Ok(());
        }
        // Steps are of an open case; what else there is to tell may come after its closing.
        let is_step = |row: &CareEventRow| matches!(
            row.event.act,
            CareAct::OpenCase { .. } | CareAct::ValidateCase { .. } | CareAct::RecordCause { .. }
                | CareAct::PlanInterventions { .. }
        );
        let mut rng = fastrand::Rng::with_seed(seed);
        let (mut late, early): (Vec<_>, Vec<_>) =
            facts.iter().cloned().partition(|row| !is_step(row) && rng.bool());
        rng.shuffle(&mut late);
        let why = Leaving::Moved { remark: "keliru".parse().unwrap() };
        let close = CareAct::CloseCase { case: case(1), on: day(60), ending: Ending::Left { why } };
        let reopen = CareAct::ReopenCase {
            case: case(1),
            closing: mutation(1_000),
            found: found(day(61), &[]),
            reason: "keliru".parse().unwrap(),
        };
        let row = |number, act| CareEventRow { revision: Revision(0), event: event(number, act) };
        let [close, reopen] = [row(1_000, close), row(1_001, reopen)];
        let in_time = renumbered(facts.iter().cloned().chain([close.clone()]));
        let too_late = renumbered(early.into_iter().chain([close]).chain(late));
        let care = folded_by(&too_late, pack);
        prop_assert_eq!(&care.kept, &[]);
        prop_assert_eq!(standing(&care, pack), standing(&folded_by(&in_time, pack), pack));
        // A closing that is taken back has changed nothing.
        let again = folded_by(&renumbered(too_late.into_iter().chain([reopen])), pack);
        prop_assert_eq!(&again.kept, &[]);
        let stands = |care: &ChildCare| standing(care, pack).into_iter().map(|(state, _, tasks)| (state, tasks)).collect::<Vec<_>>();
        prop_assert_eq!(stands(&again), stands(&open));
    }

    #[test]
    fn what_an_audit_recommended_is_its_owners_task_until_someone_finishes_it(
        acts in proptest::collection::vec(of_audit(), 0..12),
        seed: u64,
    ) {
        let opened = CareAct::OpenCase { case: case(1), found: found(day(0), &[Finding::Short]) };
        let mut acts: Vec<_> = [opened].into_iter().chain(acts).collect();
        let to_do = |acts: &[CareAct]| -> Vec<_> {
            let care = folded(&rows(acts));
            let case = &care.cases[0];
            let waiting: Vec<_> = case
                .awaited_recommendations()
                .map(|followed| match followed.declined_on() {
                    Some(on) => (Owner::Puskesmas, on.plus_days(settings().care.deadlines.plan_days.into())),
                    None => (followed.recommendation.owner.clone(), followed.due()),
                })
                .collect();
            let tasks = tasks(case, &child(), day(60), settings().rules()).into_iter();
            let tasks = tasks.filter(|task| is_of_audit(task.kind));
            let mut tasks: Vec<_> = tasks.map(|task| (task.owner, task.due)).collect();
            let mut expected = waiting.clone();
            tasks.sort();
            expected.sort();
            assert_eq!(tasks, expected);
            waiting
        };
        let first = to_do(&acts);
        // Where a name was given twice, who came first counts.
        let mut names = BTreeSet::new();
        acts.retain(|act| match act {
            CareAct::RecommendInAudit { recommendation, .. } => names.insert(recommendation.id),
            _ => true,
        });
        fastrand::Rng::with_seed(seed).shuffle(&mut acts);
        prop_assert_eq!(to_do(&acts), first);
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

#[test]
fn long_stories_go_on_after_closing_and_reopening() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut between, mut relapsed, mut recovered) = (0, 0, 0);
    for _ in 0..800 {
        let told = settled(long_story().new_tree(&mut runner).unwrap().current(), settings());
        let stretches: Vec<_> = told.split(|row| closes_or_reopens(&row.event.act)).collect();
        between += stretches.iter().skip(1).filter(|facts| facts.len() > 1).count();
        let care = folded(&told);
        let closings = || care.cases.iter().flat_map(|case| &case.closings);
        let again = closings().filter_map(|closing| closing.reopened.as_ref());
        relapsed += again.filter(|reopening| reopening.relapse.is_some()).count();
        recovered += closings().filter(|closing| *closing.closed.ending() == Ending::Recovered).count();
    }
    assert!(between > 100 && relapsed > 30 && recovered > 30, "{between} between, {relapsed}, {recovered}");
}
