//! The child's points and the line through them; each can be touched, focused and heard.

use leptos::prelude::*;
use tumbuh::chart::{Point, polyline};
use tumbuh::growth::Unit;
use tumbuh::language::Language;

use super::series::Dot;
use super::window::{LEFT, RIGHT, Seeing, px};
use crate::dom::{Piece, view};
use crate::i18n::{self, use_language};
use crate::pages::result::category_words;
use crate::ui::{Tone, live};

/// The child's own line and points.
#[component]
pub fn Dots(
    /// The points.
    dots: StoredValue<Vec<Dot>>,
    /// What is seen.
    seeing: Signal<Seeing>,
    /// Unit of the values.
    unit: Unit,
    /// The point that is being read.
    chosen: RwSignal<Option<usize>>,
) -> Piece {
    let language = use_language();
    let line = move || {
        let points: Vec<Point> = dots.with_value(|dots| dots.iter().map(|dot| dot.at).collect());
        seeing.with(|seeing| polyline(&points, &seeing.x, &seeing.y))
    };
    let marks = move || {
        let chosen_now = chosen.get();
        seeing.with(|seeing| {
            dots.with_value(|dots| {
                dots.iter()
                    .enumerate()
                    .filter_map(|(place, dot)| {
                        let (x, y) = (seeing.x.pixel(dot.at.x), seeing.y.pixel(dot.at.y));
                        (LEFT - 1.0..=RIGHT + 1.0).contains(&x).then_some(())?;
                        let tone = dot.category.map_or(Tone::Unknown, |category| category.level().into());
                        let is_chosen = chosen_now == Some(place);
                        Some(view! {
                            <g
                                class=format!("dot {}", tone.class())
                                class:chosen=is_chosen
                                role="button"
                                tabindex="0"
                                aria-label=dot_words(language, dot, unit)
                                on:click=move |_| chosen.set(Some(place))
                                on:focus=move |_| chosen.set(Some(place))
                            >
                                <circle class="reach" cx=px(x) cy=px(y) r="15" />
                                <circle class="mark" cx=px(x) cy=px(y) r=if is_chosen { "7" } else { "4.5" } />
                            </g>
                        })
                    })
                    .collect::<Piece>()
            })
        })
    };
    view! {
        <path class="own-line" d=line aria-hidden="true" />
        {live(marks)}
    }
}

/// A point in words: date, age, value, z, category.
#[must_use]
pub fn dot_words(language: Language, dot: &Dot, unit: Unit) -> String {
    let category = dot.category.map(|category| category_words(language, category));
    [
        dot.date.map(|date| i18n::date(language, date)),
        Some(value_words(language, dot, unit)),
        Some(format!("z {}", i18n::z(language, dot.z))),
        category,
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(" · ")
}

/// The value with its unit; weights as exact as they were weighed.
#[must_use]
pub fn value_words(language: Language, dot: &Dot, unit: Unit) -> String {
    let decimals = if unit == Unit::Kilograms { 2 } else { 1 };
    format!("{} {}", i18n::decimal(language, &i18n::fixed(dot.at.y, decimals)), unit.symbol())
}
