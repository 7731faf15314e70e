//! Women, girls and couples who are followed, on a screen: what is known of each, and the forms of what is written down. The
//! phone's pages show it of what the phone holds, the desk's of what the API answers.

mod enrol;
mod file;
mod form;
#[cfg(test)]
mod tests;
mod told;
mod typed;
mod words;

pub use enrol::{Enrolling, enrol_fields, enrolled};
pub use file::{EntryFile, role_for};
pub use form::{EntryForm, FormPage, Fresh, entry_fields, made, visit};
pub use told::{TakeBack, expected, facts, found, helps, section, task_list, todo, visits};
pub use words::RegisterWord;
