//! WHO's lines and the strips between them, each line named at its end.

use leptos::prelude::*;
use tumbuh::chart::{Line, area, polyline};

use super::window::{RIGHT, Seeing};

/// Strips, lines and their names.
#[component]
pub fn Lines(
    /// What is seen.
    seeing: Memo<Seeing>,
) -> impl IntoView {
    move || {
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
                .collect_view();
            let lines = seeing
                .curves
                .iter()
                .map(|curve| {
                    let sd = sd(curve.line);
                    let path = polyline(&curve.points, &seeing.x, &seeing.y);
                    let end = curve.points.last().map_or(0.0, |end| seeing.y.pixel(end.y));
                    view! {
                        <path class=format!("line line-{}", sd.abs()) d=path />
                        <text class="line-name" x=RIGHT + 3.0 y=end + 4.0>
                            {name(sd)}
                        </text>
                    }
                })
                .collect_view();
            view! {
                <g aria-hidden="true">{strips} {lines}</g>
            }
        })
    }
}

fn sd(line: Line) -> i8 {
    match line {
        Line::Sd(sd) => sd,
        Line::Percentile(_) => 0,
    }
}

fn name(sd: i8) -> String {
    match sd {
        0 => "0".into(),
        1.. => format!("+{sd}"),
        _ => format!("−{}", sd.unsigned_abs()),
    }
}
