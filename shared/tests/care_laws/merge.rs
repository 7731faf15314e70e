//! What happens when acts meet: cases that join, acts that wait, acts that come too late, and closings taken back.

use tumbuh::care::{
    Because, CareAct, CareRejection, CareVerdict, ChildCare, Circumstance, Ending, Impossible, InvalidPlan,
    Leaving, Owner, Plan, Progress, ReferralAnswer, ReferralStep, Report, SevereAdvice, StateKind, TaskKind,
    apply, cases, follow, home_visit, recommend_for_case, severe_advice, tasks,
};
use tumbuh::finding::{DangerSign, Finding, RedFlag};
use tumbuh::id::Revision;

use crate::make::*;

fn folded(acts: &[CareAct]) -> ChildCare {
    cases(&rows(acts), [], &settings().care.cure)
}

fn open(number: u8, offset: i32, finding: Finding) -> CareAct {
    CareAct::OpenCase { case: case(number), found: found(day(offset), &[finding]) }
}

fn validate(offset: i32) -> CareAct {
    CareAct::ValidateCase { case: case(1), validation: validation(day(offset)) }
}

fn explain(offset: i32) -> CareAct {
    CareAct::RecordCause { case: case(1), look: look(day(offset)) }
}

fn plan(offset: i32) -> CareAct {
    let plan = Plan::new(vec![food(1, day(offset), 14)]).unwrap();
    CareAct::PlanInterventions { case: case(1), on: day(offset), plan }
}

fn feed(offset: i32, grams: u32) -> CareAct {
    CareAct::LogPmt { case: case(1), log: log(1, day(offset), Some(grams)) }
}

fn see(offset: i32, findings: &[Finding]) -> CareAct {
    let grams = 8_000 + u32::try_from(offset).unwrap();
    CareAct::RecordEvaluation { case: case(1), evaluation: evaluation(day(offset), grams, findings) }
}

fn recovered(offset: i32) -> CareAct {
    CareAct::CloseCase { case: case(1), on: day(offset), ending: Ending::Recovered }
}

fn moved(offset: i32) -> CareAct {
    let why = Leaving::Moved { remark: "ke Bandung".parse().unwrap() };
    CareAct::CloseCase { case: case(1), on: day(offset), ending: Ending::Left { why } }
}

fn reopen(closing: u16, offset: i32, findings: &[Finding]) -> CareAct {
    CareAct::ReopenCase {
        case: case(1),
        closing: mutation(closing),
        found: found(day(offset), findings),
        reason: "turun lagi".parse().unwrap(),
    }
}

fn whys(care: &ChildCare) -> Vec<Impossible> {
    care.kept.iter().map(|kept| kept.why).collect()
}

/// As far as an evaluated case, in seven acts: the last is number 7.
fn treated() -> Vec<CareAct> {
    vec![
        open(1, 0, Finding::Wasted),
        validate(1),
        explain(2),
        plan(3),
        feed(3, 8_000),
        see(10, &[]),
        see(17, &[]),
    ]
}

#[test]
fn a_second_reading_that_finds_nothing_asks_whether_it_is_a_case() {
    let again = |offset, findings: &[Finding]| CareAct::ValidateCase {
        case: case(1),
        validation: validation(day(offset)).finding(findings.to_vec()),
    };
    let first = |acts: &[CareAct]| {
        let care = folded(acts);
        let [case] = care.cases.as_slice() else { panic!("one case") };
        tasks(case, &child(), day(60), settings().rules()).remove(0)
    };
    let short = open(1, 0, Finding::Short);
    let good = first(&[short.clone(), again(3, &[])]);
    let days = i32::from(settings().care.deadlines.validate_this_week_days);
    assert_eq!((good.kind, good.owner, good.due), (TaskKind::Reconsider, Owner::Puskesmas, day(3 + days)));
    // What asks for no case is no reason for one either; what must be read again says nothing.
    assert_eq!(first(&[short.clone(), again(3, &[Finding::Overweight])]).kind, TaskKind::Reconsider);
    assert_eq!(first(&[short.clone(), again(3, &[Finding::Implausible])]).kind, TaskKind::FindCause);
    // Still so, not told, found again since, or a sign that no scale shows.
    let unsure = [
        vec![short.clone(), again(3, &[Finding::Short])],
        vec![short.clone(), validate(3)],
        vec![short.clone(), again(3, &[]), open(2, 4, Finding::Short)],
        vec![open(1, 0, Finding::RedFlag(RedFlag::LowBirthWeightNotCaughtUp)), again(3, &[])],
    ];
    for acts in unsure {
        assert_eq!(first(&acts).kind, TaskKind::FindCause, "{acts:?}");
    }
    // Whoever looks for the cause all the same has judged.
    assert_eq!(first(&[short.clone(), again(3, &[]), explain(4)]).kind, TaskKind::Plan);
    // It is measured once more.
    let care = folded(&[short, again(3, &[]), again(5, &[Finding::Short])]);
    assert_eq!(care.cases[0].cleared_on(), None);
}

