//! What `serde` writes is read back, for every variant of everything.

mod care;
mod registers;

use serde::Serialize;
use tumbuh::access::{Grant, Grants, Places, Role};
use tumbuh::api::access_log::Opened;
use tumbuh::api::join::JoinView;
use tumbuh::api::session::{SessionView, TooMany};
use tumbuh::api::sync::{MutationVerdict, PullResponse, PushResponse};
use tumbuh::area::Scope;
use tumbuh::care::CareRejection;
use tumbuh::care::register::RegisterRejection;
use tumbuh::child::{Child, ChildChange, ChildField, ChildStatus, CloseReason, GestationDays};
use tumbuh::growth::Oedema;
use tumbuh::id::{AbsenceId, DeviceId, MeasurementId, MutationId, RequestId, Revision};
use tumbuh::language::Language;
use tumbuh::measurement::{Absence, Answer, Doubt, DoubtAnswer, Measurement};
use tumbuh::request::{DataRequest, RequestKind};
use tumbuh::sync::{
    AbsenceRow, Act, ChildRow, Dispute, FieldChange, FieldConflict, Gone, Held, HeldAct, Hex, MeasurementRow,
    Protocol, Receipt, Rejection, RequestRow, Row, Superseded, Verdict,
};
use tumbuh::unit::Millimetres;

use super::{Read, from_str};
use crate::store::samples::{account, child, child_row, entry, reading, session};
use tumbuh::sync::phone::{Checkpoint, Fate, OutboxEntry, Shelf, StoredChild};

use crate::store::{Door, Doors, LastSignIn, Member, OpenedBy, RecoveryDoor};
use crate::vault::Lock;

#[track_caller]
fn reads_back<T: Read + Serialize + PartialEq + core::fmt::Debug>(value: T) {
    let text = serde_json::to_string(&value).unwrap();
    assert_eq!(from_str(&text), Ok(value), "{text}");
}

fn whole_child() -> Child {
    Child {
        nik: Some("3211014503240001".parse().unwrap()),
        phone: Some("+62 812".parse().unwrap()),
        address: Some("Dusun Krajan".parse().unwrap()),
        rt: Some("01".parse().unwrap()),
        rw: Some("02".parse().unwrap()),
        gestation: Some(GestationDays::new(34, 2).unwrap()),
        status: ChildStatus::Closed {
            reason: CloseReason::Moved,
            on: "2025-06-01".parse().unwrap(),
            remark: Some("ke Bandung".parse().unwrap()),
        },
        ..child()
    }
}

fn merged_child() -> Child {
    let mut merged = child();
    let kept = Child { posyandu: "32.11.01.2001.09".parse().unwrap(), ..child() };
    merged.merging(&kept, "2025-06-01".parse().unwrap()).into_iter().for_each(|change| merged.set(change));
    merged
}

fn whole_reading() -> Measurement {
    let answer = |doubt, answer| DoubtAnswer { doubt, answer };
    Measurement {
        head_millimetres: Some(Millimetres(410)),
        arm_millimetres: Some(Millimetres(130)),
        oedema: Oedema::Grade2,
        answers: vec![
            answer(Doubt::WeightJumped, Answer::MeasuredAgain),
            answer(Doubt::SameAsLastTime, Answer::Reason("ditimbang dua kali".parse().unwrap())),
        ],
        ..reading(1)
    }
}

fn absence() -> Absence {
    Absence {
        id: AbsenceId::new(4, [4; 10]),
        child: child().id,
        date: "2025-06-10".parse().unwrap(),
        remark: None,
    }
}

fn request(kind: RequestKind) -> DataRequest {
    DataRequest {
        id: RequestId::new(4, [4; 10]),
        child: child().id,
        kind,
        by: "Siti".parse().unwrap(),
        on: "2025-06-10".parse().unwrap(),
        note: Some("pindah".parse().unwrap()),
    }
}

fn rows() -> Vec<Row> {
    let changed = FieldChange { revision: Revision(5), device: DeviceId::new(1, [1; 10]) };
    let conflict = FieldConflict {
        proposed: ChildChange::Nik(None),
        actor: account(),
        mutation: MutationId::new(8, [8; 10]),
    };
    let superseded = Superseded {
        by: Some(MeasurementId::new(2, [2; 10])),
        reason: "salah baca".parse().unwrap(),
        actor: account(),
    };
    vec![
        Row::Child(ChildRow {
            changed: [(ChildField::Name, changed), (ChildField::BirthWeightGrams, changed)].into(),
            conflicts: vec![conflict],
            ..child_row()
        }),
        Row::Child(ChildRow { child: whole_child(), ..child_row() }),
        Row::Child(ChildRow { child: merged_child(), ..child_row() }),
        Row::Measurement(MeasurementRow {
            revision: Revision(9),
            measurement: whole_reading(),
            corrects: Some(MeasurementId::new(3, [3; 10])),
            superseded: Some(superseded),
            dispute: Some(Dispute::Rival { counted: MeasurementId::new(4, [4; 10]) }),
        }),
        Row::Measurement(MeasurementRow {
            dispute: Some(Dispute::TakenBack),
            ..MeasurementRow::new(Revision(9), reading(1))
        }),
        Row::Absence(AbsenceRow { revision: Revision(9), absence: absence() }),
        Row::Gone(Gone { revision: Revision(9), child: child().id }),
        Row::Request(RequestRow {
            revision: Revision(9),
            request: request(RequestKind::Erasure),
            recorded_by: account(),
        }),
    ]
}

