//! Answers of the regency.

use serde_json::Value;
use tumbuh::access::{Grant, Grants, Place, Places, Role};
use tumbuh::api::join::JoinView;
use tumbuh::api::me::DeviceKeysView;
use tumbuh::api::session::{Colours, NoticeTexts, RegencyView, SessionView, TooMany};
use tumbuh::api::sync::{CopyResponse, MutationVerdict, PullResponse, PushResponse, read_rows};
use tumbuh::area::{Area, Scope};
use tumbuh::kms::{KmsSettings, MinimalGains};
use tumbuh::language::{Both, Language};
use tumbuh::recovery::RecoveryCode;
use tumbuh::regency::{Colour, Words};
use tumbuh::sync::{Held, HeldAct, Hex, Receipt, Rejection, Row, Verdict};

use super::{Fields, Read, record, text, words, wraps};

words! {
    Language { Indonesian: "id", English: "en" }
    Role {
        Kader: "kader",
        Midwife: "midwife",
        Nutritionist: "nutritionist",
        VillageOfficer: "villageOfficer",
        OpdOfficer: "opdOfficer",
        Leader: "leader",
        RegencyAdmin: "regencyAdmin",
    }
}

record! {
    SessionView {
        account: "account",
        name: "name",
        grants: "grants",
        scope: "scope",
        too_many: "tooMany",
        regency: "regency",
        areas: "areas",
        receipt_key: "receiptKey",
        server_time_millis: "serverTimeMillis",
    }
    TooMany { limit: "limit" }
    RegencyView {
        code: "code",
        name: "name",
        utc_offset_minutes: "utcOffsetMinutes",
        notice_version: "noticeVersion",
        settings_from: "settingsFrom",
        kms: "kms",
        words: "words",
        look: "look",
        languages: "languages",
        notice: "notice",
        handling: "handling",
    }
    JoinView { regency: "regency", look: "look", name: "name", grants: "grants", areas: "areas", username: "username" }
    Grant { role: "role", areas: "areas", office: "office" }
    Words {
        posyandu: "posyandu",
        kader: "kader",
        bidan: "bidan",
        puskesmas: "puskesmas",
        kecamatan: "kecamatan",
        desa: "desa",
        kelurahan: "kelurahan",
    }
    Colours { primary: "primary", accent: "accent", crest: "crest" }
    NoticeTexts { consent: "consent", privacy: "privacy" }
    Both<String> { indonesian: "id", english: "en" }
    Area { code: "code", name: "name" }
    MinimalGains { male: "male", female: "female" }
    KmsSettings {
        minimal_gains: "minimalGains",
        red_line_sd: "redLineSd",
        orange_line_sd: "orangeLineSd",
        band_tolerance_hundredths: "bandToleranceHundredths",
    }
    Held { regency: "regency", revision: "revision", server_time_millis: "serverTimeMillis", acts: "acts" }
    HeldAct { id: "id", digest: "digest" }
    DeviceKeysView { recovery: "recovery", copy: "copy" }
    CopyResponse { new: "new", known: "known", refused: "refused" }
    PushResponse { verdicts: "verdicts", receipt: "receipt", server_time_millis: "serverTimeMillis" }
}

text!(Colour, Place, RecoveryCode, Hex<32>, Hex<64>);
wraps!(Scope, Grants, Places);

impl Read for Receipt {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self { signature: fields.take("signature")?, held: Held::read(fields.rest())? })
    }
}

impl Read for PullResponse {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let (rows, unread) = read_rows(fields.take("rows")?, Row::read)?;
        Some(Self {
            rows,
            unread,
            cursor: fields.take("cursor")?,
            more: fields.take("more")?,
            scope: fields.take("scope")?,
            server_time_millis: fields.take("serverTimeMillis")?,
        })
    }
}

impl Read for MutationVerdict {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self { id: fields.take("id")?, verdict: Verdict::read(fields.rest())? })
    }
}

impl Read for Verdict {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("verdict")?.as_str() {
            // What was kept and changes nothing is told where the case is shown.
            "applied" | "kept" => Self::Applied { revision: fields.take("revision")? },
            "merged" => {
                Self::Merged { revision: fields.take("revision")?, conflicts: fields.take("conflicts")? }
            }
            "rejected" => Self::Rejected { reason: fields.take("reason")? },
            _ => return None,
        })
    }
}

impl Read for Rejection {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("code")?.as_str() {
            "malformed" => Self::Malformed { detail: fields.take("detail")? },
            "notTheActor" => Self::NotTheActor,
            "notAllowed" => Self::NotAllowed,
            "unknownChild" => Self::UnknownChild,
            "childExists" => Self::ChildExists,
            "notFollowed" => Self::NotFollowed,
            "stillHandled" => Self::StillHandled,
            "unknownPosyandu" => Self::UnknownPosyandu,
            "unknownMeasurement" => Self::UnknownMeasurement,
            "recordExists" => Self::RecordExists,
            "empty" => Self::Empty,
            "dateBeforeBirth" => Self::DateBeforeBirth,
            "dateInFuture" => Self::DateInFuture,
            "dateTooLongAgo" => Self::DateTooLongAgo,
            "readingBeforeBirth" => Self::ReadingBeforeBirth { on: fields.take("on")? },
            "afterDeath" => Self::AfterDeath { died: fields.take("died")? },
            "readingAfterDeath" => Self::ReadingAfterDeath { on: fields.take("on")? },
            "otherBody" => Self::OtherBody,
            "outOfInstrument" => Self::OutOfInstrument {
                field: fields.take("field")?,
                low: fields.take("low")?,
                high: fields.take("high")?,
            },
            "care" => Self::Care { why: fields.take("why")? },
            // A newer regency refuses for a reason that this app has no words for: refused it is.
            other => Self::Malformed { detail: other.into() },
        })
    }
}
