//! Moments as people say them: the time when it was today, else the day.

use tumbuh::age::CivilDate;
use tumbuh::language::Language;

use super::date;

/// When `millis` was, seen from `now` (both milliseconds since 1970), where clocks are `zone` minutes ahead of UTC.
#[must_use]
pub fn moment(language: Language, millis: i64, now: i64, zone: i32) -> String {
    let day = CivilDate::from_unix_millis(millis, zone);
    if day == CivilDate::from_unix_millis(now, zone) {
        let minutes = (millis.div_euclid(60_000) + i64::from(zone)).rem_euclid(1_440);
        let separator = language.pick(".", ":");
        return format!("{:02}{separator}{:02}", minutes / 60, minutes % 60);
    }
    day.map(|day| date(language, day)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_a_time_and_before_is_a_day() {
        let noon = 1_704_041_999_000; // 2023-12-31T16:59:59Z
        assert_eq!(moment(Language::Indonesian, noon, noon + 1_000, 0), "16.59");
        assert_eq!(moment(Language::English, noon, noon + 1_000, 0), "16:59");
        let in_java = moment(Language::Indonesian, noon, noon + 1_000, 420);
        assert!(in_java.contains("2023"), "{in_java}");
    }
}
