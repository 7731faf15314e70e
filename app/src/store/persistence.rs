//! Whether the browser promises to keep the records, and how much room they take.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::Store;

/// Room on the phone, in bytes, as the browser estimates it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StorageUse {
    /// Taken by this app.
    pub used: f64,
    /// What it may take at most.
    pub quota: f64,
}

impl Store {
    /// Asks the browser to keep the records when the phone gets full, and notes the answer.
    pub async fn ask_to_persist(self) {
        let answer = match window().navigator().storage().persist() {
            Ok(promise) => JsFuture::from(promise).await.ok().and_then(|answer| answer.as_bool()),
            Err(_) => None,
        };
        self.status.update(|status| status.storage_persisted = Some(answer.unwrap_or(false)));
    }

    /// Notes whether the browser has promised it before.
    pub async fn check_persisted(self) {
        if let Ok(promise) = window().navigator().storage().persisted()
            && let Ok(answer) = JsFuture::from(promise).await
        {
            self.status.update(|status| status.storage_persisted = answer.as_bool());
        }
    }

    /// How much room the records take.
    pub async fn storage_use(self) -> Option<StorageUse> {
        let promise = window().navigator().storage().estimate().ok()?;
        let estimate: web_sys::StorageEstimate = JsFuture::from(promise).await.ok()?.unchecked_into();
        Some(StorageUse { used: estimate.get_usage()?, quota: estimate.get_quota()? })
    }
}
