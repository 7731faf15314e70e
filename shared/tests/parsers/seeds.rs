//! What each parser takes: changes to it go deeper than bytes of any kind.

use serde::Serialize;
use tumbuh::access::Role;
use tumbuh::age::CivilDate;
use tumbuh::care::register::{
    Enrolment, EntryChange, HealthCheck, Help, HelpKind, RegisterAct, RegisterEnding, RegisterEvent,
    RegisterEventRow, RegisterStep, Woman, WomanFinding,
};
use tumbuh::care::{
    AuditRecommendation, CareAct, CareEvent, CareEventRow, CaseAudit, CauseLook, Circumstance, Difference,
    Eaten, Ending, Evaluation, Evidence, FollowUp, FoodCourse, FoodLog, Found, Intervention, Leaving,
    Obstacle, Owner, Picked, Plan, Progress, Referral, ReferralAnswer, ReferralStep, ReferralTo, Report,
    Sign, Validation,
};
use tumbuh::finding::{DangerSign, Finding, Urgency};
use tumbuh::growth::{NutritionStatus, Oedema};
use tumbuh::id::{
    CaseAuditId, CaseId, ChildId, EntryId, InterventionId, MeasurementId, MutationId, RecommendationId,
    ReferralId, Revision, WomanId,
};
use tumbuh::samples::{account, child, child_row, entry, reading};
use tumbuh::sync::phone::StoredChild;
use tumbuh::sync::{Act, Held, HeldAct, Hex, Receipt, Row};
use tumbuh::unit::{Grams, Millimetres};

const ID: &str = "019a1b2c-3d4e-7f60-8123-456789abcdef";

