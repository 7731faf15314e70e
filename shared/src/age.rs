//! Civil dates and the two ways to count an age from them: WHO's days and Permenkes' completed months.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::{Date, Month};

/// A day of the civil (Gregorian) calendar; written `YYYY-MM-DD` on the wire.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate(Date);

/// The text was not a calendar day written `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a calendar date written YYYY-MM-DD")]
pub struct InvalidDate;

impl CivilDate {
    /// The day `year`-`month`-`day`.
    ///
    /// # Errors
    /// When the calendar has no such day, or the year is outside 1900 to 2199.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, InvalidDate> {
        if !(1900..=2199).contains(&year) {
            return Err(InvalidDate);
        }
        let month = Month::try_from(month).map_err(|_| InvalidDate)?;
        Date::from_calendar_date(year, month, day).map(Self).map_err(|_| InvalidDate)
    }

    /// The civil day at `unix_millis` where clocks are `utc_offset_minutes` ahead of UTC (WIB 420, WITA 480, WIT 540).
    ///
    /// # Errors
    /// When that instant lies outside the years 1900 to 2199.
    pub fn from_unix_millis(unix_millis: i64, utc_offset_minutes: i32) -> Result<Self, InvalidDate> {
        let local = unix_millis.saturating_add(i64::from(utc_offset_minutes) * 60_000);
        i32::try_from(local.div_euclid(86_400_000))
            .map_err(|_| InvalidDate)
            .and_then(Self::from_days_since_epoch)
    }

    /// The day `days` after 1970-01-01.
    ///
    /// # Errors
    /// When that day lies outside the years 1900 to 2199.
    pub fn from_days_since_epoch(days: i32) -> Result<Self, InvalidDate> {
        let julian = days.checked_add(EPOCH_JULIAN_DAY).ok_or(InvalidDate)?;
        let date = Date::from_julian_day(julian).map_err(|_| InvalidDate)?;
        Self::new(date.year(), u8::from(date.month()), date.day())
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn days_since_epoch(self) -> i32 {
        self.0.to_julian_day() - EPOCH_JULIAN_DAY
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        u8::from(self.0.month())
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// Months counted from year 0: two dates are in the same month exactly when these are equal.
    #[must_use]
    pub fn month_index(self) -> i32 {
        self.year() * 12 + i32::from(self.month()) - 1
    }

    /// The day `days` later (earlier when negative); held at the ends of the supported years.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self::from_days_since_epoch(self.days_since_epoch().saturating_add(days)).unwrap_or(self)
    }
}

const EPOCH_JULIAN_DAY: i32 = 2_440_588;

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for CivilDate {
    type Err = InvalidDate;

    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(InvalidDate);
        }
        let number = |range: core::ops::Range<usize>| -> Result<i32, InvalidDate> {
            bytes[range].iter().try_fold(0, |sum, byte| {
                byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0')).ok_or(InvalidDate)
            })
        };
        let small = |value: i32| u8::try_from(value).map_err(|_| InvalidDate);
        Self::new(number(0..4)?, small(number(5..7)?)?, small(number(8..10)?)?)
    }
}

impl Serialize for CivilDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CivilDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = alloc::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for CivilDate {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .format(Some(utoipa::openapi::SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::Date)))
            .description(Some("A calendar day, YYYY-MM-DD, 1900 to 2199"))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for CivilDate {}

/// An age in whole days between two civil dates, as WHO's standards count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct AgeDays(pub u32);

impl AgeDays {
    /// Days from `birth` to `on`; `None` when `on` is before birth.
    #[must_use]
    pub fn between(birth: CivilDate, on: CivilDate) -> Option<Self> {
        u32::try_from(on.days_since_epoch() - birth.days_since_epoch()).ok().map(Self)
    }
}

/// An age in completed months, as Permenkes 2/2020 counts it (2 months 29 days is 2 months).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct CompletedMonths(pub u32);

impl CompletedMonths {
    /// Completed months from `birth` to `on`; `None` when `on` is before birth.
    #[must_use]
    pub fn between(birth: CivilDate, on: CivilDate) -> Option<Self> {
        let months = on.month_index() - birth.month_index() - i32::from(on.day() < birth.day());
        (birth <= on).then_some(months).and_then(|months| u32::try_from(months).ok()).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_read_and_written_strictly() {
        assert_eq!(date("2024-02-29").to_string(), "2024-02-29");
        for wrong in
            ["2023-02-29", "1800-01-01", "2024-2-29", "2024/02/29", "", "２０２４-01-01", "2200-01-01"]
        {
            assert_eq!(wrong.parse::<CivilDate>(), Err(InvalidDate), "{wrong}");
        }
    }

    #[test]
    fn ages_follow_the_calendar() {
        assert_eq!(AgeDays::between(date("2024-01-31"), date("2024-03-01")), Some(AgeDays(30)));
        assert_eq!(AgeDays::between(date("2024-03-01"), date("2024-01-31")), None);
        let months = |birth, on| CompletedMonths::between(date(birth), date(on)).map(|months| months.0);
        assert_eq!(months("2024-01-15", "2024-04-14"), Some(2));
        assert_eq!(months("2024-01-15", "2024-04-15"), Some(3));
        assert_eq!(months("2024-01-31", "2024-02-29"), Some(0));
        assert_eq!(months("2024-01-31", "2024-03-01"), Some(1));
        assert_eq!(months("2024-01-15", "2024-01-14"), None);
    }

    #[test]
    fn the_civil_day_depends_on_the_clock_of_the_place() {
        let millis = 1_704_041_999_000; // 2023-12-31T16:59:59Z
        assert_eq!(CivilDate::from_unix_millis(millis, 420), Ok(date("2023-12-31")));
        assert_eq!(CivilDate::from_unix_millis(millis + 1_000, 420), Ok(date("2024-01-01")));
        assert_eq!(CivilDate::from_unix_millis(i64::MAX, 0), Err(InvalidDate));
    }
}