fn acts() -> Vec<Act> {
    let every_field = ChildField::ALL.into_iter();
    vec![
        Act::RegisterChild { child: whole_child() },
        Act::EditChild {
            child: child().id,
            changes: every_field.clone().map(|field| whole_child().get(field)).collect(),
        },
        Act::EditChild { child: child().id, changes: every_field.map(|field| child().get(field)).collect() },
        Act::RecordMeasurement { measurement: whole_reading() },
        Act::CorrectMeasurement {
            corrects: reading(1).id,
            measurement: reading(2),
            reason: "salah baca".parse().unwrap(),
        },
        Act::RetractMeasurement {
            child: child().id,
            measurement: reading(1).id,
            reason: "anak lain".parse().unwrap(),
        },
        Act::RecordAbsence { absence: absence() },
        Act::RecordRequest { request: request(RequestKind::Withdrawal) },
        Act::RecordRequest { request: request(RequestKind::Access) },
        Act::RecordRequest { request: request(RequestKind::Correction) },
    ]
}

fn rejections() -> Vec<Rejection> {
    vec![
        Rejection::Malformed { detail: "no act".into() },
        Rejection::NotTheActor,
        Rejection::NotAllowed,
        Rejection::UnknownChild,
        Rejection::ChildExists,
        Rejection::NotFollowed,
        Rejection::StillHandled,
        Rejection::UnknownNotice,
        Rejection::UnknownPosyandu,
        Rejection::UnknownMeasurement,
        Rejection::RecordExists,
        Rejection::Register { why: RegisterRejection::NotOfAge },
        Rejection::Empty,
        Rejection::DateBeforeBirth,
        Rejection::DateInFuture,
        Rejection::DateTooLongAgo,
        Rejection::ReadingBeforeBirth { on: "2025-06-01".parse().unwrap() },
        Rejection::AfterDeath { died: "2025-06-01".parse().unwrap() },
        Rejection::ReadingAfterDeath { on: "2025-06-01".parse().unwrap() },
        Rejection::OtherBody,
        Rejection::Care { why: CareRejection::DueBeforePlan },
        Rejection::Care { why: CareRejection::NotValidated },
        Rejection::Care { why: CareRejection::NotAgedOut },
        Rejection::OutOfInstrument { field: "weightGrams".into(), low: 300, high: 200_000 },
    ]
}

fn granted(role: Role) -> Grants {
    let areas = ["32.11.01.2001.01", "32.11.P01"].map(|place| place.parse().unwrap());
    let office = (role == Role::OpdOfficer).then(|| "dinkes".parse().unwrap());
    Grants(vec![Grant { role, areas: Places(areas.into()), office }])
}

#[test]
fn records_read_back() {
    for row in rows() {
        reads_back(row);
    }
    for (number, act) in (1..).zip(acts()) {
        reads_back(entry(number, act).mutation);
    }
    for field in ChildField::ALL {
        reads_back(field);
    }
}

#[test]
fn answers_read_back() {
    let mut verdicts = vec![
        Verdict::Applied { revision: Revision(3) },
        Verdict::Merged { revision: Revision(4), conflicts: vec![ChildField::Rt] },
    ];
    verdicts.extend(rejections().into_iter().map(|reason| Verdict::Rejected { reason }));
    let verdicts = verdicts
        .into_iter()
        .map(|verdict| MutationVerdict { id: Some(MutationId::new(1, [1; 10])), verdict });
    let code = |text: &str| text.parse::<tumbuh::area::AreaCode>().unwrap();
    let act = HeldAct { id: MutationId::new(1, [1; 10]), digest: Hex([0xab; 32]) };
    let (revision, server_time_millis) = (Revision(9), 1_704_041_999_000);
    let held = Held { regency: code("32.11"), revision, server_time_millis, acts: vec![act] };
    let receipt = Some(Receipt { held, signature: Hex([0xcd; 64]) });
    reads_back(PushResponse { verdicts: verdicts.collect(), receipt, server_time_millis });
    reads_back(PullResponse {
        rows: rows(),
        cursor: Revision(9),
        more: true,
        scope: Some(Scope(vec!["32.11".parse().unwrap()])),
        account: Some(account()),
        server_time_millis: 1,
        unread: None,
    });
    let name = |text: &str| text.parse::<tumbuh::text::PersonName>().unwrap();
    for role in Role::ALL {
        reads_back(SessionView {
            grants: granted(role),
            areas: vec![tumbuh::area::Area { code: code("32.11.01"), name: name("Contoh") }],
            ..session()
        });
    }
    let mut all = session();
    all.too_many = Some(TooMany { limit: 6_000 });
    all.regency.languages = Some(vec![Language::Indonesian, Language::English]);
    all.regency.look.crest = Some("data:image/svg+xml,%3Csvg".into());
    reads_back(JoinView {
        regency: all.regency.name.clone(),
        look: Some(all.regency.look.clone()),
        name: all.name.clone(),
        grants: all.grants.clone(),
        areas: vec![],
        username: None,
    });
    reads_back(all);
    reads_back(Language::Indonesian);
    reads_back(Language::English);
}

