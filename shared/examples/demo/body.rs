//! How a made-up child grows, and how a made-up kader reads it off the scale.

use fastrand::Rng;
use tumbuh::age::{AgeDays, CivilDate};
use tumbuh::growth::{Indicator, Position, Standard};
use tumbuh::sex::Sex;
use tumbuh::unit::{Grams, Millimetres};

use super::people::{grams, millimetres, whole};

/// A child's true body at its present age.
pub struct Body {
    sex: Sex,
    age: AgeDays,
    preterm_days: u32,
    /// z of length for age: drifts down in the first two years as in the field, and falls faster while faltering.
    length_z: f64,
    /// z of weight for length: swings with illness and comes back.
    thinness_z: f64,
    usual_thinness_z: f64,
    head_z: f64,
    faltering_days: u32,
    length_centimetres: f64,
    birth: (Grams, Millimetres),
}

/// The habits of a kader: reads to the nearest half or whole now and then, the commonest error of the field.
pub struct Measurer {
    rounds_length: f64,
    rounds_weight: f64,
}

impl Body {
    /// A newborn. Preterm children are small for their age and catch up.
    pub fn born(rng: &mut Rng, sex: Sex, _birth: CivilDate, preterm_weeks: Option<u16>) -> Self {
        let early = preterm_weeks.map_or(0.0, |weeks| f64::from(40 - weeks));
        let length_z = normal(rng) * 0.95 - 0.55 - early * 0.28;
        let weight_z = normal(rng) * 0.9 - 0.35 - early * 0.35;
        let length = value(Indicator::LengthForAge, sex, 0.0, length_z).unwrap_or(48.0);
        let weight = value(Indicator::WeightForAge, sex, 0.0, weight_z).unwrap_or(3.0);
        let usual_thinness_z = normal(rng) * 1.0 - 0.35;
        Self {
            sex,
            age: AgeDays(0),
            preterm_days: preterm_weeks.map_or(0, |weeks| u32::from(40 - weeks) * 7),
            length_z,
            thinness_z: usual_thinness_z,
            usual_thinness_z,
            head_z: normal(rng) * 0.9 - 0.2,
            faltering_days: 0,
            length_centimetres: length,
            birth: (grams(weight), millimetres(length)),
        }
    }

    /// Weight at birth, read to 50 g.
    pub fn birth_weight(&self) -> Grams {
        Grams(self.birth.0.0.div_ceil(50) * 50)
    }

    /// Length at birth, read to half a centimetre.
    pub fn birth_length(&self) -> Millimetres {
        Millimetres(self.birth.1.0.div_ceil(5) * 5)
    }

    /// Lets the child grow to an age.
    pub fn live_until(&mut self, rng: &mut Rng, age: AgeDays) {
        while self.age < age {
            let step = (age.0 - self.age.0).min(30);
            self.age.0 += step;
            self.month(rng, f64::from(step) / 30.0);
        }
    }

    fn month(&mut self, rng: &mut Rng, months: f64) {
        let age_months = f64::from(self.age.0) / 30.4375;
        if self.faltering_days == 0 && (4.0..30.0).contains(&age_months) && rng.f64() < 0.035 {
            self.faltering_days = rng.u32(60..180);
        }
        let faltering = self.faltering_days > 0;
        self.faltering_days = self.faltering_days.saturating_sub(30);
        let early_drift = if age_months < 24.0 { -0.028 } else { 0.008 };
        let catching_up = if self.preterm_days > 0 && age_months < 20.0 { 0.06 } else { 0.0 };
        let drift = early_drift + catching_up - if faltering { 0.10 } else { 0.0 };
        self.length_z += (drift + normal(rng) * 0.05) * months;
        let pull = if faltering { -1.6 } else { self.usual_thinness_z };
        self.thinness_z += (pull - self.thinness_z) * 0.3 * months + normal(rng) * 0.3 * months.sqrt();
        self.thinness_z = self.thinness_z.clamp(-3.6, 3.2);
        let days = f64::from(self.age.0);
        if let Some(length) = value(Indicator::LengthForAge, self.sex, days, self.length_z) {
            // Nobody shrinks.
            self.length_centimetres = self.length_centimetres.max(length);
        }
    }

    fn weight_kilograms(&self) -> f64 {
        let (indicator, at) = if self.age.0 < 731 {
            (Indicator::WeightForLength, self.length_centimetres.clamp(45.0, 110.0))
        } else {
            (Indicator::WeightForHeight, self.length_centimetres.clamp(65.0, 120.0))
        };
        value(indicator, self.sex, at * 10.0, self.thinness_z).unwrap_or(10.0)
    }

    /// Head circumference, read to the millimetre.
    pub fn head(&self, rng: &mut Rng) -> Millimetres {
        let head = value(Indicator::HeadForAge, self.sex, f64::from(self.age.0), self.head_z);
        millimetres(head.unwrap_or(46.0) + normal(rng) * 0.15)
    }

    /// Arm circumference, read to the millimetre; thin children have thin arms.
    pub fn arm(&self, rng: &mut Rng) -> Millimetres {
        let z = self.thinness_z * 0.85 - 0.1;
        let arm = value(Indicator::ArmForAge, self.sex, f64::from(self.age.0.max(91)), z);
        millimetres(arm.unwrap_or(14.5) + normal(rng) * 0.15)
    }
}

impl Measurer {
    /// Someone.
    pub fn new(rng: &mut Rng) -> Self {
        Self { rounds_length: 0.1 + rng.f64() * 0.6, rounds_weight: rng.f64() * 0.4 }
    }

    /// A weight: to 50 g, or to half a kilogram by a rounder.
    pub fn weight(&self, rng: &mut Rng, body: &Body) -> Grams {
        let weight = body.weight_kilograms() + normal(rng) * 0.06;
        let step = if rng.f64() < self.rounds_weight * 0.4 { 500 } else { 50 };
        Grams(whole(weight * 1000.0 / f64::from(step)) * step)
    }

    /// A length: to the millimetre, or to half a centimetre by a rounder; standing is 0.7 cm less than lying.
    pub fn length(&self, rng: &mut Rng, body: &Body, position: Option<Position>) -> Millimetres {
        let lying = if body.age.0 < 731 { 0.0 } else { 0.7 };
        let standing = if position == Some(Position::Standing) { 0.7 } else { 0.0 };
        let true_length = body.length_centimetres + lying - standing;
        let read = true_length + normal(rng) * 0.25;
        let step = if rng.f64() < self.rounds_length { 5 } else { 1 };
        Millimetres(whole(read * 10.0 / f64::from(step)) * step)
    }
}

/// The value at z in WHO's tables, in kg or cm; `at` in days, or millimetres for weight-for-length.
fn value(indicator: Indicator, sex: Sex, at: f64, z: f64) -> Option<f64> {
    tumbuh::growth::distribution(indicator, Standard::Who2006, sex, whole(at))
        .map(|row| row.value(z.clamp(-3.8, 3.8)))
}

/// A standard normal number (sum of twelve uniform ones, less six).
fn normal(rng: &mut Rng) -> f64 {
    (0..12).map(|_| rng.f64()).sum::<f64>() - 6.0
}
