//! What to do now, on top of every result.

use leptos::prelude::*;
use tumbuh::finding::{Finding, Step};

use crate::dom::{Piece, view};
use crate::i18n::{Text, t, use_language};
use crate::ui::{Glyph, Icon, Tone};

/// The first thing to do, and why.
#[component]
pub fn StepCard(
    /// What to do.
    step: Step,
    /// Why, gravest first.
    findings: Vec<Finding>,
) -> Piece {
    let language = use_language();
    let tone = tone(step);
    let icon = if tone == Tone::Good { Icon::Smile } else { tone.icon() };
    let reasons = (!findings.is_empty()).then(|| reasons(findings));
    view! {
        <section class=format!("step-card {}", tone.class()) aria-label=t(Text::WhatToDo)>
            <Glyph icon=icon />
            <div class="stack">
                <p class="words">{step.words(language)}</p>
                {reasons}
            </div>
        </section>
    }
}

/// What was found, each with where its rule is written.
#[must_use]
pub fn reasons(findings: Vec<Finding>) -> Piece {
    let language = use_language();
    let items: Vec<Piece> = findings
        .into_iter()
        .map(|finding| view! {
            <li>{finding.words(language)} " " <span class="tiny">{finding.rule().source.name()}</span></li>
        })
        .collect();
    view! { <ul class="reasons">{items}</ul> }
}

fn tone(step: Step) -> Tone {
    match step {
        Step::HospitalToday | Step::PuskesmasToday => Tone::Urgent,
        Step::MeasureAgain | Step::PuskesmasThisWeek => Tone::Concern,
        Step::Counsel => Tone::Watch,
        Step::ComeBackNextMonth => Tone::Good,
    }
}
