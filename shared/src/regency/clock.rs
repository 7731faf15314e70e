//! The clock of a province.

use crate::area::AreaCode;

/// Western, central and eastern Indonesian time.
pub(super) const OFFSETS: [i32; 3] = [WIB, WITA, WIT];

const WIB: i32 = 7 * 60;
const WITA: i32 = 8 * 60;
const WIT: i32 = 9 * 60;

/// How many minutes the clocks of an area's province are ahead of UTC; `None` for a province that does not exist.
///
/// Source: Keputusan Presiden 41/1987, with the provinces founded since, by the zone of the province they left.
#[must_use]
pub fn utc_offset_minutes_of(area: &AreaCode) -> Option<i32> {
    match area.as_str().get(..2)?.parse().ok()? {
        11..=19 | 21 | 31..=36 | 61 | 62 => Some(WIB),
        51..=53 | 63..=65 | 71..=76 => Some(WITA),
        81 | 82 | 91..=97 => Some(WIT),
        _ => None::<i32>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_clocks_divide_the_provinces() {
        let of = |code: &str| utc_offset_minutes_of(&code.parse().unwrap());
        for (code, minutes) in [
            ("11.01", Some(420)),
            ("32.11", Some(420)),
            ("62.01", Some(420)),
            ("51.71", Some(480)),
            ("63.01", Some(480)),
            ("74.13", Some(480)),
            ("81.01", Some(540)),
            ("97.01", Some(540)),
            ("99.01", None),
            ("20.01", None),
        ] {
            assert_eq!(of(code), minutes, "{code}");
        }
    }
}
