//! Files out and in (`web/files.js`).

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = tumbuhShare, catch)]
    async fn share_text(name: &str, text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = tumbuhPick, catch)]
    async fn pick_text() -> Result<JsValue, JsValue>;
}

/// Hands a file to whom the person chooses, or saves it; returns whether that was done.
pub async fn share(name: &str, text: &str) -> bool {
    share_text(name, text).await.is_ok()
}

/// The text of a file that the person chooses; `None` when they chose none.
pub async fn pick() -> Option<String> {
    pick_text().await.ok()?.as_string()
}
