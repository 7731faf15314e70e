//! The engine: which row of which table, the z there, its flag and its category.

mod place;

pub(crate) use place::{FIRST_HEIGHT_DAY, LYING_EXCESS};

use place::{At, Place};

use super::assessment::{
    Assessment, LengthAdjustment, MonthDifference, MonthReading, Nutrition, NutritionBasis, Provenance,
    Score, Scores,
};
use super::category::{ArmStatus, Category, NutritionStatus};
use super::indicator::{Indicator, Standard};
use super::lms::Lms;
use super::normal::percentile;
use super::reading::{Age, Reading, Subject};
use super::tables::{Table, Tables};
use super::warning::{Warning, Warnings};
use crate::age::{CivilDate, CompletedMonths};
use crate::sex::Sex;
use crate::unit::Millimetres;

/// Assesses what was measured of a child on a day.
///
/// Never fails: whatever cannot be said is `None`, and [`Assessment::warnings`] says why.
#[must_use]
pub fn assess(subject: &Subject, on: CivilDate, reading: &Reading) -> Assessment {
    match Age::between(subject.birth_date, on) {
        Some(age) => assess_at(subject.sex, Some(age), reading),
        None => Assessment { warnings: Warnings::from_iter([Warning::BeforeBirth]), ..blank(None) },
    }
}

/// Assesses what was measured of a child of known or unknown age; without an age, only weight for length.
#[must_use]
pub fn assess_at(sex: Sex, age: Option<Age>, reading: &Reading) -> Assessment {
    let exam = Exam {
        tables: Tables::get(),
        sex,
        reading: without_zeros(reading),
        arm_status: age.and_then(|age| arm_status(age, reading)),
    };
    let now = At::new(age.map_or(Place::Unknown, Place::of_age), &exam.reading);
    let then = age.map(|age| {
        let place = Place::of_month(age.months);
        let at = if place == now.place { now } else { At::new(place, &exam.reading) };
        (age.months, at)
    });
    let score = |slot| exam.score(slot, &now, then.as_ref());
    let scores = Scores {
        weight_for_age: score(Slot::Weight),
        length_for_age: score(Slot::Length),
        weight_for_length: score(Slot::WeightForLength),
        bmi_for_age: score(Slot::Bmi),
        head_for_age: score(Slot::Head),
        arm_for_age: score(Slot::Arm),
        triceps_for_age: score(Slot::Triceps),
        subscapular_for_age: score(Slot::Subscapular),
    };
    Assessment {
        standard: now.place.standard(),
        length: now.length,
        nutrition: exam.nutrition(&scores),
        warnings: exam.warnings(&now, &scores),
        scores,
        ..blank(age)
    }
}

/// One score of WHO 2007 at an age in months with its fraction, for whoever knows only that; 60 to 228 months
/// (weight to 120). `None` for the other indicators, outside those months, and for weight and BMI with oedema.
#[must_use]
pub fn school_score(indicator: Indicator, sex: Sex, months: f64, reading: &Reading) -> Option<Score> {
    let slot = match indicator {
        Indicator::WeightForAge => Slot::Weight,
        Indicator::LengthForAge => Slot::Length,
        Indicator::BmiForAge => Slot::Bmi,
        _ => return None,
    };
    let exam = Exam { tables: Tables::get(), sex, reading: without_zeros(reading), arm_status: None };
    exam.score(slot, &At::new(Place::Month(months), &exam.reading), None)
}

fn blank(age: Option<Age>) -> Assessment {
    Assessment {
        provenance: Provenance::CURRENT,
        age,
        standard: None,
        length: None,
        scores: Scores::default(),
        nutrition: None,
        warnings: Warnings::default(),
    }
}

fn without_zeros(reading: &Reading) -> Reading {
    Reading {
        weight: reading.weight.filter(|weight| weight.0 > 0),
        length: reading.length.filter(|length| length.0 > 0),
        head: reading.head.filter(|head| head.0 > 0),
        arm: reading.arm.filter(|arm| arm.0 > 0),
        triceps: reading.triceps.filter(|fold| fold.0 > 0),
        subscapular: reading.subscapular.filter(|fold| fold.0 > 0),
        ..*reading
    }
}

fn arm_status(age: Age, reading: &Reading) -> Option<ArmStatus> {
    let arm = reading.arm.filter(|arm| arm.0 > 0)?;
    ArmStatus::of(arm, age.months)
}