#[test]
fn two_people_who_open_a_case_for_one_child_open_one() {
    let mut acts = vec![open(1, 0, Finding::Short), open(2, 3, Finding::NotGaining)];
    acts.push(CareAct::ValidateCase { case: case(2), validation: validation(day(4)) });
    let care = folded(&acts);
    assert_eq!((care.cases.len(), care.kept.len()), (1, 0));
    let one = care.case(case(2)).unwrap();
    assert_eq!((one.id, one.joined.as_slice()), (case(1), &[case(2)][..]));
    assert_eq!(one.findings(), [Finding::Short, Finding::NotGaining]);
    assert_eq!(one.state.kind(), StateKind::Validated);
    acts.insert(1, moved(1));
    assert_eq!(folded(&acts).cases.len(), 2, "after closing it is a new one");
}

#[test]
fn what_comes_before_its_cause_waits_and_is_taken() {
    let acts = [explain(2), feed(3, 8_000), plan(3), open(1, 0, Finding::Wasted), validate(1)];
    let care = folded(&acts);
    assert_eq!(care.kept, []);
    assert_eq!(care.cases[0].state.kind(), StateKind::InTreatment);
    let care = folded(&acts[..4]);
    let early = Impossible::TooEarly { state: StateKind::Detected };
    assert_eq!(whys(&care), [early, Impossible::NoSuchIntervention, early]);
    assert_eq!(whys(&folded(&acts[..3])), [Impossible::NoSuchCase; 3]);
}

#[test]
fn an_impossible_act_is_held_and_answered_so() {
    let before = rows(&[open(1, 0, Finding::Wasted)]);
    let cure = &settings().care.cure;
    let early = apply(event(2, explain(2)), &before, Revision(1), cure).unwrap();
    let why = Impossible::TooEarly { state: StateKind::Detected };
    assert_eq!(early.verdict, CareVerdict::Kept { revision: Revision(2), why });
    assert_eq!(early.row.event.act, explain(2));
    let fine = apply(event(2, validate(2)), &before, Revision(1), cure).unwrap();
    assert_eq!(fine.verdict, CareVerdict::Applied { revision: Revision(2) });
    let again = apply(event(1, validate(2)), &before, Revision(1), cure);
    assert_eq!(again, Err(CareRejection::EventExists));
}

#[test]
fn closing_as_recovered_needs_its_two_visits() {
    let mut acts = treated();
    acts.truncate(6);
    acts.push(recovered(18));
    let care = folded(&acts);
    assert_eq!(care.cases[0].state.kind(), StateKind::Evaluated);
    assert_eq!(whys(&care), [Impossible::NotProven]);
    acts.push(see(17, &[]));
    assert_eq!(folded(&acts).cases[0].state.kind(), StateKind::Closed, "the second visit arrived late");
    *acts.last_mut().unwrap() = see(19, &[]);
    assert_eq!(whys(&folded(&acts)), [Impossible::NotProven], "it was not proven when somebody closed it");
    *acts.last_mut().unwrap() = see(17, &[Finding::Wasted]);
    assert_eq!(whys(&folded(&acts)), [Impossible::NotProven]);
}

