//! How often someone may guess.

use tumbuh::id::AccountId;

use super::token::fingerprint;

/// Failures are counted over this time.
pub const WINDOW_MILLIS: i64 = 15 * 60 * 1000;

/// Who is being counted, and how many failures are let through in a window.
pub struct Count {
    /// A hash: neither the name nor the address is kept.
    pub key: String,
    pub limit: i64,
}

/// An account: enough for someone who half remembers a password.
pub fn account(username: &str) -> Count {
    Count { key: fingerprint("account", username), limit: 10 }
}

/// An address: a whole puskesmas, or half a village behind one operator's gateway, may share it.
pub fn address(ip: &str) -> Count {
    Count { key: fingerprint("address", ip), limit: 200 }
}

/// A person who searches by NIK: a number is an area, a birth date and four digits, so who may try often finds everyone.
pub fn nik_search(account: AccountId) -> Count {
    Count { key: fingerprint("nikSearch", &account.to_string()), limit: 30 }
}

/// Seconds until the window that began at `since_millis` is over.
pub fn seconds_left(since_millis: i64, now_millis: i64) -> i64 {
    (since_millis + WINDOW_MILLIS - now_millis).max(0) / 1000 + 1
}
