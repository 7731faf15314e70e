//! The operator's secret.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::http::Call;
use crate::problem::Failure;

/// Lets the operator pass: `Authorization: Bearer <secret>`.
///
/// # Errors
/// When the secret is wrong, or this deployment has none.
pub fn authorise(call: &Call, secret: Option<&str>) -> Result<(), Failure> {
    let secret = secret.filter(|secret| !secret.is_empty()).ok_or(Failure::Unauthenticated)?;
    let given = call.headers.authorization.as_deref().and_then(|value| value.strip_prefix("Bearer "));
    // Hashes have one length, so the comparison takes one time.
    let digest = |text: &str| Sha256::digest(text);
    let equal = digest(given.unwrap_or_default()).ct_eq(&digest(secret));
    if bool::from(equal) { Ok(()) } else { Err(Failure::Unauthenticated) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::CallHeaders;

    #[test]
    fn only_the_whole_secret_passes() {
        let with = |value: Option<&str>, secret| {
            let headers = CallHeaders { authorization: value.map(Into::into), ..CallHeaders::default() };
            authorise(&Call { headers, ..Call::default() }, secret).is_ok()
        };
        assert!(with(Some("Bearer s3cret"), Some("s3cret")));
        for wrong in
            [None, Some(""), Some("Bearer "), Some("Bearer s3cre"), Some("s3cret"), Some("Basic s3cret")]
        {
            assert!(!with(wrong, Some("s3cret")), "{wrong:?}");
            assert!(!with(wrong, Some("")), "{wrong:?}");
            assert!(!with(wrong, None), "{wrong:?}");
        }
    }
}
