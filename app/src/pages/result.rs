//! What a reading says.

mod month;
mod scores;
mod step;
mod view;

pub use scores::{CategoryBadge, category_words, code};
pub use view::VisitView;

use leptos::prelude::*;
use tumbuh::id::MeasurementId;
use tumbuh::measurement::Measurement;
use tumbuh::visit::Visit;

use crate::dom::{Piece, view};
use crate::i18n::{self, Text, t, use_language};
use crate::pages::child::{ChildLine, child_title};
use crate::pages::loaded::Loaded;
use crate::routes::{Path, use_measurement_id};
use crate::shell::Screen;
use crate::store::{ChildHistory, use_store};
use crate::ui::{Glyph, Icon, Notice, RecordStateWord, Tone};

/// What a reading says.
#[component]
pub fn ResultPage() -> Piece {
    let id = use_measurement_id();
    let view = move |(history,): (ChildHistory,)| match id.get() {
        Some(id) => view! { <Outcome history=history id=id /> },
        None => Piece::nothing(),
    };
    view! {
        <Screen title=child_title(Text::ResultTitle)>
            <Loaded follow=true view=Callback::new(view) />
        </Screen>
    }
}

#[component]
fn Outcome(history: ChildHistory, id: MeasurementId) -> Piece {
    let language = use_language();
    let store = use_store();
    let Some(reading) = history.reading(id) else {
        return view! { <p class="quiet">{t(Text::NotFound)}</p> };
    };
    let child = history.row.child.clone();
    let child_id = child.id;
    let entry = &reading.row.measurement;
    let others: Vec<Measurement> = history.standing().filter(|one| one.id != id).cloned().collect();
    let card = store.session().with_untracked(|session| {
        session.as_ref().map(|session| session.regency.kms.clone()).unwrap_or_default()
    });
    let visit = Visit::new(&child, &others, entry, &card);
    let (date, state) = (entry.date, reading.state);
    let values = measured(language, entry);
    let replaced = reading.row.superseded.as_ref().map(|superseded| {
        let text = if superseded.by.is_some() { Text::Superseded } else { Text::Retracted };
        let reason = superseded.reason.to_string();
        view! {
            <Notice tone=Tone::Concern>
                <p class="strong">{t(text)}</p>
                <p>{reason}</p>
            </Notice>
        }
    });
    view! {
        <ChildLine child=child />
        {replaced}
        <p class="read-values">
            <span class="strong number">{values}</span>
            <span class="quiet">
                {i18n::date(language, date)} " · " <RecordStateWord state=state />
            </span>
        </p>
        <VisitView visit=visit with_history=true />
        <a href=Path::Correct(child_id, id).to_string() class="button quietly">
            <Glyph icon=Icon::Edit />
            {t(Text::CorrectThis)}
        </a>
        <div class="actions">
            <a href=Path::Child(child_id).to_string() class="button">
                <Glyph icon=Icon::Curve />
                {t(Text::SeeCurve)}
            </a>
            <a href=Path::Day.to_string() class="button primary">
                {t(Text::NextChild)}
                <Glyph icon=Icon::Next />
            </a>
        </div>
    }
}

/// What was read, in one line: `8,1 kg · 75,5 cm · LiLA 13,2 cm`.
#[must_use]
pub fn measured(language: tumbuh::language::Language, reading: &Measurement) -> String {
    let named = |text: Text, length: Option<tumbuh::unit::Millimetres>| {
        length.map(|length| format!("{} {}", i18n::say(language, text), i18n::cm(language, length)))
    };
    [
        reading.weight_grams.map(|weight| i18n::kg(language, weight)),
        reading.length_millimetres.map(|length| i18n::cm(language, length)),
        named(Text::Arm, reading.arm_millimetres),
        named(Text::Head, reading.head_millimetres),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}
