//! What screens share: waiting, troubles, questions before something is lost, links with their QR code, fields.

mod act;
mod field;
mod told;
mod trouble;

pub use act::Act;
pub use field::Field;
pub use told::{provide_told, use_told};
pub use trouble::TroubleNotice;
