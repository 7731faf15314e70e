//! The screens, one a module.

mod care;
pub mod check;
pub mod child;
pub mod day;
mod draft;
mod loaded;
pub mod measure;
mod missing;
mod register;
pub mod registers;
pub mod result;
mod settings;
mod sign_in;
mod sync;

pub use care::{SignsPage, StepPage, StoryPage, TodayPage};
pub use check::CheckPage;
pub use child::ChildPage;
pub use day::DayPage;
pub use measure::MeasurePage;
pub use missing::MissingPage;
pub use register::{EditPage, RegisterPage};
pub use registers::{EnrolPage, EntryFormPage, EntryPage, RegistersPage};
pub use result::ResultPage;
pub use settings::{SettingsPage, role_words};
pub use sign_in::SignInPage;
pub use sync::{SyncPage, act_words};
