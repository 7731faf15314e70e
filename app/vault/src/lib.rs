//! Locks for what a phone keeps: keys made from PINs and passwords, and boxes that only the right key opens.
//!
//! It is a module of its own because the app's first load has no room for it, and because making a key takes most of a
//! second on a cheap phone: it runs in a worker thread and the screen stays alive. While the phone is unlocked its data key
//! is held here and nowhere else; when the thread ends, the key is gone.

mod batch;
mod held;

pub use batch::{open_all, seal_all};
pub use held::{door, enter, forget, hold_new_key};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use wasm_bindgen::prelude::*;

/// Bytes of a key.
pub const KEY: usize = 32;
/// Bytes of a nonce of XChaCha20: long enough to be drawn at random for every box.
pub const NONCE: usize = 24;

/// Why there is no key, or no box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// A salt, cost, key or nonce of the wrong size.
    Size,
    /// The key is not the one the box was closed with, or the box was changed.
    Closed,
    /// No data key is held.
    Locked,
}

impl From<VaultError> for JsValue {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Size => "size".into(),
            VaultError::Closed => "closed".into(),
            VaultError::Locked => "locked".into(),
        }
    }
}

/// The key that a PIN or password stands for: Argon2id (RFC 9106), one lane.
///
/// # Errors
/// [`VaultError::Size`] for a salt shorter than 8 bytes, or costs that the algorithm does not have.
pub fn derive_key(secret: &[u8], salt: &[u8], memory_kib: u32, passes: u32) -> Result<Vec<u8>, VaultError> {
    let params = Params::new(memory_kib, passes, 1, Some(KEY)).map_err(|_| VaultError::Size)?;
    let mut key = vec![0; KEY];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, salt, &mut key)
        .map_err(|_| VaultError::Size)?;
    Ok(key)
}

/// Closes `plain` into a box: XChaCha20-Poly1305. `context` says what the box is for and is needed to open it; a `nonce` must
/// never be used twice with a key.
///
/// # Errors
/// [`VaultError::Size`] for a key or nonce of the wrong size.
#[wasm_bindgen]
pub fn seal(key: &[u8], nonce: &[u8], context: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let (cipher, nonce) = cipher(key, nonce)?;
    cipher.encrypt(&nonce, Payload { msg: plain, aad: context }).map_err(|_| VaultError::Size)
}

/// Opens a box.
///
/// # Errors
/// [`VaultError::Closed`] for another key, nonce or context, or a changed box; [`VaultError::Size`] as for [`seal`].
pub fn unseal(key: &[u8], nonce: &[u8], context: &[u8], sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
    let (cipher, nonce) = cipher(key, nonce)?;
    cipher.decrypt(&nonce, Payload { msg: sealed, aad: context }).map_err(|_| VaultError::Closed)
}

fn cipher(key: &[u8], nonce: &[u8]) -> Result<(XChaCha20Poly1305, XNonce), VaultError> {
    let key: [u8; KEY] = key.try_into().map_err(|_| VaultError::Size)?;
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| VaultError::Size)?;
    Ok((XChaCha20Poly1305::new(&Key::from(key)), XNonce::from(nonce)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn a_pin_gives_the_key_that_the_reference_gives() {
        let key = |pin: &str| derive_key(pin.as_bytes(), b"saltsalt8bytes", 256, 2).unwrap();
        // By the C reference of Argon2.
        assert_eq!(hex(&key("123456")), "d0707ada32dd336ac4dd751f91f39c162976062ec781f2b1d37893ae01776efa");
        assert_ne!(key("123456"), key("123457"));
        assert_eq!(derive_key(b"123456", b"short", 256, 2), Err(VaultError::Size));
        assert_eq!(derive_key(b"123456", b"saltsalt8bytes", 1, 2), Err(VaultError::Size));
    }

    #[test]
    fn a_box_opens_only_with_everything_it_was_closed_with() {
        let (key, nonce) = ([7; KEY], [9; NONCE]);
        let closed = seal(&key, &nonce, b"person 1", b"ibu Siti").unwrap();
        // By libsodium.
        assert_eq!(hex(&closed), "d71097aa2fc30d0b0c84d89dd5c16ceb5ecbd7638da330d0");
        assert_eq!(unseal(&key, &nonce, b"person 1", &closed).unwrap(), b"ibu Siti");
        let mut changed = closed.clone();
        changed[0] ^= 1;
        for wrong in [
            unseal(&[8; KEY], &nonce, b"person 1", &closed),
            unseal(&key, &[8; NONCE], b"person 1", &closed),
            unseal(&key, &nonce, b"person 2", &closed),
            unseal(&key, &nonce, b"person 1", &changed),
            unseal(&key, &nonce, b"person 1", &closed[..4]),
        ] {
            assert_eq!(wrong, Err(VaultError::Closed));
        }
        assert_eq!(seal(&key[..31], &nonce, b"", b""), Err(VaultError::Size));
    }
}
