//! Laws of registers: an entry is the same in whatever order its events come, nothing is late before it is known, and no one
//! who is followed is without a way on.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use tumbuh::access::{Grant, Grants, Places, Role};
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::register::{
    Enrolment, Entry, EntryChange, EntryContext, HealthCheck, Help, HelpKind, RegisterAct, RegisterEnding,
    RegisterEvent, RegisterEventRow, RegisterRejection, RegisterStep, Woman, WomanFinding, check,
    register_tasks,
};
use tumbuh::child::{Child, Consent};
use tumbuh::id::{AccountId, ChildId, DeviceId, EntryId, MutationId, Revision, WomanId};
use tumbuh::regency::Settings;
use tumbuh::sync::{Act, Before, CheckContext, Mutation, Rejection, Row};
use tumbuh::unit::{Grams, Millimetres};

const POSYANDU: &str = "32.11.01.2001.01";

fn day(offset: i32) -> CivilDate {
    "2025-06-01".parse::<CivilDate>().unwrap().plus_days(offset)
}

fn entry() -> EntryId {
    EntryId::new(1, [1; 10])
}

fn id(number: u8) -> MutationId {
    MutationId::new(u64::from(number), [number; 10])
}

fn enrol(enrolment: Enrolment) -> RegisterAct {
    RegisterAct::Enrol {
        woman: Woman {
            id: WomanId::new(1, [2; 10]),
            name: "Siti".parse().unwrap(),
            birth_date: "2010-05-05".parse().unwrap(),
            nik: Some("3211014505100001".parse().unwrap()),
            phone: None,
            posyandu: POSYANDU.parse().unwrap(),
            address: None,
        },
        consent: Consent { given_by: "Siti".parse().unwrap(), on: day(0), notice_version: 1 },
        since: day(0),
        enrolment,
    }
}

fn enrolments() -> impl Strategy<Value = Enrolment> {
    prop_oneof![
        Just(Enrolment::Pregnancy { last_period: day(-20), spacing_months: None, children: Some(4) }),
        Just(Enrolment::Girl { school: None }),
        Just(Enrolment::Couple { man_name: "Budi".parse().unwrap(), wedding_on: day(60) }),
    ]
}

fn seen(offset: i32, arm: u32, haemoglobin: u16, tablets: u16) -> HealthCheck {
    HealthCheck {
        on: day(offset),
        weight_grams: Some(Grams(40_000)),
        height_millimetres: Some(Millimetres(1_500)),
        arm_millimetres: Some(Millimetres(arm)),
        haemoglobin_grams_per_litre: Some(haemoglobin),
        iron_tablets: tablets,
    }
}

fn acts() -> impl Strategy<Value = RegisterAct> {
    let changes = prop_oneof![
        "[a-z]{1,6}".prop_map(|name| EntryChange::Name(name.parse().unwrap())),
        "[0-9]{4,9}".prop_map(|phone| EntryChange::Phone(Some(phone.parse().unwrap()))),
        (-40..0).prop_map(|offset| EntryChange::LastPeriod(day(offset))),
    ];
    let kinds = prop_oneof![Just(HelpKind::Food { days: 60 }), Just(HelpKind::Treated)];
    let endings = prop_oneof![Just(RegisterEnding::Moved), Just(RegisterEnding::ByMistake)];
    prop_oneof![
        3 => (0..200, 210_u32..250, 60_u16..130, 0_u16..40)
            .prop_map(|(on, arm, hb, iron)| RegisterAct::RecordVisit { check: seen(on, arm, hb, iron) }),
        2 => (0..200, kinds).prop_map(|(on, kind)| RegisterAct::ActOnFinding {
            help: Help { on: day(on), finding: WomanFinding::ThinArm, kind, remark: None }
        }),
        2 => proptest::collection::vec(changes, 1..3).prop_map(|changes| RegisterAct::CorrectEntry { changes }),
        1 => (200..260, 0_u8..2).prop_map(|(on, child)| RegisterAct::RecordBirth {
            on: day(on),
            child: ChildId::new(1, [child; 10]),
        }),
        1 => (100..260, endings)
            .prop_map(|(on, ending)| RegisterAct::CloseEntry { on: day(on), ending, remark: None }),
        1 => (1_u8..4).prop_map(|number| RegisterAct::MoveEntry {
            to: format!("32.11.01.2001.0{number}").parse().unwrap(),
        }),
        2 => (1_u8..20).prop_map(|event| RegisterAct::TakeBack { event: id(event), reason: "salah".parse().unwrap() }),
    ]
}

