//! Who is followed in registers, of what the phone holds: the list, one person, and the forms.

mod enrol;
mod entry;
mod form;
mod held;
mod list;

pub use enrol::EnrolPage;
pub use entry::EntryPage;
pub use form::EntryFormPage;
pub use held::Held;
pub use list::{Listed, RegistersPage};
