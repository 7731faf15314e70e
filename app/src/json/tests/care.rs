//! Steps of care, what a pack says about them, and lists of cases, tasks and stores.

use serde_json::{Value, json};
use tumbuh::access::Role;
use tumbuh::api::care::{CaseListResponse, TaskListResponse};
use tumbuh::api::refusals::{RefusalListResponse, RefusalView, SettledView};
use tumbuh::api::stock::StockResponse;
use tumbuh::api::villages::VillageHandling;
use tumbuh::care::register::RegisterSettings;
use tumbuh::care::{CareAct, CareEvent, CareEventRow, CareSheet, Circumstance, StateKind};
use tumbuh::child::ChildChange;
use tumbuh::finding::{DangerSign, Finding, RedFlag};
use tumbuh::id::{MutationId, Revision};
use tumbuh::sync::{Act, CarriedStep, Rejection, Row};

use super::reads_back;
use crate::json::Read;
use crate::store::samples::{account, child, entry, reading, sheet};

/// A step of each kind, with all that can be in it.
fn steps() -> Vec<Value> {
    let id = "01950000-0000-7000-8000-000000000001";
    let on = "2025-06-10";
    let step = |kind: &str, members: Value| {
        let mut step = json!({"type": kind, "case": id});
        step.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        step
    };
    let found = json!({"on": on, "measurement": id, "findings": [
        {"dangerSign": "convulsion"}, {"redFlag": "pallor"}, "severelyWasted", "short", "notGainingTwice",
    ]});
    let planned = |owner: Value, food: Value| {
        let (catalogue, due) = ("nutrition-care", "2025-07-10");
        json!({"id": id, "catalogue": catalogue, "owner": owner, "due": due, "quantity": 2, "food": food})
    };
    let report = |progress: Value| {
        step("reportIntervention", json!({"report": {"intervention": id, "on": on, "progress": progress}}))
    };
    let done = |evidence: Value| report(json!({"kind": "done", "evidence": evidence, "quantity": null}));
    let answer =
        |taken: Value| step("answerReferral", json!({"answer": {"referral": id, "on": on, "step": taken}}));
    let refer = |to: Value| {
        let letter = json!({
            "id": id, "on": on, "to": to, "urgency": "thisWeek", "findings": ["oedema"], "remark": "segera",
        });
        step("refer", json!({ "referral": letter }))
    };
    let left = |why: Value| step("closeCase", json!({"on": on, "ending": {"ending": "left", "why": why}}));
    let follow = |progress: Value| {
        let said = json!({"recommendation": id, "on": on, "progress": progress});
        step("followRecommendation", json!({ "followUp": said }))
    };
    let eaten = |eaten: &str| {
        let log = json!({"intervention": id, "on": on, "eaten": eaten, "weightGrams": 7_000, "remark": null});
        step("logPmt", json!({ "log": log }))
    };
    let difference = json!({"grams": -50, "millimetres": null, "armMillimetres": 2});
    let validation =
        json!({"on": on, "first": id, "again": id, "difference": difference, "calibratedOn": "2025-05-01"});
    let evaluation = json!({
        "on": on, "measurement": id, "weightGrams": 7_000, "armMillimetres": 125, "weightForLength": "riskOfOverweight",
        "oedema": "absent", "judged": ["weight", "length", "weightForLength", "arm", "head", "visit"],
        "findings": ["short"],
    });
    let owners = ["kader", "midwife", "puskesmas", "villageOfficer"];
    let mut steps = vec![
        step("openCase", json!({ "found": found })),
        step("addFindings", json!({ "found": found })),
        step("validateCase", json!({ "validation": validation })),
        step(
            "recordCause",
            json!({"look": {"on": on, "present": Circumstance::ALL, "absent": [], "remark": "r"}}),
        ),
        step("recordObstacle", json!({"obstacle": {"on": on, "about": "noLatrine", "remark": "banjir"}})),
        step("recordTalk", json!({"talk": {"on": on, "remark": "ibu setuju"}})),
        step(
            "planInterventions",
            json!({"on": on, "plan": [
                planned(json!({"kind": "office", "office": "pupr"}), json!({"from": on, "days": 56})),
            ]}),
        ),
        report(json!({"kind": "started"})),
        report(json!({"kind": "declined", "reason": "tidak ada air"})),
        done(json!({"kind": "reading", "measurement": id})),
        done(json!({"kind": "photo", "sha256": "00ff"})),
        done(json!({"kind": "document", "number": "SPK 7"})),
        done(json!({"kind": "statement", "remark": "sudah"})),
        step("recordEvaluation", json!({ "evaluation": evaluation })),
        refer(json!({"kind": "puskesmas"})),
        refer(json!({"kind": "hospital", "name": "RSUD"})),
        answer(json!({"kind": "result", "outcome": "dirawat"})),
        answer(json!({"kind": "declined", "reason": "penuh"})),
        step("closeCase", json!({"on": on, "ending": {"ending": "recovered"}})),
        left(json!({"kind": "agedOut"})),
        left(json!({"kind": "moved", "remark": "ke kota"})),
        left(json!({"kind": "died", "remark": "sakit"})),
        left(json!({"kind": "notACase", "reason": "salah ukur"})),
        step("reopenCase", json!({"closing": id, "found": found, "reason": "keliru"})),
        follow(json!({ "kind": "started" })),
        follow(json!({"kind": "done", "evidence": {"kind": "statement", "remark": "r"}, "quantity": null})),
        follow(json!({"kind": "declined", "reason": "tanah sengketa"})),
    ];
    steps.extend(["nothing", "little", "most", "all"].map(eaten));
    steps.extend(["accepted", "seen", "back"].map(|kind| answer(json!({ "kind": kind }))));
    let office = json!({"kind": "office", "office": "pupr"});
    steps.extend(owners.map(|kind| json!({ "kind": kind })).into_iter().chain([office]).map(|owner| {
        let what = "bangun jamban";
        let made =
            json!({"id": id, "audit": id, "on": on, "what": what, "owner": owner, "due": "2025-09-10"});
        step("recommendInAudit", json!({ "recommendation": made }))
    }));
    steps.extend(owners.map(|kind| {
        step("planInterventions", json!({"on": on, "plan": [planned(json!({ "kind": kind }), Value::Null)]}))
    }));
    steps
}