fn events(acts: &[RegisterAct]) -> Vec<RegisterEvent> {
    (1..)
        .zip(acts)
        .map(|(number, act)| RegisterEvent {
            id: id(number),
            entry: entry(),
            actor: AccountId::new(1, [number % 3; 10]),
            role: Role::Midwife,
            act: act.clone(),
        })
        .collect()
}

proptest! {
    #[test]
    fn an_entry_is_the_same_in_any_order_and_however_often_an_event_comes(
        enrolment in enrolments(),
        more in proptest::collection::vec(acts(), 0..12),
        seed in any::<u64>(),
    ) {
        let all: Vec<_> = [enrol(enrolment)].into_iter().chain(more).collect();
        let events = events(&all);
        let mut delivered: Vec<_> = events.iter().chain(&events).collect();
        fastrand::Rng::with_seed(seed).shuffle(&mut delivered);
        prop_assert_eq!(Entry::of(delivered), Entry::of(&events));
    }

    #[test]
    fn no_task_is_due_before_what_asks_for_it_and_the_days_between_bring_nothing_new(
        enrolment in enrolments(),
        more in proptest::collection::vec(acts(), 0..8),
        today in 0_i32..300,
    ) {
        let all: Vec<_> = [enrol(enrolment)].into_iter().chain(more).collect();
        let entry = Entry::of(&events(&all)).unwrap();
        let settings = Settings::standard(day(0));
        let today = day(today);
        let tasks = |on| register_tasks(&entry, on, settings.rules());
        for task in tasks(today) {
            prop_assert!(task.since <= task.due);
            prop_assert!(task.since >= entry.since, "{:?}", task);
        }
        let until = entry.next_day(today, settings.rules()).unwrap_or(today.plus_days(400));
        let mut between = today.plus_days(1);
        while between < until {
            prop_assert_eq!(tasks(between), tasks(today));
            between = between.plus_days(1);
        }
    }
}

struct Regency {
    grants: Grants,
    rows: Vec<RegisterEventRow>,
    children: Vec<Child>,
}

impl Regency {
    fn send(&mut self, number: u8, step: RegisterAct) -> Result<(), Rejection> {
        self.send_as(number, Role::Midwife, step)
    }

    fn send_as(&mut self, number: u8, role: Role, step: RegisterAct) -> Result<(), Rejection> {
        let child = match &step {
            RegisterAct::RecordBirth { child, .. } => self.children.iter().find(|one| one.id == *child),
            _ => None,
        };
        let mutation = Mutation {
            id: id(number),
            device: DeviceId::new(1, [1; 10]),
            actor: AccountId::new(1, [1; 10]),
            base: Revision(0),
            phone_time_millis: 0,
            server_offset_millis: None,
            act: Act::Register(RegisterStep { entry: entry(), role, step }),
        };
        let child = child.cloned().map(|child| tumbuh::sync::ChildRow {
            revision: Revision(1),
            child,
            changed: Default::default(),
            conflicts: Vec::new(),
        });
        let before = Before { child: child.as_ref(), entry: &self.rows, ..Before::default() };
        let context =
            CheckContext { account: AccountId::new(1, [1; 10]), grants: &self.grants, today: day(300) };
        tumbuh::sync::check(&mutation, before, &context)?;
        let outcome = tumbuh::sync::apply(&mutation, before, Revision(u64::from(number)))?;
        let written = outcome.rows.into_iter().filter_map(|row| match row {
            Row::RegisterEvent(row) => Some(row),
            _ => None,
        });
        self.rows.extend(written);
        Ok(())
    }
}

