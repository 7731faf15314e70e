//! From data to pixels and back, and where an axis has its ticks.

use alloc::vec::Vec;

use crate::growth::DAYS_PER_MONTH;

/// A straight mapping of one axis: data `from.0..from.1` onto pixels `to.0..to.1` (which may fall, as y does in SVG).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    from: (f64, f64),
    to: (f64, f64),
}

impl Scale {
    /// Maps `from` onto `to`. An empty or unordered range of data is widened by one unit, so that both ways stay finite.
    #[must_use]
    pub fn new(from: (f64, f64), to: (f64, f64)) -> Self {
        let (low, high) = from;
        let from = if low < high { from } else { (low, low + 1.0) };
        Self { from, to }
    }

    /// Where a value lies in pixels; outside the range it lies outside the pixels.
    #[must_use]
    pub fn pixel(&self, value: f64) -> f64 {
        let share = (value - self.from.0) / (self.from.1 - self.from.0);
        self.to.0 + share * (self.to.1 - self.to.0)
    }

    /// Which value lies at a pixel.
    #[must_use]
    pub fn value(&self, pixel: f64) -> f64 {
        let width = self.to.1 - self.to.0;
        if width == 0.0 {
            return self.from.0;
        }
        self.from.0 + (pixel - self.to.0) / width * (self.from.1 - self.from.0)
    }

    /// The range of data.
    #[must_use]
    pub fn range(&self) -> (f64, f64) {
        self.from
    }

    /// The scale zoomed by `factor` (2 is twice as close) around a value that stays where it is.
    #[must_use]
    pub fn zoomed(&self, factor: f64, around: f64) -> Self {
        let end = |end: f64| around + (end - around) / factor;
        if factor > 0.0 && factor.is_finite() {
            Self::new((end(self.from.0), end(self.from.1)), self.to)
        } else {
            *self
        }
    }

    /// The scale moved so that every value lies `pixels` further along the axis.
    #[must_use]
    pub fn moved(&self, pixels: f64) -> Self {
        let shift = self.value(self.to.0) - self.value(self.to.0 + pixels);
        Self::new((self.from.0 + shift, self.from.1 + shift), self.to)
    }
}

/// Values of an axis from `low` to `high` at round steps (1, 2 or 5 times a power of ten), about `about` of them and
/// never more than twice as many.
#[must_use]
pub fn ticks(low: f64, high: f64, about: u32) -> Vec<f64> {
    let span = high - low;
    if !(span > 0.0 && span.is_finite()) || about == 0 {
        return Vec::new();
    }
    let rough = span / f64::from(about);
    let power = 10.0_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .map(|multiple| multiple * power)
        .into_iter()
        .find(|step| *step >= rough * 0.999)
        .unwrap_or(10.0 * power);
    let first = (low / step - 1e-9).ceil();
    (0..=2 * about)
        .map(|index| (first + f64::from(index)) * step)
        .take_while(|tick| *tick <= high + step * 1e-9)
        .collect()
}

/// Ticks of an age axis in days: the day on which each month begins and its number, at the smallest of 1, 2, 3, 6, 12 or
/// 24 months that gives at most `most` ticks.
#[must_use]
pub fn month_ticks(first_day: u32, last_day: u32, most: u32) -> Vec<(f64, u32)> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a u32 divided by 30 and not negative"
    )]
    let month = |days: u32, round: fn(f64) -> f64| round(f64::from(days) / DAYS_PER_MONTH) as u32;
    let (first, last) = (month(first_day, f64::ceil), month(last_day, f64::floor));
    let count = |step: u32| (last / step + 1).saturating_sub(first.div_ceil(step));
    let step = [1, 2, 3, 6, 12].into_iter().find(|step| count(*step) <= most).unwrap_or(24);
    (first.div_ceil(step)..=last / step)
        .map(|index| (f64::from(index * step) * DAYS_PER_MONTH, index * step))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(0.0, 25.0, 5), [0.0, 5.0, 10.0, 15.0, 20.0, 25.0]);
        assert_eq!(ticks(45.0, 110.0, 7), [50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 110.0]);
        assert_eq!(ticks(2.1, 2.9, 4), [2.2, 2.4000000000000004, 2.6, 2.8000000000000003]);
        assert!(ticks(1.0, 1.0, 4).is_empty());
        assert!(ticks(f64::NAN, 1.0, 4).is_empty());
    }

    #[test]
    fn ages_are_marked_in_months() {
        let months = |ticks: Vec<(f64, u32)>| ticks.into_iter().map(|tick| tick.1).collect::<Vec<_>>();
        assert_eq!(months(month_ticks(0, 1826, 6)), [0, 12, 24, 36, 48]);
        assert_eq!(months(month_ticks(0, 1827, 12)), [0, 6, 12, 18, 24, 30, 36, 42, 48, 54, 60]);
        assert_eq!(months(month_ticks(100, 200, 12)), [4, 5, 6]);
        assert!((month_ticks(100, 200, 12)[0].0 - 121.75).abs() < f64::EPSILON);
        assert!(month_ticks(100, 101, 12).is_empty());
    }

    proptest! {
        #[test]
        fn a_scale_goes_there_and_back(
            low in -1e4..1e4_f64, span in 0.1..1e4_f64, left in -500.0..500.0_f64,
            width in prop_oneof![-2e3..-1.0, 1.0..2e3_f64], share in -2.0..3.0_f64, factor in 0.1..10.0_f64,
        ) {
            // On the screen or near it: a pixel a million screens away has no hundredths.
            let value = low + span * share;
            let scale = Scale::new((low, low + span), (left, left + width));
            prop_assert!((scale.value(scale.pixel(value)) - value).abs() < 1e-6);
            prop_assert!((scale.pixel(low) - left).abs() < 1e-6);
            prop_assert!((scale.zoomed(factor, value).pixel(value) - scale.pixel(value)).abs() < 1e-2);
            prop_assert!((scale.moved(7.0).pixel(value) - scale.pixel(value) - 7.0).abs() < 1e-2);
        }

        #[test]
        fn ticks_lie_within_and_are_not_too_many(low in -1e4..1e4_f64, span in 1e-3..1e4_f64, about in 1..20_u32) {
            let ticks = ticks(low, low + span, about);
            prop_assert!(ticks.len() <= 2 * about as usize + 1);
            prop_assert!(ticks.is_sorted());
            prop_assert!(ticks.iter().all(|tick| *tick >= low - span * 1e-6 && *tick <= low + span * (1.0 + 1e-6)));
        }
    }
}
