//! Which of the areas that a person sees a device keeps, and how many children they are.

use serde::Deserialize;
use tumbuh::area::{AreaCode, AreaLevel, Scope};
use tumbuh::id::{AccountId, DeviceId};

use super::rows::outermost;
use super::sql::{read, write};
use super::{Store, StoreError};

#[derive(Deserialize)]
struct Kept {
    areas: String,
}

#[derive(Deserialize)]
struct Count {
    count: u32,
}

impl Store {
    /// The areas that a device keeps of one person; none when it keeps all.
    pub fn kept_areas(&self, account: AccountId, device: DeviceId) -> Result<Vec<AreaCode>, StoreError> {
        let query = "SELECT areas FROM kept_areas WHERE account = ? AND device = ?";
        let binds = [account.to_string().into(), device.to_string().into()];
        let kept = self.database.first::<Kept>(query, binds)?;
        kept.map_or(Ok(Vec::new()), |kept| read("kept areas", &kept.areas))
    }

    /// Notes the areas; with none the device keeps all.
    pub fn keep_areas(
        &self,
        account: AccountId,
        device: DeviceId,
        areas: &[AreaCode],
    ) -> Result<(), StoreError> {
        let (account, device) = (account.to_string(), device.to_string());
        if areas.is_empty() {
            let query = "DELETE FROM kept_areas WHERE account = ? AND device = ?";
            return self.database.run(query, [account.into(), device.into()]);
        }
        let query = "INSERT INTO kept_areas (account, device, areas) VALUES (?, ?, ?)
            ON CONFLICT (account, device) DO UPDATE SET areas = excluded.areas";
        self.database.run(query, [account.into(), device.into(), write("kept areas", &areas)?.into()])
    }

    /// How many children a scope has records of, counted no further than one more than `most`.
    pub fn children_within(&self, scope: &Scope, most: u32) -> Result<u32, StoreError> {
        let mut children: u32 = 0;
        for area in outermost(scope) {
            let query = match area.level() {
                AreaLevel::Posyandu => {
                    "SELECT COUNT(*) AS count FROM (SELECT 1 FROM rows WHERE posyandu = ? AND kind = 'child' LIMIT ?)"
                }
                AreaLevel::Village => {
                    "SELECT COUNT(*) AS count FROM (SELECT 1 FROM rows WHERE village = ? AND kind = 'child' LIMIT ?)"
                }
                AreaLevel::District => {
                    "SELECT COUNT(*) AS count FROM (SELECT 1 FROM rows WHERE district = ? AND kind = 'child' LIMIT ?)"
                }
                AreaLevel::Regency | AreaLevel::Province => {
                    "SELECT COUNT(*) AS count FROM (SELECT 1 FROM rows
                    WHERE substr(posyandu, 1, length(?1)) = ?1 AND kind = 'child' LIMIT ?2)"
                }
            };
            let left = most.saturating_add(1) - children.min(most);
            let found =
                self.database.first::<Count>(query, [area.as_str().into(), i64::from(left).into()])?;
            children = children.saturating_add(found.map_or(0, |found| found.count));
            if children > most {
                break;
            }
        }
        Ok(children)
    }
}
