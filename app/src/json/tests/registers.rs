//! Registers: lists, one entry's story, and why something was refused.

use serde_json::json;
use tumbuh::api::registers::{BornChild, EntryStory, EntryView, RegisterListResponse};
use tumbuh::care::register::{
    Enrolment, Entry, EntryChange, Followed, HealthCheck, Help, HelpKind, RegisterAct, RegisterDue,
    RegisterEnding, RegisterEvent, RegisterEventRow, RegisterKind, RegisterRejection, RegisterTask,
    RegisterTaskKind, Woman, WomanFinding, WomanFound,
};
use tumbuh::care::{EscalationSettings, Owner};
use tumbuh::id::{EntryId, MutationId, Revision, WomanId};
use tumbuh::sync::{Act, CarriedStep, Row};
use tumbuh::unit::{Grams, Millimetres};

use super::super::Read;
use super::reads_back;
use crate::store::samples::{account, child, entry as acted};

fn day(offset: i32) -> tumbuh::age::CivilDate {
    "2025-06-10".parse::<tumbuh::age::CivilDate>().unwrap().plus_days(offset)
}

fn id(number: u8) -> MutationId {
    MutationId::new(u64::from(number), [number; 10])
}

/// An entry with all that can be in it.
fn entry(enrolment: Enrolment) -> Entry {
    Entry::of(&events(enrolment)).unwrap()
}

/// Everything that can be done to an entry.
fn events(enrolment: Enrolment) -> Vec<RegisterEvent> {
    let woman = Woman {
        id: WomanId::new(1, [2; 10]),
        name: "Siti".parse().unwrap(),
        birth_date: day(-9_000),
        nik: Some("3211014505980001".parse().unwrap()),
        phone: Some("0812".parse().unwrap()),
        posyandu: "32.11.01.2001.01".parse().unwrap(),
        address: Some("RT 02".parse().unwrap()),
    };
    let consent = child().consent;
    let check = HealthCheck {
        on: day(1),
        weight_grams: Some(Grams(45_000)),
        height_millimetres: Some(Millimetres(1_500)),
        arm_millimetres: Some(Millimetres(230)),
        haemoglobin_grams_per_litre: Some(105),
        iron_tablets: 30,
    };
    let help = |kind| RegisterAct::ActOnFinding {
        help: Help { on: day(2), finding: WomanFinding::ThinArm, kind, remark: Some("PMT".parse().unwrap()) },
    };
    let acts = [
        RegisterAct::Enrol { woman, consent, since: day(0), enrolment },
        RegisterAct::CorrectEntry {
            changes: vec![
                EntryChange::Consent(child().consent),
                EntryChange::Name("Sita".parse().unwrap()),
                EntryChange::BirthDate(day(-9_001)),
                EntryChange::Nik(None),
                EntryChange::Phone(Some("0813".parse().unwrap())),
                EntryChange::Address(None),
                EntryChange::LastPeriod(day(-21)),
                EntryChange::WeddingOn(day(91)),
            ],
        },
        RegisterAct::RecordVisit { check },
        RegisterAct::RecordVisit { check },
        RegisterAct::TakeBack { event: id(4), reason: "salah".parse().unwrap() },
        help(HelpKind::Food { days: 120 }),
        help(HelpKind::Treated),
        help(HelpKind::Referred),
        help(HelpKind::Counselled),
        RegisterAct::RecordBirth { on: day(240), child: child().id },
        RegisterAct::CloseEntry { on: day(250), ending: RegisterEnding::Moved, remark: None },
        RegisterAct::MoveEntry { to: "32.11.01.2001.02".parse().unwrap() },
    ];
    (1..)
        .zip(acts)
        .map(|(number, act)| RegisterEvent {
            id: id(number),
            entry: EntryId::new(1, [1; 10]),
            actor: account(),
            role: tumbuh::access::Role::Midwife,
            act,
        })
        .collect()
}

fn rows(enrolment: &Enrolment) -> Vec<RegisterEventRow> {
    let events = events(enrolment.clone()).into_iter();
    events.map(|event| RegisterEventRow { revision: Revision(9), event }).collect()
}

fn due(followed: Followed, kind: RegisterTaskKind) -> RegisterDue {
    let posyandu = "32.11.01.2001.01".parse().unwrap();
    let task = RegisterTask { followed, posyandu, kind, owner: Owner::Midwife, since: day(1), due: day(8) };
    RegisterDue::of(task, day(60), &EscalationSettings::default())
}

#[test]
fn registers_and_stories_read_back() {
    let woman = Followed::Woman { entry: EntryId::new(1, [1; 10]) };
    let newborn = Followed::Newborn { child: child().id };
    let act_on = RegisterTaskKind::ActOn { finding: WomanFinding::ThinArm };
    let view = EntryView {
        findings: vec![WomanFinding::ThinArm, WomanFinding::NotSeen],
        tasks: vec![due(woman, act_on)],
        ..EntryView::of(&entry(Enrolment::Girl { school: None }))
    };
    let small = EntryView { followed: newborn, woman: None, register: RegisterKind::Newborn, ..view.clone() };
    reads_back(RegisterListResponse {
        entries: vec![view.clone(), small],
        cursor: Some("2025-06-10~x".into()),
    });
    for enrolment in [
        Enrolment::Pregnancy { last_period: day(-20), spacing_months: Some(30), children: Some(2) },
        Enrolment::Girl { school: Some("SMPN 1".parse().unwrap()) },
        Enrolment::Couple { man_name: "Budi".parse().unwrap(), wedding_on: day(90) },
    ] {
        let events = rows(&enrolment);
        reads_back(EntryStory {
            entry: entry(enrolment),
            found: vec![WomanFound { finding: WomanFinding::Anaemia, on: day(1) }],
            tasks: vec![due(woman, act_on)],
            events,
            others: vec![view.clone()],
            children: vec![BornChild {
                child: child(),
                next: Some(due(newborn, RegisterTaskKind::VisitNewborn)),
            }],
            withdrawn: true,
        });
    }
}

#[test]
fn reasons_why_something_was_refused_read_back() {
    for code in [
        "unknownEntry",
        "entryExists",
        "notAllowed",
        "unknownChild",
        "empty",
        "dateInFuture",
        "dateBeforeBirth",
        "datesDisagree",
        "notOfAge",
        "notOfThisRegister",
        "nothingToTakeBack",
    ] {
        let why: RegisterRejection = serde_json::from_value(json!({ "code": code })).unwrap();
        reads_back(why);
    }
    reads_back(RegisterRejection::OutOfInstrument { field: "days".into(), low: 1, high: 300 });
}

#[test]
fn what_is_done_in_registers_is_carried_as_it_comes_and_as_it_is_sent() {
    for row in rows(&Enrolment::Girl { school: None }) {
        reads_back(row.clone());
        let mut sent = serde_json::to_value(&row).unwrap();
        let body = sent.clone();
        sent.as_object_mut().unwrap().insert("kind".into(), "registerEvent".into());
        let RegisterEvent { id, entry, role, act, .. } = row.event;
        let known = CarriedStep { revision: row.revision, child: entry.into(), id, body };
        assert_eq!(Row::read(sent), Some(Row::CarriedRegister(known)));
        let step = serde_json::to_value(&act).unwrap();
        reads_back(acted(0, Act::CarriedRegister { entry, role, step }).mutation);
    }
}
