//! Keys of devices. Each is made anew, whenever it is asked for, from the device's id and one secret of the regency, so that a
//! phone which was never heard of again can still be opened.

use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;
use tumbuh::id::DeviceId;
use tumbuh::recovery::RecoveryCode;

use super::secrets::Purpose;
use super::{Store, StoreError};

/// What opens what one device has sealed.
pub struct DeviceKeys {
    /// Opens the device itself.
    pub recovery: RecoveryCode,
    /// Opens the emergency copies that it makes.
    pub copy: [u8; 32],
}

#[derive(Deserialize)]
struct First {
    browser: String,
}

impl Store {
    /// The keys of that device.
    pub fn device_keys(&self, device: DeviceId) -> Result<DeviceKeys, StoreError> {
        keys(&self.secret(Purpose::Devices)?.digits, device)
    }

    /// Whether the device is that browser's, as far as is known: an id alone, which every reader of a record sees, gets no key.
    pub fn is_browser_of(&self, device: DeviceId, browser: &str) -> Result<bool, StoreError> {
        let query = "SELECT browser FROM sessions WHERE device = ? AND browser <> ''
            ORDER BY created_millis, id LIMIT 1";
        let first = self.database.first::<First>(query, [device.to_string().into()])?;
        Ok(first.is_some_and(|first| first.browser == browser))
    }
}

fn keys(secret: &str, device: DeviceId) -> Result<DeviceKeys, StoreError> {
    let unreadable = || StoreError::Unreadable { what: Purpose::Devices.what() };
    let derived = |purpose: &str| -> Result<[u8; 32], StoreError> {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).map_err(|_| unreadable())?;
        mac.update(format!("{purpose}/{device}").as_bytes());
        Ok(mac.finalize().into_bytes().into())
    };
    let recovery = derived("recovery")?;
    let recovery = *recovery.first_chunk::<{ RecoveryCode::BYTES }>().ok_or_else(unreadable)?;
    Ok(DeviceKeys { recovery: RecoveryCode::new(recovery), copy: derived("copy")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_the_regencys_the_devices_and_each_for_one_purpose() {
        let of = |secret: &str, number| keys(secret, DeviceId::new(number, [7; 10])).unwrap();
        let own = of("a", 1);
        assert_eq!((own.recovery.clone(), own.copy), (of("a", 1).recovery, of("a", 1).copy));
        for other in [of("a", 2), of("b", 1)] {
            assert_ne!(own.recovery, other.recovery);
            assert_ne!(own.copy, other.copy);
        }
        let [start @ .., _] = own.copy;
        assert_ne!(RecoveryCode::new(*start.first_chunk().unwrap()), own.recovery);
    }
}
