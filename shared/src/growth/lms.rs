//! Box-Cox power, median and coefficient of variation: from a value to its z and back.

/// One row of a WHO table: the distribution of a value among healthy children of one sex at one age (or length).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lms {
    /// Box-Cox power; 1 is a normal distribution.
    pub l: f64,
    /// Median, in the unit of the indicator.
    pub m: f64,
    /// Coefficient of variation.
    pub s: f64,
}

impl Lms {
    /// z = ((y/M)^L - 1) / (L S), for a positive value.
    #[must_use]
    pub fn z(self, value: f64) -> f64 {
        let ratio = value / self.m;
        if self.is_normal() {
            (ratio - 1.0) / self.s
        } else if self.l == 0.0 {
            ratio.ln() / self.s
        } else {
            ((ratio.ln() * self.l).exp() - 1.0) / (self.l * self.s)
        }
    }

    /// z as [`Lms::z`] within ±3 SD; beyond, one unit of z is the distance between SD2 and SD3 of that side, because
    /// the power would make distant values meaningless.
    ///
    /// Source: WHO Child Growth Standards 2006, chapter 7 (weight-based indicators), and WHO Reference 2007.
    #[must_use]
    pub fn z_linear_beyond_three_sd(self, value: f64) -> f64 {
        let z = self.z(value);
        if z.abs() <= 3.0 {
            return z;
        }
        let side = 1.0_f64.copysign(z);
        let third = self.value(3.0 * side);
        let second = self.value(2.0 * side);
        3.0 * side + (value - third) / (third - second).abs()
    }

    /// The value at z: M (1 + L S z)^(1/L). Meaningful within ±3 SD.
    #[must_use]
    pub fn value(self, z: f64) -> f64 {
        if self.is_normal() {
            self.m * (1.0 + self.s * z)
        } else if self.l == 0.0 {
            self.m * (self.s * z).exp()
        } else {
            self.m * ((self.l * self.s * z).ln_1p() / self.l).exp()
        }
    }

    /// The row `fraction` (0 to 1) of the way to `next`.
    #[must_use]
    pub fn toward(self, next: Self, fraction: f64) -> Self {
        let between = |from: f64, to: f64| from + fraction * (to - from);
        Self { l: between(self.l, next.l), m: between(self.m, next.m), s: between(self.s, next.s) }
    }

    #[expect(clippy::float_cmp, reason = "WHO publishes L of exactly 1 for length and head")]
    fn is_normal(self) -> bool {
        self.l == 1.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows() -> impl Strategy<Value = Lms> {
        (prop_oneof![Just(1.0), Just(0.0), -2.5..2.0_f64], 2.0..180.0_f64, 0.03..0.2_f64)
            .prop_map(|(l, m, s)| Lms { l, m, s })
            .prop_filter("SD3 exists on both sides", |row| 3.0 * (row.l * row.s).abs() < 0.95)
    }

    proptest! {
        #[test]
        fn a_value_and_its_z_say_the_same(row in rows(), z in -3.0..3.0_f64) {
            prop_assert!((row.z(row.value(z)) - z).abs() < 1e-9);
        }

        #[test]
        fn z_grows_with_the_value(row in rows(), value in 0.1..300.0_f64, more in 0.001..50.0_f64) {
            prop_assert!(row.z_linear_beyond_three_sd(value) < row.z_linear_beyond_three_sd(value + more));
        }

        #[test]
        fn the_median_is_zero_and_three_sd_is_where_the_line_begins(row in rows()) {
            prop_assert!(row.z(row.m).abs() < 1e-12);
            for side in [-1.0, 1.0] {
                let (second, third) = (row.value(2.0 * side), row.value(3.0 * side));
                let fourth = third + (third - second);
                prop_assert!((row.z_linear_beyond_three_sd(fourth) - 4.0 * side).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn absurd_values_stay_finite() {
        let row = Lms { l: -0.3833, m: 2.4607, s: 0.09029 };
        for value in [0.0001, 1e-300, 4_294_967.0] {
            assert!(row.z_linear_beyond_three_sd(value).is_finite());
        }
    }
}