#[test]
fn every_step_of_care_reads_as_the_regency_reads_it() {
    for step in steps() {
        let as_regency: CareAct = serde_json::from_value(step.clone()).unwrap();
        assert_eq!(CareAct::read(step.clone()).as_ref(), Some(&as_regency), "{step}");
        let carried = Act::CarriedCare { child: child().id, role: Role::Midwife, step };
        reads_back(entry(0, carried).mutation);
        let event = CareEvent {
            id: MutationId::new(4, [4; 10]),
            child: child().id,
            actor: account(),
            role: Role::Midwife,
            act: as_regency,
        };
        let row = CareEventRow { revision: Revision(9), event: event.clone() };
        reads_back(row.clone());
        let mut sent = serde_json::to_value(&row).unwrap();
        let body = sent.clone();
        sent.as_object_mut().unwrap().insert("kind".into(), "careEvent".into());
        let read = Row::read(sent).unwrap();
        let known = CarriedStep { revision: Revision(9), child: event.child, id: event.id, body };
        assert_eq!(read, Row::Carried(known));
    }
}

#[test]
fn a_step_of_tomorrow_is_carried_as_it_came_and_the_case_is_read_without_it() {
    let id = "01950000-0000-7000-8000-000000000001";
    let act = json!({"type": "stepOfTomorrow", "case": id, "what": [1, null]});
    let event = json!({"id": id, "child": id, "actor": id, "role": "oracle", "act": act});
    let body = json!({"revision": 9, "event": event});
    let mut sent = body.clone();
    sent.as_object_mut().unwrap().insert("kind".into(), "careEvent".into());
    let carried =
        CarriedStep { revision: Revision(9), child: id.parse().unwrap(), id: id.parse().unwrap(), body };
    assert_eq!(CareEventRow::read(carried.body.clone()), None);
    assert_eq!(Row::read(sent), Some(Row::Carried(carried)));
}

