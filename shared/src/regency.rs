//! The regency pack: everything that differs by regency or by year, as one validated, versioned document. Nothing in it is
//! about a person.

mod canonical;
mod catalogue;
mod change;
mod check;
mod clock;
mod dated;
mod difference;
mod list;
mod look;
pub mod naming;
mod notice;
mod office;
mod pack;
mod problem;
mod puskesmas;
mod read;
pub mod replicate;
#[cfg(feature = "openapi")]
mod schema;
mod settings;
mod template;
mod words;

pub use catalogue::{CatalogueEntry, InterventionKind};
pub use change::AreaChangeError;
pub use clock::utc_offset_minutes_of;
pub use dated::Dated;
pub use difference::PackDifference;
pub use list::{Listed, ListedPosyandu, ListedProblem};
pub use look::{Colour, Crest, CrestPath, InvalidColour, InvalidPathData, Look, PathData};
pub use notice::Notice;
pub use office::Office;
pub use pack::{FORMAT_VERSION, RegencyPack};
pub use problem::{PackError, PackProblem};
pub use puskesmas::{InvalidPuskesmasCode, Puskesmas, PuskesmasCode};
#[cfg(feature = "openapi")]
pub use schema::json_schema;
pub use settings::{Counting, FoodDays, Privacy, Settings, Thresholds};
pub use template::{Templates, fill};
pub use words::Words;

/// A text of this folder as what it says. Every default is made of these, and a test makes every default.
#[expect(clippy::panic, reason = "called with literals of this folder only, each of which a test reads")]
fn constant<T: core::str::FromStr>(text: &'static str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}
