//! Which children's records were opened on this phone, for the regency's access log (UU 27/2022): kept until it has them.

use serde::Serialize;
use tumbuh::api::access_log::{OPENED_LIMIT, Opened, OpenedRequest};
use tumbuh::id::{AccountId, ChildId};

use super::Put;
use super::idb::Durability;
use super::schema::{META, OPENED};
use super::{Store, StoreError};
use crate::{clock, net};

/// A record that someone opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenedBy {
    /// Who.
    pub account: AccountId,
    /// Whose record, and when.
    pub opened: Opened,
}

/// Looking again so soon is the same look.
const ONE_LOOK_MILLIS: i64 = 15 * 60 * 1000;

impl Store {
    /// Notes that whoever works now opened a child's record.
    pub(super) async fn note_opened(self, child: ChildId) {
        let inner = self.inner();
        let Some(account) = self.account() else { return };
        let text = {
            let mut memory = inner.memory.borrow_mut();
            let at_millis = memory.clock.read(clock::now_millis()).millis;
            let same = |known: &OpenedBy| {
                known.account == account
                    && known.opened.child == child
                    && at_millis.saturating_sub(known.opened.at_millis).abs() < ONE_LOOK_MILLIS
            };
            if memory.opened.iter().any(same) {
                return;
            }
            memory.opened.push(OpenedBy { account, opened: Opened { child, at_millis } });
            // A phone that has been without signal for months keeps the newest.
            let excess = memory.opened.len().saturating_sub(OPENED_LIMIT);
            memory.opened.drain(..excess);
            serde_json::to_string(&memory.opened)
        };
        // A look that could not be noted must not keep anyone from helping the child.
        if let Ok(text) = text {
            let _ = inner.idb.write(Durability::Relaxed, &[Put::Text(META, OPENED.into(), text)]).await;
        }
    }

    /// Tells the regency what `speaker` opened, and forgets it when the regency has it.
    pub(crate) async fn report_opened(self, speaker: AccountId) -> Result<(), StoreError> {
        let inner = self.inner();
        let own: Vec<OpenedBy> =
            inner.memory.borrow().opened.iter().filter(|known| known.account == speaker).copied().collect();
        if own.is_empty() {
            return Ok(());
        }
        let entries = own.iter().map(|known| known.opened).collect();
        net::tell("/api/v1/access-log", &OpenedRequest { entries }).await?;
        let text = {
            let mut memory = inner.memory.borrow_mut();
            memory.opened.retain(|known| !own.contains(known));
            serde_json::to_string(&memory.opened)?
        };
        inner.idb.write(Durability::Relaxed, &[Put::Text(META, OPENED.into(), text)]).await?;
        Ok(())
    }
}
