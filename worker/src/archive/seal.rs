//! Sealing and opening what an export consists of: AES-256-GCM by the runtime's own Web Crypto.

use wasm_bindgen::prelude::*;
use worker::js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use worker::wasm_bindgen_futures::JsFuture;

use super::ArchiveError;

/// Fewest characters of the secret: a key that a person could guess guards nothing.
pub const SECRET_LENGTH: usize = 32;

/// Random bytes that make each export's key its own.
pub type Salt = [u8; 16];

/// The key of one export. Each place in it is sealed once, so that no nonce serves twice.
pub struct Key {
    key: JsValue,
    /// Regency and export, bound into every seal: what was moved elsewhere does not open.
    about: String,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"], js_name = importKey)]
    fn import_key(
        format: &str,
        key: &Uint8Array,
        algorithm: &str,
        extractable: bool,
        usages: &Array,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"], js_name = deriveKey)]
    fn derive_key(
        algorithm: &Object,
        base: &JsValue,
        derived: &Object,
        extractable: bool,
        usages: &Array,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"])]
    fn encrypt(algorithm: &Object, key: &JsValue, data: &Uint8Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["crypto", "subtle"])]
    fn decrypt(algorithm: &Object, key: &JsValue, data: &Uint8Array) -> Result<Promise, JsValue>;
}

impl Key {
    /// The key of the export `id` of `regency`: HKDF-SHA-256 of the deployment's secret.
    ///
    /// # Errors
    /// When the platform fails.
    pub async fn derive(secret: &str, salt: &Salt, regency: &str, id: &str) -> Result<Self, ArchiveError> {
        let about = format!("{regency}/{id}");
        let usages = Array::of1(&"deriveKey".into());
        let base = done(import_key("raw", &bytes(secret.as_bytes()), "HKDF", false, &usages)).await?;
        let hkdf = object(&[
            ("name", "HKDF".into()),
            ("hash", "SHA-256".into()),
            ("salt", bytes(salt).into()),
            ("info", bytes(format!("tumbuh export {about}").as_bytes()).into()),
        ])?;
        let aes = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
        let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
        Ok(Self { key: done(derive_key(&hkdf, &base, &aes, false, &usages)).await?, about })
    }

    /// Seals what stands at `place`.
    ///
    /// # Errors
    /// When the platform fails.
    pub async fn seal(&self, place: u32, plain: &[u8]) -> Result<Vec<u8>, ArchiveError> {
        let sealed = done(encrypt(&self.algorithm(place)?, &self.key, &bytes(plain))).await?;
        Ok(Uint8Array::new(&sealed).to_vec())
    }

    /// Opens what stands at `place`.
    ///
    /// # Errors
    /// [`ArchiveError::Damaged`] when it is not what was sealed there.
    pub async fn open(&self, place: u32, sealed: &[u8]) -> Result<Vec<u8>, ArchiveError> {
        let opened = done(decrypt(&self.algorithm(place)?, &self.key, &bytes(sealed))).await;
        Ok(Uint8Array::new(&opened.map_err(|_| ArchiveError::Damaged)?).to_vec())
    }

    fn algorithm(&self, place: u32) -> Result<Object, ArchiveError> {
        let mut nonce = [0; 12];
        if let Some(end) = nonce.last_chunk_mut() {
            *end = place.to_be_bytes();
        }
        object(&[
            ("name", "AES-GCM".into()),
            ("iv", bytes(&nonce).into()),
            ("additionalData", bytes(self.about.as_bytes()).into()),
        ])
    }
}

fn bytes(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

fn object(fields: &[(&str, JsValue)]) -> Result<Object, ArchiveError> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).map_err(failed)?;
    }
    Ok(object)
}

async fn done(promise: Result<Promise, JsValue>) -> Result<JsValue, ArchiveError> {
    JsFuture::from(promise.map_err(failed)?).await.map_err(failed)
}

fn failed(error: JsValue) -> ArchiveError {
    ArchiveError::Failed(format!("Web Crypto: {error:?}"))
}
