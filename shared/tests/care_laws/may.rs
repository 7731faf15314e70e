//! Who may do what, and what an act must bring.

use tumbuh::access::{Grant, Grants, Role};
use tumbuh::age::CivilDate;
use tumbuh::area::Scope;
use tumbuh::care::{
    AuditRecommendation, CareAct, CareContext, CareEvent, CareRejection, ChildCare, Ending, Evidence,
    Leaving, Obstacle, Owner, Plan, Progress, ReferralAnswer, ReferralStep, Report, Talk, Validation, cases,
    check, check_audited, may_send_photo, shows_own,
};
use tumbuh::finding::Finding;

use crate::make::*;

fn remark() -> tumbuh::text::Remark {
    "keterangan".parse().unwrap()
}

fn close(why: Leaving) -> CareAct {
    CareAct::CloseCase { case: case(1), on: day(5), ending: Ending::Left { why } }
}

/// Every kind of act, on the fifth day.
fn acts() -> Vec<(CareAct, &'static str)> {
    let (case, on) = (case(1), day(5));
    let found = || found(on, &[Finding::Short]);
    let nothing = crate::make::found(on, &[]);
    let report = Report { intervention: intervention(2), on, progress: done() };
    let answer = ReferralAnswer { referral: referral(1), on, step: ReferralStep::Seen };
    let recommendation = recommended(1, on, on);
    let follow_up = follow_up(1, on, done());
    // kader, midwife, nutritionist, village, OPD, leader, admin
    vec![
        (CareAct::OpenCase { case, found: found() }, "xxx----"),
        (CareAct::AddFindings { case, found: found() }, "xxx----"),
        (CareAct::ValidateCase { case, validation: validation(on) }, "-xx----"),
        (CareAct::RecordCause { case, look: look(on) }, "-xx----"),
        (CareAct::RecordTalk { case, talk: Talk { on, remark: remark() } }, "xxxx---"),
        (
            CareAct::RecordObstacle { case, obstacle: Obstacle { on, about: None, remark: remark() } },
            "-xxx---",
        ),
        (CareAct::PlanInterventions { case, on, plan: Plan::new(vec![water(3, on)]).unwrap() }, "-xx----"),
        (CareAct::ReportIntervention { case, report }, "xxxxx--"),
        (CareAct::LogPmt { case, log: log(1, on, None) }, "xxx----"),
        (CareAct::RecordEvaluation { case, evaluation: evaluation(on, 8_000, &[]) }, "-xx----"),
        (CareAct::Refer { case, referral: letter(1, on, true) }, "-xx----"),
        (CareAct::AnswerReferral { case, answer }, "-xx----"),
        (CareAct::RecommendInAudit { case, recommendation }, "--x----"),
        (CareAct::FollowRecommendation { case, follow_up }, "xxxxx--"),
        (CareAct::CloseCase { case, on, ending: Ending::Recovered }, "--x----"),
        (close(Leaving::NotACase { reason: remark() }), "--x----"),
        (close(Leaving::Moved { remark: remark() }), "-xx----"),
        (close(Leaving::Died { remark: remark() }), "-xx----"),
        (close(Leaving::AgedOut), "-xx----"),
        (CareAct::ReopenCase { case, closing: mutation(1), found: found(), reason: remark() }, "xxx----"),
        (CareAct::ReopenCase { case, closing: mutation(1), found: nothing, reason: remark() }, "-xx----"),
    ]
}

#[test]
fn the_whole_table() {
    for (act, row) in acts() {
        let allowed: String =
            Role::ALL.iter().map(|role| if act.is_for(*role) { 'x' } else { '-' }).collect();
        assert_eq!(allowed, row, "{act:?}");
    }
}

fn grants(role: Role, area: &str, office: Option<&str>) -> Grants {
    let office = office.map(|office| office.parse().unwrap());
    Grants(vec![Grant { role, areas: Scope(vec![area.parse().unwrap()]).into(), office }])
}

fn care() -> ChildCare {
    let story = crate::story::of_two_offices();
    let acts: Vec<_> = story[..5].iter().map(|(_, act)| act.clone()).collect();
    cases(&rows(&acts), [], &settings().care.cure)
}

fn asked(act: &CareAct, role: Role, grants: &Grants, today: CivilDate) -> Result<(), CareRejection> {
    let child = child();
    let event = CareEvent { role, ..event(99, act.clone()) };
    check(&event, &care(), &CareContext { child: Some(&child), grants, today })
}

#[test]
fn an_act_is_taken_from_its_role_in_its_area() {
    let here = grants(Role::Midwife, "32.11.01.2001", None);
    let validate = CareAct::ValidateCase { case: case(1), validation: validation(day(5)) };
    let asked_here = |role| asked(&validate, role, &here, day(9));
    assert_eq!(asked_here(Role::Midwife), Ok(()));
    assert_eq!(asked_here(Role::Nutritionist), Err(CareRejection::NotAllowed), "a role not held");
    let beside = grants(Role::Midwife, "32.11.01.2002", None);
    assert_eq!(asked(&validate, Role::Midwife, &beside, day(9)), Err(CareRejection::UnknownChild));
    let kader = grants(Role::Kader, "32.11.01.2001.01", None);
    assert_eq!(asked(&validate, Role::Kader, &kader, day(9)), Err(CareRejection::NotAllowed));
}

