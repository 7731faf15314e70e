//! Ticks and names of the two axes.

use leptos::prelude::*;
use tumbuh::chart::{month_ticks, ticks};
use tumbuh::growth::{RowUnit, Unit};

use super::window::{BOTTOM, HEIGHT, LEFT, RIGHT, Seeing, TOP};
use crate::i18n::{Text, decimal, say, use_language};
use crate::ui::live;

/// Grid, ticks and names of the axes.
#[component]
pub fn Axes(
    /// What is seen.
    seeing: Memo<Seeing>,
    /// What x counts.
    row: RowUnit,
    /// What y counts.
    unit: Unit,
) -> impl IntoView {
    let language = use_language();
    let across = move || {
        seeing.with(|seeing| {
            x_ticks(seeing.x.range(), row)
                .into_iter()
                .map(|(at, words)| {
                    let x = seeing.x.pixel(at);
                    view! {
                        <line class="grid" x1=x x2=x y1=TOP y2=BOTTOM />
                        <text class="chart-tick" x=x y=BOTTOM + 13.0 text-anchor="middle">
                            {words}
                        </text>
                    }
                })
                .collect_view()
        })
    };
    let up = move || {
        let language = language.get();
        seeing.with(|seeing| {
            let (low, high) = seeing.y.range();
            let step_is_whole = high - low > 6.0;
            ticks(low, high, 7)
                .into_iter()
                .filter(|at| seeing.y.pixel(*at) < BOTTOM + 0.5)
                .map(|at| {
                    let y = seeing.y.pixel(at);
                    let words = if step_is_whole { format!("{at:.0}") } else { format!("{at:.1}") };
                    view! {
                        <line class="grid" x1=LEFT x2=RIGHT y1=y y2=y />
                        <text class="chart-tick" x=LEFT - 4.0 y=y + 4.0 text-anchor="end">
                            {decimal(language, &words)}
                        </text>
                    }
                })
                .collect_view()
        })
    };
    let name = move || {
        let text = if row == RowUnit::Millimetres { Text::AxisCm } else { Text::AxisMonths };
        say(language.get(), text)
    };
    view! {
        <g aria-hidden="true">
            {live(across)} {live(up)}
            <text class="axis-name" x=RIGHT y=HEIGHT - 6.0 text-anchor="end">
                {live(name)}
            </text>
            <text class="axis-name" x=LEFT + 4.0 y=TOP + 10.0>
                {unit.symbol()}
            </text>
        </g>
    }
    .into_any()
}

fn x_ticks((from, to): (f64, f64), row: RowUnit) -> Vec<(f64, String)> {
    match row {
        RowUnit::Days => month_ticks(whole(from.ceil()), whole(to.floor()), 12)
            .into_iter()
            .map(|(at, month)| (at, month.to_string()))
            .filter(|(at, _)| *at <= to)
            .collect(),
        RowUnit::Months => ticks(from, to, 8).into_iter().map(|at| (at, format!("{at:.0}"))).collect(),
        RowUnit::Millimetres => {
            ticks(from, to, 8).into_iter().map(|at| (at, format!("{:.0}", at / 10.0))).collect()
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 10,000 days")]
fn whole(value: f64) -> u32 {
    value.clamp(0.0, 10_000.0) as u32
}
