//! Answers of the regency.

use serde_json::Value;
use tumbuh::access::{Grant, Grants, Place, Places, Role};
use tumbuh::api::join::JoinView;
use tumbuh::api::me::DeviceKeysView;
use tumbuh::api::session::{Colours, NoticeTexts, RegencyView, SessionView, TooMany};
use tumbuh::api::sync::{CopyResponse, MutationVerdict, PullResponse, PushResponse, read_rows};
use tumbuh::area::{Area, Scope};
use tumbuh::child::ChildField;
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

impl<T: Read> Read for Both<T> {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self { indonesian: fields.take("id")?, english: fields.take("en")? })
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
            account: fields.take("account")?,
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
                // A field that this app does not know is decided about by one that does.
                let conflicts: Vec<Value> = fields.take("conflicts")?;
                let conflicts = conflicts.into_iter().filter_map(ChildField::read).collect();
                Self::Merged { revision: fields.take("revision")?, conflicts }
            }
            "rejected" => Self::Rejected { reason: fields.take("reason")? },
            // A newer regency has decided something that this app has no word for. What wrote a revision is held, which
            // the receipt must say, too; anything else is refused. One such act never keeps the others from their verdicts.
            other => match fields.take("revision") {
                Some(revision) => Self::Applied { revision },
                None => Self::Rejected { reason: Rejection::Malformed { detail: other.into() } },
            },
        })
    }
}

impl Read for Rejection {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let code = fields.tag("code")?;
        // A newer regency refuses for a reason that this app has no words for, or tells more of it: refused it is.
        Some(rejection(&code, fields).unwrap_or(Self::Malformed { detail: code }))
    }
}

fn rejection(code: &str, mut fields: Fields) -> Option<Rejection> {
    Some(match code {
        "malformed" => Rejection::Malformed { detail: fields.take("detail")? },
        "notTheActor" => Rejection::NotTheActor,
        "notAllowed" => Rejection::NotAllowed,
        "unknownChild" => Rejection::UnknownChild,
        "childExists" => Rejection::ChildExists,
        "notFollowed" => Rejection::NotFollowed,
        "stillHandled" => Rejection::StillHandled,
        "unknownPosyandu" => Rejection::UnknownPosyandu,
        "unknownNotice" => Rejection::UnknownNotice,
        "unknownMeasurement" => Rejection::UnknownMeasurement,
        "recordExists" => Rejection::RecordExists,
        "empty" => Rejection::Empty,
        "dateBeforeBirth" => Rejection::DateBeforeBirth,
        "dateInFuture" => Rejection::DateInFuture,
        "dateTooLongAgo" => Rejection::DateTooLongAgo,
        "readingBeforeBirth" => Rejection::ReadingBeforeBirth { on: fields.take("on")? },
        "afterDeath" => Rejection::AfterDeath { died: fields.take("died")? },
        "readingAfterDeath" => Rejection::ReadingAfterDeath { on: fields.take("on")? },
        "otherBody" => Rejection::OtherBody,
        "outOfInstrument" => Rejection::OutOfInstrument {
            field: fields.take("field")?,
            low: fields.take("low")?,
            high: fields.take("high")?,
        },
        "care" => Rejection::Care { why: fields.take("why")? },
        "register" => Rejection::Register { why: fields.take("why")? },
        _ => return None,
    })
}
