//! Handling a child on a screen: where the case stands, its story, and a form for each step. The phone's pages show it of what
//! the phone holds, the office's of what the API answers.

mod card;
mod counsel;
mod fields;
mod file;
mod form;
mod make;
mod photo;
mod report;
mod signs;
mod story;
pub mod words;

pub use card::{CaseCard, Reasons, by_when, due_words, task_words};
pub use counsel::CounselCard;
pub use fields::{Field, FieldKind, FormFields, told};
pub use file::{CaseFile, Context};
pub use form::{StepForm, signs_field, step_fields, ticked};
pub use make::{Made, NewIds, make};
pub use photo::photo_path;
pub use report::{Shown, progress, report_fields};
pub use signs::noted;
pub use story::Story;
