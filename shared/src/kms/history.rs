//! One child's weighings, month by month.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::settings::KmsSettings;
use crate::age::{CivilDate, CompletedMonths};
use crate::growth::{Age, Reading, Subject, assess};
use crate::language::Language;
use crate::unit::Grams;

/// One weight on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Weighing {
    /// The day of the session.
    pub date: CivilDate,
    /// The weight.
    #[serde(rename = "weightGrams")]
    pub weight: Grams,
}

/// What a weighing says of the month before it: exactly one of four, so D = N + T + O + B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// N (naik): gained at least the minimal gain, or followed its band.
    Gained,
    /// T (tidak naik): lost, stayed, or gained too little.
    NotGained,
    /// O: weighed now, but not in the calendar month before.
    NotWeighedLastMonth,
    /// B: weighed for the first time ever.
    First,
}

/// One month on the card.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct KmsMonth {
    /// The weighing that counts.
    pub weighing: Weighing,
    /// Age at it.
    pub age: Age,
    /// z of weight for age, unrounded.
    pub z: Option<f64>,
    /// The strip between SD lines: -4 below -3 SD, -3 from -3 to below -2, ... 2 from +2 to below +3, 3 from +3 SD.
    pub band: Option<i8>,
    /// Grams since last month's weighing; `None` when there was none.
    pub gain_grams: Option<i64>,
    /// The minimal gain (KBM) for this age and sex.
    pub minimal_gain_grams: Option<Grams>,
    /// N, T, O or B.
    pub outcome: Outcome,
    /// 2T: T this month and T in the month before.
    pub twice_not_gained: bool,
    /// BGM: below the red line.
    pub below_red_line: bool,
    /// Above the orange line.
    pub above_orange_line: bool,
}

impl KmsMonth {
    /// Whether the card says to refer: T, below the red line, or above the orange one.
    #[must_use]
    pub fn needs_referral(&self) -> bool {
        self.outcome == Outcome::NotGained || self.below_red_line || self.above_orange_line
    }
}

impl Outcome {
    /// The letter on the card.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::Gained => "N",
            Self::NotGained => "T",
            Self::NotWeighedLastMonth => "O",
            Self::First => "B",
        }
    }

    /// What it means.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Gained => ("berat badan naik", "weight gained"),
            Self::NotGained => ("berat badan tidak naik", "weight not gained enough"),
            Self::NotWeighedLastMonth => ("bulan lalu tidak ditimbang", "not weighed last month"),
            Self::First => ("baru pertama kali ditimbang", "weighed for the first time"),
        };
        language.pick(indonesian, english)
    }
}

/// The age at which the card ends.
const LAST_MONTH: CompletedMonths = CompletedMonths(59);

/// The card of a child: one entry for each calendar month with a weighing at 0 to 59 completed months, oldest first.
///
/// The weighings may come in any order; weighings before birth are not the child's and are left out.
#[must_use]
pub fn months(subject: &Subject, weighings: &[Weighing], settings: &KmsSettings) -> Vec<KmsMonth> {
    // A card is short, and the general sort costs a phone 4 kB.
    let mut ordered: Vec<Weighing> = Vec::new();
    for weighing in weighings.iter().filter(|weighing| weighing.weight.0 > 0) {
        let place = ordered.partition_point(|other| other.date <= weighing.date);
        ordered.insert(place, *weighing);
    }
    let mut card: Vec<KmsMonth> = Vec::new();
    for (index, weighing) in ordered.iter().enumerate() {
        let month = weighing.date.month_index();
        let replaced = ordered.get(index + 1).is_some_and(|later| later.date.month_index() == month);
        if let (false, Some(age)) = (replaced, Age::between(subject.birth_date, weighing.date))
            && age.months <= LAST_MONTH
        {
            let entry = entry(subject, *weighing, age, card.last(), settings);
            card.push(entry);
        }
    }
    card
}

fn entry(
    subject: &Subject,
    weighing: Weighing,
    age: Age,
    previous: Option<&KmsMonth>,
    settings: &KmsSettings,
) -> KmsMonth {
    let reading = Reading { weight: Some(weighing.weight), ..Reading::default() };
    let z = assess(subject, weighing.date, &reading).scores.weight_for_age.map(|score| score.z);
    let minimal_gain = settings.minimal_gains.at(subject.sex, age.months);
    let last_month =
        previous.filter(|previous| previous.weighing.date.month_index() + 1 == weighing.date.month_index());
    let gain = last_month.map(|last| i64::from(weighing.weight.0) - i64::from(last.weighing.weight.0));
    let outcome = match (gain, previous) {
        (_, None) => Outcome::First,
        (None, Some(_)) => Outcome::NotWeighedLastMonth,
        (Some(gain), Some(last)) => {
            let enough = minimal_gain.is_some_and(|minimal| gain >= i64::from(minimal.0));
            if gain > 0 && (enough || follows_band(last.z, z, settings)) {
                Outcome::Gained
            } else {
                Outcome::NotGained
            }
        }
    };
    let twice =
        outcome == Outcome::NotGained && last_month.is_some_and(|last| last.outcome == Outcome::NotGained);
    KmsMonth {
        weighing,
        age,
        z,
        band: z.map(band),
        gain_grams: gain,
        minimal_gain_grams: minimal_gain,
        outcome,
        twice_not_gained: twice,
        below_red_line: z.is_some_and(|z| z < f64::from(settings.red_line_sd)),
        above_orange_line: z.is_some_and(|z| z > f64::from(settings.orange_line_sd)),
    }
}

