//! Codes of an authenticator (RFC 6238: HMAC-SHA-1, six digits, 30 seconds).

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;

use crate::problem::Failure;
use crate::random;
use crate::store::StoredFactor;

/// RFC 4226 recommends 160 bits.
const SECRET_BYTES: usize = 20;
const STEP_MILLIS: i64 = 30_000;
/// One step of drift to either side.
const DRIFT: i64 = 1;

/// A new secret, not yet confirmed.
///
/// # Errors
/// When the platform gives no random bytes.
pub fn new_factor() -> Result<StoredFactor, Failure> {
    let secret = random::hex(&random::bytes::<SECRET_BYTES>()?);
    Ok(StoredFactor { secret, confirmed: false, step: 0 })
}

/// The step that `code` belongs to, if the factor gives it about now and neither it nor a later one was used.
pub fn used_step(factor: &StoredFactor, code: &str, now_millis: i64) -> Option<u64> {
    let secret = bytes(&factor.secret)?;
    let now = now_millis.div_euclid(STEP_MILLIS);
    let steps = (now - DRIFT..=now + DRIFT).filter_map(|step| u64::try_from(step).ok());
    let mut found = None;
    // Every step is tried whatever was found, so that time tells nothing.
    for step in steps {
        let matches =
            code_at(&secret, step).is_some_and(|right| bool::from(right.as_bytes().ct_eq(code.as_bytes())));
        if matches && step > factor.step {
            found = Some(step);
        }
    }
    found
}

/// The secret as people type it.
pub fn base32(secret: &str) -> Option<String> {
    const ALPHABET: [char; 32] = [
        'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N', 'O', 'P', 'Q', 'R', 'S', 'T',
        'U', 'V', 'W', 'X', 'Y', 'Z', '2', '3', '4', '5', '6', '7',
    ];
    // 20 bytes are 32 letters without a rest.
    let letters = |five: &[u8]| {
        let number = five.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
        (0..8).rev().map(move |place| number >> (5 * place) & 31).collect::<Vec<_>>()
    };
    let indexes = bytes(secret)?.chunks_exact(5).flat_map(letters).collect::<Vec<_>>();
    indexes.into_iter().map(|index| ALPHABET.get(usize::try_from(index).ok()?).copied()).collect()
}

/// The six digits of a step (RFC 4226, section 5.3).
fn code_at(secret: &[u8], step: u64) -> Option<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).ok()?;
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash.last()? & 15);
    let four: [u8; 4] = hash.get(offset..offset + 4)?.try_into().ok()?;
    let number = u32::from_be_bytes(four) & 0x7fff_ffff;
    Some(format!("{:06}", number % 1_000_000))
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    (0..hex.len()).step_by(2).map(|place| u8::from_str_radix(hex.get(place..place + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B.
    fn factor() -> StoredFactor {
        StoredFactor { secret: random::hex(b"12345678901234567890"), confirmed: true, step: 0 }
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            let step = used_step(&factor(), code, seconds * 1000);
            assert_eq!(step, Some(u64::try_from(seconds / 30).unwrap()), "{code}");
        }
    }

    #[test]
    fn a_code_holds_one_step_about_now_and_works_once() {
        let at = |factor: &StoredFactor, seconds: i64| used_step(factor, "050471", seconds * 1000);
        let step = at(&factor(), 1_111_111_111).unwrap();
        assert_eq!(at(&factor(), 1_111_111_111 + 30), Some(step));
        assert_eq!(at(&factor(), 1_111_111_111 - 30), Some(step));
        assert_eq!(at(&factor(), 1_111_111_111 + 60), None);
        assert_eq!(at(&StoredFactor { step, ..factor() }, 1_111_111_111), None);
        assert_eq!(used_step(&factor(), "", 1_111_111_111_000), None);
    }

    #[test]
    fn a_secret_is_typed_in_base32() {
        assert_eq!(base32(&factor().secret).unwrap(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
