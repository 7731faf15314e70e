//! What is sealed before it is written and opened after it was read: every text that says something about a person.
//!
//! A box is bound to its place, the store and the key: moved elsewhere it does not open.

use js_sys::Uint8Array;
use tumbuh::sync::phone::Put;
use wasm_bindgen::{JsCast, JsValue};

use crate::store::StoreError;
use crate::store::schema::{META, SEALED_META};
use crate::vault;

/// Stands as length in place of a box that did not open.
const CLOSED: u32 = u32::MAX;

/// Whether what lies there is sealed.
pub fn is_sealed(store: &str, key: &str) -> bool {
    store != META || SEALED_META.contains(&key)
}

/// What to write for each of `puts`, in their order; `numbers` are those of [`Put::Next`].
pub async fn closed(puts: &[Put], numbers: &[u32]) -> Result<Vec<JsValue>, StoreError> {
    let mut values = Vec::with_capacity(puts.len());
    let mut batch = Vec::new();
    let mut places = Vec::new();
    let mut numbers = numbers.iter();
    for put in puts {
        let (store, key, text) = match put {
            Put::Text(store, key, text) | Put::IfNone(store, key, text) => (*store, key.clone(), text),
            Put::Number(store, number, text) => (*store, number.to_string(), text),
            Put::Next(store, text) => (*store, numbers.next().copied().unwrap_or_default().to_string(), text),
            _ => {
                values.push(JsValue::UNDEFINED);
                continue;
            }
        };
        if is_sealed(store, &key) {
            places.push(values.len());
            push_place(&mut batch, store, &key);
            push_length(&mut batch, text.len());
            batch.extend_from_slice(text.as_bytes());
            values.push(JsValue::UNDEFINED);
        } else {
            values.push(text.as_str().into());
        }
    }
    if !places.is_empty() {
        let sealed = vault::batch("sealAll", &batch).await?;
        let mut fields = Fields(&sealed);
        for place in places {
            let sealed = fields.next().flatten().ok_or(StoreError::Vault)?;
            if let Some(value) = values.get_mut(place) {
                *value = Uint8Array::from(sealed).into();
            }
        }
    }
    Ok(values)
}

/// Values of a store as they were read, each with its key.
pub struct Found {
    pub store: &'static str,
    pub items: Vec<(String, JsValue)>,
}

/// The texts of each list, each with its key. A box that does not open reads as an empty text, which is no record; so does what lies open where
/// it should be sealed.
pub async fn opened(found: Vec<Found>) -> Result<Vec<Vec<(String, String)>>, StoreError> {
    let mut batch = Vec::new();
    let mut count = 0;
    for Found { store, items } in &found {
        for (key, value) in items.iter().filter(|(key, _)| is_sealed(store, key)) {
            push_place(&mut batch, store, key);
            let sealed = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
            push_length(&mut batch, sealed.len());
            batch.extend_from_slice(&sealed);
            count += 1;
        }
    }
    let opened = if count > 0 { vault::batch("openAll", &batch).await? } else { Vec::new() };
    let mut fields = Fields(&opened);
    let mut lists = Vec::with_capacity(found.len());
    for Found { store, items } in found {
        let mut texts = Vec::with_capacity(items.len());
        for (key, value) in items {
            let text = if is_sealed(store, &key) {
                let bytes = fields.next().flatten().unwrap_or_default();
                core::str::from_utf8(bytes).unwrap_or_default().to_owned()
            } else {
                value.as_string().unwrap_or_default()
            };
            texts.push((key, text));
        }
        lists.push(texts);
    }
    Ok(lists)
}

fn push_place(batch: &mut Vec<u8>, store: &str, key: &str) {
    push_length(batch, store.len() + 1 + key.len());
    for part in [store, "/", key] {
        batch.extend_from_slice(part.as_bytes());
    }
}

fn push_length(batch: &mut Vec<u8>, length: usize) {
    // No text on a phone has 4 GiB; one that had would not open.
    batch.extend_from_slice(&u32::try_from(length).unwrap_or(CLOSED).to_le_bytes());
}

/// The fields of an answer; `None` within stands for what did not open.
struct Fields<'a>(&'a [u8]);

impl<'a> Iterator for Fields<'a> {
    type Item = Option<&'a [u8]>;

    fn next(&mut self) -> Option<Self::Item> {
        let (length, rest) = self.0.split_first_chunk()?;
        let length = u32::from_le_bytes(*length);
        if length == CLOSED {
            self.0 = rest;
            return Some(None);
        }
        let (field, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
        self.0 = rest;
        Some(Some(field))
    }
}
