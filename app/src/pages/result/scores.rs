//! Each index of an assessment: category in words, colour and icon, plain advice, and a small z.

use leptos::prelude::*;
use tumbuh::doubt::usual_position;
use tumbuh::growth::{
    ArmStatus, Assessment, Category, Indicator, LengthStatus, Level, Nutrition, Position, Score,
};
use tumbuh::language::Language;

use crate::dom::{IntoPiece, Piece, view};
use crate::i18n::{self, Phrase, Text, say, t, tell, use_language};
use crate::store::use_store;
use crate::ui::{Badge, Tone};

/// The indices as a list.
#[component]
pub fn ScoreList(
    /// What the engine said.
    assessment: Assessment,
) -> Piece {
    let scores: Vec<Score> = assessment.scores.iter().copied().collect();
    let by_height = assessment.age.is_some_and(|age| usual_position(age.days) == Position::Standing);
    let oedema =
        assessment.nutrition.filter(|nutrition| nutrition.basis == tumbuh::growth::NutritionBasis::Oedema);
    view! {
        <ul class="scores">
            {oedema.map(|nutrition| view! { <NutritionRow nutrition=nutrition /> })}
            {scores
                .into_iter()
                .map(|score| view! { <ScoreRow score=score by_height=by_height /> })
                .collect::<Piece>()}
        </ul>
    }
}

#[component]
fn NutritionRow(nutrition: Nutrition) -> Piece {
    let language = use_language();
    let category = Category::Nutrition(nutrition.status);
    view! {
        <li class="score">
            <div class="row wrap apart">
                <span class="strong">{say(language, Text::Nutrition)}</span>
                <Badge tone=category.level().into() words=category_words(language, category) />
            </div>
            <p>{nutrition.basis.words(language)}</p>
        </li>
    }
}

#[component]
fn ScoreRow(score: Score, by_height: bool) -> Piece {
    let language = use_language();
    let advice = score
        .category
        .filter(|category| category.level() != Level::Good && !score.implausible)
        .map(|category| view! { <p>{category.advice(language)}</p> });
    view! {
        <li class="score">
            <p class="name">
                <span class="strong">{code(score.indicator, by_height)}</span>
                " "
                <span class="tiny">{score.indicator.name(language)}</span>
            </p>
            <div class="row apart">
                <CategoryBadge category=score.category />
                <span class="z number">
                    {tell(language, &Phrase::ZScore { z: i18n::z(language, score.z_rounded) })}
                </span>
            </div>
            {advice}
            {by_month(language, &score)}
        </li>
    }
}

/// A category in its colour, or a word for none; a short child is always "to be confirmed".
#[component]
pub fn CategoryBadge(
    /// The category.
    category: Option<Category>,
) -> Piece {
    let language = use_language();
    let badge = category.map(|category| {
        let words = category_words(language, category);
        view! { <Badge tone=Tone::from(category.level()) words=words /> }
    });
    badge.into_piece()
}

/// The name of a category as a screen shows it: stunting is a physician's diagnosis, so "short" awaits confirmation.
#[must_use]
pub fn category_words(language: Language, category: Category) -> String {
    let name = match category {
        Category::Arm(ArmStatus::Normal) => say(language, Text::Normal),
        _ => category.name(language),
    };
    let name = capital(name);
    match category {
        Category::Length(LengthStatus::Short | LengthStatus::VeryShort) => {
            format!("{name}, {}", say(language, Text::ToBeConfirmed))
        }
        _ => name,
    }
}

/// With a capital first letter.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| core::iter::once(first.to_ascii_uppercase()).chain(letters).collect())
        .unwrap_or_default()
}

/// The code of an index on Indonesian cards: length while lying, height from two years on.
#[must_use]
pub fn code(indicator: Indicator, by_height: bool) -> &'static str {
    match (indicator, by_height) {
        (Indicator::LengthForAge, true) => "TB/U",
        (Indicator::LengthForAge, false) => "PB/U",
        _ => indicator.code(),
    }
}

/// The reading by completed months, shown only when it differs, with why.
fn by_month(language: Language, score: &Score) -> Option<Piece> {
    let month = score.by_month?;
    let difference = month.difference?;
    let category = month.category.map(|category| category_words(language, category)).unwrap_or_default();
    let reading = Phrase::MonthReading { category, z: i18n::z(language, month.z) };
    Some(view! {
        <div class="by-month">
            <p>
                <span class="strong">{say(language, Text::ByMonth)}": "</span>
                {tell(language, &reading)}
            </p>
            <p class="tiny">{difference.words(language)}</p>
        </div>
    })
}

/// What was done to the length, the warnings, and which rules and tables were used.
#[component]
pub fn AssessmentNotes(
    /// What the engine said.
    assessment: Assessment,
) -> Piece {
    let language = use_language();
    let adjusted =
        assessment.length.filter(|length| length.adjustment != tumbuh::growth::LengthAdjustment::AsMeasured);
    let adjusted = adjusted.map(|length| {
        view! {
            <p class="quiet">
                <span class="strong">
                    {say(language, Text::ComparedLength)}": "{i18n::cm(language, length.millimetres)}
                </span>
                " · "
                {length.adjustment.words(language)}
            </p>
        }
    });
    let provenance = assessment.provenance;
    let tables = provenance.tables.to_string();
    let provenance = tell(language, &Phrase::Engine { engine: provenance.engine.0, tables });
    let settings = use_store().session().with_untracked(|session| {
        let date = i18n::date(language, session.as_ref()?.regency.settings_from);
        Some(tell(language, &Phrase::SettingsUsed { date }))
    });
    view! {
        {adjusted}
        <p class="tiny engine">{provenance} " " {settings}</p>
    }
}

/// What to know beside the scores, each in words.
#[component]
pub fn Warnings(
    /// What the engine said.
    assessment: Assessment,
) -> Piece {
    let said = assessment
        .warnings
        .words(use_language())
        .into_iter()
        .map(|words| {
            view! {
                <crate::ui::Notice tone=Tone::Concern>
                    <p>{words}</p>
                </crate::ui::Notice>
            }
        })
        .collect::<Piece>();
    let nothing = (assessment.scores.iter().next().is_none() && assessment.nutrition.is_none())
        .then(|| view! { <p class="quiet">{t(Text::NothingAssessed)}</p> });
    view! { {said} {nothing} }
}
