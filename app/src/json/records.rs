//! Children, readings and acts.

use serde_json::Value;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::child::{Child, ChildChange, ChildField, ChildStatus, CloseReason, Consent, GestationDays};
use tumbuh::growth::{Oedema, Position};
use tumbuh::id::{AbsenceId, AccountId, ChildId, DeviceId, MeasurementId, MutationId, RequestId, Revision};
use tumbuh::measurement::{Absence, Answer, Doubt, DoubtAnswer, Measurement};
use tumbuh::nik::Nik;
use tumbuh::request::{DataRequest, RequestKind};
use tumbuh::sex::Sex;
use tumbuh::sync::{
    AbsenceRow, Act, CarriedStep, ChildRow, Dispute, FieldChange, FieldChanges, FieldConflict, Gone,
    MeasurementRow, Mutation, RequestRow, Row, Superseded,
};
use tumbuh::text::Line;
use tumbuh::unit::{Grams, Millimetres};

use super::{Fields, Read, record, text, words, wraps};

text!(
    AbsenceId,
    AccountId,
    ChildId,
    DeviceId,
    MeasurementId,
    MutationId,
    RequestId,
    CivilDate,
    AreaCode,
    Nik
);

impl<const MAX: usize> Read for Line<MAX> {
    fn read(value: Value) -> Option<Self> {
        value.as_str()?.parse().ok()
    }
}

wraps!(Grams, Millimetres, Revision);

impl Read for GestationDays {
    fn read(value: Value) -> Option<Self> {
        u16::read(value)?.try_into().ok()
    }
}

words! {
    Sex { Male: "male", Female: "female" }
    Position { Lying: "lying", Standing: "standing" }
    Oedema { Absent: "absent", Grade1: "grade1", Grade2: "grade2", Grade3: "grade3" }
    CloseReason {
        Moved: "moved", Died: "died", AgedOut: "agedOut", RegisteredInError: "registeredInError",
    }
    RequestKind {
        Withdrawal: "withdrawal", Erasure: "erasure", Access: "access", Correction: "correction",
    }
    Doubt {
        HeightShrank: "heightShrank",
        WeightJumped: "weightJumped",
        WeightAndHeightSwapped: "weightAndHeightSwapped",
        PositionUnusualForAge: "positionUnusualForAge",
        DateBeforeBirth: "dateBeforeBirth",
        DateInFuture: "dateInFuture",
        SecondThisMonth: "secondThisMonth",
        SameAsLastTime: "sameAsLastTime",
        Implausible: "implausible",
    }
    ChildField {
        Name: "name",
        Sex: "sex",
        BirthDate: "birthDate",
        Nik: "nik",
        MotherName: "motherName",
        Phone: "phone",
        Posyandu: "posyandu",
        Address: "address",
        Rt: "rt",
        Rw: "rw",
        BirthWeightGrams: "birthWeightGrams",
        BirthLengthMillimetres: "birthLengthMillimetres",
        Gestation: "gestation",
        BirthOrder: "birthOrder",
        Consent: "consent",
        Status: "status",
    }
}

record! {
    Child {
        id: "id",
        name: "name",
        sex: "sex",
        birth_date: "birthDate",
        nik: "nik",
        mother_name: "motherName",
        phone: "phone",
        posyandu: "posyandu",
        address: "address",
        rt: "rt",
        rw: "rw",
        birth_weight_grams: "birthWeightGrams",
        birth_length_millimetres: "birthLengthMillimetres",
        gestation: "gestation",
        birth_order: "birthOrder",
        consent: "consent",
        status: "status",
    }
    Consent { given_by: "givenBy", on: "on", notice_version: "noticeVersion" }
    Measurement {
        id: "id",
        child: "child",
        date: "date",
        weight_grams: "weightGrams",
        length_millimetres: "lengthMillimetres",
        position: "position",
        head_millimetres: "headMillimetres",
        arm_millimetres: "armMillimetres",
        oedema: "oedema",
        answers: "answers",
        measured_by: "measuredBy",
    }
    DoubtAnswer { doubt: "doubt", answer: "answer" }
    Absence { id: "id", child: "child", date: "date", remark: "remark" }
    ChildRow { revision: "revision", child: "child", changed: "changed", conflicts: "conflicts" }
    FieldChange { revision: "revision", device: "device" }
    FieldConflict { proposed: "proposed", actor: "actor", mutation: "mutation" }
    MeasurementRow {
        revision: "revision",
        measurement: "measurement",
        corrects: "corrects",
        superseded: "superseded",
        dispute: "dispute",
    }
    Superseded { by: "by", reason: "reason", actor: "actor" }
    AbsenceRow { revision: "revision", absence: "absence" }
    DataRequest { id: "id", child: "child", kind: "kind", by: "by", on: "on", note: "note" }
    RequestRow { revision: "revision", request: "request", recorded_by: "recordedBy" }
    Gone { revision: "revision", child: "child" }
    Mutation {
        id: "id",
        device: "device",
        actor: "actor",
        base: "base",
        phone_time_millis: "phoneTimeMillis",
        server_offset_millis: "serverOffsetMillis",
        act: "act",
    }
}

