//! Counting requests: a bucket for each key, which fills again with time.

use std::collections::HashMap;

use super::Rate;

/// Keys that are remembered; one that is forgotten begins anew with a full bucket.
const KEYS: usize = 10_000;
/// One request in the unit that buckets count in: what a rate of one a minute gives back in a minute.
const MINUTE_MILLIS: i64 = 60_000;

/// The requests of everyone who is counted at one [`Rate`].
pub struct Rates {
    rate: Rate,
    buckets: HashMap<String, Bucket>,
}

/// What is left, in requests times [`MINUTE_MILLIS`]: whole numbers lose nothing.
struct Bucket {
    left: i64,
    at_millis: i64,
}

impl Rates {
    pub fn new(rate: Rate) -> Self {
        Self { rate, buckets: HashMap::new() }
    }

    /// Counts a request of `key`.
    ///
    /// # Errors
    /// Seconds until the next one is let through.
    pub fn take(&mut self, key: &str, now_millis: i64) -> Result<(), i64> {
        let full = i64::from(self.rate.burst) * MINUTE_MILLIS;
        let a_milli = i64::from(self.rate.a_minute);
        if !self.buckets.contains_key(key) {
            if self.buckets.len() >= KEYS {
                self.forget(full, a_milli, now_millis);
            }
            self.buckets.insert(key.into(), Bucket { left: full, at_millis: now_millis });
        }
        let Some(bucket) = self.buckets.get_mut(key) else { return Ok(()) };
        bucket.left = bucket.left_at(full, a_milli, now_millis);
        bucket.at_millis = bucket.at_millis.max(now_millis);
        if bucket.left < MINUTE_MILLIS {
            let missing = MINUTE_MILLIS - bucket.left;
            return Err((missing / a_milli.max(1)) / 1000 + 1);
        }
        bucket.left -= MINUTE_MILLIS;
        Ok(())
    }

    /// Forgets whose bucket is full again; everyone, when nobody's is.
    fn forget(&mut self, full: i64, a_milli: i64, now_millis: i64) {
        self.buckets.retain(|_, bucket| bucket.left_at(full, a_milli, now_millis) < full);
        if self.buckets.len() >= KEYS {
            self.buckets.clear();
        }
    }
}

impl Bucket {
    fn left_at(&self, full: i64, a_milli: i64, now_millis: i64) -> i64 {
        let passed = now_millis.saturating_sub(self.at_millis).max(0);
        self.left.saturating_add(passed.saturating_mul(a_milli)).min(full)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { burst: 3, a_minute: 60 };

    #[test]
    fn a_burst_passes_and_then_one_a_second() {
        let mut rates = Rates::new(RATE);
        assert_eq!([(); 4].map(|()| rates.take("a", 0)), [Ok(()), Ok(()), Ok(()), Err(1 + 1)]);
        assert_eq!(rates.take("b", 0), Ok(()), "another is not hindered");
        assert_eq!(rates.take("a", 999), Err(1));
        assert_eq!(rates.take("a", 1_000), Ok(()));
        assert_eq!(rates.take("a", 1_000), Err(2));
        assert_eq!([(); 4].map(|()| rates.take("a", 1_000_000).is_ok()), [true, true, true, false]);
    }

    #[test]
    fn waiting_as_told_is_enough() {
        for rate in [RATE, Rate { burst: 1, a_minute: 1 }, Rate { burst: 7, a_minute: 113 }] {
            let mut rates = Rates::new(rate);
            let mut now = 0;
            for _ in 0..200 {
                if let Err(seconds) = rates.take("a", now) {
                    now += seconds * 1000;
                    assert_eq!(rates.take("a", now), Ok(()));
                }
            }
        }
    }

    #[test]
    fn a_clock_that_goes_back_gives_nothing_away_and_no_key_fills_the_memory() {
        let mut rates = Rates::new(RATE);
        for key in 0..3 * KEYS {
            let _ = rates.take(&key.to_string(), 5_000);
        }
        assert!(rates.buckets.len() <= KEYS);
        let mut rates = Rates::new(RATE);
        assert_eq!(
            [5_000, 0, i64::MIN, -9].map(|now| rates.take("a", now).is_ok()),
            [true, true, true, false]
        );
    }
}