fn regency(role: Role, area: &str) -> Regency {
    let areas = Places(vec![area.parse().unwrap()]);
    let grants = Grants(vec![Grant { role, areas, office: None }]);
    Regency { grants, rows: Vec::new(), children: Vec::new() }
}

fn pregnancy() -> RegisterAct {
    enrol(Enrolment::Pregnancy { last_period: day(-20), spacing_months: None, children: Some(1) })
}

fn refused(why: RegisterRejection) -> Result<(), Rejection> {
    Err(why.into())
}

#[test]
fn what_is_wrong_is_refused_and_what_is_right_is_not() {
    let mut midwife = regency(Role::Midwife, "32.11.01.2001");
    let visit = || RegisterAct::RecordVisit { check: seen(30, 230, 105, 30) };
    assert_eq!(midwife.send(1, visit()), refused(RegisterRejection::UnknownEntry));
    let girl = enrol(Enrolment::Girl { school: None });
    assert_eq!(regency(Role::Midwife, "32.11.01.2001").send(1, girl), Ok(()));
    assert_eq!(midwife.send(1, pregnancy()), Ok(()));
    assert_eq!(midwife.send(2, pregnancy()), refused(RegisterRejection::EntryExists));
    assert_eq!(midwife.send(2, visit()), Ok(()));
    let empty = HealthCheck { on: day(30), ..empty_check() };
    assert_eq!(midwife.send(3, RegisterAct::RecordVisit { check: empty }), refused(RegisterRejection::Empty));
    let future = RegisterAct::RecordVisit { check: seen(301, 230, 105, 30) };
    assert_eq!(midwife.send(3, future), refused(RegisterRejection::DateInFuture));
    let before = RegisterAct::RecordVisit { check: seen(-21, 230, 105, 30) };
    assert_eq!(midwife.send(3, before), refused(RegisterRejection::DatesDisagree));
    let wide = RegisterAct::RecordVisit { check: seen(30, 501, 105, 30) };
    assert!(matches!(midwife.send(3, wide), Err(Rejection::OutOfInstrument { .. })));
    let wed = RegisterAct::CloseEntry { on: day(40), ending: RegisterEnding::Wed, remark: None };
    assert_eq!(midwife.send(3, wed), refused(RegisterRejection::NotOfThisRegister));
    let wedding = RegisterAct::CorrectEntry { changes: vec![EntryChange::WeddingOn(day(9))] };
    assert_eq!(midwife.send(3, wedding), refused(RegisterRejection::NotOfThisRegister));
    let food = |finding| RegisterAct::ActOnFinding {
        help: Help { on: day(31), finding, kind: HelpKind::Food { days: 120 }, remark: None },
    };
    assert_eq!(midwife.send(3, food(WomanFinding::Anaemia)), refused(RegisterRejection::NotOfThisRegister));
    assert_eq!(midwife.send(3, food(WomanFinding::ThinArm)), Ok(()));
    let take_back = |event| RegisterAct::TakeBack { event: id(event), reason: "salah".parse().unwrap() };
    assert_eq!(midwife.send(4, take_back(1)), refused(RegisterRejection::NothingToTakeBack));
    assert_eq!(midwife.send(4, take_back(9)), refused(RegisterRejection::NothingToTakeBack));
    assert_eq!(midwife.send(4, take_back(2)), Ok(()));
}

fn empty_check() -> HealthCheck {
    HealthCheck {
        on: day(0),
        weight_grams: None,
        height_millimetres: None,
        arm_millimetres: None,
        haemoglobin_grams_per_litre: None,
        iron_tablets: 0,
    }
}