/// Inputs that the parser of that name takes.
pub fn seeds(name: &str) -> Vec<Vec<u8>> {
    match name {
        "pack" => vec![include_bytes!("../../packs/99.01.json").to_vec()],
        "mutation" => acts().into_iter().map(|act| json(&entry(1, act).mutation)).collect(),
        "row" => rows().iter().map(json).collect(),
        "page" => {
            let of_tomorrow = serde_json::json!({"kind": "dog", "revision": 12});
            let mut page: Vec<_> = rows().iter().map(|row| serde_json::to_value(row).unwrap()).collect();
            page.push(of_tomorrow);
            page.chunks(4).map(|rows| json(&rows)).collect()
        }
        "kept" => {
            let outbox = acts().into_iter().map(|act| json(&entry(1, act)));
            let stored =
                StoredChild { row: Some(child_row()), latest: vec![reading(1)], ..Default::default() };
            let sealed = format!(r#"{{"regency":"32.11","device":"{ID}","nonce":"00","sealed":"00"}}"#);
            outbox.chain([json(&stored), sealed.into()]).collect()
        }
        "receipt" => {
            let acts = vec![HeldAct { id: mutation(1), digest: Hex([7; 32]) }];
            let regency = "32.11".parse().unwrap();
            let held = Held { regency, revision: Revision(9), server_time_millis: 1, acts };
            vec![json(&Receipt { held, signature: Hex([7; 64]) })]
        }
        "audit" => vec![json(&CaseAudit {
            id: CaseAuditId::new(1, [1; 10]),
            title: "AKS Mei".parse().unwrap(),
            held_on: day(),
            area: "32.11.01".parse().unwrap(),
            members: "dr. Sari\nBidan Wati".parse().unwrap(),
            children: Picked::new(vec![child().id, ChildId::new(2, [2; 10])]).unwrap(),
        })],
        "history" => history(),
        "tree" => {
            let acts = acts().into_iter().map(|act| json(&act));
            acts.chain([r#"{"a":[null,true,-1.5e3,"é\n"],"b":{}}"#.into()]).collect()
        }
        "photo" => vec![
            b"\xff\xd8\xff\xe0\x00\x04JF\xff\xdb\x00\x03q\xff\xda\x00\x02pixels\xff\xd9".to_vec(),
            b"RIFF\x12\x00\x00\x00WEBPVP8 \x05\x00\x00\x00pixel\x00".to_vec(),
            b"\xff\xd8\xff\xe1\x00\x08Exif\0\0\xff\xda".to_vec(),
            b"RIFF\x12\x00\x00\x00WEBPVP8X\x01\x00\x00\x00\x08\x00EXIF\x02\x00\x00\x00-7".to_vec(),
        ],
        _ => texts(name).iter().map(|text| text.as_bytes().to_vec()).collect(),
    }
}

fn texts(name: &str) -> &'static [&'static str] {
    match name {
        "assess_json" => &[
            r#"{"sex":"male","ageDays":400,"weightGrams":9000,"lengthMillimetres":752,"position":"lying"}"#,
            r#"{"sex":"female","birthDate":"2025-01-10","date":"2026-03-10","weightGrams":7600}"#,
        ],
        "assess_csv" => {
            &["sex,age,weight,lenhei,measure,headc,armc,oedema\n1,91,6.5,60.1,l,40,13.1,n\n2,1800,,,,,,y\n"]
        }
        "nik" => &["3211014503240001"],
        "date" => &["2024-02-29"],
        "amount" => &["12,50", "103.1", " 7.250 ", "11.9"],
        "words" => &[
            "32.11.01.2001.01",
            "32.11.P01",
            ID,
            "\"Ibu Melati\"",
            "123456",
            "7K2M-9QXR-0ABC-3DEF-8GHJ-5NPQ",
            "#0b6653",
            "\"M0 0h10v-1.5e1L3,4z\"",
            "bidan desa",
            "5",
            "1 12345678901234567890 1790000000000 46 3",
            "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
            r#"[{"role":"opdOfficer","areas":["32.11","32.11.P01"],"office":"pupr"}]"#,
        ],
        _ => &[],
    }
}

fn history() -> Vec<Vec<u8>> {
    let child = serde_json::to_value(child()).unwrap();
    let consent = serde_json::json!({"givenBy": "Ibu", "on": "2026-01-01"});
    let rows: Vec<_> = steps().into_iter().map(done).collect();
    [Vec::new(), rows]
        .map(|care| {
            json(&serde_json::json!({"child": child, "measurements": [], "absences": [], "requests": [],
                "care": care, "consent": consent}))
        })
        .into()
}

fn acts() -> Vec<Act> {
    let of_records = [
        format!(r#"{{"type":"registerChild","child":{}}}"#, serde_json::to_string(&child()).unwrap()),
        format!(
            r#"{{"type":"editChild","child":"{ID}","changes":[{{"field":"name","value":"Melati"}},{{"field":"nik","value":null}}]}}"#
        ),
        format!(
            r#"{{"type":"recordMeasurement","measurement":{}}}"#,
            serde_json::to_string(&reading(1)).unwrap()
        ),
        format!(
            r#"{{"type":"recordRequest","request":{{"id":"{ID}","child":"{ID}","kind":"withdrawal","by":"Siti","on":"2026-01-10","note":null}}}}"#
        ),
    ];
    let of_records = of_records.iter().map(|text| serde_json::from_str(text).unwrap());
    let care = steps().into_iter().map(|step| Act::Care { child: child().id, role: Role::Midwife, step });
    let registers = register_steps().into_iter().map(|step| {
        Act::Register(RegisterStep { entry: EntryId::new(1, [1; 10]), role: Role::Midwife, step })
    });
    of_records.chain(care).chain(registers).collect()
}

fn rows() -> Vec<Row> {
    let gone = format!(r#"{{"kind":"gone","revision":7,"child":"{ID}"}}"#);
    let care = steps().into_iter().map(|step| Row::CareEvent(done(step)));
    let registers = register_steps().into_iter().map(|act| {
        let (entry, actor, role) = (EntryId::new(1, [1; 10]), account(), Role::Midwife);
        let event = RegisterEvent { id: mutation(1), entry, actor, role, act };
        Row::RegisterEvent(RegisterEventRow { revision: Revision(9), event })
    });
    [Row::Child(child_row()), serde_json::from_str(&gone).unwrap()]
        .into_iter()
        .chain(care)
        .chain(registers)
        .collect()
}

fn done(act: CareAct) -> CareEventRow {
    let (child, actor, role) = (child().id, account(), Role::Midwife);
    CareEventRow { revision: Revision(9), event: CareEvent { id: mutation(1), child, actor, role, act } }
}

/// Each thing that people do to a case.
fn steps() -> [CareAct; 16] {
    let (case, on) = (CaseId::new(1, [1; 10]), day());
    let measurement = MeasurementId::new(1, [1; 10]);
    let (intervention, letter) = (InterventionId::new(1, [1; 10]), ReferralId::new(1, [1; 10]));
    let advice = RecommendationId::new(1, [1; 10]);
    let owner = Owner::Office { office: "pupr".parse().unwrap() };
    let remark = || "kata ibu".parse().unwrap();
    let found = || {
        let findings = vec![Finding::DangerSign(DangerSign::Lethargy), Finding::Wasted];
        Found::new(on, Some(measurement), findings)
    };
    let photo = Evidence::Photo { sha256: "00".repeat(32).parse().unwrap() };
    [
        CareAct::OpenCase { case, found: found() },
        CareAct::AddFindings { case, found: found() },
        CareAct::ValidateCase {
            case,
            validation: Validation {
                on,
                first: measurement,
                again: MeasurementId::new(2, [2; 10]),
                difference: Difference { grams: Some(-200), millimetres: Some(3), arm_millimetres: None },
                calibrated_on: on,
                findings: Some(vec![Finding::Short]),
            },
        },
        CareAct::RecordCause {
            case,
            look: CauseLook {
                on,
                present: vec![Circumstance::UnsafeWater],
                absent: vec![Circumstance::Worms],
                remark: Some(remark()),
            },
        },
        CareAct::RecordTalk { case, talk: tumbuh::care::Talk { on, remark: "ibu setuju".parse().unwrap() } },
        CareAct::RecordObstacle {
            case,
            obstacle: Obstacle { on, about: Some(Circumstance::NoLatrine), remark: remark() },
        },
        CareAct::PlanInterventions {
            case,
            on,
            plan: Plan::new(vec![Intervention {
                id: intervention,
                catalogue: "local-food".parse().unwrap(),
                owner: owner.clone(),
                due: on.plus_days(14),
                quantity: Some(2),
                food: Some(FoodCourse { from: on, days: 14 }),
            }])
            .unwrap(),
        },
        CareAct::ReportIntervention {
            case,
            report: Report {
                intervention,
                on,
                progress: Progress::Done { evidence: photo, quantity: Some(2) },
            },
        },
        CareAct::LogPmt {
            case,
            log: FoodLog {
                intervention,
                on,
                eaten: Eaten::Most,
                weight_grams: Some(Grams(7_100)),
                remark: None,
            },
        },
        CareAct::RecordEvaluation {
            case,
            evaluation: Evaluation {
                on,
                measurement,
                weight_grams: Some(Grams(7_200)),
                arm_millimetres: Some(Millimetres(126)),
                weight_for_length: Some(NutritionStatus::Good),
                oedema: Oedema::Absent,
                judged: vec![Sign::Weight, Sign::Visit],
                findings: vec![Finding::Short],
            },
        },
        CareAct::Refer {
            case,
            referral: Referral {
                id: letter,
                on,
                to: ReferralTo::Hospital { name: "RSUD Contoh".parse().unwrap() },
                urgency: Urgency::ThisWeek,
                findings: vec![Finding::SeverelyWasted],
                remark: None,
            },
        },
        CareAct::AnswerReferral {
            case,
            answer: ReferralAnswer { referral: letter, on, step: ReferralStep::Result { outcome: remark() } },
        },
        CareAct::CloseCase { case, on, ending: Ending::Left { why: Leaving::Moved { remark: remark() } } },
        CareAct::ReopenCase { case, closing: mutation(3), found: found(), reason: remark() },
        CareAct::RecommendInAudit {
            case,
            recommendation: AuditRecommendation {
                id: advice,
                audit: CaseAuditId::new(1, [1; 10]),
                on,
                what: remark(),
                owner,
                due: on.plus_days(30),
            },
        },
        CareAct::FollowRecommendation {
            case,
            follow_up: FollowUp {
                recommendation: advice,
                on,
                progress: Progress::Declined { reason: remark() },
            },
        },
    ]
}

/// Each thing that people do to an entry of a register.
fn register_steps() -> [RegisterAct; 8] {
    let on = day();
    [
        RegisterAct::Enrol {
            woman: Woman {
                id: WomanId::new(1, [1; 10]),
                name: "Siti".parse().unwrap(),
                birth_date: "1998-05-05".parse().unwrap(),
                nik: None,
                phone: Some("081234567890".parse().unwrap()),
                posyandu: child().posyandu,
                address: None,
            },
            consent: child().consent,
            since: on,
            enrolment: Enrolment::Pregnancy {
                last_period: on.plus_days(-90),
                spacing_months: Some(20),
                children: Some(1),
            },
        },
        RegisterAct::CorrectEntry {
            changes: vec![EntryChange::Name("Sari".parse().unwrap()), EntryChange::Nik(None)],
        },
        RegisterAct::MoveEntry { to: "32.11.01.2001.02".parse().unwrap() },
        RegisterAct::RecordVisit {
            check: HealthCheck {
                on,
                weight_grams: Some(Grams(48_000)),
                height_millimetres: Some(Millimetres(1_520)),
                arm_millimetres: Some(Millimetres(228)),
                haemoglobin_grams_per_litre: Some(105),
                iron_tablets: 30,
            },
        },
        RegisterAct::ActOnFinding {
            help: Help {
                on,
                finding: WomanFinding::ThinArm,
                kind: HelpKind::Food { days: 120 },
                remark: None,
            },
        },
        RegisterAct::RecordBirth { on, child: child().id },
        RegisterAct::CloseEntry { on, ending: RegisterEnding::Moved, remark: None },
        RegisterAct::TakeBack { event: mutation(2), reason: "salah".parse().unwrap() },
    ]
}

fn day() -> CivilDate {
    "2026-05-04".parse().unwrap()
}

fn mutation(number: u8) -> MutationId {
    MutationId::new(u64::from(number), [number; 10])
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).unwrap()
}
