//! What `view!` builds: elements, texts and parts that follow signals, all of a few types that are compiled once. Leptos makes
//! a type for each element of a view and code for each of those types; without it a phone downloads a seventh less.

mod element;
mod keyed;
mod markup;
mod piece;
mod value;

pub use element::handler;
pub use keyed::{keyed, row};
pub use markup::Markup;
pub use piece::{IntoPiece, Piece};
pub use tumbuh_view::view;
pub use value::{IntoValue, Value};
