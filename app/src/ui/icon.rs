//! Icons, drawn as strokes; each stands beside its word and is silent to screen readers.

use leptos::prelude::*;

use crate::dom::{Piece, view};

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A tick in a circle: as it should be.
    Good,
    /// An eye: keep watching.
    Watch,
    /// A triangle: the health centre should look.
    Concern,
    /// An octagon: today.
    Urgent,
    /// A question mark: cannot be said.
    Unknown,
    /// A smile: thank you.
    Smile,
    /// An arrow to the left.
    Back,
    /// An arrow to the right.
    Next,
    /// A plus.
    Add,
    /// A magnifying glass.
    Search,
    /// A curve on axes.
    Curve,
    /// A pencil.
    Edit,
    /// A printer.
    Print,
    /// An arrow up.
    Up,
    /// A level line.
    Level,
    /// A circle that is not filled: waiting.
    Empty,
    /// A crossed circle: did not come.
    Absent,
    /// A cloud with a tick: safe.
    Safe,
    /// A cloud with an arrow: on its way.
    Sent,
    /// A phone: on this phone only.
    Phone,
    /// Children of the day.
    Children,
    /// The calculator.
    Calculator,
    /// Arrows up and down: exchanging with the regency.
    Exchange,
    /// Sliders.
    Settings,
    /// Signal.
    Online,
    /// Signal, struck through.
    Offline,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Good => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.5l2.8 2.8L16.5 9.5",
            Self::Watch => {
                "M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z"
            }
            Self::Concern => "M12 3.5 22 20.5H2zM12 10v5M12 17.6v.4",
            Self::Urgent => "M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8zM12 7v6.5M12 16.6v.4",
            Self::Unknown => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.3 9.3c.3-3.2 5.6-3 5.4.3 0 2-2.7 2-2.7 4M12 16.8v.4"
            }
            Self::Smile => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 14c1.6 3 6.4 3 8 0M9 9.5v.4M15 9.5v.4",
            Self::Back => "M15 4.5 7.5 12l7.5 7.5",
            Self::Next => "M9 4.5 16.5 12 9 19.5",
            Self::Add => "M12 4v16M4 12h16",
            Self::Search => "M10.5 3.5a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM15.6 15.6 21 21",
            Self::Curve => "M3.5 3.5v17h17M7 16c4-1 5-8 12.5-10",
            Self::Edit => "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5 17.5 10",
            Self::Print => "M7 8V3.5h10V8M7 17H3.5V8h17v9H17M7 14h10v6.5H7z",
            Self::Up => "M5 17 19 6M11.5 6H19v7.5",
            Self::Level => "M4 12h16M14.5 6.5 20 12l-5.5 5.5",
            Self::Empty => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
            Self::Absent => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12",
            Self::Safe => "M7 19a4.5 4.5 0 0 1 0-9 6 6 0 0 1 11.5 1A4 4 0 0 1 18 19zM9 14l2.3 2.3L15 12.5",
            Self::Sent => {
                "M7 19a4.5 4.5 0 0 1 0-9 6 6 0 0 1 11.5 1A4 4 0 0 1 18 19zM12 17v-5M9.8 14l2.2-2.2 2.2 2.2"
            }
            Self::Phone => "M7.5 2.5h9v19h-9zM11 18.5h2",
            Self::Children => {
                "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm-5 8c0-3 2-5 5-5s5 2 5 5M17 12a2.5 2.5 0 1 0 0-5M16 15c3 0 5 1.5 5 4"
            }
            Self::Calculator => "M5 3h14v18H5zM8 7h8M8 12h2M14 12h2M8 16h2M14 16h2",
            Self::Exchange => "M8 20V5m-4 4 4-4 4 4M16 4v15m4-4-4 4-4-4",
            Self::Settings => "M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5v5M9 14.5v5",
            Self::Online => "M12 19h.01M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 14 0M2 8.5a15 15 0 0 1 20 0",
            Self::Offline => {
                "M12 19h.01M8.5 15.5a5 5 0 0 1 7 0M3 3l18 18M5 12a10 10 0 0 1 4-2.5m6 0a10 10 0 0 1 4 2.5"
            }
        }
    }
}

/// An icon beside a word.
#[component]
pub fn Glyph(
    /// What it shows.
    icon: Icon,
) -> Piece {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path
                d=icon.path()
                fill="none"
                stroke="currentColor"
                stroke-width="2.2"
                stroke-linecap="round"
                stroke-linejoin="round"
            />
        </svg>
    }
}
