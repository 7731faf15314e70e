//! Secrets of the regency: random, each made when it is first needed, and kept beside what they guard, so that exports and
//! restorations take them along.

use serde::Deserialize;

use super::{Store, StoreError};
use crate::random;

/// What a secret is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Keys the hashes by which a NIK is found.
    Niks,
    /// Signs receipts.
    Receipts,
    /// The keys of devices are derived from it.
    Devices,
}

/// A secret as it is kept.
pub struct Secret {
    /// Hexadecimal digits of 32 bytes.
    pub digits: String,
    /// Whether it was made just now.
    pub is_new: bool,
}

#[derive(Deserialize)]
struct Kept {
    secret: String,
}

impl Purpose {
    /// Names the secret in the database.
    const fn name(self) -> &'static str {
        match self {
            Self::Niks => "nik",
            Self::Receipts => "receipts",
            Self::Devices => "devices",
        }
    }

    /// Names it in errors.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Niks => "NIK key",
            Self::Receipts => "receipt key",
            Self::Devices => "secret of devices",
        }
    }
}

impl Store {
    /// The regency's secret for that purpose.
    pub fn secret(&self, purpose: Purpose) -> Result<Secret, StoreError> {
        let query = "SELECT secret FROM secrets WHERE name = ?";
        if let Some(kept) = self.database.first::<Kept>(query, [purpose.name().into()])? {
            return Ok(Secret { digits: kept.secret, is_new: false });
        }
        let unwritable = |_| StoreError::Unwritable { what: purpose.what() };
        let digits = random::hex(&random::bytes::<32>().map_err(unwritable)?);
        let query = "INSERT INTO secrets (name, secret) VALUES (?, ?)";
        self.database.run(query, [purpose.name().into(), digits.as_str().into()])?;
        Ok(Secret { digits, is_new: true })
    }
}