#[test]
fn an_entry_elsewhere_is_as_good_as_unknown() {
    let mut there = regency(Role::Midwife, "32.11.01.2002");
    assert_eq!(there.send(1, pregnancy()), refused(RegisterRejection::NotAllowed));
    let mut here = regency(Role::Midwife, "32.11.01.2001");
    assert_eq!(here.send(1, pregnancy()), Ok(()));
    there.rows = here.rows.clone();
    let visit = RegisterAct::RecordVisit { check: seen(30, 230, 105, 30) };
    assert_eq!(there.send(2, visit.clone()), refused(RegisterRejection::UnknownEntry));
    let mut leader = regency(Role::Leader, "32.11");
    leader.rows = here.rows.clone();
    assert_eq!(leader.send_as(2, Role::Leader, visit), refused(RegisterRejection::NotAllowed));
    let mut kader = regency(Role::Kader, POSYANDU);
    kader.rows = here.rows;
    let died = RegisterAct::CloseEntry { on: day(40), ending: RegisterEnding::Died, remark: None };
    assert_eq!(kader.send_as(2, Role::Kader, died), refused(RegisterRejection::NotAllowed));
}

#[test]
fn she_moves_only_to_where_whoever_moves_her_may_write() {
    let to = |area: &str| RegisterAct::MoveEntry { to: area.parse().unwrap() };
    let mut midwife = regency(Role::Midwife, "32.11.01.2001");
    assert_eq!(midwife.send(1, pregnancy()), Ok(()));
    assert_eq!(midwife.send(2, to(POSYANDU)), refused(RegisterRejection::Empty));
    assert_eq!(midwife.send(2, to("32.11.01.2002.01")), refused(RegisterRejection::NotAllowed));
    assert_eq!(midwife.send(2, to("32.11.01.2001.02")), Ok(()));
    let entry = Entry::of(midwife.rows.iter().map(|row| &row.event)).unwrap();
    assert_eq!(entry.woman.posyandu.as_str(), "32.11.01.2001.02");
}

#[test]
fn a_birth_names_a_child_that_is_there_and_was_born_then() {
    let mut midwife = regency(Role::Midwife, "32.11.01.2001");
    assert_eq!(midwife.send(1, pregnancy()), Ok(()));
    let child = Child { birth_date: day(240), ..tumbuh::samples::child() };
    let birth = |on| RegisterAct::RecordBirth { on: day(on), child: child.id };
    assert_eq!(midwife.send(2, birth(240)), refused(RegisterRejection::UnknownChild));
    midwife.children.push(child.clone());
    assert_eq!(midwife.send(2, birth(241)), refused(RegisterRejection::DatesDisagree));
    assert_eq!(midwife.send(2, birth(240)), Ok(()));
    let entry = Entry::of(midwife.rows.iter().map(|row| &row.event)).unwrap();
    assert_eq!(entry.ended_on(), Some(day(240)));
    assert_eq!(register_tasks(&entry, day(280), Settings::standard(day(0)).rules()), []);
    let elsewhere = Child { posyandu: "32.11.01.2002.01".parse::<AreaCode>().unwrap(), ..child };
    midwife.children = vec![elsewhere];
    assert_eq!(midwife.send(3, birth(240)), refused(RegisterRejection::UnknownChild));
}

#[test]
fn a_nik_leaves_no_trace_for_who_may_not_see_it() {
    let change = RegisterAct::CorrectEntry {
        changes: vec![
            EntryChange::Nik(Some("3211014505100002".parse().unwrap())),
            EntryChange::Name("Sita".parse().unwrap()),
        ],
    };
    for event in events(&[pregnancy(), change]) {
        let row = RegisterEventRow { revision: Revision(1), event }.without_nik();
        assert!(!serde_json::to_string(&row).unwrap().contains("32110145"));
    }
}

#[test]
fn the_check_of_a_form_is_the_one_of_the_regency() {
    let grants = regency(Role::Midwife, "32.11").grants;
    let context = EntryContext { events: &[], child: None, grants: &grants, today: day(0) };
    let event = events(&[pregnancy()]).remove(0);
    assert_eq!(check(&event, &context), Ok(()));
    let early = EntryContext { today: day(-1), ..context };
    assert_eq!(check(&event, &early), Err(RegisterRejection::DateInFuture));
}
