//! Emergency copies: what is not sent yet as a file that only the regency can open, and bringing such a file of another phone.

use leptos::prelude::*;
use serde::Serialize;
use tumbuh::api::sync::{COPY_LIMIT, CopyResponse, EmergencyCopy, PushRequest};
use tumbuh::area::AreaCode;

use super::schema::COPY_KEY;
use super::{Fate, Store, StoreError};
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
}

impl Store {
    /// Whether there is anything to copy; reactive.
    #[must_use]
    pub fn has_unsent(self) -> bool {
        self.unlocked.get() && self.status.with(|status| status.unsent + status.others_unsent > 0)
    }

    /// What everyone who shares this phone has not sent yet, sealed for the regency.
    ///
    /// # Errors
    /// When the phone is locked, or has not met its regency since it knows of copies ([`StoreError::NoCopyKey`]).
    pub async fn emergency_copy(self) -> Result<CopyFile, StoreError> {
        let device = self.device();
        let CopyKey { regency, key } = self.kept(COPY_KEY).await?.ok_or(StoreError::NoCopyKey)?;
        let waiting = self.outbox().into_iter().filter(|entry| entry.fate == Fate::Waiting);
        let mutations: Vec<_> = waiting.map(|entry| entry.mutation).take(COPY_LIMIT).collect();
        let count = mutations.len();
        let plain = serde_json::to_string(&PushRequest { mutations })?;
        let context = EmergencyCopy::context(&regency, device);
        let (nonce, sealed) = vault::seal(&key, &context, &plain).await?;
        let text = serde_json::to_string(&EmergencyCopy { regency, device, nonce, sealed })?;
        let short = device.to_string().rsplit('-').next().unwrap_or_default().to_owned();
        Ok(CopyFile { name: format!("tumbuh-{short}.txt"), text, count })
    }

    /// Brings a copy of another phone to the regency, as it is.
    ///
    /// # Errors
    /// When there is no signal, or the regency refuses it; then nothing of it was taken in.
    pub async fn bring_copy(self, text: String) -> Result<CopyResponse, StoreError> {
        Ok(net::post_text("/api/v1/sync/copies", text).await?.body)
    }
}