/// The places for scores in [`Scores`].
#[derive(Clone, Copy, PartialEq)]
enum Slot {
    Weight,
    Length,
    WeightForLength,
    Bmi,
    Head,
    Arm,
    Triceps,
    Subscapular,
}

/// One child's reading with the tables to hold it against.
struct Exam {
    tables: &'static Tables,
    sex: Sex,
    reading: Reading,
    arm_status: Option<ArmStatus>,
}

impl Exam {
    #[inline]
    fn score(&self, slot: Slot, now: &At, then: Option<&(CompletedMonths, At)>) -> Option<Score> {
        let value = self.value(slot, now)?;
        let row = self.row(slot, now)?;
        let indicator = indicator(slot, now);
        let z = z(indicator, row, value);
        let z_rounded = hundredths(z);
        let (lowest, highest) = indicator.plausible_z();
        let category = self.category(indicator, now, z);
        let by_month = then.and_then(|(months, at)| self.by_month(slot, now, z, category, *months, at));
        Some(Score {
            indicator,
            standard: if matches!(now.place, Place::Month(_)) {
                Standard::Who2007
            } else {
                Standard::Who2006
            },
            value,
            median: row.m,
            z,
            z_rounded,
            implausible: z_rounded < lowest || z_rounded > highest,
            percentile: percentile(z),
            category,
            by_month,
        })
    }

    fn by_month(
        &self,
        slot: Slot,
        now: &At,
        z_now: f64,
        category_now: Option<Category>,
        months: CompletedMonths,
        at: &At,
    ) -> Option<MonthReading> {
        let same_row = at.place == now.place
            || (slot == Slot::WeightForLength && at.by_height == now.by_height && at.length == now.length);
        let indicator = indicator(slot, at);
        let z = if same_row { z_now } else { z(indicator, self.row(slot, at)?, self.value(slot, at)?) };
        let category = self.category(indicator, at, z);
        let difference = (category != category_now).then(|| {
            if at.place.standard() != now.place.standard() {
                MonthDifference::FiveYears
            } else if at.by_height != now.by_height {
                MonthDifference::TwoYears
            } else {
                MonthDifference::DaysSinceWholeMonth
            }
        });
        Some(MonthReading { months, z, category, difference })
    }

    /// The value in the indicator's unit; `None` when not measured, or when oedema makes its weight meaningless.
    fn value(&self, slot: Slot, at: &At) -> Option<f64> {
        let reading = &self.reading;
        let weight = || {
            let swollen = reading.oedema.is_present();
            reading.weight.filter(|_| !swollen).map(|weight| weight.kilograms())
        };
        let length = || at.length.filter(|length| length.millimetres.0 > 0);
        match slot {
            Slot::Weight => weight(),
            Slot::WeightForLength => length().and_then(|_| weight()),
            Slot::Length => length().map(|length| length.millimetres.centimetres()),
            Slot::Bmi => {
                let metres = length()?.millimetres.centimetres() / 100.0;
                Some(weight()? / (metres * metres))
            }
            Slot::Head => reading.head.map(Millimetres::centimetres),
            Slot::Arm => reading.arm.map(Millimetres::centimetres),
            Slot::Triceps => reading.triceps.map(|fold| fold.millimetres()),
            Slot::Subscapular => reading.subscapular.map(|fold| fold.millimetres()),
        }
    }

    fn row(&self, slot: Slot, at: &At) -> Option<Lms> {
        if let (Slot::WeightForLength, Place::Day(_) | Place::Unknown) = (slot, at.place) {
            let table = if at.by_height { Table::WeightForHeight } else { Table::WeightForLength };
            return self.tables.row(table, self.sex, at.length?.millimetres.0);
        }
        match at.place {
            Place::Unknown => None,
            Place::Day(day) => self.tables.row(day_table(slot)?, self.sex, day),
            Place::Month(month) => self.tables.between(month_table(slot)?, self.sex, month),
        }
    }

    fn category(&self, indicator: Indicator, at: &At, z: f64) -> Option<Category> {
        match at.place {
            Place::Month(_) => Category::of_school_age(indicator, z),
            _ if indicator == Indicator::ArmForAge => self.arm_status.map(Category::Arm),
            _ => Category::of_under_five(indicator, z),
        }
    }

