//! Emergency copies: what is not sent yet as a file that only the regency can open, and bringing such a file of another phone.

use leptos::prelude::*;
use serde::Serialize;
use tumbuh::api::sync::{COPY_LIMIT, CopyResponse, EmergencyCopy, PushRequest};
use tumbuh::area::AreaCode;

use super::schema::COPY_KEY;
use super::{Fate, OutboxEntry, Store, StoreError};
use crate::{net, vault};

/// With what this phone seals its copies, as the regency told it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CopyKey {
    /// Code of the regency that can open them.
    pub regency: AreaCode,
    /// Hexadecimal digits.
    pub key: String,
}

/// A copy, ready to be handed on.
pub struct CopyFile {
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// How many acts.
    pub count: usize,
    /// How many acts are left for further files.
    pub left: usize,
    /// After which entry of the outbox the next file goes on.
    pub last: u32,
}

/// The acts that the regency does not hold, refused ones too, that come after the entry of that number: as many as a copy takes,
/// and the entries that are left. By number, for what is sent between two files leaves the outbox.
fn part(outbox: Vec<OutboxEntry>, after: u32) -> (Vec<OutboxEntry>, usize) {
    let unheld = |entry: &OutboxEntry| entry.number > after && !matches!(entry.fate, Fate::Accepted { .. });
    let mut rest = outbox.into_iter().filter(unheld);
    let taken = rest.by_ref().take(COPY_LIMIT).collect();
    (taken, rest.count())
}

impl Store {
    /// Whether there is anything to copy; reactive.
    #[must_use]
    pub fn has_unsent(self) -> bool {
        self.unlocked.get()
            && self.status.with(|status| status.unsent + status.needs_fixing + status.others_unsent > 0)
    }

    /// What everyone who shares this phone did and the regency does not hold, sealed for the regency; where there are more than one
    /// file takes, what comes `after` the [last](CopyFile::last) of the file before.
    ///
    /// # Errors
    /// When the phone is locked, or has not met its regency since it knows of copies ([`StoreError::NoCopyKey`]).
    pub async fn emergency_copy(self, after: u32) -> Result<CopyFile, StoreError> {
        let device = self.device();
        let CopyKey { regency, key } = self.kept(COPY_KEY).await?.ok_or(StoreError::NoCopyKey)?;
        let (taken, left) = part(self.outbox(), after);
        let last = taken.last().map_or(0, |entry| entry.number);
        let mutations: Vec<_> = taken.into_iter().map(|entry| entry.mutation).collect();
        let count = mutations.len();
        let plain = serde_json::to_string(&PushRequest { mutations })?;
        let context = EmergencyCopy::context(&regency, device);
        let (nonce, sealed) = vault::seal(&key, &context, &plain).await?;
        let text = serde_json::to_string(&EmergencyCopy { regency, device, nonce, sealed })?;
        let short = device.to_string().rsplit('-').next().unwrap_or_default().to_owned();
        // Further files are not taken for the first.
        let number = if after > 0 { format!("-{after}") } else { String::new() };
        Ok(CopyFile { name: format!("tumbuh-{short}{number}.txt"), text, count, left, last })
    }

    /// Brings a copy of another phone to the regency, as it is.
    ///
    /// # Errors
    /// When there is no signal, or the regency refuses it; then nothing of it was taken in.
    pub async fn bring_copy(self, text: String) -> Result<CopyResponse, StoreError> {
        Ok(net::post_text("/api/v1/sync/copies", text).await?.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::samples::{child, entry};
    use tumbuh::id::Revision;
    use tumbuh::sync::{Act, Rejection};

    #[test]
    fn copies_take_all_that_the_regency_does_not_hold_in_as_many_files_as_it_needs() {
        let fates = [
            Fate::Waiting,
            Fate::Accepted { revision: Revision(3) },
            Fate::Parked { reason: Rejection::DateInFuture },
        ];
        let act = |number: u32| OutboxEntry {
            fate: fates[number as usize % 3].clone(),
            ..entry(number, Act::RegisterChild { child: child() })
        };
        let mut outbox: Vec<OutboxEntry> = (1..=3_003).map(act).collect();
        let unheld = outbox.iter().filter(|entry| !matches!(entry.fate, Fate::Accepted { .. }));
        let all: Vec<u32> = unheld.map(|entry| entry.number).collect();
        let (first, left) = part(outbox.clone(), 0);
        assert_eq!((first.len(), left), (COPY_LIMIT, 2));
        // Some of them are sent before the second file is made.
        outbox.drain(..30);
        let (second, left) = part(outbox, first[COPY_LIMIT - 1].number);
        assert_eq!((second.len(), left), (2, 0));
        let copied: Vec<u32> = first.iter().chain(&second).map(|entry| entry.number).collect();
        assert_eq!(copied, all);
    }
}
