//! When a regency is exported: once a night, and sooner again after a failure.

use serde::{Deserialize, Serialize};
use tumbuh::area::AreaCode;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// The hour of the night at which exports begin, in the regency's own time; regencies spread over the hour after it.
const NIGHT_MILLIS: i64 = 60 * MINUTE;
const SPREAD_MINUTES: i64 = 60;

/// How long the first retry waits; each later one waits twice as long, up to the longest.
const FIRST_RETRY_MILLIS: i64 = MINUTE;
const LONGEST_RETRY_MILLIS: i64 = 6 * 60 * MINUTE;

/// What is known of a regency's exports beyond the exports themselves. It is kept beside the tables, not in them: noting that
/// an export succeeded must not make the database differ from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    pub last_success: Option<Success>,
    pub last_failure: Option<Failure>,
    /// Failures since the last success.
    pub failures: u32,
    /// No revision up to this one is given out again: phones may have seen it before a restoration.
    #[serde(default)]
    pub revision_floor: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Success {
    pub id: String,
    pub at_millis: i64,
    pub bytes: u64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    pub at_millis: i64,
    pub reason: String,
}

/// The next night's export of a regency whose clock is `offset_minutes` ahead of UTC, milliseconds since 1970.
pub fn next_night(now_millis: i64, offset_minutes: i32, regency: &AreaCode) -> i64 {
    let spread =
        regency.as_str().bytes().fold(0_i64, |sum, byte| (sum * 31 + i64::from(byte)) % SPREAD_MINUTES);
    let local = NIGHT_MILLIS + spread * MINUTE - i64::from(offset_minutes) * MINUTE;
    now_millis + DAY - (now_millis - local).rem_euclid(DAY)
}

/// When to try again after so many failures in a row, and at the latest the next night.
pub fn retry(now_millis: i64, failures: u32, next_night: i64) -> i64 {
    let doubled = FIRST_RETRY_MILLIS << failures.saturating_sub(1).min(16);
    next_night.min(now_millis + doubled.min(LONGEST_RETRY_MILLIS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_night_between_one_and_two_by_the_regencys_clock() {
        let regency: AreaCode = "32.11".parse().unwrap();
        for now in [0, 1, DAY - 1, 1_790_000_000_000, 1_790_012_345_678] {
            for offset in [420, 480, 540] {
                let next = next_night(now, offset, &regency);
                assert!(next > now && next <= now + DAY, "{now}: {next}");
                let of_day = (next + i64::from(offset) * MINUTE).rem_euclid(DAY);
                assert!((60 * MINUTE..120 * MINUTE).contains(&of_day));
                assert_eq!(next_night(next, offset, &regency), next + DAY);
            }
        }
    }

    #[test]
    fn each_failure_waits_longer_and_no_night_is_missed() {
        let waits: Vec<_> = (1..12).map(|failures| retry(0, failures, DAY) / MINUTE).collect();
        assert_eq!(waits, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
        assert_eq!(retry(0, u32::MAX, DAY), LONGEST_RETRY_MILLIS);
        assert_eq!(retry(0, 9, 5 * MINUTE), 5 * MINUTE);
    }
}