#[test]
fn what_the_phone_keeps_reads_back() {
    let latest = vec![whole_reading()];
    let absent_on = Some("2025-06-10".parse().unwrap());
    let undecided = Some(vec![vec![whole_reading().id]]);
    reads_back(StoredChild { row: Some(child_row()), latest, more: true, absent_on, undecided });
    reads_back(StoredChild::default());
    let hex = || "00ff".to_string();
    let lock = Lock { salt: hex(), memory_kib: 19_456, passes: 2, nonce: hex(), sealed: hex() };
    reads_back(Member { session: session(), json: serde_json::to_string(&session()).unwrap() });
    for pin in [None, Some(lock.clone())] {
        let door = Door {
            account: account(),
            name: session().name,
            password: pin.clone(),
            pin,
            left: true,
            wrong_tries: 3,
            wait_until_millis: 1_704_041_999_000,
        };
        let recovery = vec![RecoveryDoor { regency: "32.11".parse().unwrap(), lock: lock.clone() }];
        reads_back(Doors { people: vec![door], recovery, lead_home: true });
    }
    let opened = Opened { child: child_row().child.id, at_millis: 1_704_041_999_000 };
    reads_back(OpenedBy { account: account(), opened });
    let mut fates = vec![Fate::Waiting, Fate::Accepted { revision: Revision(3) }];
    fates.extend(rejections().into_iter().map(|reason| Fate::Parked { reason }));
    for fate in fates {
        reads_back(OutboxEntry { fate, ..entry(0, Act::RecordAbsence { absence: absence() }) });
    }
    reads_back(Checkpoint {
        account: account(),
        scope: Scope::default(),
        cursor: Revision(7),
        completed_millis: None,
        protocol: Protocol::OWN,
        unread: Some(Revision(3)),
        with_care: true,
        with_registers: true,
        shelf: Shelf::ALL[2],
        whole: Some("32.11.01 ".into()),
    });
    let before_care =
        r#"{"account":"00000000-0001-7101-8101-010101010101","scope":[],"cursor":7,"completedMillis":null}"#;
    let before_care: Checkpoint = from_str(before_care).unwrap();
    assert_eq!((before_care.with_care, before_care.with_registers), (false, false));
    assert_eq!((before_care.shelf, before_care.whole), (Shelf::ALL[0], None));
    reads_back(LastSignIn { regency: "32.11".into(), username: "kader01".into(), account: Some(account()) });
}

#[test]
fn nonsense_is_refused_and_what_is_newer_is_tolerated() {
    assert!(from_str::<Row>("").is_err());
    assert!(from_str::<Row>(r#"{"kind":"child"}"#).is_err());
    assert!(
        from_str::<u8>("256").is_err() && from_str::<u8>("-1").is_err() && from_str::<u8>("1.5").is_err()
    );
    let text = serde_json::to_string(&rows()[4]).unwrap().replace('}', r#","later":[1]}"#);
    assert_eq!(from_str(&text), Ok(rows().remove(4)));
}

#[test]
fn one_verdict_of_tomorrow_does_not_keep_the_others_from_being_read() {
    let id = MutationId::new(1, [1; 10]);
    let verdicts = [
        r#""verdict":"applied","revision":3"#,
        r#""verdict":"rejected","reason":{"code":"eclipse","moon":[1]}"#,
        r#""verdict":"rejected","reason":{"code":"afterDeath","died":"tomorrow"}"#,
        r#""verdict":"rejected","reason":{"code":"register","why":{"code":"twins"}}"#,
        r#""verdict":"rejected","reason":{"code":"care","why":{"code":"holiday"}}"#,
        r#""verdict":"postponed","until":"2030-01-01""#,
        r#""verdict":"shelved","revision":5"#,
        r#""verdict":"merged","revision":6,"conflicts":["shoeSize","rt"]"#,
    ];
    let verdicts = verdicts.map(|verdict| format!(r#"{{"id":"{id}",{verdict}}}"#)).join(",");
    let text = format!(r#"{{"verdicts":[{verdicts}],"serverTimeMillis":1}}"#);
    let answer: PushResponse = from_str(&text).unwrap();
    let refused = |detail: &str| Verdict::Rejected { reason: Rejection::Malformed { detail: detail.into() } };
    let read: Vec<Verdict> = answer.verdicts.into_iter().map(|one| one.verdict).collect();
    assert_eq!(
        read,
        [
            Verdict::Applied { revision: Revision(3) },
            refused("eclipse"),
            refused("afterDeath"),
            refused("register"),
            refused("care"),
            refused("postponed"),
            Verdict::Applied { revision: Revision(5) },
            Verdict::Merged { revision: Revision(6), conflicts: vec![ChildField::Rt] },
        ]
    );
}
