//! The key that signs receipts. Random, made when the first receipt is due, and kept among the regency's secrets: whoever holds
//! the public half can tell its receipts from made-up ones for as long as the regency lives, exports and restorations included.

use ed25519_dalek::{Signer, SigningKey};
use serde::Deserialize;
use tumbuh::sync::{Held, Hex, Receipt, ReceiptKey};

use super::{Store, StoreError};
use crate::random;

const KEY: &str = "receipts";

#[derive(Deserialize)]
struct Secret {
    secret: String,
}

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
        let query = "SELECT secret FROM secrets WHERE name = ?";
        let seed: Hex<32> = match self.database.first::<Secret>(query, [KEY.into()])? {
            Some(row) => row.secret.parse().map_err(|_| StoreError::Unreadable { what: "receipt key" })?,
            None => {
                let unwritable = |_| StoreError::Unwritable { what: "receipt key" };
                let seed = Hex(random::bytes::<32>().map_err(unwritable)?);
                let query = "INSERT INTO secrets (name, secret) VALUES (?, ?)";
                self.database.run(query, [KEY.into(), seed.to_string().into()])?;
                seed
            }
        };
        Ok(SigningKey::from_bytes(&seed.0))
    }
}
