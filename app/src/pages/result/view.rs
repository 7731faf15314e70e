//! A visit in words: used after measuring, in a child's history and by the calculator.

use leptos::prelude::*;
use tumbuh::growth::Assessment;
use tumbuh::visit::{Change, Visit};

use super::month::MonthCard;
use super::scores::{AssessmentNotes, ScoreList, Warnings};
use super::step::StepCard;
use crate::dom::{Piece, view};
use crate::i18n::{self, Phrase, Text, t, tell, use_language};

/// All that a visit says, what to do first.
#[component]
pub fn VisitView(
    /// The visit.
    visit: Visit,
    /// Whether earlier visits are known, so that "since last time" makes sense.
    #[prop(optional)]
    with_history: bool,
    /// What stands right below what to do.
    #[prop(optional_no_strip)]
    below: Option<Piece>,
) -> Piece {
    let assessed = visit.assessment.scores.iter().next().is_some() || visit.assessment.nutrition.is_some();
    let step = visit.step();
    let corrected = visit.corrected.map(|assessment| view! { <Corrected assessment=assessment /> });
    view! {
        {assessed.then(|| view! { <StepCard step=step findings=visit.findings /> })}
        {below}
        <Warnings assessment=visit.assessment />
        {with_history.then(|| view! { <Since change=visit.change /> })}
        {visit.month.map(|month| view! { <MonthCard month=month /> })}
        <section class="card">
            <h2>{t(Text::EachIndex)}</h2>
            <ScoreList assessment=visit.assessment />
        </section>
        {corrected}
        <AssessmentNotes assessment=visit.assessment />
    }
}

#[component]
fn Since(change: Option<Change>) -> Piece {
    let language = use_language();
    let words = change.map(|change| {
        let parts = [
            change.grams.map(|grams| {
                let text = i18n::signed(&grams.unsigned_abs().to_string(), grams < 0, grams == 0);
                format!("{text} g")
            }),
            change.millimetres.map(|millimetres| {
                let size = u32::try_from(millimetres.unsigned_abs()).unwrap_or(u32::MAX);
                let text = i18n::cm(language, tumbuh::unit::Millimetres(size));
                i18n::signed(&text, millimetres < 0, millimetres == 0)
            }),
            Some(tell(language, &Phrase::InDays { days: change.days })),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    view! {
        <p class="since">
            <span class="strong">
                {t(if change.is_some() { Text::SinceLast } else { Text::FirstVisit })}
            </span>
            " "
            <span class="number">{words}</span>
        </p>
    }
}

#[component]
fn Corrected(assessment: Assessment) -> Piece {
    view! {
        <section class="card corrected">
            <h2>{t(Text::CorrectedAge)}</h2>
            <p class="quiet">{t(Text::CorrectedWhy)}</p>
            <ScoreList assessment=assessment />
        </section>
    }
}
