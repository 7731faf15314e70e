//! A whole chart: tabs to choose it, the drawing that zooms, the point being read, the table.

use leptos::prelude::*;
use tumbuh::growth::{Indicator, Standard};
use tumbuh::sex::Sex;

use super::axes::Axes;
use super::dots::{Dots, dot_words};
use super::lines::{CardLines, Lines, name};
use super::series::{Kind, Seen, Series};
use super::table::PointTable;
use super::window::{HEIGHT, Seeing, WIDTH, moved, px, zoomed};
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, t, tell, use_language};
use crate::store::use_store;
use crate::ui::{Glyph, Icon, live, truth};

/// The charts of a child, one at a time.
#[component]
pub fn ChartTabs(
    /// Whose lines.
    sex: Sex,
    /// The child's readings, oldest first.
    seen: Vec<Seen>,
) -> Piece {
    let kind = RwSignal::new(Kind::Weight);
    let seen = StoredValue::new(seen);
    let tabs = Kind::ALL
        .into_iter()
        .map(|one| {
            view! {
                <button
                    type="button"
                    role="tab"
                    aria-selected=truth(move || kind.get() == one)
                    on:click=move |_| kind.set(one)
                >
                    {t(one.word())}
                </button>
            }
        })
        .collect::<Piece>();
    let chart = move || {
        seen.with_value(|seen| Series::new(kind.get(), sex, seen))
            .map(|series| view! { <GrowthChart series=series /> })
    };
    view! {
        <section class="card charts">
            <h2>{t(Text::Curves)}</h2>
            <div class="tabs" role="tablist">
                {tabs}
            </div>
            {live(chart)}
        </section>
    }
}

/// Every chart that has a reading, one below the other: for paper, on which nothing can be chosen.
#[component]
pub fn AllCharts(
    /// Whose lines.
    sex: Sex,
    /// The child's readings, oldest first.
    seen: Vec<Seen>,
) -> Piece {
    let drawn = Kind::ALL.into_iter().filter_map(|kind| Series::new(kind, sex, &seen));
    let drawn = drawn.filter(|series| !series.dots.is_empty());
    let charts: Vec<Piece> = drawn.map(|series| view! { <GrowthChart series=series /> }).collect();
    view! {
        <section class="card charts all-charts">
            <h2>{t(Text::Curves)}</h2>
            {charts}
        </section>
    }
}

/// One chart.
#[component]
pub fn GrowthChart(
    /// What it shows.
    series: Series,
) -> Piece {
    let language = use_language();
    let window = RwSignal::new(series.first_window());
    let unit = series.indicator.unit();
    let row = series.range.unit;
    let indicator = series.indicator;
    let count = series.dots.len();
    let card = card_lines(&series);
    let chosen = RwSignal::new(count.checked_sub(1));
    let dots = StoredValue::new(series.dots.clone());
    let series = StoredValue::new(series);
    let seeing = Signal::derive(move || series.with_value(|series| Seeing::new(series, window.get())));
    let zoom = move |factor: f64| {
        window.update(|window| {
            let middle = f64::midpoint(window.0, window.1);
            *window = series.with_value(|series| zoomed(series, *window, factor, middle));
        });
    };
    let shift = move |share: f64| {
        window.update(|window| *window = series.with_value(|series| moved(series, *window, share)));
    };
    let reset = move || window.set(series.with_value(Series::first_window));
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        match event.key().as_str() {
            "+" | "=" => zoom(1.5),
            "-" => zoom(1.0 / 1.5),
            "ArrowLeft" => shift(-0.2),
            "ArrowRight" => shift(0.2),
            "0" | "Home" => reset(),
            _ => return,
        }
        event.prevent_default();
    };
    let label = tell(language, &Phrase::ChartLabel { name: indicator.name(language).to_owned(), count });
    let read_out = move || {
        chosen
            .get()
            .and_then(|place| {
                dots.with_value(|dots| dots.get(place).map(|dot| dot_words(language, dot, unit)))
            })
            .unwrap_or_else(|| crate::i18n::say(language, Text::NoPoints).to_owned())
    };
    let gesture = super::gesture::Gesture::new(zoom, shift);
    view! {
        <figure class="chart">
            <figcaption class="quiet">{indicator.name(language)}</figcaption>
            <div
                class="drawing"
                tabindex="0"
                role="group"
                aria-label=label
                on:keydown=on_key
                on:pointerdown=move |event| gesture.down(&event)
                on:pointermove=move |event| gesture.moved(&event)
                on:pointerup=move |event| gesture.up(&event)
                on:pointercancel=move |event| gesture.up(&event)
                on:wheel=move |event| gesture.wheel(&event)
            >
                <svg viewBox=format!("0 0 {} {}", px(WIDTH), px(HEIGHT)) role="presentation">
                    <Axes seeing=seeing row=row unit=unit />
                    <g class="plot">
                        <Lines seeing=seeing card=card />
                        <Dots dots=dots seeing=seeing unit=unit chosen=chosen />
                    </g>
                </svg>
            </div>
            {card.map(|card| view! { <Legend card=card /> })}
            <p class="read-out number" role="status">
                {live(read_out)}
            </p>
            <div class="chart-tools row">
                <button type="button" class="button" aria-label=t(Text::ZoomOut) on:click=move |_| zoom(1.0 / 1.5)>
                    "−"
                </button>
                <button type="button" class="button" aria-label=t(Text::ZoomIn) on:click=move |_| zoom(1.5)>
                    "+"
                </button>
                <button type="button" class="button" on:click=move |_| reset()>
                    {t(Text::ZoomReset)}
                </button>
                <button type="button" class="button" on:click=|_| { let _ = leptos::prelude::window().print(); }>
                    <Glyph icon=Icon::Print />
                    {t(Text::PrintChart)}
                </button>
            </div>
            <p class="tiny no-print">{t(Text::ChartHelp)}</p>
            <PointTable dots=dots unit=unit />
        </figure>
    }
}

/// The red and the orange line, in words.
#[component]
fn Legend(card: CardLines) -> Piece {
    view! {
        <p class="legend tiny">
            <span class="swatch red" aria-hidden="true"></span>
            {t(Text::RedLine)}
            {format!(" ({})", name(card.red))}
            <span class="swatch orange" aria-hidden="true"></span>
            {t(Text::OrangeLine)}
            {format!(" ({})", name(card.orange))}
        </p>
    }
}

/// The lines of the card in force, if this is the weight card.
fn card_lines(series: &Series) -> Option<CardLines> {
    (series.indicator == Indicator::WeightForAge && series.standard == Standard::Who2006).then(|| {
        let card = use_store().session().with_untracked(|session| {
            session.as_ref().map(|session| session.regency.kms.clone()).unwrap_or_default()
        });
        CardLines { red: card.red_line_sd, orange: card.orange_line_sd }
    })
}
