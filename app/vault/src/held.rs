//! The data key of the phone, held while it is unlocked, and the doors that lead to it.

use core::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::{KEY, VaultError, derive_key, seal, unseal};

thread_local! {
    static HELD: RefCell<Option<[u8; KEY]>> = const { RefCell::new(None) };
}

/// Holds a new data key: `random` bytes.
///
/// # Errors
/// [`VaultError::Size`] when they are not as many as a key has.
#[wasm_bindgen(js_name = holdNewKey)]
pub fn hold_new_key(random: &[u8]) -> Result<(), VaultError> {
    let key = random.try_into().map_err(|_| VaultError::Size)?;
    HELD.set(Some(key));
    Ok(())
}

/// A door to the data key that is held: a box that opens with what the `secret` stands for. It is for `context` only.
///
/// # Errors
/// [`VaultError::Locked`] when no key is held; [`VaultError::Size`] for a salt, cost or nonce of the wrong size.
#[wasm_bindgen]
pub fn door(
    secret: &[u8],
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
    nonce: &[u8],
    context: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let key = held()?;
    seal(&derive_key(secret, salt, memory_kib, passes)?, nonce, context, &key)
}

/// Goes through a door: holds the data key that is behind it.
///
/// # Errors
/// [`VaultError::Closed`] for another secret or context, or a changed door; what was held before is held on.
#[wasm_bindgen]
pub fn enter(
    secret: &[u8],
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
    nonce: &[u8],
    context: &[u8],
    door: &[u8],
) -> Result<(), VaultError> {
    let key = unseal(&derive_key(secret, salt, memory_kib, passes)?, nonce, context, door)?;
    hold_new_key(&key)
}

/// Holds no key any more.
pub fn forget() {
    HELD.set(None);
}

/// The data key.
///
/// # Errors
/// [`VaultError::Locked`] when none is held.
pub fn held() -> Result<[u8; KEY], VaultError> {
    HELD.with_borrow(|held| held.ok_or(VaultError::Locked))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{NONCE, open_all, seal_all};

    /// A test is a thread, and begins locked.
    #[test]
    fn every_door_leads_to_the_same_key_and_only_its_own_secret_opens_it() {
        let (salt, nonce) = ([1; 16], [2; NONCE]);
        assert_eq!(door(b"402719", &salt, 256, 1, &nonce, b"person 1"), Err(VaultError::Locked));
        assert_eq!(seal_all(b"", &[0; 16]), Err(VaultError::Locked));
        hold_new_key(&[7; KEY]).unwrap();
        let pin = door(b"402719", &salt, 256, 1, &nonce, b"person 1").unwrap();
        let password = door(b"posyandu", &[3; 16], 256, 1, &nonce, b"person 1").unwrap();
        hold_new_key(&[8; KEY]).unwrap();
        for (secret, context, closed) in
            [("402718", "person 1", &pin), ("402719", "person 2", &pin), ("402719", "person 1", &password)]
        {
            let opened = enter(secret.as_bytes(), &salt, 256, 1, &nonce, context.as_bytes(), closed);
            assert_eq!(opened, Err(VaultError::Closed));
            assert_eq!(held(), Ok([8; KEY]), "a wrong secret takes nothing away");
        }
        enter(b"posyandu", &[3; 16], 256, 1, &nonce, b"person 1", &password).unwrap();
        assert_eq!(held(), Ok([7; KEY]));
        hold_new_key(&[8; KEY]).unwrap();
        enter(b"402719", &salt, 256, 1, &nonce, b"person 1", &pin).unwrap();
        assert_eq!(held(), Ok([7; KEY]));
        forget();
        assert_eq!(held(), Err(VaultError::Locked));
        assert_eq!(open_all(b""), Err(VaultError::Locked));
        assert_eq!(hold_new_key(&[7; 31]), Err(VaultError::Size));
    }
}