    fn nutrition(&self, scores: &Scores) -> Option<Nutrition> {
        if self.reading.oedema.is_present() {
            return Some(Nutrition {
                status: NutritionStatus::SeverelyWasted,
                basis: NutritionBasis::Oedema,
            });
        }
        // An implausible weight or length says nothing until it is measured again.
        let believed = scores.weight_for_length.filter(|score| !score.implausible);
        let weight = match believed.and_then(|score| score.category) {
            Some(Category::Nutrition(status)) => Some(status),
            _ => None,
        };
        let arm = self.arm_status.map(NutritionStatus::from);
        match (weight, arm) {
            (Some(weight), arm) if arm.is_none_or(|arm| weight <= arm || arm == NutritionStatus::Good) => {
                Some(Nutrition { status: weight, basis: NutritionBasis::WeightForLength })
            }
            (_, Some(arm)) => Some(Nutrition { status: arm, basis: NutritionBasis::Arm }),
            _ => None,
        }
    }

    fn warnings(&self, now: &At, scores: &Scores) -> Warnings {
        let reading = &self.reading;
        let mut warnings = Warnings::default();
        let mut warn = |condition: bool, warning| {
            if condition {
                warnings.insert(warning);
            }
        };
        let swollen = reading.oedema.is_present();
        warn(swollen, Warning::Oedema);
        warn(now.place == Place::Unknown, Warning::AgeUnknown);
        let under_five = !matches!(now.place, Place::Month(_));
        if let (Some(length), true) = (now.length, under_five) {
            let unknown = length.adjustment == LengthAdjustment::PositionUnknown;
            let stood = reading.position.is_some();
            warn(unknown && stood, Warning::StandingUnderNineMonths);
            warn(unknown && !stood, Warning::PositionUnknown);
            let missing = reading.weight.is_some() && !swollen && scores.weight_for_length.is_none();
            warn(missing, Warning::LengthOutsideTable);
        }
        let too_old = matches!(now.place, Place::Month(month) if month > 228.0);
        warn(too_old, Warning::TooOld);
        if !too_old && now.place != Place::Unknown {
            let folds = (reading.triceps.is_some() && scores.triceps_for_age.is_none())
                || (reading.subscapular.is_some() && scores.subscapular_for_age.is_none());
            let arm = reading.arm.is_some() && scores.arm_for_age.is_none();
            warn(arm || (folds && cfg!(feature = "skinfold")), Warning::ArmOutsideAges);
            warn(reading.head.is_some() && scores.head_for_age.is_none(), Warning::HeadOutsideAges);
            let weight = reading.weight.is_some() && !swollen && scores.weight_for_age.is_none();
            warn(weight, Warning::WeightOutsideAges);
        }
        for score in scores.iter() {
            warn(score.implausible, Warning::Implausible { indicator: score.indicator });
        }
        warnings
    }
}

fn indicator(slot: Slot, at: &At) -> Indicator {
    match slot {
        Slot::Weight => Indicator::WeightForAge,
        Slot::Length => Indicator::LengthForAge,
        Slot::WeightForLength if at.by_height => Indicator::WeightForHeight,
        Slot::WeightForLength => Indicator::WeightForLength,
        Slot::Bmi => Indicator::BmiForAge,
        Slot::Head => Indicator::HeadForAge,
        Slot::Arm => Indicator::ArmForAge,
        Slot::Triceps => Indicator::TricepsForAge,
        Slot::Subscapular => Indicator::SubscapularForAge,
    }
}

fn day_table(slot: Slot) -> Option<Table> {
    match slot {
        Slot::Weight => Some(Table::WeightForAge),
        Slot::Length => Some(Table::LengthForAge),
        Slot::Bmi => Some(Table::BmiForAge),
        Slot::Head => Some(Table::HeadForAge),
        Slot::Arm => Some(Table::ArmForAge),
        Slot::Triceps => Some(Table::Triceps),
        Slot::Subscapular => Some(Table::Subscapular),
        Slot::WeightForLength => None,
    }
}

fn month_table(slot: Slot) -> Option<Table> {
    match slot {
        Slot::Weight => Some(Table::SchoolWeight),
        Slot::Length => Some(Table::SchoolHeight),
        Slot::Bmi => Some(Table::SchoolBmi),
        _ => None,
    }
}

fn z(indicator: Indicator, row: Lms, value: f64) -> f64 {
    if indicator.is_linear_beyond_three_sd() { row.z_linear_beyond_three_sd(value) } else { row.z(value) }
}

/// At two decimals, halves away from zero, and never minus zero.
fn hundredths(z: f64) -> f64 {
    (z * 100.0).round() / 100.0 + 0.0
}

#[cfg(test)]
mod tests;
