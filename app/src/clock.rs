//! The phone's clock and its source of randomness.

use tumbuh::age::CivilDate;

/// The phone's clock, milliseconds since 1970.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "a browser's clock stays within 2^53 milliseconds")]
pub fn now_millis() -> i64 {
    js_sys::Date::now() as i64
}

/// Ten random bytes from the browser's generator.
#[must_use]
pub fn random() -> [u8; 10] {
    random_bytes().unwrap_or_default()
}

/// Random bytes for keys and salts; `None` when the browser has none to give, and then there must be no key.
#[must_use]
pub fn random_bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    web_sys::window()?.crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// What this browser calls itself, for the list of devices: system and browser.
#[must_use]
pub fn device_name() -> Option<tumbuh::text::Line<80>> {
    let agent = web_sys::window()?.navigator().user_agent().ok()?;
    tumbuh::device::name_of(&agent).parse().ok()
}

/// A random number from 0 to 1, for jitter.
#[must_use]
pub fn chance() -> f64 {
    js_sys::Math::random()
}

/// Makes an identifier of any kind.
pub fn new_id<T>(make: impl FnOnce(u64, [u8; 10]) -> T) -> T {
    make(u64::try_from(now_millis()).unwrap_or_default(), random())
}

/// The day of a moment where clocks are `utc_offset_minutes` ahead.
#[must_use]
pub fn day(millis: i64, utc_offset_minutes: i32) -> CivilDate {
    CivilDate::from_unix_millis(millis, utc_offset_minutes).unwrap_or_else(|_| epoch())
}

/// Server clock minus phone clock, from a server time that was read somewhere between `sent` and `received`.
#[must_use]
pub fn offset(server_time_millis: i64, sent: i64, received: i64) -> i64 {
    server_time_millis.saturating_sub(sent.saturating_add(received.saturating_sub(sent) / 2))
}

// For a phone whose clock stands before 1900 or after 2199 and that never met its server.
#[expect(clippy::expect_used, reason = "1970-01-01 is a day of the calendar")]
fn epoch() -> CivilDate {
    CivilDate::from_days_since_epoch(0).expect("1970-01-01")
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn half_of_the_round_trip_is_the_way_back() {
        assert_eq!(offset(10_000, 9_000, 9_400), 800);
        assert_eq!(offset(10_000, 12_000, 12_000), -2_000);
    }
}