#[test]
fn what_happened_before_a_closing_joins_and_what_came_after_is_flagged() {
    let mut acts = treated();
    acts.extend([moved(20), feed(19, 8_050), feed(21, 8_060), validate(21), moved(22)]);
    let care = folded(&acts);
    assert_eq!(care.cases[0].food_logs.len(), 2);
    assert_eq!(whys(&care), [Impossible::AfterClosing; 3]);
}

#[test]
fn a_relapse_begins_anew_and_keeps_its_history() {
    let mut acts = treated();
    acts.extend([recovered(18), reopen(8, 40, &[Finding::SeverelyWasted])]);
    let care = folded(&acts);
    let again = &care.cases[0];
    assert_eq!((again.state.kind(), again.state.since()), (StateKind::Detected, day(40)));
    assert_eq!(again.findings(), [Finding::SeverelyWasted]);
    assert_eq!((again.validations.len(), again.evaluations.len(), again.closings.len()), (1, 2, 1));
    acts.extend([reopen(8, 41, &[Finding::Short]), reopen(3, 41, &[]), recovered(42)]);
    assert_eq!(
        whys(&folded(&acts)),
        [Impossible::DoneBefore, Impossible::NotClosed, Impossible::NotProven],
        "the old visits prove nothing about the relapse"
    );
    acts.push(validate(43));
    assert_eq!(folded(&acts).cases[0].state.kind(), StateKind::Validated);
}

#[test]
fn a_closing_is_not_taken_back_beside_a_new_case() {
    let mut acts = vec![open(1, 0, Finding::Wasted), moved(5), open(2, 30, Finding::Short)];
    acts.push(reopen(2, 31, &[Finding::Wasted]));
    let care = folded(&acts);
    assert_eq!((care.open().unwrap().id, whys(&care)), (case(2), vec![Impossible::OtherOpen]));
    acts.swap(2, 3);
    acts[2] = reopen(2, 31, &[Finding::Wasted]);
    let care = folded(&acts);
    assert_eq!(
        (care.cases.len(), care.kept.len()),
        (1, 0),
        "the new one joins the one that was reopened first"
    );
}

#[test]
fn a_mistaken_closing_is_taken_back_and_the_case_goes_on() {
    let mut acts = treated();
    acts.extend([moved(18), reopen(8, 20, &[])]);
    let care = folded(&acts);
    assert_eq!(care.cases[0].state.kind(), StateKind::Evaluated);
    let kinds: Vec<_> =
        tasks(&care.cases[0], &child(), day(20), settings().rules()).iter().map(|task| task.kind).collect();
    assert!(kinds.contains(&TaskKind::Close));
}

#[test]
fn a_declined_intervention_must_be_planned_anew() {
    let mut acts = treated();
    let declined = Progress::Declined { reason: "stok habis".parse().unwrap() };
    let report = Report { intervention: intervention(1), on: day(18), progress: declined };
    acts.push(CareAct::ReportIntervention { case: case(1), report });
    let replan = TaskKind::Replan { intervention: intervention(1) };
    let has = |acts: &[CareAct]| {
        let care = folded(acts);
        tasks(&care.cases[0], &child(), day(20), settings().rules()).iter().any(|task| task.kind == replan)
    };
    assert!(has(&acts));
    let plan = Plan::new(vec![water(2, day(30))]).unwrap();
    acts.push(CareAct::PlanInterventions { case: case(1), on: day(18), plan });
    assert!(!has(&acts));
    assert_eq!(Plan::new(vec![]), Err(InvalidPlan::Empty));
    assert_eq!(Plan::new(vec![water(2, day(30)), water(2, day(31))]), Err(InvalidPlan::Twice));
}

