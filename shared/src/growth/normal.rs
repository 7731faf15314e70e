//! The normal distribution, where a z becomes a percentile.

/// The percentile (0 to 100) of a z: how many of 100 healthy children are at or below it.
///
/// Error below 0.000 02 of a percentile (Abramowitz and Stegun 26.2.17, |ε| < 7.5e-8 of a probability).
#[must_use]
pub fn percentile(z: f64) -> f64 {
    const POWERS: [f64; 5] = [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    const DENSITY_AT_ZERO: f64 = 0.398_942_280_401_432_7;
    let distance = z.abs();
    let t = 1.0 / (1.0 + 0.231_641_9 * distance);
    let series = POWERS.iter().rev().fold(0.0, |sum, power| (sum + power) * t);
    let above = 100.0 * DENSITY_AT_ZERO * (-0.5 * distance * distance).exp() * series;
    if z < 0.0 { above } else { 100.0 - above }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::percentile;

    #[test]
    fn known_percentiles() {
        for (z, expected) in [
            (0.0, 50.0),
            (1.0, 84.134_474_606_854_3),
            (-1.880_793_608_151_25, 3.0),
            (1.880_793_608_151_25, 97.0),
            (-3.0, 0.134_989_803_163_009),
            (8.0, 100.0),
        ] {
            assert!((percentile(z) - expected).abs() < 2e-5, "{z}");
        }
    }

    proptest! {
        #[test]
        fn percentiles_rise_and_mirror(z in -8.0..8.0_f64, more in 0.01..1.0_f64) {
            prop_assert!((0.0..=100.0).contains(&percentile(z)));
            prop_assert!(percentile(z) <= percentile(z + more) + 1e-5);
            prop_assert!((percentile(z) + percentile(-z) - 100.0).abs() < 2e-5);
        }
    }
}
