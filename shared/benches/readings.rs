//! Ten thousand children under five that look like those of a regency, the same every time.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights and lengths of children are positive and small"
)]

use fastrand::Rng;
use tumbuh::age::AgeDays;
use tumbuh::growth::{Age, Indicator, Position, Reading, Standard, distribution};
use tumbuh::sex::Sex;
use tumbuh::unit::{Grams, Millimetres};

pub fn readings() -> Vec<(Sex, Age, Reading)> {
    let mut rng = Rng::with_seed(20_260_101);
    (0..10_000).map(|index| reading(&mut rng, Sex::ALL[index % 2])).collect()
}

fn reading(rng: &mut Rng, sex: Sex) -> (Sex, Age, Reading) {
    let day = rng.u32(91..=1_826);
    let mut value = |indicator| {
        let normal = (0..12).map(|_| rng.f64()).sum::<f64>() - 6.0;
        distribution(indicator, Standard::Who2006, sex, day).map_or(0.0, |row| row.value(normal - 0.8))
    };
    let millimetres = |centimetres: f64| Some(Millimetres((centimetres * 10.0).round() as u32));
    let reading = Reading {
        weight: Some(Grams((value(Indicator::WeightForAge) * 100.0).round() as u32 * 10)),
        length: millimetres(value(Indicator::LengthForAge)),
        position: Some(if day < 731 { Position::Lying } else { Position::Standing }),
        head: millimetres(value(Indicator::HeadForAge)),
        arm: millimetres(value(Indicator::ArmForAge)),
        ..Reading::default()
    };
    (sex, Age::from_days(AgeDays(day)), reading)
}
