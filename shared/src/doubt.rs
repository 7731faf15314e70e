//! Doubts that a reading raises at entry: asked while the child is still on the scale, never a reason to block.

use alloc::vec::Vec;

use crate::age::{AgeDays, CivilDate};
use crate::child::Child;
use crate::growth::{DAYS_PER_MONTH, FIRST_HEIGHT_DAY, Indicator, LYING_EXCESS, Position, assess};
use crate::language::Language;
use crate::measurement::{Doubt, Measurement};
use crate::unit::{Grams, Millimetres};

/// Two readings of one length by one trained measurer differ by up to this much; less is no shrinking.
///
/// Source: WHO Multicentre Growth Reference Study, maximum allowable difference between two length readings, 7 mm.
const LENGTH_ERROR: u32 = 7;

/// How far weight may leave the path of the median in a month.
const JUMP_PER_MONTH: f64 = 0.15;

/// What to ask about `entry`, given the child's `earlier` standing readings (in any order, `entry` not among them).
#[must_use]
pub fn doubts(child: &Child, earlier: &[Measurement], entry: &Measurement, today: CivilDate) -> Vec<Doubt> {
    let before = |has: fn(&Measurement) -> bool| {
        earlier.iter().filter(|past| past.date < entry.date && has(past)).max_by_key(|past| past.date)
    };
    let last = before(|_| true);
    let last_weighed = before(|past| past.weight_grams.is_some());
    let last_length = before(|past| past.length_millimetres.is_some());
    let swapped = looks_swapped(entry.weight_grams, entry.length_millimetres);
    let implausible =
        || assess(&child.subject(), entry.date, &entry.reading()).scores.iter().any(|s| s.implausible);

    let asked = [
        (Doubt::DateBeforeBirth, entry.date < child.birth_date),
        (Doubt::DateInFuture, entry.date > today),
        (Doubt::WeightAndHeightSwapped, swapped),
        (Doubt::PositionUnusualForAge, unusual_position(child, entry)),
        (Doubt::HeightShrank, !swapped && last_length.is_some_and(|past| shrank(child, past, entry))),
        (Doubt::WeightJumped, !swapped && last_weighed.is_some_and(|past| jumped(child, past, entry))),
        (Doubt::SameAsLastTime, last.is_some_and(|past| same(past, entry))),
        (
            Doubt::SecondThisMonth,
            earlier.iter().any(|past| past.date.month_index() == entry.date.month_index()),
        ),
        (Doubt::Implausible, !swapped && implausible()),
    ];
    asked.into_iter().filter_map(|(doubt, holds)| holds.then_some(doubt)).collect()
}

/// No child weighs as many kilograms as it measures centimetres.
fn looks_swapped(weight: Option<Grams>, length: Option<Millimetres>) -> bool {
    match (weight, length) {
        (Some(weight), Some(length)) => weight.kilograms() > length.centimetres(),
        _ => false,
    }
}

fn unusual_position(child: &Child, entry: &Measurement) -> bool {
    let usual = child.age_on(entry.date).map(usual_position);
    entry.length_millimetres.is_some()
        && entry.position.is_some()
        && usual.is_some()
        && entry.position != usual
}

/// How a child of this age is measured: lying under two years, standing from then on.
#[must_use]
pub fn usual_position(age: AgeDays) -> Position {
    if age.0 < FIRST_HEIGHT_DAY { Position::Lying } else { Position::Standing }
}

fn shrank(child: &Child, past: &Measurement, entry: &Measurement) -> bool {
    match (lying(child, past), lying(child, entry)) {
        (Some(before), Some(now)) => now.saturating_add(LENGTH_ERROR) < before,
        _ => false,
    }
}

/// The length as if taken lying, so that readings of different positions compare.
fn lying(child: &Child, reading: &Measurement) -> Option<u32> {
    let position = reading.position.or_else(|| child.age_on(reading.date).map(usual_position))?;
    let standing = u32::from(position == Position::Standing) * LYING_EXCESS;
    reading.length_millimetres.map(|length| length.0.saturating_add(standing))
}

/// More than 15 % a month off the way the median of healthy children went: a newborn that gains a third in a month is
/// well, a three-year-old is not.
fn jumped(child: &Child, past: &Measurement, entry: &Measurement) -> bool {
    let (Some(before), Some(now)) = (past.weight_grams, entry.weight_grams) else {
        return false;
    };
    let median = |reading: &Measurement| {
        let scores = assess(&child.subject(), reading.date, &reading.weight_only()).scores;
        scores.get(Indicator::WeightForAge).map(|score| score.median)
    };
    let expected = match (median(past), median(entry)) {
        (Some(past), Some(now)) => now / past,
        _ => 1.0,
    };
    let days = entry.date.days_since_epoch() - past.date.days_since_epoch();
    let months = (f64::from(days) / DAYS_PER_MONTH).max(1.0);
    let change = f64::from(now.0) / f64::from(before.0.max(1)) / expected;
    change > 1.0 + JUMP_PER_MONTH * months || change < 1.0 / (1.0 + JUMP_PER_MONTH * months)
}

fn same(past: &Measurement, entry: &Measurement) -> bool {
    entry.weight_grams.is_some()
        && entry.length_millimetres.is_some()
        && past.weight_grams == entry.weight_grams
        && past.length_millimetres == entry.length_millimetres
}

