//! The line icons of the bars, drawn on a 24 by 24 grid.

use leptos::prelude::*;

/// A line icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Children of the day.
    Children,
    /// The calculator.
    Check,
    /// Up and down arrows.
    Sync,
    /// Sliders.
    Settings,
    /// Signal.
    Online,
    /// Signal, struck through.
    Offline,
    /// A phone.
    Phone,
    /// A warning sign.
    Warning,
    /// A check mark in a circle.
    Safe,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Children => {
                "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5 8c0-3 2-5 5-5s5 2 5 5M17 12a2.5 2.5 0 1 0 0-5M16 15c3 0 5 1.5 5 4"
            }
            Self::Check => "M5 3h14v18H5zM8 7h8M8 12h2M14 12h2M8 16h2M14 16h2",
            Self::Sync => "M8 20V5m-4 4 4-4 4 4M16 4v15m4-4-4 4-4-4",
            Self::Settings => "M4 7h9m4 0h3M4 17h3m4 0h9M15 4.5v5M9 14.5v5",
            Self::Online => "M12 19h.01M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 14 0M2 8.5a15 15 0 0 1 20 0",
            Self::Offline => {
                "M12 19h.01M8.5 15.5a5 5 0 0 1 7 0M3 3l18 18M5 12a10 10 0 0 1 4-2.5m6 0a10 10 0 0 1 4 2.5"
            }
            Self::Phone => "M7 2.5h10v19H7zM11 18.5h2",
            Self::Safe => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12l3 3 5-6",
            Self::Warning => "M12 3 2 20h20zM12 9v5M12 17h.01",
        }
    }
}

/// Draws an icon; words stand beside it, so it is hidden from screen readers.
#[component]
pub fn LineIcon(
    /// What it shows.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
            <path d=icon.path() />
        </svg>
    }
}
