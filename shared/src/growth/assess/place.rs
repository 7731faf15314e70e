//! Where a child stands in WHO's publications, and the length that is compared there.

use crate::age::{AgeDays, CompletedMonths};
use crate::growth::{AdjustedLength, Age, LengthAdjustment, Position, Reading, Standard};
use crate::unit::Millimetres;

/// Last day of WHO 2006.
const LAST_DAY: u32 = 1826;
/// First day of height and weight for height; before it, length and weight for length (WHO 2006: 24 months).
pub(crate) const FIRST_HEIGHT_DAY: u32 = 731;
/// First day of nine months (9 × 30.4375 = 273.9): younger children do not stand to be measured (WHO Anthro).
const FIRST_STANDING_DAY: u32 = 274;
/// Mean difference of lying length and standing height (WHO 2006).
pub(crate) const LYING_EXCESS: u32 = 7;
/// Without age or position, longer children are taken to be measured by height (WHO Anthro).
const FIRST_HEIGHT_MILLIMETRES: u32 = 870;

/// Where an age stands in WHO's publications.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    Unknown,
    Day(u32),
    Month(f64),
}

impl Place {
    pub(super) fn of_age(age: Age) -> Self {
        match age.days {
            AgeDays(day @ ..=LAST_DAY) => Self::Day(day),
            AgeDays(_) => Self::Month(age.fractional_months()),
        }
    }

    /// WHO's table by month has the row of day round(month × 30.4375), 30.4375 being 487 / 16.
    pub(super) fn of_month(months: CompletedMonths) -> Self {
        match months.0 {
            month @ ..=60 => Self::Day((month * 487 + 8) / 16),
            month => Self::Month(f64::from(month)),
        }
    }

    pub(super) fn standard(self) -> Option<Standard> {
        match self {
            Self::Unknown => None,
            Self::Day(_) => Some(Standard::Who2006),
            Self::Month(month) => (month <= 228.0).then_some(Standard::Who2007),
        }
    }
}

/// A place with the length as it is compared there.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub(super) place: Place,
    pub(super) length: Option<AdjustedLength>,
    /// Weight is held against height, not length.
    pub(super) by_height: bool,
}

impl At {
    pub(super) fn new(place: Place, reading: &Reading) -> Self {
        let length = reading.length.map(|length| adjusted(place, length, reading.position));
        let by_height = match (place, reading.position) {
            (Place::Day(day), _) => day >= FIRST_HEIGHT_DAY,
            (Place::Month(_), _) => true,
            (Place::Unknown, Some(position)) => position == Position::Standing,
            (Place::Unknown, None) => {
                length.is_some_and(|length| length.millimetres.0 >= FIRST_HEIGHT_MILLIMETRES)
            }
        };
        Self { place, length, by_height }
    }
}

fn adjusted(place: Place, length: Millimetres, position: Option<Position>) -> AdjustedLength {
    use LengthAdjustment::{AddedForStanding, AsMeasured, PositionUnknown, SubtractedForLying};
    let adjustment = match (place, position) {
        (_, None) => PositionUnknown,
        (Place::Unknown, Some(_)) => AsMeasured,
        (Place::Day(..FIRST_STANDING_DAY), Some(Position::Standing)) => PositionUnknown,
        (Place::Day(..FIRST_HEIGHT_DAY), Some(Position::Standing)) => AddedForStanding,
        (Place::Day(..FIRST_HEIGHT_DAY), Some(Position::Lying)) => AsMeasured,
        (Place::Day(_) | Place::Month(_), Some(Position::Standing)) => AsMeasured,
        (Place::Day(_) | Place::Month(_), Some(Position::Lying)) => SubtractedForLying,
    };
    let millimetres = Millimetres(match adjustment {
        AsMeasured | PositionUnknown => length.0,
        AddedForStanding => length.0.saturating_add(LYING_EXCESS),
        SubtractedForLying => length.0.saturating_sub(LYING_EXCESS),
    });
    AdjustedLength { millimetres, adjustment }
}