impl Read for ChildStatus {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        match fields.tag("state")?.as_str() {
            "active" => Some(Self::Active),
            "closed" => Some(Self::Closed {
                reason: fields.take("reason")?,
                on: fields.take("on")?,
                remark: fields.take("remark")?,
            }),
            "merged" => Some(Self::Merged {
                into: fields.take("into")?,
                on: fields.take("on")?,
                from: fields.take("from")?,
            }),
            _ => None,
        }
    }
}

impl Read for Answer {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        match fields.tag("kind")?.as_str() {
            "measuredAgain" => Some(Self::MeasuredAgain),
            "reason" => fields.take("text").map(Self::Reason),
            _ => None,
        }
    }
}

impl Read for ChildChange {
    fn read(value: Value) -> Option<Self> {
        const VALUE: &str = "value";
        let mut fields = Fields::of(value)?;
        let field = fields.take("field")?;
        Some(match field {
            ChildField::Name => Self::Name(fields.take(VALUE)?),
            ChildField::Sex => Self::Sex(fields.take(VALUE)?),
            ChildField::BirthDate => Self::BirthDate(fields.take(VALUE)?),
            ChildField::Nik => Self::Nik(fields.take(VALUE)?),
            ChildField::MotherName => Self::MotherName(fields.take(VALUE)?),
            ChildField::Phone => Self::Phone(fields.take(VALUE)?),
            ChildField::Posyandu => Self::Posyandu(fields.take(VALUE)?),
            ChildField::Address => Self::Address(fields.take(VALUE)?),
            ChildField::Rt => Self::Rt(fields.take(VALUE)?),
            ChildField::Rw => Self::Rw(fields.take(VALUE)?),
            ChildField::BirthWeightGrams => Self::BirthWeightGrams(fields.take(VALUE)?),
            ChildField::BirthLengthMillimetres => Self::BirthLengthMillimetres(fields.take(VALUE)?),
            ChildField::Gestation => Self::Gestation(fields.take(VALUE)?),
            ChildField::BirthOrder => Self::BirthOrder(fields.take(VALUE)?),
            ChildField::Consent => Self::Consent(fields.take(VALUE)?),
            ChildField::Status => Self::Status(fields.take(VALUE)?),
        })
    }
}

impl Read for Row {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        match fields.tag("kind")?.as_str() {
            "child" => ChildRow::read(fields.rest()).map(Self::Child),
            "measurement" => MeasurementRow::read(fields.rest()).map(Self::Measurement),
            "absence" => AbsenceRow::read(fields.rest()).map(Self::Absence),
            "request" => RequestRow::read(fields.rest()).map(Self::Request),
            "careEvent" => carried(fields.rest(), "child").map(Self::Carried),
            "registerEvent" => carried(fields.rest(), "entry").map(Self::CarriedRegister),
            "gone" => Gone::read(fields.rest()).map(Self::Gone),
            _ => None,
        }
    }
}

/// A step of care, or of a register, is carried as it came; only whose it is, is read.
fn carried(body: Value, whose: &str) -> Option<CarriedStep> {
    let event = body.get("event")?;
    let named = |name: &str| event.get(name)?.as_str();
    Some(CarriedStep {
        revision: Revision(body.get("revision")?.as_u64()?),
        child: named(whose)?.parse().ok()?,
        id: named("id")?.parse().ok()?,
        body,
    })
}

impl Read for Act {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("type")?.as_str() {
            "registerChild" => Self::RegisterChild { child: fields.take("child")? },
            "editChild" => Self::EditChild { child: fields.take("child")?, changes: fields.take("changes")? },
            "recordMeasurement" => Self::RecordMeasurement { measurement: fields.take("measurement")? },
            "correctMeasurement" => Self::CorrectMeasurement {
                corrects: fields.take("corrects")?,
                measurement: fields.take("measurement")?,
                reason: fields.take("reason")?,
            },
            "retractMeasurement" => Self::RetractMeasurement {
                child: fields.take("child")?,
                measurement: fields.take("measurement")?,
                reason: fields.take("reason")?,
            },
            "recordAbsence" => Self::RecordAbsence { absence: fields.take("absence")? },
            "recordRequest" => Self::RecordRequest { request: fields.take("request")? },
            "care" => Self::CarriedCare {
                child: fields.take("child")?,
                role: fields.take("role")?,
                step: fields.take("step")?,
            },
            "register" => Self::CarriedRegister {
                entry: fields.take("entry")?,
                role: fields.take("role")?,
                step: fields.take("step")?,
            },
            _ => return None,
        })
    }
}

impl Read for FieldChanges {
    fn read(value: Value) -> Option<Self> {
        let mut changes = Self::default();
        for (field, change) in Fields::of(value)?.members() {
            changes.insert(Read::read(Value::String(field))?, Read::read(change)?);
        }
        Some(changes)
    }
}

impl Read for Dispute {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("why")?.as_str() {
            "rival" => Self::Rival { counted: fields.take("counted")? },
            "takenBack" => Self::TakenBack,
            _ => return None,
        })
    }
}