#[test]
fn treatment_without_gain_is_acted_on() {
    let mut acts = treated();
    acts.truncate(5);
    let has = |acts: &[CareAct]| {
        let care = folded(acts);
        let tasks = tasks(&care.cases[0], &child(), day(20), settings().rules());
        tasks.iter().any(|task| task.kind == TaskKind::ActOnNoGain)
    };
    let with = |last: CareAct| [acts.as_slice(), &[last]].concat();
    assert!(!has(&with(feed(16, 8_000))), "thirteen days");
    assert!(has(&with(feed(17, 8_000))), "fourteen days");
    assert!(!has(&with(feed(17, 8_001))), "a gain");
    let mut referred = with(feed(17, 8_000));
    referred.push(CareAct::Refer { case: case(1), referral: letter(1, day(17), false) });
    assert!(!has(&referred));
}

#[test]
fn gizi_buruk_is_visited_weekly_sent_to_hospital_or_cured() {
    let advice = |acts: &[CareAct]| {
        let care = folded(acts);
        severe_advice(&care.cases[0], settings().rules())
    };
    let mut acts = treated();
    assert_eq!(advice(&acts), None, "gizi kurang has no such protocol");
    acts[0] = open(1, 0, Finding::SeverelyWasted);
    assert_eq!(advice(&acts), Some(SevereAdvice::Cured));
    assert_eq!(advice(&acts[..6]), Some(SevereAdvice::VisitWeekly { due: day(17) }));
    acts[6] = see(17, &[Finding::DangerSign(DangerSign::Lethargy), Finding::SeverelyWasted]);
    let why = Finding::DangerSign(DangerSign::Lethargy);
    assert_eq!(advice(&acts), Some(SevereAdvice::Hospital { why }));
    acts[6] = feed(17, 7_900);
    acts.push(feed(24, 7_900));
    assert_eq!(advice(&acts), Some(SevereAdvice::SeekCause));
    acts[0] = open(1, 0, Finding::SevereNeedsHospital);
    assert_eq!(
        advice(&acts[..1]),
        Some(SevereAdvice::Hospital { why: Finding::SevereNeedsHospital }),
        "before the first visit, what was found"
    );
}

#[test]
fn a_case_of_a_child_that_left_or_is_five_is_to_be_closed() {
    use tumbuh::child::{ChildStatus, CloseReason};
    let care = folded(&[open(1, 0, Finding::Short)]);
    let closes = |child: &tumbuh::child::Child, today: &str| {
        let tasks = tasks(&care.cases[0], child, today.parse().unwrap(), settings().rules());
        tasks.iter().any(|task| task.kind == TaskKind::Close)
    };
    let mut left = child();
    assert!(!closes(&left, "2029-11-30"));
    assert!(closes(&left, "2029-12-01"), "the fifth birthday");
    left.status = ChildStatus::Closed { reason: CloseReason::Moved, on: day(3), remark: None };
    assert!(closes(&left, "2025-10-01"));
}

#[test]
fn what_was_judged_no_case_is_left_alone_until_something_else_is_found_or_time_has_passed() {
    let deadlines = &settings().care.deadlines;
    let why = Leaving::NotACase { reason: "keluarga pendek".parse().unwrap() };
    let judged = [
        open(1, 0, Finding::Short),
        CareAct::CloseCase { case: case(1), on: day(5), ending: Ending::Left { why } },
    ];
    let next = |offset, findings: &[Finding]| {
        let found = found(day(offset), findings);
        follow(&folded(&judged), found, case(9), "turun lagi".parse().unwrap(), deadlines)
    };
    assert_eq!(next(95, &[Finding::Short]), None);
    assert!(matches!(next(96, &[Finding::Short]), Some(CareAct::OpenCase { .. })));
    let both = [Finding::Wasted, Finding::Short];
    assert!(matches!(next(30, &both), Some(CareAct::OpenCase { found, .. }) if found.findings == both));
}

