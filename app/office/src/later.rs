//! Screens in parts of the office that are loaded when one of them is opened for the first time, so that the first visit downloads
//! less. How that works stands in the app's `later`; here a part shows any of its addresses.
//!
//! The part's name begins with `office`, which keeps it out of what a phone's service worker fetches.

#[cfg(feature = "parts")]
mod waiting;

use crate::dom::Piece;
use crate::pages::{children, operator, settings};
use crate::routes::Route;

/// Screens of a part; without the feature `parts` it is a part of the program like any other.
macro_rules! later {
    ($part:ident, $name:ident, $show:path) => {
        /// Shows the screen at an address, as soon as its part is there.
        pub fn $name(route: Route) -> Piece {
            #[cfg(feature = "parts")]
            {
                #[wasm_split_helpers::wasm_split($part, fallible)]
                fn $name() -> Result<waiting::Page, wasm_split_helpers::SplitLoaderError> {
                    Ok($show as waiting::Page)
                }
                static LOADED: waiting::Loaded = waiting::Loaded::new();
                waiting::shown(&LOADED, || Box::pin($name()), route)
            }
            #[cfg(not(feature = "parts"))]
            $show(route)
        }
    };
}

later!(office_settings, settings, settings::screen);
later!(office_children, children, children::screen);
later!(office_operator, operator, operator::screen);
