//! The screens.

mod areas;
mod me;
mod missing;
mod no_rights;
mod sign_in;

pub use areas::AreasPage;
pub use me::MePage;
pub use missing::MissingPage;
pub use no_rights::NoRightsPage;
pub use sign_in::SignInPage;
