//! Whether the browser promises to keep the records, and how much room they take.

use leptos::prelude::*;
use tumbuh::sync::phone::Keeper;
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

    /// Whether a posyandu day may begin in this browser, as far as it tells.
    pub async fn keeper(self) -> Keeper {
        self.check_persisted().await;
        let room = self.storage_use().await;
        let agent = window().navigator().user_agent().unwrap_or_default();
        let is_iphone = ["iPhone", "iPad"].iter().any(|name| agent.contains(name));
        let is_safari = agent.contains("Version/") && agent.contains("Safari/") && !agent.contains("Android");
        let matches = |query| window().match_media(query).ok().flatten().is_some_and(|list| list.matches());
        Keeper {
            has_service_worker: js_sys::Reflect::has(&window().navigator(), &"serviceWorker".into())
                .unwrap_or(false),
            persisted: self.status.with_untracked(|status| status.storage_persisted == Some(true)),
            is_safari: is_iphone || is_safari,
            installed: matches("(display-mode: standalone)"),
            free_bytes: room.map(|room| whole(room.quota - room.used)),
        }
    }

    /// How much room the records take.
    pub async fn storage_use(self) -> Option<StorageUse> {
        let promise = window().navigator().storage().estimate().ok()?;
        let estimate: web_sys::StorageEstimate = JsFuture::from(promise).await.ok()?.unchecked_into();
        Some(StorageUse { used: estimate.get_usage()?, quota: estimate.get_quota()? })
    }
}

/// Bytes; what is below nothing is nothing.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an estimate in bytes; a cast to an integer saturates"
)]
fn whole(bytes: f64) -> u64 {
    bytes as u64
}
