//! Ticks and names of the two axes.

use leptos::prelude::*;
use tumbuh::chart::{month_ticks, ticks};
use tumbuh::growth::{RowUnit, Unit};

use super::window::{BOTTOM, HEIGHT, LEFT, RIGHT, Seeing, TOP, px};
use crate::dom::{Piece, view};
use crate::i18n::{Text, decimal, fixed, t, use_language};
use crate::ui::live;

/// Grid, ticks and names of the axes.
#[component]
pub fn Axes(
    /// What is seen.
    seeing: Signal<Seeing>,
    /// What x counts.
    row: RowUnit,
    /// What y counts.
    unit: Unit,
) -> Piece {
    let language = use_language();
    let across = move || {
        seeing.with(|seeing| {
            x_ticks(seeing.x.range(), row)
                .into_iter()
                .map(|(at, words)| {
                    let x = seeing.x.pixel(at);
                    view! {
                        <line class="grid" x1=px(x) x2=px(x) y1=px(TOP) y2=px(BOTTOM) />
                        <text class="chart-tick" x=px(x) y=px(BOTTOM + 13.0) text-anchor="middle">
                            {words}
                        </text>
                    }
                })
                .collect::<Piece>()
        })
    };
    let up = move || {
        seeing.with(|seeing| {
            let (low, high) = seeing.y.range();
            let step_is_whole = high - low > 6.0;
            ticks(low, high, 7)
                .into_iter()
                .filter(|at| seeing.y.pixel(*at) < BOTTOM + 0.5)
                .map(|at| {
                    let y = seeing.y.pixel(at);
                    let words = fixed(at, u8::from(!step_is_whole));
                    view! {
                        <line class="grid" x1=px(LEFT) x2=px(RIGHT) y1=px(y) y2=px(y) />
                        <text class="chart-tick" x=px(LEFT - 4.0) y=px(y + 4.0) text-anchor="end">
                            {decimal(language, &words)}
                        </text>
                    }
                })
                .collect::<Piece>()
        })
    };
    let name = if row == RowUnit::Millimetres { Text::AxisCm } else { Text::AxisMonths };
    view! {
        <g aria-hidden="true">
            {live(across)} {live(up)}
            <text class="axis-name" x=px(RIGHT) y=px(HEIGHT - 6.0) text-anchor="end">
                {t(name)}
            </text>
            <text class="axis-name" x=px(LEFT + 4.0) y=px(TOP + 10.0)>
                {unit.symbol()}
            </text>
        </g>
    }
}

fn x_ticks((from, to): (f64, f64), row: RowUnit) -> Vec<(f64, String)> {
    match row {
        RowUnit::Days => month_ticks(whole(from.ceil()), whole(to.floor()), 12)
            .into_iter()
            .map(|(at, month)| (at, month.to_string()))
            .filter(|(at, _)| *at <= to)
            .collect(),
        RowUnit::Months => ticks(from, to, 8).into_iter().map(|at| (at, fixed(at, 0))).collect(),
        RowUnit::Millimetres => ticks(from, to, 8).into_iter().map(|at| (at, fixed(at / 10.0, 0))).collect(),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 10,000 days")]
fn whole(value: f64) -> u32 {
    value.clamp(0.0, 10_000.0) as u32
}
