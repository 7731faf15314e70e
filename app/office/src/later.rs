//! Screens in parts of the office and of the desk that are loaded when one of them is opened for the first time, so that the first
//! visit downloads less. How that works stands in the app's `later`; here a part shows any of its addresses.
//!
//! The part's name begins with `office` or `desk`, which keeps it out of what a phone's service worker fetches. Each program has its
//! feature, because what is split stays in a program that never shows it.

#[cfg(any(feature = "parts", feature = "desk-parts"))]
mod waiting;

use crate::dom::Piece;
use crate::handling;
use crate::pages::{children, operator, settings};
use crate::routes::Route;

/// Screens of a part; without the feature it is a part of the program like any other.
macro_rules! later {
    ($feature:literal, $part:ident, $name:ident, $show:path) => {
        /// Shows the screen at an address, as soon as its part is there.
        pub fn $name(route: Route) -> Piece {
            #[cfg(feature = $feature)]
            {
                #[wasm_split_helpers::wasm_split($part, fallible)]
                fn $name() -> Result<waiting::Page, wasm_split_helpers::SplitLoaderError> {
                    Ok($show as waiting::Page)
                }
                static LOADED: waiting::Loaded = waiting::Loaded::new();
                waiting::shown(&LOADED, || Box::pin($name()), route)
            }
            #[cfg(not(feature = $feature))]
            $show(route)
        }
    };
}

later!("parts", office_settings, settings, settings::screen);
later!("parts", office_children, children, children::screen);
later!("parts", office_operator, operator, operator::screen);
later!("desk-parts", desk_case, case, handling::case);
later!("desk-parts", desk_audits, audits, handling::audits);
later!("desk-parts", desk_village, village, handling::village);
later!("desk-parts", desk_refusals, refusals, handling::refusals);
later!("desk-parts", desk_registers, registers, handling::registers);
