//! Files in and out, the clipboard and the printer: what else of the browser the office touches.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The name and the text of the file that was chosen in a file field; `None` when there is none or it cannot be read.
pub async fn chosen(field: web_sys::HtmlInputElement) -> Option<(String, String)> {
    let file = field.files()?.get(0)?;
    let text = JsFuture::from(file.text()).await.ok()?.as_string()?;
    // Choosing the same file again, once it was mended, must count as choosing.
    field.set_value("");
    Some((file.name(), text))
}

/// Gives a text to the person as a file.
pub fn save(name: &str, media_type: &str, text: &str) {
    let _ = try_save(name, media_type, text);
}

fn try_save(name: &str, media_type: &str, text: &str) -> Result<(), wasm_bindgen::JsValue> {
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&address)
}

/// Puts a text on the clipboard; returns whether the browser let it.
pub async fn copy(text: &str) -> bool {
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

/// Prints the page.
pub fn print() {
    let _ = window().print();
}

/// A text as a part of an address.
#[must_use]
pub fn in_address(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// The address at which a child that moved is taken in. The code stands behind the `#`, too.
#[must_use]
pub fn take_in_link(code: &str) -> String {
    format!("{}/office#/take-in/{code}", window().location().origin().unwrap_or_default())
}

/// The address of an invitation. The token stands behind the `#`, which browsers send to no server.
#[must_use]
pub fn join_link(token: &str) -> String {
    format!("{}/join#{token}", window().location().origin().unwrap_or_default())
}
