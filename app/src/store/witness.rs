//! A witness outside the database: when the browser has thrown the records away, the person is told what is lost and what is
//! safe, and so is the regency at the next sign-in.

use leptos::prelude::*;
use tumbuh::sync::phone::{Fate, Witness};

use super::Store;

const KEY: &str = "tumbuh-witness";

impl Store {
    /// The database was new when it was opened: says so if it should not have been.
    pub(super) fn miss_records(self) {
        let witness = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let lost = witness.and_then(|text| text.parse::<Witness>().ok()).map(|witness| witness.loss);
        self.status.update(|status| status.lost = lost);
    }

    /// Notes how much is on this phone. Where nobody works nothing is noted: what an earlier witness says still counts.
    pub(super) fn bear_witness(self) {
        let (Some(account), Some(storage)) = (self.account(), storage()) else { return };
        let inner = self.inner();
        let memory = inner.memory.borrow();
        let unsent =
            memory.outbox.iter().filter(|entry| !matches!(entry.fate, Fate::Accepted { .. })).count();
        let records = memory.children.len() + memory.outbox.len();
        // Without it the app does its work all the same.
        let _ = match Witness::of(account, self.believed().millis, records, unsent) {
            Some(witness) => storage.set_item(KEY, &witness.to_string()),
            None => storage.remove_item(KEY),
        };
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}
