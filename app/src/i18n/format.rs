//! Numbers, dates and ages as people of each language write them.

use tumbuh::age::{AgeDays, CivilDate, CompletedMonths};
use tumbuh::language::Language;
use tumbuh::unit::{Grams, Millimetres};

/// `24 Nov 2025`.
#[must_use]
pub fn date(language: Language, date: CivilDate) -> String {
    language.date(date)
}

/// An age in completed months as it is said: days in the first month, years from two on.
#[must_use]
pub fn age(language: Language, birth: CivilDate, on: CivilDate) -> String {
    let (Some(months), Some(days)) = (CompletedMonths::between(birth, on), AgeDays::between(birth, on))
    else {
        return "–".into();
    };
    let (year, short_month, day) = match language {
        Language::Indonesian => ("th", "bln", "hari"),
        Language::English => ("y", "mo", "days"),
    };
    match (months.0, months.0 / 12, months.0 % 12) {
        (0, ..) => format!("{} {day}", days.0),
        (months, 0 | 1, _) => format!("{months} {short_month}"),
        (_, years, 0) => format!("{years} {year}"),
        (_, years, rest) => format!("{years} {year} {rest} {short_month}"),
    }
}

/// `Ibu Siti`: the mother as she is called, with the title once even where it was typed into the name.
#[must_use]
pub fn mother(language: Language, name: &str) -> String {
    let titled = name.split(' ').next().is_some_and(|first| {
        ["ibu", "bu", "ny", "ny.", "nyonya"].iter().any(|title| first.eq_ignore_ascii_case(title))
    });
    if titled { name.into() } else { format!("{} {name}", super::say(language, super::Text::Mother)) }
}

/// `7,25 kg`: one decimal, or as many as were weighed.
#[must_use]
pub fn kg(language: Language, weight: Grams) -> String {
    language.kg(weight)
}

/// `64,5 cm`.
#[must_use]
pub fn cm(language: Language, length: Millimetres) -> String {
    language.cm(length)
}

/// A z-score with two decimals and a true minus sign.
#[must_use]
pub fn z(language: Language, z: f64) -> String {
    let text = decimal(language, &fixed(z.abs(), 2));
    if z <= -0.005 { format!("−{text}") } else { text }
}

/// A number with so many decimals, halves away from zero. Whole numbers keep the float printer off the phone.
#[must_use]
pub fn fixed(value: f64, decimals: u8) -> String {
    let tens = 10_i64.pow(u32::from(decimals));
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "held well within 2^53")]
    let scaled = (value * tens as f64).round().clamp(-1e12, 1e12) as i64;
    let (whole, part) = (scaled.abs() / tens, scaled.abs() % tens);
    let sign = if scaled < 0 { "-" } else { "" };
    if decimals == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part:0width$}", width = usize::from(decimals))
    }
}

/// A change with its sign: `+200`, `−50`, `0`.
#[must_use]
pub fn signed(text: &str, negative: bool, zero: bool) -> String {
    match (zero, negative) {
        (true, _) => text.into(),
        (false, true) => format!("−{text}"),
        (false, false) => format!("+{text}"),
    }
}

/// A number written with a dot, with the decimal sign of the language.
#[must_use]
pub fn decimal(language: Language, text: &str) -> String {
    language.decimal(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_mother_has_her_title_once() {
        let called = |name| mother(Language::Indonesian, name);
        assert_eq!(called("Siti Aminah"), "Ibu Siti Aminah");
        for name in ["Ibu Siti", "ibu siti", "Ny. Siti"] {
            assert_eq!(called(name), name);
        }
        assert_eq!(called("Ibunda"), "Ibu Ibunda");
    }

    #[test]
    fn ages_are_said_as_people_say_them() {
        let on = day("2025-06-10");
        let said = |birth: &str| age(Language::Indonesian, day(birth), on);
        assert_eq!(said("2025-06-01"), "9 hari");
        assert_eq!(said("2024-01-10"), "17 bln");
        assert_eq!(said("2023-06-10"), "2 th");
        assert_eq!(said("2023-03-09"), "2 th 3 bln");
        assert_eq!(said("2025-06-11"), "–");
    }

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(kg(Language::Indonesian, Grams(7_250)), "7,25 kg");
        assert_eq!(cm(Language::English, Millimetres(645)), "64.5 cm");
        assert_eq!(z(Language::Indonesian, -2.134), "−2,13");
        assert_eq!(z(Language::Indonesian, -0.001), "0,00");
        assert_eq!(fixed(12.345, 1), "12.3");
        assert_eq!(fixed(-0.05, 1), "-0.1");
        assert_eq!(fixed(7.0, 0), "7");
        assert_eq!(fixed(3.004, 2), "3.00");
    }
}