#[test]
fn findings_open_join_or_reopen_a_case() {
    let deadlines = &settings().care.deadlines;
    let next = |acts: &[CareAct], offset, findings: &[Finding]| {
        follow(&folded(acts), found(day(offset), findings), case(9), "turun lagi".parse().unwrap(), deadlines)
    };
    assert_eq!(next(&[], 0, &[]), None);
    assert_eq!(next(&[], 0, &[Finding::Implausible, Finding::Overweight]), None);
    assert_eq!(next(&[], 0, &[Finding::MissedSessions, Finding::LowBirthWeight]), None);
    assert!(matches!(next(&[], 0, &[Finding::NotGaining]), Some(CareAct::OpenCase { .. })));
    let opened = [open(1, 0, Finding::Short)];
    assert_eq!(next(&opened, 30, &[Finding::Short]), None, "known already");
    let joins = CareAct::AddFindings { case: case(1), found: found(day(30), &[Finding::Wasted]) };
    assert_eq!(next(&opened, 30, &[Finding::Wasted, Finding::Short]), Some(joins));
    let mut recovered_case = treated();
    recovered_case.push(recovered(18));
    assert_eq!(next(&recovered_case, 108, &[Finding::Short]), Some(reopen(8, 108, &[Finding::Short])));
    let later = Some(open(9, 109, Finding::Short));
    assert_eq!(next(&recovered_case, 109, &[Finding::Short]), later);
    let gone = [open(1, 0, Finding::Short), moved(5)];
    assert_eq!(next(&gone, 109, &[Finding::Short]), later, "came back");
}

#[test]
fn a_child_is_recommended_what_it_was_found_with_and_lacks() {
    let name = "Kabupaten Contoh".parse().unwrap();
    let pack = tumbuh::regency::RegencyPack::new("32.11".parse().unwrap(), name, 420, Vec::new());
    let recommended = |acts: &[CareAct]| {
        let care = folded(acts);
        let list = recommend_for_case(&care.cases[0], &pack.catalogue, settings().rules());
        list.into_iter().map(|one| (one.owner, one.because, one.food_days)).collect::<Vec<_>>()
    };
    let food = (Owner::Puskesmas, Because::Finding { finding: Finding::Wasted }, Some(56));
    let because = Because::Circumstance { circumstance: Circumstance::UnsafeWater };
    let water = (Owner::Office { office: "pupr".parse().unwrap() }, because, None);
    assert_eq!(recommended(&treated()[..2]), std::slice::from_ref(&food));
    assert_eq!(recommended(&treated()[..3]), [food, water.clone()]);
    assert_eq!(recommended(&treated()[..4]), [water], "what is planned is not recommended again");
}

#[test]
fn a_graver_finding_asks_from_its_own_day_on() {
    let due = |acts: &[CareAct]| {
        let care = folded(acts);
        let mut tasks = tasks(&care.cases[0], &child(), day(20), settings().rules()).into_iter();
        let step = tasks.find(|task| matches!(task.kind, TaskKind::Validate | TaskKind::Evaluate));
        step.map(|task| (task.kind, task.since, task.due)).unwrap()
    };
    let joins =
        |offset, finding| CareAct::AddFindings { case: case(1), found: found(day(offset), &[finding]) };
    let mut acts = vec![open(1, 0, Finding::Short)];
    assert_eq!(due(&acts), (TaskKind::Validate, day(0), day(7)));
    acts.push(joins(3, Finding::Oedema));
    assert_eq!(due(&acts), (TaskKind::Validate, day(3), day(4)));
    acts[1] = joins(9, Finding::Oedema);
    assert_eq!(due(&acts), (TaskKind::Validate, day(0), day(7)), "that was due before");
    let mut acts = treated();
    acts[6] = joins(20, Finding::SeverelyWasted);
    assert_eq!(due(&acts), (TaskKind::Evaluate, day(10), day(24)));
    acts[6] = joins(11, Finding::SeverelyWasted);
    assert_eq!(due(&acts), (TaskKind::Evaluate, day(11), day(18)));
}

#[test]
fn treatment_that_is_planned_for_later_is_not_late_before() {
    let mut acts = treated();
    acts.truncate(3);
    let plan = Plan::new(vec![food(1, day(20), 14)]).unwrap();
    acts.push(CareAct::PlanInterventions { case: case(1), on: day(3), plan });
    let care = folded(&acts);
    let tasks = tasks(&care.cases[0], &child(), day(4), settings().rules());
    let start = tasks.iter().find(|task| task.kind == TaskKind::Start).unwrap();
    assert_eq!((start.since, start.due), (day(20), day(23)));
}

