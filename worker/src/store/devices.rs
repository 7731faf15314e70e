//! Phones and laptops that people act on.

use serde::Deserialize;
use tumbuh::id::{AccountId, DeviceId};
use tumbuh::sync::phone::Loss;

use super::{Store, StoreError};

/// A device and those who signed in on it.
pub struct StoredDevice {
    pub id: DeviceId,
    pub name: Option<String>,
    pub last_seen_millis: i64,
    pub is_revoked: bool,
    pub people: Vec<AccountId>,
    pub lost: Option<Loss>,
}

#[derive(Deserialize)]
struct Columns {
    id: String,
    name: Option<String>,
    last_seen_millis: i64,
    revoked_millis: Option<i64>,
    /// Ids separated by commas.
    people: Option<String>,
    lost_at_millis: Option<i64>,
    lost_records: Option<u32>,
    lost_unsent: Option<u32>,
}

#[derive(Deserialize)]
struct Revoked {
    revoked_millis: Option<i64>,
}

impl Store {
    /// Every device, last seen first.
    pub fn devices(&self) -> Result<Vec<StoredDevice>, StoreError> {
        let query = "SELECT d.id, d.name, d.last_seen_millis, d.revoked_millis,
                d.lost_at_millis, d.lost_records, d.lost_unsent,
                (SELECT group_concat(DISTINCT s.account) FROM sessions s WHERE s.device = d.id) AS people
            FROM devices d ORDER BY d.last_seen_millis DESC, d.id";
        let unreadable = || StoreError::Unreadable { what: "device" };
        let device = |row: Columns| {
            let lost = match (row.lost_at_millis, row.lost_records, row.lost_unsent) {
                (Some(at_millis), Some(records), Some(unsent)) => Some(Loss { at_millis, records, unsent }),
                _ => None,
            };
            let people = row.people.unwrap_or_default();
            let people = people.split(',').filter(|id| !id.is_empty());
            Ok(StoredDevice {
                id: row.id.parse().map_err(|_| unreadable())?,
                name: row.name,
                last_seen_millis: row.last_seen_millis,
                is_revoked: row.revoked_millis.is_some(),
                lost,
                people: people.map(|id| id.parse().map_err(|_| unreadable())).collect::<Result<_, _>>()?,
            })
        };
        self.database.all::<Columns>(query, [])?.into_iter().map(device).collect()
    }

    /// Keeps what a device says has vanished from it.
    pub fn note_loss(&self, device: DeviceId, lost: Loss) -> Result<(), StoreError> {
        let query = "UPDATE devices SET lost_at_millis = ?, lost_records = ?, lost_unsent = ? WHERE id = ?";
        self.database.run(
            query,
            [
                lost.at_millis.into(),
                i64::from(lost.records).into(),
                i64::from(lost.unsent).into(),
                device.to_string().into(),
            ],
        )
    }

    pub fn is_device_revoked(&self, device: DeviceId) -> Result<bool, StoreError> {
        let query = "SELECT revoked_millis FROM devices WHERE id = ?";
        let row = self.database.first::<Revoked>(query, [device.to_string().into()])?;
        Ok(row.is_some_and(|row| row.revoked_millis.is_some()))
    }

    /// Shuts a device out, which ends every session on it for good, or lets it in again.
    pub fn set_device_revoked(
        &self,
        device: DeviceId,
        revoked_millis: Option<i64>,
    ) -> Result<(), StoreError> {
        let id = || device.to_string().into();
        let query = "UPDATE devices SET revoked_millis = ? WHERE id = ?";
        self.database.run(query, [revoked_millis.into(), id()])?;
        match revoked_millis {
            Some(_) => self.database.run("UPDATE sessions SET state = 'ended' WHERE device = ?", [id()]),
            None => Ok(()),
        }
    }
}
