//! One child's way from faltering to recovered, told by the people who walk it.

use tumbuh::care::{
    CareAct, ChildCare, Ending, Owner, Plan, ReferralAnswer, ReferralStep, Report, StateKind, Task, TaskKind,
    cases, due_list, tasks,
};
use tumbuh::finding::Finding;

use crate::make::*;

/// Who acts; each sends in the order of doing, and none waits for another to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    Kader,
    Midwife,
    Nutritionist,
    PublicWorks,
}

/// The story in the order it happened. Days of one person are told apart, so that merged lists have one order.
pub fn of_two_offices() -> Vec<(Person, CareAct)> {
    use Person::{Kader, Midwife, Nutritionist, PublicWorks};
    let case = case(1);
    let plan = vec![food(1, day(5), 14), water(2, day(30))];
    let mut story = vec![
        (Kader, CareAct::OpenCase { case, found: found(day(0), &[Finding::NotGainingTwice]) }),
        (Midwife, CareAct::ValidateCase { case, validation: validation(day(2)) }),
        (Nutritionist, CareAct::RecordCause { case, look: look(day(3)) }),
        (Nutritionist, CareAct::PlanInterventions { case, on: day(4), plan: Plan::new(plan).unwrap() }),
    ];
    for offset in 5..19 {
        let grams = (offset % 7 == 5).then(|| 7_900 + 30 * u32::try_from(offset).unwrap());
        story.push((Kader, CareAct::LogPmt { case, log: log(1, day(offset), grams) }));
    }
    let answer = |offset, step| {
        let answer = ReferralAnswer { referral: referral(1), on: day(offset), step };
        (Midwife, CareAct::AnswerReferral { case, answer })
    };
    story.extend([
        (Midwife, CareAct::Refer { case, referral: letter(1, day(8), true) }),
        answer(9, ReferralStep::Accepted),
        answer(10, ReferralStep::Seen),
        answer(11, ReferralStep::Result { outcome: "infeksi saluran kemih, diobati".parse().unwrap() }),
        answer(13, ReferralStep::Back),
        (
            PublicWorks,
            CareAct::ReportIntervention {
                case,
                report: Report { intervention: intervention(2), on: day(37), progress: done() },
            },
        ),
        (
            Nutritionist,
            CareAct::ReportIntervention {
                case,
                report: Report { intervention: intervention(1), on: day(20), progress: done() },
            },
        ),
        (Nutritionist, CareAct::RecordEvaluation { case, evaluation: evaluation(day(21), 8_500, &[]) }),
        (Nutritionist, CareAct::RecordEvaluation { case, evaluation: evaluation(day(35), 8_700, &[]) }),
        (Nutritionist, CareAct::CloseCase { case, on: day(38), ending: Ending::Recovered }),
    ]);
    story
}

/// The same acts as they might have arrived: each person's in order, the persons mixed at random.
pub fn interleaved(story: &[(Person, CareAct)], seed: u64) -> Vec<tumbuh::care::CareEventRow> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let told = rows(&story.iter().map(|(_, act)| act.clone()).collect::<Vec<_>>());
    let mut left: Vec<Vec<_>> = [Person::Kader, Person::Midwife, Person::Nutritionist, Person::PublicWorks]
        .iter()
        .map(|person| {
            let own = story.iter().zip(&told).filter(|((who, _), _)| who == person);
            own.map(|(_, row)| row.clone()).rev().collect()
        })
        .collect();
    let mut mixed: Vec<tumbuh::care::CareEventRow> = Vec::new();
    while !left.iter().all(Vec::is_empty) {
        let who = rng.usize(..left.len());
        if let Some(mut row) = left[who].pop() {
            row.revision = tumbuh::id::Revision(mixed.len() as u64 + 1);
            mixed.push(row);
        }
    }
    mixed
}

fn at(story: &[(Person, CareAct)], until: usize) -> ChildCare {
    let told = rows(&story[..until].iter().map(|(_, act)| act.clone()).collect::<Vec<_>>());
    cases(&told, [], &settings().care.cure)
}

fn to_do(care: &ChildCare, offset: i32) -> Vec<Task> {
    let open = care.open();
    open.map(|case| tasks(case, &child(), day(offset), settings().rules())).unwrap_or_default()
}