#[test]
fn an_office_reports_on_what_is_its_own() {
    let report = |number| CareAct::ReportIntervention {
        case: case(1),
        report: Report { intervention: intervention(number), on: day(6), progress: done() },
    };
    let office = |id| grants(Role::OpdOfficer, "32.11", Some(id));
    let by_opd = |act: &CareAct, id| asked(act, Role::OpdOfficer, &office(id), day(9));
    assert_eq!(by_opd(&report(2), "pupr"), Ok(()));
    assert_eq!(
        by_opd(&report(2), "dinsos"),
        Err(CareRejection::UnknownChild),
        "nothing of theirs is planned"
    );
    assert_eq!(by_opd(&report(1), "pupr"), Err(CareRejection::NotAllowed));
    let midwife = grants(Role::Midwife, "32.11.01.2001", None);
    assert_eq!(asked(&report(2), Role::Midwife, &midwife, day(9)), Ok(()), "for whoever has no phone");
}

#[test]
fn a_photo_comes_from_whoever_reports_and_is_seen_again_by_whose_work_it_shows() {
    let sends = |grants: &Grants| may_send_photo(grants, &child(), &care());
    let office = |id| grants(Role::OpdOfficer, "32.11", Some(id));
    let midwife = |area| grants(Role::Midwife, area, None);
    assert!(sends(&office("pupr")) && sends(&midwife("32.11.01.2001")));
    assert!(!sends(&office("dinsos")), "nothing of theirs is planned");
    assert!(!sends(&midwife("32.11.01.2002")) && !sends(&grants(Role::Leader, "32.11", None)));
    assert!(
        !may_send_photo(&midwife("32.11.01.2001"), &child(), &ChildCare::default()),
        "nothing is planned"
    );

    let story = crate::story::of_two_offices();
    let mut acts: Vec<_> = story[..5].iter().map(|(_, act)| act.clone()).collect();
    let evidence = Evidence::Photo { sha256: "0f".parse().unwrap() };
    let progress = Progress::Done { evidence, quantity: None };
    let report = Report { intervention: intervention(2), on: day(6), progress };
    acts.push(CareAct::ReportIntervention { case: case(1), report });
    let shown = cases(&rows(&acts), [], &settings().care.cure);
    let sees = |grants: &Grants, sha256| shows_own(grants, &child(), &shown, sha256);
    assert!(sees(&office("pupr"), "0f"));
    assert!(!sees(&office("pupr"), "0e") && !sees(&office("dinsos"), "0f"));
    assert!(!shows_own(&office("pupr"), &child(), &care(), "0f"), "before it is reported nobody's own");
}

#[test]
fn who_was_recommended_something_says_what_became_of_it() {
    let made = |number, owner| {
        let recommendation = AuditRecommendation { owner, ..recommended(number, day(5), day(20)) };
        CareAct::RecommendInAudit { case: case(1), recommendation }
    };
    let opened = CareAct::OpenCase { case: case(1), found: found(day(0), &[Finding::Short]) };
    let office = Owner::Office { office: "dinsos".parse().unwrap() };
    let acts = [opened, made(1, office), made(2, Owner::VillageOfficer)];
    let care = cases(&rows(&acts), [], &settings().care.cure);
    let says = |role, number, grants: Grants| {
        let act =
            CareAct::FollowRecommendation { case: case(1), follow_up: follow_up(number, day(6), done()) };
        let event = CareEvent { role, ..event(99, act) };
        let child = child();
        check(&event, &care, &CareContext { child: Some(&child), grants: &grants, today: day(9) })
    };
    let office = |id| grants(Role::OpdOfficer, "32.11", Some(id));
    assert_eq!(says(Role::OpdOfficer, 1, office("dinsos")), Ok(()));
    assert_eq!(says(Role::OpdOfficer, 1, office("pupr")), Err(CareRejection::UnknownChild));
    assert_eq!(says(Role::OpdOfficer, 2, office("dinsos")), Err(CareRejection::NotAllowed));
    let village = || grants(Role::VillageOfficer, "32.11.01.2001", None);
    assert_eq!(says(Role::VillageOfficer, 2, village()), Ok(()));
    assert_eq!(says(Role::VillageOfficer, 1, village()), Err(CareRejection::NotAllowed));
    let midwife = grants(Role::Midwife, "32.11.01.2001", None);
    assert_eq!(says(Role::Midwife, 1, midwife), Ok(()), "for whoever has no phone");

    let sends = |grants: &Grants| may_send_photo(grants, &child(), &care);
    assert!(sends(&office("dinsos")) && sends(&village()) && !sends(&office("pupr")));
    let photo = Evidence::Photo { sha256: "0f".parse().unwrap() };
    let progress = Progress::Done { evidence: photo, quantity: None };
    let followed = CareAct::FollowRecommendation { case: case(1), follow_up: follow_up(1, day(6), progress) };
    assert_eq!(followed.photo(), Some("0f"));
    let shown = cases(&rows(&[&acts[..], &[followed]].concat()), [], &settings().care.cure);
    let sees = |grants: &Grants| shows_own(grants, &child(), &shown, "0f");
    assert!(sees(&office("dinsos")) && !sees(&village()) && !sees(&office("pupr")));
}

