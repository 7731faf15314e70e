//! The same points as a table, for screen readers and for paper.

use leptos::prelude::*;
use tumbuh::growth::Unit;

use super::dots::value_words;
use super::series::Dot;
use crate::dom::{Piece, view};
use crate::i18n::{self, Text, t, use_language};
use crate::pages::result::CategoryBadge;

/// The points, newest first.
#[component]
pub fn PointTable(
    /// The points.
    dots: StoredValue<Vec<Dot>>,
    /// Unit of the values.
    unit: Unit,
) -> Piece {
    let language = use_language();
    let row = |dot: &Dot| {
        view! {
            <tr>
                <td>{dot.date.map(|date| i18n::date(language, date))}</td>
                <td>{value_words(language, dot, unit)}</td>
                <td>{i18n::z(language, dot.z)}</td>
                <td>
                    <CategoryBadge category=dot.category />
                </td>
            </tr>
        }
    };
    let rows: Vec<Piece> = dots.with_value(|dots| dots.iter().rev().map(row).collect());
    view! {
        <details class="points">
            <summary>{t(Text::AsTable)}</summary>
            <div class="table-scroll">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{t(Text::Date)}</th>
                            <th scope="col">{t(Text::Value)}</th>
                            <th scope="col">"z"</th>
                            <th scope="col">{t(Text::CategoryWord)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