fn follows_band(before: Option<f64>, now: Option<f64>, settings: &KmsSettings) -> bool {
    let (Some(before), Some(now)) = (before, now) else {
        return false;
    };
    let tolerance = f64::from(settings.band_tolerance_hundredths) / 100.0;
    band(now) >= band(before) && now >= before - tolerance
}

fn band(z: f64) -> i8 {
    #[expect(clippy::cast_possible_truncation, reason = "held between -4 and 3")]
    let band = z.floor().clamp(-4.0, 3.0) as i8;
    band
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sex::Sex;

    fn date(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    fn boy() -> Subject {
        Subject { sex: Sex::Male, birth_date: date("2024-01-10") }
    }

    fn card(weighings: &[(&str, u32)]) -> Vec<KmsMonth> {
        let weighings: Vec<_> = weighings
            .iter()
            .map(|(day, grams)| Weighing { date: date(day), weight: Grams(*grams) })
            .collect();
        months(&boy(), &weighings, &KmsSettings::default())
    }

    fn letters(weighings: &[(&str, u32)]) -> alloc::string::String {
        card(weighings).iter().map(|month| month.outcome.letter()).collect()
    }

    #[test]
    fn the_first_is_b_a_gap_is_o_and_the_minimal_gain_decides() {
        // Age 6 months on 10 July: KBM 400 g, well above what following the band would need at this weight.
        assert_eq!(letters(&[("2024-06-10", 8_500), ("2024-07-10", 8_900)]), "BN");
        assert_eq!(letters(&[("2024-06-10", 8_500), ("2024-07-10", 8_501)]), "BT");
        assert_eq!(letters(&[("2024-05-10", 8_000), ("2024-07-10", 9_000)]), "BO");
        assert_eq!(letters(&[("2024-06-10", 8_500), ("2024-07-10", 8_500)]), "BT");
        assert_eq!(letters(&[("2024-06-10", 8_500), ("2024-07-10", 8_400)]), "BT");
        assert_eq!(letters(&[]), "");
    }

    #[test]
    fn following_the_band_is_a_gain_below_the_minimal_one() {
        // From 20 to 21 months a boy at the median who keeps his place gains slightly less than the 200 g of the card.
        let month = card(&[("2025-09-10", 11_400), ("2025-10-10", 11_580)]);
        assert_eq!(month[1].gain_grams, Some(180));
        assert_eq!(month[1].minimal_gain_grams, Some(Grams(200)));
        assert_eq!(month[1].outcome, Outcome::Gained);
        let sinking = card(&[("2025-09-10", 12_300), ("2025-10-10", 12_310)]);
        assert_eq!(sinking[0].band, sinking[1].band);
        assert_eq!(sinking[1].outcome, Outcome::NotGained);
    }

    #[test]
    fn twice_not_gained_needs_months_in_a_row() {
        let flat = card(&[
            ("2024-06-10", 8_500),
            ("2024-07-10", 8_500),
            ("2024-08-10", 8_500),
            ("2024-10-10", 8_500),
            ("2024-11-10", 8_500),
        ]);
        let twice: Vec<_> = flat.iter().map(|month| month.twice_not_gained).collect();
        assert_eq!(twice, [false, false, true, false, false]);
    }

    #[test]
    fn a_month_is_a_calendar_month_and_its_last_weighing_counts() {
        let month = card(&[("2024-07-31", 8_900), ("2024-06-01", 8_000), ("2024-06-28", 8_500)]);
        assert_eq!(month.len(), 2);
        assert_eq!((month[0].weighing.weight, month[1].gain_grams), (Grams(8_500), Some(400)));
        assert_eq!(card(&[("2024-01-09", 3_000), ("2029-01-10", 18_000)]), []);
        assert_eq!(card(&[("2029-01-09", 18_000)]).len(), 1);
    }

    #[test]
    fn coloured_lines_and_t_ask_for_referral() {
        let month = |grams| card(&[("2024-07-10", grams)])[0];
        // Boys at day 182: SD-2 6.4 kg, SD+1 8.9 kg.
        assert!(month(6_300).below_red_line && month(6_300).needs_referral());
        assert!(!month(7_900).needs_referral());
        assert!(month(9_000).above_orange_line && month(9_000).needs_referral());
        let old_card = KmsSettings { red_line_sd: -3, ..KmsSettings::default() };
        let weighing = Weighing { date: date("2024-07-10"), weight: Grams(6_300) };
        assert!(!months(&boy(), &[weighing], &old_card)[0].below_red_line);
    }

    #[test]
    fn bands_are_strips_between_sd_lines() {
        for (z, expected) in
            [(-9.0, -4), ((-3.0_f64).next_up(), -3), (-3.0, -3), (-0.1, -1), (0.0, 0), (7.0, 3)]
        {
            assert_eq!(band(z), expected, "{z}");
        }
    }
}
