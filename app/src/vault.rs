//! The vault's thread (`web/vault.js`): it holds the key to what is stored, seals and opens. The app itself holds no cipher.

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::clock::random_bytes;

const SALT: usize = 16;
const NONCE: usize = 24;

/// Why the vault did not answer as hoped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The secret is not the right one.
    #[error("closed")]
    Closed,
    /// No key is held: the phone is locked.
    #[error("locked")]
    Locked,
    /// The thread could not start, or has no memory.
    #[error("the vault is broken")]
    Broken,
}

/// What making a key of a secret costs: memory of Argon2id and passes over it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost(u32, u32);

impl Cost {
    /// For what a person remembers: most of a second on a phone with a 4x slower processor than a laptop's.
    pub const GUESSABLE: Self = Self(19 * 1024, 2);
    /// For what nobody can guess.
    pub const RANDOM: Self = Self(8, 1);
}

/// A door to the phone's data key that a secret opens. Bytes are written as hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lock {
    /// Salt of the secret's key.
    pub salt: String,
    /// Argon2id: memory.
    pub memory_kib: u32,
    /// Argon2id: passes.
    pub passes: u32,
    /// Nonce of the box.
    pub nonce: String,
    /// The data key in its box.
    pub sealed: String,
}

#[wasm_bindgen]
extern "C" {
    /// `web/vault.js`.
    #[wasm_bindgen(js_name = tumbuhVault, catch, variadic)]
    async fn call(name: &str, arguments: &Array) -> Result<JsValue, JsValue>;

    /// The same, waiting for nothing.
    #[wasm_bindgen(js_name = tumbuhVault, catch)]
    fn tell(name: &str) -> Result<JsValue, JsValue>;
}

impl Lock {
    /// A door to the key that is held, for `secret`. `whose` says for whom: it opens for nobody else.
    ///
    /// # Errors
    /// When no key is held, or the vault fails.
    pub async fn new(secret: &str, whose: &str, cost: Cost) -> Result<Self, VaultError> {
        let random = || Some((random_bytes::<SALT>()?, random_bytes::<NONCE>()?));
        let (salt, nonce) = random().ok_or(VaultError::Broken)?;
        let Cost(memory_kib, passes) = cost;
        let mut lock =
            Self { salt: hex(&salt), memory_kib, passes, nonce: hex(&nonce), sealed: String::new() };
        lock.sealed = hex(&ask("door", &lock.arguments(secret, whose)).await?);
        Ok(lock)
    }

    /// Goes through the door: the vault holds the key that is behind it.
    ///
    /// # Errors
    /// [`VaultError::Closed`] for another secret; then nothing has changed.
    pub async fn enter(&self, secret: &str, whose: &str) -> Result<(), VaultError> {
        let arguments = self.arguments(secret, whose);
        arguments.push(&bytes(&unhex(&self.sealed)));
        ask("enter", &arguments).await.map(drop)
    }

    fn arguments(&self, secret: &str, whose: &str) -> Array {
        let (salt, nonce) = (unhex(&self.salt), unhex(&self.nonce));
        let arguments = [
            bytes(secret.as_bytes()),
            bytes(&salt),
            self.memory_kib.into(),
            self.passes.into(),
            bytes(&nonce),
            bytes(whose.as_bytes()),
        ];
        arguments.iter().collect()
    }
}

/// Holds a new data key.
///
/// # Errors
/// When the vault fails.
pub async fn hold_new_key() -> Result<(), VaultError> {
    ask("holdNewKey", &Array::new()).await.map(drop)
}

/// Forgets the data key, at once.
pub fn forget() {
    let _ = tell("lock");
}

/// Seals or opens every field of a buffer, as the vault's `sealAll` and `openAll` say.
///
/// # Errors
/// When no key is held, or the vault fails.
pub async fn batch(name: &str, fields: &[u8]) -> Result<Vec<u8>, VaultError> {
    ask(name, &Array::of1(&bytes(fields))).await
}

/// Seals a text under another key than the phone's, given as hexadecimal digits: the nonce and the box, as such digits.
///
/// # Errors
/// When the vault fails.
pub async fn seal(key: &str, context: &str, plain: &str) -> Result<(String, String), VaultError> {
    let nonce = random_bytes::<NONCE>().ok_or(VaultError::Broken)?;
    let arguments = [bytes(&unhex(key)), bytes(&nonce), bytes(context.as_bytes()), bytes(plain.as_bytes())];
    Ok((hex(&nonce), hex(&ask("seal", &arguments.iter().collect()).await?)))
}

async fn ask(name: &str, arguments: &Array) -> Result<Vec<u8>, VaultError> {
    match call(name, arguments).await {
        Ok(value) if value.is_undefined() => Ok(Vec::new()),
        Ok(value) => Ok(Uint8Array::new(&value).to_vec()),
        Err(why) if why == "closed" => Err(VaultError::Closed),
        Err(why) if why == "locked" => Err(VaultError::Locked),
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
