//! What a reading says.

mod month;
mod scores;
mod step;
mod view;

pub use scores::{CategoryBadge, category_words, code};
pub use step::reasons;
pub use view::VisitView;

use leptos::prelude::*;
use tumbuh::care::examine;
use tumbuh::finding::to_ask;
use tumbuh::id::MeasurementId;
use tumbuh::measurement::Measurement;
use tumbuh::visit::Visit;

use crate::care::{CaseFile, Context, CounselCard};
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
    // By the rules that open its case: what its past finds, too.
    let visit = match Context::of(store) {
        Some(context) => examine(&child, &others, entry, &[], context.sheet.rules(&context.kms)),
        // A session of before there was care has the weight card alone.
        None => {
            let session = store.session().get_untracked();
            let card = session.map(|session| session.regency.kms).unwrap_or_default();
            Visit::new(&child, &others, entry, &card)
        }
    };
    let (date, state) = (entry.date, reading.state);
    // Asked only of a child that falters, so that the queue moves.
    let signs = (reading.row.counts() && !to_ask(&visit.findings).is_empty()).then(|| {
        view! {
            <a href=Path::Signs(child_id, id).to_string() class="button">
                <Glyph icon=Icon::Concern />
                {t(Text::AskSigns)}
            </a>
        }
    });
    // What to say to the mother goes by where the child stands now.
    let file =
        CaseFile::of(store, &history).filter(|file| file.readings.first().is_some_and(|one| one.id == id));
    let counsel = file.map(|file| view! { <CounselCard file=file /> });
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
        {signs}
        <VisitView visit=visit with_history=true below=counsel />
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