#[test]
fn a_child_that_missed_two_sessions_is_visited_at_home() {
    let visit = |today: &str| home_visit(&child(), &[], &[], today.parse().unwrap(), settings().rules());
    assert_eq!(visit("2025-02-28"), None);
    let task = visit("2025-03-01").unwrap();
    assert_eq!((task.case, task.kind, task.owner), (None, TaskKind::VisitHome, Owner::Kader));
    assert_eq!(task.due, "2025-03-31".parse().unwrap());
}

#[test]
fn what_a_hospital_must_treat_is_referred_the_same_day() {
    let asks = |acts: &[CareAct]| {
        let care = folded(acts);
        let tasks = tasks(&care.cases[0], &child(), day(20), settings().rules());
        tasks
            .into_iter()
            .find(|task| task.kind == TaskKind::ReferToHospital)
            .map(|task| (task.owner, task.due))
    };
    let danger = Finding::DangerSign(DangerSign::Convulsion);
    let refer =
        |offset, hospital| CareAct::Refer { case: case(1), referral: letter(1, day(offset), hospital) };
    let mut acts = vec![open(1, 0, danger)];
    assert_eq!(asks(&acts), Some((Owner::Midwife, day(0))));
    acts.push(refer(0, false));
    assert!(asks(&acts).is_some(), "the puskesmas is no hospital");
    acts[1] = refer(0, true);
    assert_eq!(asks(&acts), None);
    let reason = "penuh".parse().unwrap();
    acts.push(CareAct::AnswerReferral {
        case: case(1),
        answer: ReferralAnswer { referral: referral(1), on: day(0), step: ReferralStep::Declined { reason } },
    });
    assert!(asks(&acts).is_some(), "another hospital must take it");
    assert_eq!(asks(&[open(1, 0, Finding::Oedema)]), None, "the puskesmas treats it");
    let mut acts = treated();
    acts[6] = see(17, &[danger]);
    assert_eq!(asks(&acts), Some((Owner::Midwife, day(17))));
    acts.push(refer(16, true));
    acts.push(CareAct::AnswerReferral {
        case: case(1),
        answer: ReferralAnswer { referral: referral(1), on: day(16), step: ReferralStep::Back },
    });
    assert!(asks(&acts).is_some(), "that letter was about something else");
    acts.push(see(18, &[]));
    assert_eq!(asks(&acts), None, "passed");
}

#[test]
fn what_an_audit_recommends_is_somebodys_task_until_it_is_done() {
    let recommend = |number, on: i32| CareAct::RecommendInAudit {
        case: case(1),
        recommendation: recommended(number, day(on), day(on + 20)),
    };
    let says = |number, on: i32, progress| CareAct::FollowRecommendation {
        case: case(1),
        follow_up: follow_up(number, day(on), progress),
    };
    let cannot = || Progress::Declined { reason: "tidak ada dana".parse().unwrap() };
    let to_do = |acts: &[CareAct]| {
        let care = folded(acts);
        let of_audit = tasks(&care.cases[0], &child(), day(60), settings().rules()).into_iter();
        let of_audit = of_audit.filter_map(|task| match task.kind {
            TaskKind::FollowRecommendation { recommendation } => Some((recommendation, "follow", task.due)),
            TaskKind::ReplaceRecommendation { recommendation } => {
                assert_eq!(task.owner, Owner::Puskesmas);
                Some((recommendation, "replace", task.due))
            }
            _ => None,
        });
        of_audit.collect::<Vec<_>>()
    };
    let plan_days = i32::from(settings().care.deadlines.plan_days);
    let mut acts = treated();
    acts.push(recommend(1, 5));
    assert_eq!(to_do(&acts), [(recommendation(1), "follow", day(25))]);
    // Its owner cannot: whoever recommended it thinks again, and recommends something else, or says what was done.
    acts.push(says(1, 6, cannot()));
    assert_eq!(to_do(&acts), [(recommendation(1), "replace", day(6 + plan_days))]);
    let done_all_the_same: Vec<_> = acts.iter().cloned().chain([says(1, 7, done())]).collect();
    assert_eq!(to_do(&done_all_the_same), []);
    acts.push(recommend(2, 6));
    assert_eq!(to_do(&acts), [(recommendation(2), "follow", day(26))]);
    // The child is well, and the family still has no latrine.
    let mut closed = acts.clone();
    closed.push(recovered(18));
    assert_eq!(to_do(&closed), [(recommendation(2), "follow", day(26))]);
    closed.push(says(2, 30, done()));
    assert_eq!(to_do(&closed), []);
    acts.push(moved(18));
    assert_eq!(to_do(&acts), [], "the family is not here any more");
}