impl Doubt {
    /// What to ask the person who measures.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::HeightShrank => (
                "Lebih pendek dari bulan lalu. Coba ukur sekali lagi.",
                "Shorter than last time. Please measure once more.",
            ),
            Self::WeightJumped => (
                "Berat berubah banyak sekali. Coba timbang sekali lagi.",
                "The weight changed a lot. Please weigh once more.",
            ),
            Self::WeightAndHeightSwapped => {
                ("Berat dan tinggi sepertinya tertukar.", "Weight and height look exchanged.")
            }
            Self::PositionUnusualForAge => (
                "Di bawah 2 tahun diukur terlentang, sesudahnya berdiri. Sudah benar?",
                "Under 2 years children are measured lying, later standing. Is this right?",
            ),
            Self::DateBeforeBirth => (
                "Tanggal ukur sebelum tanggal lahir. Periksa keduanya.",
                "Measured before birth. Check both dates.",
            ),
            Self::DateInFuture => (
                "Tanggal ini belum terjadi. Periksa tanggalnya.",
                "This date has not come yet. Check the date.",
            ),
            Self::SecondThisMonth => (
                "Sudah ada pengukuran bulan ini. Ini pengukuran kedua?",
                "There is a measurement this month already. Is this a second one?",
            ),
            Self::SameAsLastTime => (
                "Angkanya persis sama dengan yang lalu. Benar hasil ukur hari ini?",
                "Exactly the same as last time. Is it today's reading?",
            ),
            Self::Implausible => (
                "Angkanya jauh di luar kebiasaan anak seusia ini. Coba ukur sekali lagi.",
                "Far outside what children of this age measure. Please measure once more.",
            ),
        };
        language.pick(indonesian, english)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::MeasurementId;
    use crate::measurement::tests::measurement;
    use crate::samples::child;

    // The girl is born 2025-01-10; five months old at the first reading.
    fn at(date: &str, grams: u32, millimetres: u32) -> Measurement {
        Measurement {
            id: MeasurementId::new(u64::from(grams), [0; 10]),
            date: date.parse().unwrap(),
            weight_grams: Some(Grams(grams)),
            length_millimetres: Some(Millimetres(millimetres)),
            ..measurement(child().id)
        }
    }

    fn asked(earlier: &[Measurement], entry: &Measurement) -> Vec<Doubt> {
        doubts(&child(), earlier, entry, "2027-06-30".parse().unwrap())
    }

    #[test]
    fn an_ordinary_visit_raises_none() {
        let first = at("2025-06-10", 6_700, 640);
        assert_eq!(asked(&[], &first), []);
        assert_eq!(asked(&[first], &at("2025-07-10", 7_100, 655)), []);
    }

    #[test]
    fn heights_shrink_beyond_the_error_of_measuring() {
        let first = [at("2025-06-10", 6_700, 640)];
        assert_eq!(asked(&first, &at("2025-07-10", 7_100, 633)), []);
        assert_eq!(asked(&first, &at("2025-07-10", 7_100, 632)), [Doubt::HeightShrank]);
    }

    #[test]
    fn lying_and_standing_compare() {
        let lying = [at("2027-01-09", 11_000, 850)];
        let mut standing = at("2027-02-09", 11_100, 843);
        standing.position = Some(Position::Standing);
        assert_eq!(asked(&lying, &standing), []);
        standing.length_millimetres = Some(Millimetres(835));
        assert_eq!(asked(&lying, &standing), [Doubt::HeightShrank]);
    }

    #[test]
    fn weights_jump_against_the_way_of_the_median() {
        let newborn = [at("2025-01-12", 2_900, 490)];
        assert_eq!(asked(&newborn, &at("2025-02-11", 3_700, 530)), [], "28 % in the first month is growth");
        let older = [at("2026-06-10", 10_000, 800)];
        assert_eq!(asked(&older, &at("2026-07-10", 11_600, 805)), [], "the median gained 2 %");
        assert_eq!(asked(&older, &at("2026-07-10", 11_900, 805)), [Doubt::WeightJumped]);
        assert_eq!(asked(&older, &at("2026-07-10", 8_700, 805)), [Doubt::WeightJumped]);
        assert_eq!(asked(&older, &at("2026-09-10", 11_900, 815)), [], "three months for it");
    }

    #[test]
    fn exchanged_fields_are_said_once() {
        let first = [at("2026-06-10", 10_000, 800)];
        assert_eq!(asked(&first, &at("2026-07-10", 80_500, 102)), [Doubt::WeightAndHeightSwapped]);
    }

    #[test]
    fn dates_and_copies_are_asked_about() {
        let first = [at("2025-06-10", 6_700, 640)];
        assert_eq!(asked(&first, &at("2025-07-10", 6_700, 640)), [Doubt::SameAsLastTime]);
        assert_eq!(asked(&first, &at("2025-06-20", 6_800, 641)), [Doubt::SecondThisMonth]);
        assert_eq!(asked(&[], &at("2025-01-09", 3_000, 490)), [Doubt::DateBeforeBirth]);
        assert!(asked(&[], &at("2027-07-01", 11_500, 870)).contains(&Doubt::DateInFuture));
    }

    #[test]
    fn position_and_plausibility_are_asked_about() {
        let mut standing = at("2025-12-10", 8_500, 705);
        standing.position = Some(Position::Standing);
        assert_eq!(asked(&[], &standing), [Doubt::PositionUnusualForAge]);
        assert_eq!(asked(&[], &at("2025-12-10", 2_500, 705)), [Doubt::Implausible]);
    }
}
