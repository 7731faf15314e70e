//! What a phone remembers of its records outside the storage that holds them, so that it can tell when they have vanished:
//! when, whose, how many. Nothing personal.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::AccountId;

/// What was on the phone when it was last looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Witness {
    /// A short digest of whoever worked then.
    pub account: u64,
    /// What would be lost.
    pub loss: Loss,
}

/// Records that were on a phone and are not any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Loss {
    /// When they were last seen, milliseconds since 1970.
    pub at_millis: i64,
    /// How many children and acts there were. Those that had been sent are safe with the regency.
    pub records: u32,
    /// How many of the acts had not been sent.
    pub unsent: u32,
}

impl Witness {
    /// What is there now; `None` when there is nothing to lose.
    #[must_use]
    pub fn of(account: AccountId, at_millis: i64, records: usize, unsent: usize) -> Option<Self> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let loss = Loss { at_millis, records: count(records), unsent: count(unsent) };
        (records > 0).then(|| Self { account: digest(account), loss })
    }
}

/// FNV-1a: enough to tell a handful of people apart, too little to name one.
fn digest(account: AccountId) -> u64 {
    struct Sum(u64);
    impl fmt::Write for Sum {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            for byte in text.bytes() {
                self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
            Ok(())
        }
    }
    let mut sum = Sum(0xcbf2_9ce4_8422_2325);
    // Adding up does not fail.
    let _ = fmt::Write::write_fmt(&mut sum, format_args!("{account}"));
    sum.0
}

impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { account, loss: Loss { at_millis, records, unsent } } = self;
        write!(f, "1 {account} {at_millis} {records} {unsent}")
    }
}

/// Not what a [`Witness`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no witness")]
pub struct NoWitness;

impl FromStr for Witness {
    type Err = NoWitness;

    fn from_str(text: &str) -> Result<Self, NoWitness> {
        let mut parts = text.split(' ');
        let mut next = || parts.next().ok_or(NoWitness);
        if next()? != "1" {
            return Err(NoWitness);
        }
        let account = next()?.parse().map_err(|_| NoWitness)?;
        let at_millis = next()?.parse().map_err(|_| NoWitness)?;
        let records = next()?.parse().map_err(|_| NoWitness)?;
        let unsent = next()?.parse().map_err(|_| NoWitness)?;
        Ok(Self { account, loss: Loss { at_millis, records, unsent } })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_witness_says_how_much_and_not_who() {
        let account = AccountId::new(1, [1; 10]);
        let witness = Witness::of(account, 1_790_000_000_000, 46, 3).unwrap();
        assert_eq!(witness.to_string().parse(), Ok(witness));
        assert!(!witness.to_string().contains(&account.to_string()));
        assert_ne!(Witness::of(AccountId::new(2, [1; 10]), 0, 1, 0).unwrap().account, witness.account);
        assert_eq!(Witness::of(account, 0, 0, 0), None);
        for wrong in ["", "2 1 1 1 1", "1 1 1 1", "1 x 1 1 1", "1 1 1 1 -1"] {
            assert_eq!(wrong.parse::<Witness>(), Err(NoWitness), "{wrong}");
        }
    }
}
