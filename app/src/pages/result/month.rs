//! The month on the weight card: N, T, O or B in words, 2T, red and orange line.

use leptos::prelude::*;
use tumbuh::kms::{KmsMonth, Outcome};
use tumbuh::language::Language;

use crate::dom::{Piece, view};
use crate::i18n::{self, Phrase, Text, say, t, tell, use_language};
use crate::ui::{Badge, Tone};

/// The month in words.
#[component]
pub fn MonthCard(
    /// The month.
    month: KmsMonth,
) -> Piece {
    let language = use_language();
    let tone = match month.outcome {
        Outcome::Gained => Tone::Good,
        Outcome::NotGained => Tone::Concern,
        Outcome::NotWeighedLastMonth | Outcome::First => Tone::Unknown,
    };
    let outcome = format!("{} · {}", month.outcome.letter(), month.outcome.words(language));
    let signs = [
        (month.twice_not_gained, Tone::Concern, Text::TwiceNotGained),
        (month.below_red_line, Tone::Concern, Text::BelowRed),
        (month.above_orange_line, Tone::Watch, Text::AboveOrange),
    ];
    let signs: Vec<Piece> = signs
        .into_iter()
        .filter(|(holds, ..)| *holds)
        .map(|(_, tone, text)| view! { <Badge tone=tone words=say(language, text) /> })
        .collect();
    view! {
        <section class="card stack month">
            <h2>{t(Text::MonthlyWeight)}</h2>
            <div class="row wrap"><Badge tone=tone words=outcome /> {signs}</div>
            <p class="quiet number">{gain(language, &month)}</p>
        </section>
    }
}

fn gain(language: Language, month: &KmsMonth) -> Option<String> {
    let gain = month.gain_grams?;
    let gain = i18n::signed(&gain.unsigned_abs().to_string(), gain < 0, gain == 0) + " g";
    let phrase = match month.minimal_gain_grams {
        Some(minimal) => Phrase::GainOf { gain, minimal: format!("{} g", minimal.0) },
        None => Phrase::Gain { gain },
    };
    Some(tell(language, &phrase))
}
