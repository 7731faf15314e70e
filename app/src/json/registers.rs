//! Registers: what was done to entries, and what the API answers about them.

use serde_json::Value;
use tumbuh::api::registers::{BornChild, EntryStory, EntryView, RegisterListResponse};
use tumbuh::care::register::{
    Born, Enrolment, Entry, EntryChange, EntryEnd, Followed, HealthCheck, Help, HelpKind, Helped,
    RegisterAct, RegisterDue, RegisterEnding, RegisterEvent, RegisterEventRow, RegisterKind,
    RegisterRejection, RegisterTask, RegisterTaskKind, TakenBack, Visit, Woman, WomanFinding, WomanFound,
};
use tumbuh::id::{EntryId, WomanId};

use super::{Fields, Read, record, text, words};

text!(EntryId, WomanId);

words! {
    RegisterKind { Pregnancy: "pregnancy", Newborn: "newborn", Girl: "girl", Couple: "couple" }
    WomanFinding {
        SevereAnaemia: "severeAnaemia",
        Anaemia: "anaemia",
        ThinArm: "thinArm",
        SeverelyThin: "severelyThin",
        Thin: "thin",
        Overweight: "overweight",
        TooYoung: "tooYoung",
        TooOld: "tooOld",
        BirthsTooClose: "birthsTooClose",
        TooManyChildren: "tooManyChildren",
        NotSeen: "notSeen",
        IronMissing: "ironMissing",
        PastItsTime: "pastItsTime",
    }
    RegisterEnding {
        Moved: "moved",
        Died: "died",
        Declined: "declined",
        Lost: "lost",
        Wed: "wed",
        Grown: "grown",
        ByMistake: "byMistake",
    }
}

record! {
    RegisterListResponse { entries: "entries", cursor: "cursor" }
    EntryView {
        followed: "followed",
        woman: "woman",
        register: "register",
        name: "name",
        birth_date: "birthDate",
        posyandu: "posyandu",
        since: "since",
        expected_on: "expectedOn",
        findings: "findings",
        ended_on: "endedOn",
        tasks: "tasks",
    }
    RegisterDue { task: "task", escalation: "escalation", urgency: "urgency" }
    RegisterTask {
        followed: "followed",
        posyandu: "posyandu",
        kind: "kind",
        owner: "owner",
        since: "since",
        due: "due",
    }
    Entry {
        id: "id",
        woman: "woman",
        consent: "consent",
        since: "since",
        enrolment: "enrolment",
        visits: "visits",
        helps: "helps",
        born: "born",
        closed: "closed",
        taken_back: "takenBack",
    }
    Woman {
        id: "id",
        name: "name",
        birth_date: "birthDate",
        nik: "nik",
        phone: "phone",
        posyandu: "posyandu",
        address: "address",
    }
    Visit { event: "event", check: "check" }
    HealthCheck {
        on: "on",
        weight_grams: "weightGrams",
        height_millimetres: "heightMillimetres",
        arm_millimetres: "armMillimetres",
        haemoglobin_grams_per_litre: "haemoglobinGramsPerLitre",
        iron_tablets: "ironTablets",
    }
    Helped { event: "event", help: "help" }
    Help { on: "on", finding: "finding", kind: "kind", remark: "remark" }
    Born { event: "event", on: "on", child: "child" }
    EntryEnd { event: "event", on: "on", ending: "ending", remark: "remark" }
    TakenBack { event: "event", reason: "reason" }
    WomanFound { finding: "finding", on: "on" }
    BornChild { child: "child", next: "next" }
    RegisterEventRow { revision: "revision", event: "event" }
    RegisterEvent { id: "id", entry: "entry", actor: "actor", role: "role", act: "act" }
    EntryStory {
        entry: "entry",
        found: "found",
        tasks: "tasks",
        events: "events",
        others: "others",
        children: "children",
        withdrawn: "withdrawn",
    }
}

impl Read for RegisterAct {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("type")?.as_str() {
            "enrol" => Self::Enrol {
                woman: fields.take("woman")?,
                consent: fields.take("consent")?,
                since: fields.take("since")?,
                enrolment: fields.take("enrolment")?,
            },
            "correctEntry" => Self::CorrectEntry { changes: fields.take("changes")? },
            "moveEntry" => Self::MoveEntry { to: fields.take("to")? },
            "recordVisit" => Self::RecordVisit { check: fields.take("check")? },
            "actOnFinding" => Self::ActOnFinding { help: fields.take("help")? },
            "recordBirth" => Self::RecordBirth { on: fields.take("on")?, child: fields.take("child")? },
            "closeEntry" => Self::CloseEntry {
                on: fields.take("on")?,
                ending: fields.take("ending")?,
                remark: fields.take("remark")?,
            },
            "takeBack" => Self::TakeBack { event: fields.take("event")?, reason: fields.take("reason")? },
            _ => return None,
        })
    }
}

impl Read for EntryChange {
    fn read(value: Value) -> Option<Self> {
        const VALUE: &str = "value";
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("field")?.as_str() {
            "consent" => Self::Consent(fields.take(VALUE)?),
            "name" => Self::Name(fields.take(VALUE)?),
            "birthDate" => Self::BirthDate(fields.take(VALUE)?),
            "nik" => Self::Nik(fields.take(VALUE)?),
            "phone" => Self::Phone(fields.take(VALUE)?),
            "address" => Self::Address(fields.take(VALUE)?),
            "lastPeriod" => Self::LastPeriod(fields.take(VALUE)?),
            "weddingOn" => Self::WeddingOn(fields.take(VALUE)?),
            _ => return None,
        })
    }
}

impl Read for Followed {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("who")?.as_str() {
            "woman" => Self::Woman { entry: fields.take("entry")? },
            "newborn" => Self::Newborn { child: fields.take("child")? },
            _ => return None,
        })
    }
}

impl Read for RegisterTaskKind {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "actOn" => Self::ActOn { finding: fields.take("finding")? },
            "visitNewborn" => Self::VisitNewborn,
            _ => return None,
        })
    }
}

impl Read for Enrolment {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("register")?.as_str() {
            "pregnancy" => Self::Pregnancy {
                last_period: fields.take("lastPeriod")?,
                spacing_months: fields.take("spacingMonths")?,
                children: fields.take("children")?,
            },
            "girl" => Self::Girl { school: fields.take("school")? },
            "couple" => {
                Self::Couple { man_name: fields.take("manName")?, wedding_on: fields.take("weddingOn")? }
            }
            _ => return None,
        })
    }
}

impl Read for HelpKind {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("kind")?.as_str() {
            "food" => Self::Food { days: fields.take("days")? },
            "treated" => Self::Treated,
            "referred" => Self::Referred,
            "counselled" => Self::Counselled,
            _ => return None,
        })
    }
}

impl Read for RegisterRejection {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("code")?.as_str() {
            "unknownEntry" => Self::UnknownEntry,
            "entryExists" => Self::EntryExists,
            "notAllowed" => Self::NotAllowed,
            "unknownChild" => Self::UnknownChild,
            "empty" => Self::Empty,
            "dateInFuture" => Self::DateInFuture,
            "dateBeforeBirth" => Self::DateBeforeBirth,
            "datesDisagree" => Self::DatesDisagree,
            "notOfAge" => Self::NotOfAge,
            "notOfThisRegister" => Self::NotOfThisRegister,
            "nothingToTakeBack" => Self::NothingToTakeBack,
            "outOfInstrument" => Self::OutOfInstrument {
                field: fields.take("field")?,
                low: fields.take("low")?,
                high: fields.take("high")?,
            },
            _ => return None,
        })
    }
}