#[test]
fn what_a_pack_says_about_care_reads_back() {
    reads_back(sheet());
    let mut other = sheet();
    other.care.registers = RegisterSettings {
        haemoglobin_grams_per_litre: 119,
        severe_haemoglobin_in_pregnancy_grams_per_litre: 71,
        severe_haemoglobin_grams_per_litre: 81,
        antenatal_every_days: 29,
        antenatal_iron_tablets: 91,
        girl_every_days: 90,
        girl_iron_every_days: 6,
        couple_before_days: 60,
    };
    let settings = other.care.registers;
    reads_back(other.clone());
    // A session of before there was all of it.
    let mut before = serde_json::to_value(other).unwrap();
    before.as_object_mut().unwrap().remove("womanReminder");
    let read = |value| CareSheet::read(value).unwrap();
    let kept = read(before.clone());
    assert_eq!((kept.woman_reminder, kept.care.registers), (None, settings));
    before["care"]["registers"].as_object_mut().unwrap().remove("girlIronEveryDays");
    assert_eq!(read(before).care.registers, RegisterSettings::default());
    let every = [
        Finding::SevereNeedsHospital,
        Finding::Oedema,
        Finding::SeverelyWasted,
        Finding::ArmVerySmall,
        Finding::Implausible,
        Finding::VeryShort,
        Finding::VeryUnderweight,
        Finding::Wasted,
        Finding::ArmSmall,
        Finding::BelowRedLine,
        Finding::NotGainingTwice,
        Finding::WeightBandCrossed,
        Finding::LengthBandCrossed,
        Finding::Short,
        Finding::Underweight,
        Finding::NotGaining,
        Finding::MissedSessions,
        Finding::LowBirthWeight,
        Finding::ShortAtBirth,
        Finding::HeadSmall,
        Finding::HeadLarge,
        Finding::AboveOrangeLine,
        Finding::Overweight,
    ];
    every.into_iter().for_each(reads_back);
    DangerSign::ALL.into_iter().map(Finding::DangerSign).for_each(reads_back);
    RedFlag::ALL.into_iter().map(Finding::RedFlag).for_each(reads_back);
}

#[test]
fn lists_of_cases_and_tasks_read_back() {
    let id = "01950000-0000-7000-8000-000000000001";
    let kinds = [
        "visitHome",
        "visitNewborn",
        "validate",
        "referToHospital",
        "findCause",
        "reconsider",
        "plan",
        "start",
        "evaluate",
        "actOnNoGain",
        "close",
        "intervene",
        "logFood",
        "weigh",
        "replan",
    ];
    let mut kinds: Vec<Value> =
        kinds.into_iter().map(|kind| json!({"kind": kind, "intervention": id})).collect();
    let stages = ["written", "accepted", "seen", "answered", "declined", "back"];
    kinds.extend(stages.map(|stage| json!({"kind": "followReferral", "referral": id, "stage": stage})));
    let due = |kind: Value| {
        let task = json!({
            "case": id, "child": id, "posyandu": "32.11.01.2001.01", "kind": kind, "owner": {"kind": "office", "office": "pupr"},
            "since": "2025-06-01", "due": "2025-06-10",
        });
        let owners = json!([{"kind": "midwife"}, {"kind": "puskesmas"}]);
        json!({"task": task, "escalation": {"lateDays": 3, "owners": owners}, "urgency": "now"})
    };
    let tasks: Vec<Value> = kinds
        .iter()
        .map(|kind| json!({"due": due(kind.clone()), "name": "Ayu", "intervention": Value::Null}))
        .collect();
    let list: TaskListResponse = serde_json::from_value(json!({"tasks": tasks, "cursor": "x~1"})).unwrap();
    reads_back(list);
    let child = json!({
        "id": id, "name": "Ayu", "sex": "female", "birthDate": "2024-06-01", "posyandu": "32.11.01.2001.01",
    });
    let cases: Vec<Value> = StateKind::ALL
        .into_iter()
        .map(|state| {
            let ending = (state == StateKind::Closed).then(|| json!({"ending": "recovered"}));
            json!({
                "case": id, "child": child, "state": state, "since": "2025-06-01", "openedOn": "2025-05-01",
                "urgency": "thisMonth", "findings": ["short"], "ending": ending, "next": due(kinds[2].clone()),
            })
        })
        .collect();
    let list: CaseListResponse = serde_json::from_value(json!({"cases": cases, "cursor": null})).unwrap();
    reads_back(list);
}