#[test]
fn what_a_hospital_must_treat_and_what_comes_back_is_news_again() {
    let deadlines = &settings().care.deadlines;
    let next = |acts: &[CareAct], offset, finding: Finding| {
        follow(&folded(acts), found(day(offset), &[finding]), case(9), "lagi".parse().unwrap(), deadlines)
    };
    let danger = Finding::DangerSign(DangerSign::Convulsion);
    let opened =
        [open(1, 0, danger), CareAct::AddFindings { case: case(1), found: found(day(0), &[Finding::Short]) }];
    assert_eq!(next(&opened, 0, danger), None, "said that day already");
    assert!(matches!(next(&opened, 1, danger), Some(CareAct::AddFindings { .. })), "a second convulsion");
    assert_eq!(next(&opened, 30, Finding::Short), None, "known, and nobody saw it gone");

    // A visit sees it gone; then the posyandu finds it again.
    let mut acts = treated();
    assert_eq!(next(&acts[..7], 18, Finding::Wasted), None.or(next(&acts[..7], 18, Finding::Wasted)));
    let back = CareAct::AddFindings { case: case(1), found: found(day(19), &[Finding::Wasted]) };
    assert_eq!(next(&acts, 19, Finding::Wasted), Some(back.clone()));
    let proven =
        |acts: &[CareAct]| folded(acts).cases[0].recovery(&settings().care.cure).map(|proof| proof.on());
    assert!(proven(&acts).is_some(), "two visits saw it well");
    acts.push(back);
    assert_eq!(proven(&acts), None, "and then it was not");
    let first = evaluation(day(26), 8_600, &[]);
    acts.push(CareAct::RecordEvaluation { case: case(1), evaluation: first });
    assert_eq!(proven(&acts), None);
    acts.push(CareAct::RecordEvaluation { case: case(1), evaluation: evaluation(day(33), 8_800, &[]) });
    assert_eq!(proven(&acts), Some(day(33)));
}

#[test]
fn food_is_not_asked_for_while_the_child_is_in_hospital() {
    let food_tasks = |acts: &[CareAct], today: i32| {
        let care = folded(acts);
        let tasks = tasks(&care.cases[0], &child(), day(today), settings().rules()).into_iter();
        let food =
            tasks.filter(|task| matches!(task.kind, TaskKind::LogFood { .. } | TaskKind::Weigh { .. }));
        food.map(|task| task.due).collect::<Vec<_>>()
    };
    let mut acts = treated();
    acts.truncate(4);
    assert!(!food_tasks(&acts, 6).is_empty());
    acts.push(CareAct::Refer { case: case(1), referral: letter(1, day(6), true) });
    assert_eq!(food_tasks(&acts, 9), []);
    let step = |offset, step| CareAct::AnswerReferral {
        case: case(1),
        answer: ReferralAnswer { referral: referral(1), on: day(offset), step },
    };
    acts.push(step(12, ReferralStep::Back));
    let every = i32::from(settings().care.food.weigh_every_days);
    assert_eq!(food_tasks(&acts, 13), [day(3), day(12 + every)], "what was missed before is still asked for");
    acts.extend([feed(3, 8_000), feed(4, 8_000), feed(5, 8_000)]);
    assert_eq!(food_tasks(&acts, 13), [day(12), day(12 + every)], "and no day of those that it was away");
}
