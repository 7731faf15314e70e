//! The key that signs receipts. Random, made when the first receipt is due, and kept among the regency's secrets: whoever holds
//! the public half can tell its receipts from made-up ones for as long as the regency lives, exports and restorations included.

use ed25519_dalek::{Signer, SigningKey};
use tumbuh::sync::{Held, Hex, Receipt, ReceiptKey};

use super::secrets::Purpose;
use super::{Store, StoreError};

impl Store {
    /// Signs what the regency holds.
    pub fn sign_receipt(&self, held: Held) -> Result<Receipt, StoreError> {
        let signature = self.signing_key()?.sign(held.signed_text().as_bytes());
        Ok(Receipt { held, signature: Hex(signature.to_bytes()) })
    }

    /// What opens the signatures.
    pub fn receipt_key(&self) -> Result<ReceiptKey, StoreError> {
        Ok(Hex(self.signing_key()?.verifying_key().to_bytes()))
    }

    fn signing_key(&self) -> Result<SigningKey, StoreError> {
        let unreadable = |_| StoreError::Unreadable { what: Purpose::Receipts.what() };
        let seed: Hex<32> = self.secret(Purpose::Receipts)?.digits.parse().map_err(unreadable)?;
        Ok(SigningKey::from_bytes(&seed.0))
    }
}
