//! Every reading, newest first; what was corrected or taken back stays, struck through, with the reason.

use leptos::prelude::*;
use tumbuh::id::{ChildId, MeasurementId};
use tumbuh::sync::Act;

use crate::dom::{Piece, view};
use crate::i18n::{self, Text, say, t, use_language};
use crate::pages::measure::ReasonField;
use crate::pages::result::measured;
use crate::routes::Path;
use crate::store::{ChildHistory, Reading, use_store};
use crate::ui::{Failure, Glyph, Icon, RecordStateWord, attempt, live, truth};

/// Readings shown at first.
const FEW: usize = 6;

/// The readings.
#[component]
pub fn HistoryList(
    /// The child with its readings.
    history: ChildHistory,
) -> Piece {
    let child = history.row.child.id;
    let shown = RwSignal::new(FEW);
    let count = history.measurements.len();
    let empty = history.measurements.is_empty().then(|| view! { <p class="quiet">{t(Text::NoHistory)}</p> });
    let rows = history
        .measurements
        .into_iter()
        .enumerate()
        .map(|(place, reading)| {
            let row = if reading.row.superseded.is_some() {
                view! { <OldReading reading=reading /> }
            } else {
                view! { <StandingReading child=child reading=reading /> }
            };
            view! {
                <li class="reading" hidden=move || { place >= shown.get() }>
                    {row}
                </li>
            }
        })
        .collect::<Piece>();
    let more = move || {
        (shown.get() < count).then(|| {
            view! {
                <button type="button" class="button no-print" on:click=move |_| shown.set(count)>
                    {t(Text::ShowMore)}
                </button>
            }
        })
    };
    view! {
        <section class="card history">
            <h2>{t(Text::History)}</h2>
            {empty}
            <ul>{rows}</ul>
            {live(more)}
        </section>
    }
}

#[component]
fn StandingReading(child: ChildId, reading: Reading) -> Piece {
    let language = use_language();
    let state = reading.state;
    let measurement = reading.row.measurement;
    // It may have been measured under a name that was merged into this one, and is taken back there.
    let (id, date, of) = (measurement.id, measurement.date, measurement.child);
    let open = RwSignal::new(false);
    let retracting = RwSignal::new(false);
    let options_label = format!("{}: {}", i18n::date(language, date), say(language, Text::MoreOptions));
    view! {
        <div class="with-options">
            <a href=Path::Result(child, id).to_string() class="go">
                <span class="quiet">
                    {i18n::date(language, date)} " · " <RecordStateWord state=state />
                </span>
                <span class="strong number">{measured(language, &measurement)}</span>
            </a>
            <button
                type="button"
                class="options no-print"
                aria-expanded=truth(move || open.get())
                aria-label=options_label
                on:click=move |_| open.update(|open| *open = !*open)
            >
                "⋯"
            </button>
        </div>
        <div class="row wrap no-print" hidden=move || !open.get()>
            <a href=Path::Correct(child, id).to_string() class="button">
                <Glyph icon=Icon::Edit />
                {t(Text::Correct)}
            </a>
            <button
                type="button"
                class="button"
                aria-expanded=truth(move || retracting.get())
                on:click=move |_| retracting.update(|open| *open = !*open)
            >
                {t(Text::Retract)}
            </button>
        </div>
        {live(move || {
            (open.get() && retracting.get()).then(|| view! { <RetractForm child=of measurement=id /> })
        })}
    }
}

#[component]
fn OldReading(reading: Reading) -> Piece {
    let language = use_language();
    let measurement = reading.row.measurement;
    let date = measurement.date;
    let (word, reason) = match &reading.row.superseded {
        Some(superseded) if superseded.by.is_some() => (Text::Replaced, superseded.reason.to_string()),
        Some(superseded) => (Text::TakenBack, superseded.reason.to_string()),
        None => (Text::TakenBack, String::new()),
    };
    view! {
        <div class="old">
            <span class="quiet">{i18n::date(language, date)}</span>
            <del class="number">{measured(language, &measurement)}</del>
            <span class="quiet">{say(language, word)} ": " {reason}</span>
        </div>
    }
}

const USUAL: [Text; 3] = [Text::ReasonOtherChild, Text::ReasonTypo, Text::ReasonMisread];

#[component]
fn RetractForm(child: ChildId, measurement: MeasurementId) -> Piece {
    let store = use_store();
    let reason = RwSignal::new(String::new());
    let failure = RwSignal::new(None::<Text>);
    let retract = move |_| {
        let Ok(reason) = reason.with_untracked(|reason| reason.parse()) else {
            return failure.set(Some(Text::ReasonMissing));
        };
        // When it is done the whole record is shown anew.
        attempt(failure, store.act(Act::RetractMeasurement { child, measurement, reason }));
    };
    view! {
        <div class="stack form">
            <ReasonField label=Text::RetractWhy reason=reason usual=USUAL.to_vec() />
            <Failure error=failure />
            <button type="button" class="button danger" on:click=retract>
                {t(Text::RetractConfirm)}
            </button>
        </div>
    }
}