#[test]
fn a_child_falters_is_treated_by_two_offices_and_recovers() {
    let story = of_two_offices();
    let kind = |until| at(&story, until).cases[0].state.kind();
    assert_eq!(
        [1, 2, 3, 4, 5].map(kind),
        [
            StateKind::Detected,
            StateKind::Validated,
            StateKind::CauseKnown,
            StateKind::Planned,
            StateKind::InTreatment,
        ]
    );
    assert_eq!(kind(19), StateKind::Referred);
    assert_eq!(kind(22), StateKind::Referred);
    assert_eq!(kind(23), StateKind::InTreatment, "back where it was");
    assert_eq!(kind(26), StateKind::Evaluated);
    let care = at(&story, story.len());
    assert_eq!(care.cases[0].state.kind(), StateKind::Closed);
    assert_eq!(care.kept, []);
    assert_eq!(to_do(&care, 60), []);
}

#[test]
fn each_step_is_somebodys_until_a_day() {
    let story = of_two_offices();
    let first = |until, offset| {
        let care = at(&story, until);
        let task = to_do(&care, offset).remove(0);
        (task.kind, task.owner, task.due)
    };
    assert_eq!(first(1, 0), (TaskKind::Validate, Owner::Midwife, day(7)));
    assert_eq!(first(2, 2), (TaskKind::FindCause, Owner::Puskesmas, day(9)));
    assert_eq!(first(3, 3), (TaskKind::Plan, Owner::Puskesmas, day(10)));
    let log = TaskKind::LogFood { intervention: intervention(1) };
    assert_eq!(first(4, 4), (log, Owner::Kader, day(5)));
    assert_eq!(first(5, 5), (log, Owner::Kader, day(6)));
    let weigh = to_do(&at(&story, 5), 5).into_iter().find(|task| matches!(task.kind, TaskKind::Weigh { .. }));
    assert_eq!(weigh.unwrap().due, day(12));
}

#[test]
fn a_late_promise_of_an_office_goes_up_to_the_health_office() {
    let story = of_two_offices();
    let care = at(&story, 23);
    let settings = &settings().care.escalation;
    let water = TaskKind::Intervene { intervention: intervention(2) };
    let owners = |offset| {
        let list = due_list(to_do(&care, offset), day(offset), settings);
        let due = list.into_iter().find(|due| due.task.kind == water).unwrap();
        (due.escalation.late_days, due.escalation.owners.len(), due.is_for_office(&settings.health_office))
    };
    assert_eq!(owners(30), (0, 1, false));
    assert_eq!(owners(36), (6, 1, false));
    assert_eq!(owners(37), (7, 2, true));
    let list = due_list(to_do(&care, 37), day(37), settings);
    let due = list.into_iter().find(|due| due.task.kind == water).unwrap();
    let words = due.words(tumbuh::language::Language::Indonesian);
    assert_eq!(
        words,
        "Lakukan kegiatan dan laporkan (dinas (pupr)), terlambat 7 hari: naik ke dinas (dinkes)"
    );
}

#[test]
fn a_kaders_late_task_climbs_every_rung() {
    let story = of_two_offices();
    let care = at(&story, 5);
    let task = to_do(&care, 6).remove(0);
    let settings = &settings().care.escalation;
    let owners = |late: i32| {
        tumbuh::care::Escalation::of(&task.owner, task.due, task.due.plus_days(late), settings).owners
    };
    let all = [
        Owner::Kader,
        Owner::Midwife,
        Owner::Puskesmas,
        Owner::Office { office: settings.health_office.clone() },
    ];
    for (late, count) in [(-5, 1), (0, 1), (2, 1), (3, 2), (5, 2), (6, 3), (12, 3), (13, 4), (400, 4)] {
        assert_eq!(owners(late), all[..count], "{late} days late");
    }
}

#[test]
fn a_referral_without_an_answer_becomes_someones_task() {
    let story = of_two_offices();
    let of_referral = |until| {
        let care = at(&story, until);
        let task =
            to_do(&care, 9).into_iter().find(|task| matches!(task.kind, TaskKind::FollowReferral { .. }));
        task.map(|task| (task.owner, task.due))
    };
    assert_eq!(of_referral(19), Some((Owner::Puskesmas, day(11))));
    assert_eq!(of_referral(20), Some((Owner::Puskesmas, day(16))));
    assert_eq!(of_referral(22), Some((Owner::Midwife, day(18))));
    assert_eq!(of_referral(23), None);
}
