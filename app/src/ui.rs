//! Components that screens share: fields for thumbs, categories with icon and word, notices.

mod badge;
mod choice;
mod field;
mod icon;
mod live;
mod notice;
mod number;
mod record_state;
mod secret;
mod stepper;
mod toast;

pub use badge::{Badge, Tone};
pub use choice::{Choice, Face};
pub use field::{DateField, TextField};
pub use icon::{Glyph, Icon};
pub use live::{Live, Said, live, said, truth};
pub use notice::{Failure, Notice, attempt};
pub use number::{Entry, EntryProblem, Quantity};
pub use record_state::RecordStateWord;
pub use secret::{PasswordField, PinField};
pub use stepper::Stepper;
pub use toast::{Toast, Undoable};
