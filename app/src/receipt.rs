//! Receipts on the phone: whether one is the regency's own, and about what was done here. The browser computes.

use leptos::prelude::window;
use tumbuh::area::AreaCode;
use tumbuh::id::MutationId;
use tumbuh::sync::{HeldAct, Hex, Mutation, Receipt, ReceiptKey, canonical};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use crate::json;

const ED25519: &str = "Ed25519";

/// Which acts of `batch` the `receipt` is good for; `None` when it is not the regency's. A browser that cannot check
/// signatures takes the word of the connection, and the data screen says so.
pub async fn covered(
    batch: &[Mutation],
    receipt: &Receipt,
    regency: &AreaCode,
    key: Option<ReceiptKey>,
) -> Option<Vec<MutationId>> {
    if receipt.held.regency != *regency || is_signed(receipt, key).await == Some(false) {
        return None;
    }
    let mut covered = Vec::with_capacity(batch.len());
    for mutation in batch {
        let good = match digest(mutation).await {
            Ok(digest) => receipt.held.covers(HeldAct { id: mutation.id, digest }),
            Err(_) => receipt.held.acts.iter().any(|act| act.id == mutation.id),
        };
        if good {
            covered.push(mutation.id);
        }
    }
    Some(covered)
}

/// Whether this browser can check the signature of a receipt.
pub async fn can_check(key: Option<ReceiptKey>) -> bool {
    match key {
        Some(key) => open(key).await.is_ok(),
        None => false,
    }
}

/// `None` when it cannot be told here.
async fn is_signed(receipt: &Receipt, key: Option<ReceiptKey>) -> Option<bool> {
    let key = open(key?).await.ok()?;
    let text = receipt.held.signed_text();
    let promise = subtle()
        .ok()?
        .verify_with_str_and_u8_array_and_u8_array(ED25519, &key, &receipt.signature.0, text.as_bytes())
        .ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

async fn open(key: ReceiptKey) -> Result<CryptoKey, JsValue> {
    let bytes = js_sys::Uint8Array::from(key.0.as_slice());
    let usages = js_sys::Array::of1(&"verify".into());
    let promise = subtle()?.import_key_with_str("raw", &bytes, ED25519, false, &usages)?;
    Ok(JsFuture::from(promise).await?.unchecked_into())
}

async fn digest(mutation: &Mutation) -> Result<Hex<32>, JsValue> {
    let unwritable = |_| JsValue::NULL;
    let written = serde_json::to_string(mutation).map_err(unwritable)?;
    let text = canonical(&json::from_str(&written).map_err(|_| JsValue::NULL)?);
    let promise = subtle()?.digest_with_str_and_u8_array("SHA-256", text.as_bytes())?;
    let bytes = js_sys::Uint8Array::new(&JsFuture::from(promise).await?);
    let mut digest = [0; 32];
    if bytes.length() == 32 {
        bytes.copy_to(&mut digest);
        return Ok(Hex(digest));
    }
    Err(JsValue::NULL)
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    Ok(window().crypto()?.subtle())
}