#[test]
fn how_a_village_stands_reads_back() {
    let id = "01950000-0000-7000-8000-000000000001";
    let office = json!({"kind": "office", "office": "pupr"});
    let child = json!({
        "id": id, "name": "Ayu", "sex": "female", "birthDate": "2024-06-01", "posyandu": "32.11.01.2001.01",
    });
    let case = json!({
        "case": id, "child": child, "state": "planned", "since": "2025-06-01", "openedOn": "2025-05-01",
        "urgency": "thisMonth", "findings": ["short"], "ending": null, "next": null,
    });
    let on = "2025-06-10";
    let intervention =
        json!({"id": id, "catalogue": "sanitation", "owner": office, "due": on, "quantity": 1, "food": null});
    let recommendation =
        json!({"id": id, "audit": id, "on": on, "what": "Jamban", "owner": office, "due": on});
    let promise = |what: &Value, state: &str| json!({"what": what, "owner": office, "due": on, "state": state, "lateDays": 3});
    let what = [
        json!({"kind": "intervention", "intervention": intervention}),
        json!({"kind": "recommendation", "recommendation": recommendation}),
    ];
    let states = ["waiting", "started", "declined", "done"];
    let promises: Vec<Value> =
        what.iter().flat_map(|what| states.map(|state| promise(what, state))).collect();
    let look = json!({"on": on, "present": ["noLatrine"], "absent": ["unsafeWater"], "remark": null});
    let obstacle = json!({"on": on, "about": "noLatrine", "remark": "lahan sempit"});
    let family = |look: Value| json!({"case": case, "look": look, "atRisk": true, "obstacles": [obstacle], "promises": promises});
    let because = [
        json!({"kind": "finding", "finding": "short"}),
        json!({"kind": "circumstance", "circumstance": "noLatrine"}),
        json!({"kind": "shared", "circumstance": "noLatrine", "children": 3, "of": 5}),
    ];
    let recommendations = because.map(
        |because| json!({"catalogue": "sanitation", "owner": office, "because": because, "foodDays": null}),
    );
    let families = [family(look), family(Value::Null)];
    let answer = json!({"on": on, "families": families, "recommendations": recommendations});
    reads_back(serde_json::from_value::<VillageHandling>(answer).unwrap());
}

#[test]
fn stores_read_back() {
    let id = "01950000-0000-7000-8000-000000000001";
    let ways = [
        json!({"kind": "in", "from": "Dinkes"}),
        json!({"kind": "in", "from": null}),
        json!({"kind": "out", "case": id}),
        json!({"kind": "out", "case": null}),
        json!({"kind": "lost"}),
    ];
    let moves = ways.map(|way| {
        json!({"id": id, "puskesmas": "32.11.P01", "item": "biscuits", "on": "2025-06-10", "packs": 7, "way": way})
    });
    let stock = json!({"packsIn": 14, "packsOut": 21, "shortOn": ["2025-06-10"]});
    let item = json!({"item": "biscuits", "packsOnHand": 0, "stock": stock, "moves": moves});
    let store = json!({"puskesmas": "32.11.P01", "name": "Puskesmas Satu", "items": [item]});
    let answer: StockResponse = serde_json::from_value(json!({ "stores": [store] })).unwrap();
    reads_back(answer);
}

#[test]
fn refusals_read_back() {
    let view = |act: Act, settled| RefusalView {
        mutation: MutationId::new(8, [8; 10]),
        at_millis: 1_700_000_000_000,
        author: Some("Orang".parse().unwrap()),
        child: child().id,
        known: true,
        woman: false,
        name: Some(child().name),
        posyandu: child().posyandu,
        act: serde_json::to_value(act).unwrap(),
        reason: Rejection::DateInFuture,
        standing: vec![ChildChange::Name(child().name)],
        standing_reading: Some(reading(2)),
        settled,
    };
    let settled = |remark| Some(SettledView { at_millis: 1_700_000_000_001, by: None, remark });
    let refusals = vec![
        view(Act::RecordMeasurement { measurement: reading(1) }, None),
        view(Act::RegisterChild { child: child() }, settled(None)),
        view(
            Act::CarriedCare { child: child().id, role: Role::Kader, step: json!({ "type": "logPmt" }) },
            settled(Some("sudah".parse().unwrap())),
        ),
    ];
    reads_back(RefusalListResponse { open: 1, refusals, cursor: Some("1~2".into()) });
}
