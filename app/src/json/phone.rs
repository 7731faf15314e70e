//! What only the phone keeps.

use serde_json::Value;
use tumbuh::api::access_log::Opened;

use super::{Fields, Read, record};
use tumbuh::sync::Protocol;
use tumbuh::sync::phone::{Checkpoint, Fate, OutboxEntry, StoredChild};

use crate::store::{CopyKey, Door, Doors, LastSignIn, Member, OpenedBy, RecoveryDoor};
use crate::vault::Lock;

record! {
    StoredChild { row: "row", latest: "latest", more: "more", absent_on: "absentOn", undecided: "undecided" }
    Lock { salt: "salt", memory_kib: "memoryKib", passes: "passes", nonce: "nonce", sealed: "sealed" }
    Door {
        account: "account",
        name: "name",
        pin: "pin",
        password: "password",
        left: "left",
        wrong_tries: "wrongTries",
        wait_until_millis: "waitUntilMillis",
    }
    RecoveryDoor { regency: "regency", lock: "lock" }
    Doors { people: "people", recovery: "recovery", lead_home: "leadHome" }
    CopyKey { regency: "regency", key: "key" }
    OpenedBy { account: "account", opened: "opened" }
    Opened { child: "child", at_millis: "atMillis" }
    LastSignIn { regency: "regency", username: "username", account: "account" }
}

impl Read for Checkpoint {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let with_care: Option<bool> = fields.take("withCare")?;
        let with_registers: Option<bool> = fields.take("withRegisters")?;
        Some(Self {
            account: fields.take("account")?,
            scope: fields.take("scope")?,
            cursor: fields.take("cursor")?,
            completed_millis: fields.take("completedMillis")?,
            protocol: fields.take::<Option<u16>>("protocol")?.map_or(Protocol::FIRST, Protocol),
            unread: fields.take("unread")?,
            with_care: with_care.unwrap_or_default(),
            with_registers: with_registers.unwrap_or_default(),
            shelf: fields.take::<Option<u8>>("shelf")?.unwrap_or_default().try_into().ok()?,
            whole: fields.take("whole")?,
        })
    }
}

impl Read for OutboxEntry {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self { number: 0, mutation: fields.take("mutation")?, fate: fields.take("fate")? })
    }
}

impl Read for Fate {
    fn read(value: Value) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.tag("state")?.as_str() {
            "waiting" => Self::Waiting,
            "accepted" => Self::Accepted { revision: fields.take("revision")? },
            "parked" => Self::Parked { reason: fields.take("reason")? },
            _ => return None,
        })
    }
}

impl Read for Member {
    fn read(value: Value) -> Option<Self> {
        let json: String = Fields::of(value)?.take("session")?;
        Some(Self { session: super::from_str(&json).ok()?, json })
    }
}
