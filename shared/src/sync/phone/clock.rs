//! What day it is on a phone whose clock may be years off. The server's time is the measure: as last heard, a phone's clock
//! only counts on from there.

use alloc::string::ToString;
use alloc::vec::Vec;

use super::put::{
    Put,
    table::{MET, META, OFFSET},
};

/// What a phone knows about time besides its own clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Server clock minus phone clock, as last measured.
    pub offset_millis: Option<i64>,
    /// Server clock at the last contact.
    pub met_millis: Option<i64>,
}

/// What time it is, as far as it can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Believed {
    /// Milliseconds since 1970, by the server's clock.
    pub millis: i64,
    /// How it is known.
    pub trust: Trust,
}

/// How the time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The phone's clock is right, or was never compared.
    Right,
    /// The phone's clock is off by days, and by how much is known.
    Corrected,
    /// The phone's clock says what cannot be; the time is that of the last contact, and it is later than that.
    Lost,
}

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// So long a phone's clock is believed without contact. A session ends 60 days after its sign-in, posyandu are monthly and
/// reported monthly: a clock that says half a year has passed since is more likely wrong than that long alone.
pub const LONGEST_ALONE_MILLIS: i64 = 183 * DAY_MILLIS;

/// A clock that is off by less changes hardly any date; cheap phones drift by minutes a month.
pub const OFF_MILLIS: i64 = DAY_MILLIS / 2;

impl Clock {
    /// What time it is when the phone's clock says `phone_millis`.
    #[must_use]
    pub fn read(self, phone_millis: i64) -> Believed {
        let offset = self.offset_millis.unwrap_or_default();
        let corrected = phone_millis.saturating_add(offset);
        let is_off = offset.saturating_abs() >= OFF_MILLIS;
        let Some(met) = self.met_millis else {
            return Believed {
                millis: corrected,
                trust: if is_off { Trust::Corrected } else { Trust::Right },
            };
        };
        // Clocks drift and are set by the minute: a little before the last contact is the last contact.
        let can_be = |millis: i64| {
            (met.saturating_sub(OFF_MILLIS)..=met.saturating_add(LONGEST_ALONE_MILLIS)).contains(&millis)
        };
        if can_be(corrected) {
            let trust = if is_off { Trust::Corrected } else { Trust::Right };
            Believed { millis: corrected.max(met), trust }
        } else if can_be(phone_millis) {
            // Somebody has put the clock right since.
            Believed { millis: phone_millis.max(met), trust: Trust::Right }
        } else {
            Believed { millis: met, trust: Trust::Lost }
        }
    }

    /// The latest that it can be when the phone's clock says `phone_millis`: no date after it is taken for true.
    #[must_use]
    pub fn latest(self, phone_millis: i64) -> i64 {
        let Believed { millis, trust } = self.read(phone_millis);
        match trust {
            Trust::Right | Trust::Corrected => millis,
            Trust::Lost => millis.saturating_add(LONGEST_ALONE_MILLIS),
        }
    }

    /// To write, so that it is known when the app opens again.
    #[must_use]
    pub fn puts(self) -> Vec<Put> {
        let one = |name: &str, value: i64| Put::Text(META, name.into(), value.to_string());
        let offset = self.offset_millis.map(|offset| one(OFFSET, offset));
        offset.into_iter().chain(self.met_millis.map(|met| one(MET, met))).collect()
    }

    /// The clock after a contact: what was heard before is never unheard.
    #[must_use]
    pub fn met(self, offset_millis: i64, server_millis: i64) -> Self {
        Self { offset_millis: Some(offset_millis), met_millis: Some(server_millis).max(self.met_millis) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: i64 = 1_790_000_000_000;
    const YEAR: i64 = 365 * DAY_MILLIS;

    fn met_with_skew(skew: i64) -> Clock {
        Clock::default().met(-skew, NOW)
    }

    #[test]
    fn a_phone_set_to_2015_or_2035_is_corrected_by_what_the_server_said() {
        for skew in [-11 * YEAR, 9 * YEAR] {
            let later = NOW + 3 * DAY_MILLIS;
            let believed = met_with_skew(skew).read(later + skew);
            assert_eq!(believed, Believed { millis: later, trust: Trust::Corrected });
        }
        assert_eq!(met_with_skew(60_000).read(NOW + DAY_MILLIS + 60_000).trust, Trust::Right);
    }

    #[test]
    fn a_clock_that_was_set_back_or_ahead_without_contact_is_not_believed() {
        let clock = met_with_skew(0);
        for phone in [NOW - 11 * YEAR, NOW - DAY_MILLIS, NOW + 9 * YEAR] {
            assert_eq!(clock.read(phone), Believed { millis: NOW, trust: Trust::Lost });
            assert_eq!(clock.latest(phone), NOW + LONGEST_ALONE_MILLIS);
        }
        let soon = NOW + 40 * DAY_MILLIS;
        assert_eq!(clock.read(soon), Believed { millis: soon, trust: Trust::Right });
        assert_eq!(clock.latest(soon), soon);
    }

    #[test]
    fn a_clock_that_was_put_right_without_contact_is_believed() {
        let later = NOW + 2 * DAY_MILLIS;
        assert_eq!(met_with_skew(-11 * YEAR).read(later), Believed { millis: later, trust: Trust::Right });
    }

    #[test]
    fn a_phone_that_never_met_its_server_has_only_its_own_clock() {
        assert_eq!(Clock::default().read(7), Believed { millis: 7, trust: Trust::Right });
    }

    proptest! {
        #[test]
        fn the_time_is_never_before_the_last_contact_nor_long_after(
            skew in -20 * YEAR..20 * YEAR, phone in NOW - 30 * YEAR..NOW + 30 * YEAR,
        ) {
            let clock = met_with_skew(skew);
            let believed = clock.read(phone);
            prop_assert!((NOW..=NOW + LONGEST_ALONE_MILLIS).contains(&believed.millis));
            prop_assert!(clock.latest(phone) >= believed.millis);
            prop_assert!(clock.latest(phone) <= NOW + LONGEST_ALONE_MILLIS);
        }

        #[test]
        fn a_clock_that_nobody_touches_tells_the_time(
            skew in -20 * YEAR..20 * YEAR, passed in 0..=LONGEST_ALONE_MILLIS,
        ) {
            prop_assert_eq!(met_with_skew(skew).read(NOW + passed + skew).millis, NOW + passed);
        }

        #[test]
        fn later_contacts_never_lead_back(first in 0..NOW, second in 0..NOW, skew in -YEAR..YEAR) {
            let clock = Clock::default().met(0, first).met(skew, second);
            prop_assert_eq!(clock.met_millis, Some(first.max(second)));
            prop_assert_eq!(clock.offset_millis, Some(skew));
        }
    }
}
