//! PINs that open one person's work on a shared phone: which are good enough, and how long wrong ones must wait.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// Six digits that are not the first anyone would try.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

/// Why a text is no [`Pin`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPin {
    /// Not six digits.
    #[error("must be {} digits", Pin::DIGITS)]
    Digits,
    /// The same digit throughout, or digits in a row.
    #[error("must not be the same digit throughout or digits in a row")]
    TooEasy,
}

impl Pin {
    /// How many digits it has.
    pub const DIGITS: usize = 6;

    /// The digits, to make a key of.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl FromStr for Pin {
    type Err = InvalidPin;

    fn from_str(text: &str) -> Result<Self, InvalidPin> {
        let bytes = text.as_bytes();
        if bytes.len() != Self::DIGITS || !bytes.iter().all(u8::is_ascii_digit) {
            return Err(InvalidPin::Digits);
        }
        let steps_by = |step: i16| {
            bytes.windows(2).all(|pair| matches!(pair, [a, b] if i16::from(*b) - i16::from(*a) == step))
        };
        if [-1, 0, 1].into_iter().any(steps_by) {
            return Err(InvalidPin::TooEasy);
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("••••••")
    }
}

/// Wrong tries that cost nothing: fingers slip.
const FREE_TRIES: u32 = 4;
/// The first wait; it doubles with each further wrong try.
const FIRST_WAIT_SECONDS: u32 = 30;
/// The longest wait: a kader who remembers must be able to work today.
const LONGEST_WAIT_SECONDS: u32 = 3_600;

/// How long to wait after so many wrong tries in a row before the next one, in seconds.
///
/// Guessing a million PINs at an hour each takes a century; the waits hold only on this screen, not against someone who
/// copies the phone's storage.
#[must_use]
pub fn wait_seconds(wrong_tries: u32) -> u32 {
    match wrong_tries.checked_sub(FREE_TRIES + 1) {
        None => 0,
        Some(doublings) => {
            FIRST_WAIT_SECONDS.saturating_mul(1 << doublings.min(16)).min(LONGEST_WAIT_SECONDS)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_pins_anyone_would_try_are_refused() {
        for (text, wanted) in [
            ("402719", Ok(())),
            ("112233", Ok(())),
            ("000000", Err(InvalidPin::TooEasy)),
            ("123456", Err(InvalidPin::TooEasy)),
            ("987654", Err(InvalidPin::TooEasy)),
            ("12345", Err(InvalidPin::Digits)),
            ("1234567", Err(InvalidPin::Digits)),
            ("12345x", Err(InvalidPin::Digits)),
            ("", Err(InvalidPin::Digits)),
        ] {
            assert_eq!(text.parse::<Pin>().map(|_| ()), wanted, "{text}");
        }
        assert_eq!(format!("{:?}", "402719".parse::<Pin>().unwrap()), "••••••");
    }

    #[test]
    fn guessing_gets_slower_and_slower() {
        let waits: Vec<u32> = (0..=13).map(wait_seconds).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
        assert_eq!(wait_seconds(u32::MAX), 3_600);
    }
}
