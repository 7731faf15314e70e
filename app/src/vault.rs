//! Keys and locks, made by the vault's thread (`web/vault.js`): the app itself holds no cipher.

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use tumbuh::id::AccountId;
use tumbuh::pin::Pin;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::clock::random_bytes;

/// Memory of Argon2id and passes over it: most of a second on a phone with a 4x slower processor than a laptop's.
const COST: (u32, u32) = (19 * 1024, 2);
const SALT: usize = 16;
const NONCE: usize = 24;
const KEY: usize = 32;

/// Why the vault did not answer as hoped.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The key is not the right one.
    #[error("closed")]
    Closed,
    /// The thread could not start, or has no memory.
    #[error("the vault is broken")]
    Broken,
}

/// A random key in a box that a PIN opens. Bytes are written as hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lock {
    /// Salt of the PIN's key.
    pub salt: String,
    /// Argon2id: memory.
    pub memory_kib: u32,
    /// Argon2id: passes.
    pub passes: u32,
    /// Nonce of the box.
    pub nonce: String,
    /// The box.
    pub sealed: String,
}

#[wasm_bindgen]
extern "C" {
    /// `web/vault.js`.
    #[wasm_bindgen(js_name = tumbuhVault, catch, variadic)]
    async fn call(name: &str, arguments: &Array) -> Result<JsValue, JsValue>;
}

impl Lock {
    /// A new random key behind `pin`.
    ///
    /// # Errors
    /// When the vault fails.
    pub async fn new(pin: &Pin, account: AccountId) -> Result<Self, VaultError> {
        let random = || Some((random_bytes::<SALT>()?, random_bytes::<NONCE>()?, random_bytes::<KEY>()?));
        let (salt, nonce, key) = random().ok_or(VaultError::Broken)?;
        let (memory_kib, passes) = COST;
        let opener = derive(pin, &salt, memory_kib, passes).await?;
        let sealed = ask("seal", &[bytes(&opener), bytes(&nonce), context(account), bytes(&key)]).await?;
        Ok(Self { salt: hex(&salt), memory_kib, passes, nonce: hex(&nonce), sealed: hex(&sealed) })
    }

    /// Whether `pin` opens it.
    ///
    /// # Errors
    /// [`VaultError::Closed`] when it does not.
    pub async fn open(&self, pin: &Pin, account: AccountId) -> Result<(), VaultError> {
        let opener = derive(pin, &unhex(&self.salt), self.memory_kib, self.passes).await?;
        let (nonce, sealed) = (unhex(&self.nonce), unhex(&self.sealed));
        ask("unseal", &[bytes(&opener), bytes(&nonce), context(account), bytes(&sealed)]).await.map(drop)
    }
}

async fn derive(pin: &Pin, salt: &[u8], memory_kib: u32, passes: u32) -> Result<Vec<u8>, VaultError> {
    let pin = bytes(pin.digits().as_bytes());
    ask("deriveKey", &[pin, bytes(salt), memory_kib.into(), passes.into()]).await
}

/// A lock of one person does not open another's.
fn context(account: AccountId) -> JsValue {
    bytes(account.to_string().as_bytes())
}

async fn ask(name: &str, arguments: &[JsValue]) -> Result<Vec<u8>, VaultError> {
    match call(name, &arguments.iter().collect()).await {
        Ok(value) => Ok(Uint8Array::new(&value).to_vec()),
        Err(why) if why == "closed" => Err(VaultError::Closed),
        Err(_) => Err(VaultError::Broken),
    }
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// What is not hexadecimal reads as nothing, which opens nothing.
fn unhex(text: &str) -> Vec<u8> {
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    (0..text.len()).step_by(2).map_while(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::{hex, unhex};

    #[test]
    fn bytes_survive_as_digits() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(unhex(&hex(&all)), all);
        assert_eq!(hex(&[0, 171]), "00ab");
        assert_eq!(unhex("0g"), Vec::<u8>::new());
    }
}