#[test]
fn nothing_is_recommended_before_its_audit_or_due_before_it_is_made() {
    let nutritionist = grants(Role::Nutritionist, "32.11.01", None);
    let recommend = |on, due| {
        let act = CareAct::RecommendInAudit { case: case(1), recommendation: recommended(9, on, due) };
        asked(&act, Role::Nutritionist, &nutritionist, day(9))
    };
    assert_eq!(recommend(day(5), day(5)), Ok(()));
    assert_eq!(recommend(day(5), day(4)), Err(CareRejection::DueBeforePlan));
    assert_eq!(recommend(day(10), day(20)), Err(CareRejection::DateInFuture));
    assert_eq!(check_audited(day(5), Some(day(5))), Ok(()));
    assert_eq!(check_audited(day(5), Some(day(6))), Err(CareRejection::BeforeAudit));
    assert_eq!(check_audited(day(5), None), Err(CareRejection::UnknownAudit));
}

#[test]
fn days_lie_between_birth_and_today_and_nothing_is_empty() {
    let nutritionist = grants(Role::Nutritionist, "32.11.01", None);
    let check = |act: CareAct, today| asked(&act, Role::Nutritionist, &nutritionist, today);
    let explain = |on| CareAct::RecordCause { case: case(1), look: look(on) };
    let birth = child().birth_date;
    assert_eq!(check(explain(day(9)), day(9)), Ok(()));
    assert_eq!(check(explain(day(10)), day(9)), Err(CareRejection::DateInFuture));
    assert_eq!(check(explain(birth), day(9)), Ok(()));
    assert_eq!(check(explain(birth.plus_days(-1)), day(9)), Err(CareRejection::DateBeforeBirth));
    let validate = |validation| check(CareAct::ValidateCase { case: case(1), validation }, day(9));
    let right = validation(day(5));
    assert_eq!(validate(right.clone()), Ok(()));
    let later = Validation { calibrated_on: day(6), ..right.clone() };
    assert_eq!(validate(later), Err(CareRejection::NotValidated));
    let same = Validation { again: right.first, ..right };
    assert_eq!(validate(same), Err(CareRejection::NotValidated));
    let open = |findings: &[Finding]| CareAct::OpenCase { case: case(9), found: found(day(5), findings) };
    assert_eq!(check(open(&[Finding::Implausible]), day(9)), Err(CareRejection::Empty));
    assert_eq!(check(open(&[Finding::NotGaining]), day(9)), Ok(()));
    let plan = |one| {
        let plan = Plan::new(vec![one]).unwrap();
        check(CareAct::PlanInterventions { case: case(1), on: day(5), plan }, day(9))
    };
    assert_eq!(plan(water(3, day(5))), Ok(()));
    assert_eq!(plan(water(3, day(4))), Err(CareRejection::DueBeforePlan));
    assert_eq!(plan(food(3, day(4), 14)), Err(CareRejection::DueBeforePlan));
    assert_eq!(plan(food(3, day(5), 0)), Err(CareRejection::Empty));
    let none = tumbuh::care::Intervention { quantity: Some(0), ..water(3, day(5)) };
    assert_eq!(plan(none), Err(CareRejection::Empty));
    let report = |quantity| {
        let Progress::Done { evidence, .. } = done() else { panic!("done is done") };
        let progress = Progress::Done { evidence, quantity };
        let follow_up = follow_up(1, day(6), progress.clone());
        let report = Report { intervention: intervention(2), on: day(6), progress };
        [
            check(CareAct::ReportIntervention { case: case(1), report }, day(9)),
            check(CareAct::FollowRecommendation { case: case(1), follow_up }, day(9)),
        ]
    };
    assert_eq!(report(Some(1)), [Ok(()); 2]);
    assert_eq!(report(Some(0)), [Err(CareRejection::Empty); 2]);
    let aged_out = |on: &str| {
        let ending = Ending::Left { why: Leaving::AgedOut };
        let on: CivilDate = on.parse().unwrap();
        check(CareAct::CloseCase { case: case(1), on, ending }, on)
    };
    assert_eq!(aged_out("2029-11-30"), Err(CareRejection::NotAgedOut));
    assert_eq!(aged_out("2029-12-01"), Ok(()));
}
