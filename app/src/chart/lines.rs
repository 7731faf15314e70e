//! WHO's lines and the strips between them, each line named at its end.

use leptos::prelude::*;
use tumbuh::chart::{Line, area, polyline};

use super::window::{RIGHT, Seeing, px};
use crate::dom::{Piece, view};
use crate::ui::live;

/// Strips, lines and their names.
#[component]
pub fn Lines(
    /// What is seen.
    seeing: Signal<Seeing>,
    /// The red and the orange line of the weight card, where this is one.
    card: Option<CardLines>,
) -> Piece {
    live(move || {
        seeing.with(|seeing| {
            let strips = seeing
                .curves
                .windows(2)
                .filter_map(|pair| {
                    let [lower, upper] = pair else { return None };
                    let class = format!("strip strip-{}", sd(lower.line) + 3);
                    let path = area(&lower.points, &upper.points, &seeing.x, &seeing.y);
                    Some(view! { <path class=class d=path /> })
                })
                .collect::<Piece>();
            let lines = seeing
                .curves
                .iter()
                .map(|curve| {
                    let sd = sd(curve.line);
                    let path = polyline(&curve.points, &seeing.x, &seeing.y);
                    let end = curve.points.last().map_or(0.0, |end| seeing.y.pixel(end.y));
                    view! {
                        <path class=class(sd, card) d=path />
                        <text class="line-name" x=px(RIGHT + 3.0) y=px(end + 4.0)>
                            {name(sd)}
                        </text>
                    }
                })
                .collect::<Piece>();
            view! {
                <g aria-hidden="true">{strips} {lines}</g>
            }
        })
    })
}

/// Which SD lines the weight card draws in red and in orange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardLines {
    /// Below it a child is referred.
    pub red: i8,
    /// Above it too.
    pub orange: i8,
}

fn class(sd: i8, card: Option<CardLines>) -> String {
    match card {
        Some(card) if sd == card.red => "line line-red".into(),
        Some(card) if sd == card.orange => "line line-orange".into(),
        Some(_) => format!("line card-line-{}", sd.abs()),
        None => format!("line line-{}", sd.abs()),
    }
}

fn sd(line: Line) -> i8 {
    match line {
        Line::Sd(sd) => sd,
        Line::Percentile(_) => 0,
    }
}

/// The name of an SD line.
#[must_use]
pub fn name(sd: i8) -> String {
    match sd {
        0 => "0".into(),
        1.. => format!("+{sd}"),
        _ => format!("−{}", sd.unsigned_abs()),
    }
}
