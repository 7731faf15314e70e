//! Passwords as argon2id hashes (PHC strings).

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use tumbuh::api::join::PASSWORD_BYTES;
use tumbuh::language::Both;

use crate::problem::Failure;
use crate::random;

/// Memory and passes that OWASP's password storage sheet names for argon2id: 19 MiB, 2 passes, 1 lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// What a name without an account is checked against, so that the answer takes as long as for any other.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// What is wrong with the length of a password that is being chosen.
pub fn length_problem(password: &str) -> Option<Both<String>> {
    let (low, high) = PASSWORD_BYTES.into_inner();
    (!PASSWORD_BYTES.contains(&password.len())).then(|| {
        Both::new(
            format!("harus {low} sampai {high} huruf atau angka"),
            format!("must have {low} to {high} bytes"),
        )
    })
}

/// Refuses a password that is too short or too long; `field` says where it stands.
///
/// # Errors
/// Names the field.
pub fn check_length(field: &str, password: &str) -> Result<(), Failure> {
    length_problem(password).map_or(Ok(()), |problem| Err(Failure::told(field, problem)))
}

/// A new hash of `password` with its own salt.
///
/// # Errors
/// When the platform gives no random bytes or no memory.
pub fn hash(password: &str) -> Result<String, Failure> {
    let internal = |error: &dyn core::fmt::Display| Failure::Internal(format!("hashing a password: {error}"));
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|error| internal(&error))?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let salt = random::bytes::<16>()?;
    let hash =
        argon2.hash_password_with_salt(password.as_bytes(), &salt).map_err(|error| internal(&error))?;
    Ok(hash.to_string())
}

/// Whether `password` is the one of `hash`; `None` stands for an account that does not exist and costs the same.
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    if password.len() > *PASSWORD_BYTES.end() {
        return false;
    }
    let known = hash.is_some();
    let matches = PasswordHash::new(hash.unwrap_or(NOBODY))
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    known && matches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_opens_only_its_own_hash() {
        let hash = hash("melati-07").unwrap();
        assert!(verify("melati-07", Some(&hash)));
        assert!(!verify("melati-08", Some(&hash)));
        assert!(!verify("melati-07", None));
        assert!(!verify("melati-07", Some("nonsense")));
    }

    #[test]
    fn nobody_costs_as_much_as_somebody() {
        let params = |text: &str| text.split('$').nth(3).map(String::from);
        assert_eq!(params(NOBODY), params(&hash("melati-07").unwrap()));
        assert!(PasswordHash::new(NOBODY).is_ok());
    }
}
