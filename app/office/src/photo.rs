//! A photo made small enough for a village's signal (`web/photo.js`).

use js_sys::Reflect;
use tumbuh::care::{PHOTO_BYTES, PHOTO_EDGE};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = tumbuhPhoto, catch)]
    async fn make_small(file: web_sys::File, edge: u32, most: usize) -> Result<JsValue, JsValue>;
}

/// A photo that was chosen: small, and without what a camera writes beside the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// What is sent.
    pub bytes: Vec<u8>,
    /// The SHA-256 of these bytes, in hexadecimal.
    pub sha256: String,
    /// Where this page shows it.
    pub address: String,
}

impl Photo {
    /// Of the file that was chosen in a file field; `None` when there is none, or it is no picture.
    pub async fn chosen(field: web_sys::HtmlInputElement) -> Option<Self> {
        let file = field.files()?.get(0)?;
        // Choosing the same file again must count as choosing.
        field.set_value("");
        let made = make_small(file, PHOTO_EDGE, PHOTO_BYTES).await.ok()?;
        let member = |name: &str| Reflect::get(&made, &name.into()).ok();
        Some(Self {
            bytes: member("bytes")?.dyn_into::<js_sys::Uint8Array>().ok()?.to_vec(),
            sha256: member("sha256")?.as_string()?,
            address: member("address")?.as_string()?,
        })
    }

    /// Lets go of it.
    pub fn forget(&self) {
        let _ = web_sys::Url::revoke_object_url(&self.address);
    }
}
